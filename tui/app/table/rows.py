"""The rows of a table, painted in columns."""

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.app.table.content import Column
from tui.app.widgets.rows import RowList
from tui.i18n import _
from tui.workspace.lines.line import TableLine

GAP: Final = "  "
_MEASURED: Final = 500
"""Rows whose cells are measured for the width of a column."""


class TableRows(RowList):
    """One line a row, in the widths that the window has room for."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"table--plain", "table--strong", "table--dim"}

    def __init__(self, columns: Sequence[Column]) -> None:
        super().__init__()
        self.columns = columns
        self.lines: Sequence[TableLine] = ()
        self.selected: frozenset[str] = frozenset()
        """Ids of the selected rows."""
        self._needs: tuple[int, ...] = (0,) * len(columns)

    def total(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    @property
    def current(self) -> TableLine | None:
        """The row of the cursor."""
        return self.lines[self.cursor] if self.lines else None

    def show(self, lines: Sequence[TableLine]) -> None:
        """Take other rows; the cursor stays on the row that it stood on, if that is still there."""
        held = self.current.id if self.current else ""
        self.lines = lines
        self._needs = tuple(
            max(cell_len(_(column.title)), *(cell_len(line.cells[place]) for line in lines[:_MEASURED]), 0)
            for place, column in enumerate(self.columns)
        )
        self.grown()
        place = next((n for n, line in enumerate(lines) if line.id == held), None)
        if place is not None:
            self.cursor = place

    def widths(self, width: int) -> tuple[int, ...]:
        """Return the cells of each column; those that share get what the others leave."""
        fixed = [min(need, column.width) for column, need in zip(self.columns, self._needs, strict=True)]
        room = width - 1 - sum(fixed) - len(GAP) * (len(fixed) - 1)
        shares = sum(column.share for column in self.columns if not column.width) or 1
        return tuple(
            size if column.width else max(0, room * column.share // shares)
            for column, size in zip(self.columns, fixed, strict=True)
        )

    def header(self, width: int) -> str:
        """Return the names of the columns."""
        cells = zip(self.columns, self.widths(width), strict=True)
        return " " + GAP.join(_placed(_(column.title), size, right=column.right) for column, size in cells)

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        line = self.lines[row]
        found = [Segment("*" if line.id in self.selected else " ")]
        for place, (column, size) in enumerate(zip(self.columns, self.widths(width), strict=True)):
            style = Style.null() if cursor else self.get_component_rich_style(f"table--{column.style}", partial=True)
            text = _placed(line.cells[place], size, right=column.right)
            found.append(Segment(text + (GAP if place + 1 < len(self.columns) else ""), style))
        return found


def _placed(text: str, size: int, *, right: bool) -> str:
    """Return a text in so many cells; one whose end matters loses its beginning."""
    if not right:
        return set_cell_size(text, size)
    text = text[-size:] if size else ""
    while cell_len(text) > size:
        text = text[1:]
    return " " * (size - cell_len(text)) + text
