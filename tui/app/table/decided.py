"""All decisions of the library as a table; `x` reverses one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tui.app.table.content import Column, TableContent
from tui.i18n import N_, _
from tui.workspace.lines import decided
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


@dataclass(frozen=True)
class DecidedContent:
    """What was decided about marks and figures, for one place or for the library."""

    session: Session
    title: str = field(default_factory=lambda: _("All decisions of the library   x reverses"))
    columns: tuple[Column, ...] = (
        Column(N_("text"), share=3, style="strong"),
        Column(N_("type"), 14),
        Column(N_("decided"), share=2),
        Column(N_("times"), 7, right=True),
        Column(N_("when changed"), 12, style="dim"),
    )
    orders: tuple[str, ...] = decided.ORDERS
    changes: bool = True

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield the decisions."""
        return decided.decided_lines(self.session, cancelled)

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None
