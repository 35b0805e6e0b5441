"""The queues as rows of a list."""

from typing import ClassVar, Final

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.app.widgets.rows import RowList
from tui.i18n import _
from tui.workspace.review.home import QueueCounts
from tui.workspace.review.item import WHAT_TITLES, What

QUEUES: Final = tuple(What)
"""Queues in the order of their rows."""


class QueueList(RowList):
    """One row per queue: its digit, as far as there are any, how much waits, what it is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"queues--dim"}

    def __init__(self) -> None:
        super().__init__()
        self.waiting = QueueCounts()

    def total(self) -> int:
        """Return the number of rows."""
        return len(QUEUES)

    @property
    def current(self) -> What:
        """The queue of the cursor."""
        return QUEUES[self.cursor]

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        what = QUEUES[row]
        count = self.waiting.counts[what]
        said = f"{count:,}" + ("…" if what in self.waiting.unsure else " ")
        dim = not cursor and not count
        style = self.get_component_rich_style("queues--dim", partial=True) if dim else Style.null()
        return [
            Segment(set_cell_size(f" {row + 1 if row < 9 else ' '} {said:>9}  {_(WHAT_TITLES[what])}", width), style)
        ]
