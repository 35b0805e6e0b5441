"""Between the offsets of a text and the cells of one row: what lies where, and which cells are free."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.typeset.chunktable import ChunkTable
from tui.typeset.classes import CM, SP
from tui.typeset.gaps import WordGaps, stretch_of
from tui.typeset.rows import Row, RowKind
from tui.typeset.widths import cells

_TEXTLESS = (RowKind.BLANK, RowKind.FOLD)


@dataclass(frozen=True, slots=True)
class RowCells:
    """The cells of the rows of one article."""

    text: str
    chunks: ChunkTable
    words: WordGaps
    ambiguous: int
    """Cells of a character whose width is ambiguous."""

    def offset_in(self, row: Row, cell: int) -> int:
        """Return the offset of the character at a cell; before the text its first, after it its last.

        A free cell belongs to the text beside it.
        """
        if row.kind in _TEXTLESS or row.end <= row.start:
            return row.start
        gaps = self.gaps(row)
        stretch = stretch_of(self.text, row.start, row.end, self.ambiguous, gaps)
        place = bisect_right(stretch.cells, max(0, cell - row.indent), 0, len(stretch.text)) - 1
        free = gaps.count(row.start + place + 1)
        if row.kind is RowKind.CELLS and free and cell - row.indent >= stretch.cells[place + 1] - free:
            place += stretch.classes[place + 1 : place + 2] not in (b"", bytes([SP]))
        while place > 0 and stretch.classes[place] == CM:
            place -= 1
        return row.start + max(0, place)

    def cell_in(self, row: Row, offset: int) -> int:
        """Return the cell, counted from the row's left edge, where the character at an offset begins."""
        if row.kind in _TEXTLESS:
            return row.indent
        free = bisect_right(self.gaps(row), offset)
        return row.indent + free + cells(self.text[row.start : min(offset, row.end)], self.ambiguous)

    def gaps(self, row: Row) -> Sequence[int]:
        """Return the offsets inside a row before which a cell is left free, an offset as often as cells are."""
        if row.kind is RowKind.CELLS:
            return self.chunks.chunk_of(row.start).gaps[row.start]
        if not self.words.wanted or row.kind is not RowKind.TEXT:
            return ()
        return [at for at in self.words.between(row.start, row.end) if at > row.start]

    def lead(self, row: Row) -> str:
        """Return what stands left of the text of a row: its lead, then blanks up to the text."""
        return row.lead + " " * (row.indent - cells(row.lead, self.ambiguous))

    def shown(self, row: Row, start: int, end: int) -> str:
        """Return what a row of text shows of `[start, end)`, with blanks where it has gaps."""
        gaps = [gap for gap in self.gaps(row) if start <= gap < end]
        parts = pairwise((start, *gaps, end))
        return " ".join(self.text[low:high].replace("\n", "") for low, high in parts)
