"""Notes that were begun and not kept, as a table; Enter goes on with one, `x` throws one away."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tui.app.table.content import Column, TableContent
from tui.i18n import N_, _
from tui.workspace.lines import drafts
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


@dataclass(frozen=True)
class DraftsContent:
    """What an earlier session, ended too early, left of notes."""

    session: Session
    title: str = field(default_factory=lambda: _("Notes that were not kept   Enter goes on   x throws away"))
    columns: tuple[Column, ...] = (
        Column(N_("when"), 16, style="dim"),
        Column(N_("note"), share=3, style="strong"),
        Column(N_("text"), share=2),
        Column(N_("source"), share=1, style="dim"),
    )
    orders: tuple[str, ...] = drafts.ORDERS
    changes: bool = True

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the drafts."""
        return drafts.draft_lines(self.session)

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the dialog of the note."""
        return None
