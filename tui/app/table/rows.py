"""The rows of a table, painted in columns."""

from collections.abc import Iterator, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.app.table.content import UNTOLD, Column
from tui.app.widgets.rows import RowList
from tui.i18n import _
from tui.workspace.lines.line import TableLine

GAP: Final = "  "
_NARROWEST: Final = 6
"""Cells that a column keeps which gives way."""
_TOLD: Final = 8
"""Cells that a column which shares must have, or dim columns give way to it."""
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
        self.first = 0
        """Which of the columns that slide is the first one shown."""
        self._needs: tuple[int, ...] = (0,) * len(columns)

    def total(self) -> int:
        """Return the number of rows."""
        return len(self.lines)

    @property
    def current(self) -> TableLine | None:
        """The row of the cursor."""
        return self.lines[self.cursor] if self.lines else None

    def show(self, lines: Sequence[TableLine], columns: Sequence[Column]) -> None:
        """Take other rows; the cursor stays on the row that it stood on, if that is still there."""
        held = self.current.id if self.current else ""
        fresh = len(columns) != len(self.columns)
        self.lines, self.columns = lines, columns
        self._needs = tuple(
            max(
                cell_len(_(column.title) if column.title else ""),
                *(cell_len(line.cells[place]) for line in lines[:_MEASURED]),
                0,
            )
            for place, column in enumerate(self.columns)
        )
        if fresh:
            self.first = self._fullest()
        self.grown()
        place = next((n for n, line in enumerate(lines) if line.id == held), None)
        if place is not None:
            self.cursor = place

    def widths(self, width: int) -> tuple[tuple[int, int], ...]:
        """Return the columns that are shown, as place and cells; those that share get what the others leave."""
        fixed = [n for n, column in enumerate(self.columns) if not column.slides]
        sizes = {n: min(self._needs[n], self.columns[n].width or _TOLD) for n in fixed}
        dim = [n for n in fixed if self.columns[n].style == "dim"]
        sizes = _giving_way(sizes, dim, width - 1 - self._least())
        fixed = list(sizes)
        sizes = {n: size if self.columns[n].width else 0 for n, size in sizes.items()}
        room = width - 1 - sum(sizes.values()) - len(GAP) * (len(fixed) - 1)
        shares = sum(self.columns[n].share for n in fixed if not self.columns[n].width) or 1
        for n in fixed:
            if not self.columns[n].width:
                sizes[n] = max(0, room * self.columns[n].share // shares)
        return (*sizes.items(), *self._sliding(room))

    def _least(self) -> int:
        """Return the cells of the first column that slides, with the gap before it; 0 where none does."""
        first = self._slides[self.first : self.first + 1]
        return min(self._needs[first[0]], self.columns[first[0]].width) + len(GAP) if first else 0

    def _sliding(self, room: int) -> Iterator[tuple[int, int]]:
        """Yield the columns that slide, from the first one on, as far as there is room."""
        for n in self._slides[self.first :]:
            size = min(self._needs[n], self.columns[n].width)
            if size + len(GAP) > room:
                return
            room -= size + len(GAP)
            yield n, size

    @property
    def _slides(self) -> list[int]:
        return [n for n, column in enumerate(self.columns) if column.slides]

    def slide(self, by: int) -> bool:
        """Show later (or earlier) ones of the columns that slide; tell whether there are any."""
        first = min(max(self.first + by, 0), max(len(self._slides) - 1, 0))
        moved, self.first = first != self.first, first
        self.refresh()
        return moved

    def _fullest(self) -> int:
        """Return from which sliding column on the window holds the most values, the latest of equals."""
        slides = self._slides
        told = [self.columns[n].title != UNTOLD for n in slides]
        filled = [said * sum(bool(line.cells[n]) for line in self.lines) for n, said in zip(slides, told, strict=True)]
        count = max(1, sum(self.columns[n].slides for n, _size in self.widths(self.size.width or 80)))
        starts = range(max(1, len(slides) - count + 1))
        return max(starts, key=lambda start: (sum(filled[start : start + count]), start))

    def header(self, width: int) -> str:
        """Return the names of the columns."""
        cells = [(self.columns[n], size) for n, size in self.widths(width)]
        return " " + GAP.join(
            _placed(_(column.title) if column.title else "", size, right=column.right) for column, size in cells
        )

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        line = self.lines[row]
        found = [Segment("*" if line.id in self.selected else " ")]
        for place, size in self.widths(width):
            column = self.columns[place]
            style = Style.null() if cursor else self.get_component_rich_style(f"table--{column.style}", partial=True)
            found.append(Segment(_placed(line.cells[place], size, right=column.right) + GAP, style))
        return found


def _placed(text: str, size: int, *, right: bool) -> str:
    """Return a text in so many cells; one whose end matters loses its beginning."""
    if not right:
        return set_cell_size(text, size)
    text = text[-size:] if size else ""
    while cell_len(text) > size:
        text = text[1:]
    return " " * (size - cell_len(text)) + text


def _giving_way(sizes: dict[int, int], dim: list[int], room: int) -> dict[int, int]:
    """Return the sizes of columns that leave room for one that slides: dim ones go, then the widest narrows."""
    sizes = dict(sizes)
    for n in reversed(dim):
        if _taken(sizes) <= room:
            return sizes
        del sizes[n]
    if sizes and _taken(sizes) > room:
        widest = max(sizes, key=sizes.__getitem__)
        sizes[widest] = max(_NARROWEST, sizes[widest] - _taken(sizes) + room)
    return sizes


def _taken(sizes: dict[int, int]) -> int:
    return sum(sizes.values()) + len(GAP) * max(0, len(sizes) - 1)
