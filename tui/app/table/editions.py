"""Two editions of one text as a table of what differs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tui.app.table.content import Column, TableContent
from tui.i18n import N_, _
from tui.text.article import Article
from tui.workspace.editions.carrying import CarriedNotes, carried_notes
from tui.workspace.editions.comparing import compare, unrelated
from tui.workspace.lines import editions
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


@dataclass
class EditionsContent:
    """An older and a newer article side by side."""

    session: Session
    old: Article
    new: Article
    columns: tuple[Column, ...] = (
        Column(N_("what"), 14, style="strong"),
        Column(N_("old"), share=1),
        Column(N_("new"), share=1),
    )
    orders: tuple[str, ...] = editions.ORDERS
    changes: bool = False
    alien: bool = False
    """Whether the two have no paragraph in common."""

    @property
    def title(self) -> str:
        """Which two are compared, and whether they are editions of one text at all."""
        both = f"{self.old.id} {self.old.label}  →  {self.new.id} {self.new.label}"
        alien = _("hardly a paragraph in common: not two editions of one text")
        return f"{alien}   {both}" if self.alien else both

    def load(self, cancelled: Callable[[], bool], progress: Callable[[int], None]) -> Iterator[list[TableLine]]:
        """Yield what differs."""
        found = compare(self.session, self.old, self.new)
        self.alien = unrelated(found)
        yield editions.edition_lines(self.old, self.new, found)

    def notes(self) -> CarriedNotes:
        """Return the notes of the older article as they would be carried over into the newer one; for a thread."""
        return carried_notes(self.session, self.old, self.new, compare(self.session, self.old, self.new))

    def within(self, line: TableLine) -> TableContent | None:
        """Lead to the article."""
        return None
