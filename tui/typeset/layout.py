"""The rows of an article, made when they are asked for.

The text is divided into chunks of blocks; a chunk is set as a whole the first time that one of its rows is wanted.
A chunk not yet set counts as many rows as the average says, so row numbers after it are estimates: keep the place on
the screen as an offset, and ask `lay_out` for its row before drawing.
"""

from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate, pairwise
from typing import Self

from tui.text.article import Article
from tui.text.block import Role, Style
from tui.typeset.breaks import TOKEN, WORD, Stretch
from tui.typeset.chunk import Chunk
from tui.typeset.chunks import Blocks, Setter
from tui.typeset.classes import CM, SP
from tui.typeset.division import CHUNK, Division
from tui.typeset.finish import Finish
from tui.typeset.rows import Row, RowKind
from tui.typeset.setting import Setting
from tui.typeset.shape import Shapes, plain, shapes_of
from tui.typeset.spans import Spans, within
from tui.typeset.tables import TableSetting
from tui.typeset.widths import cells

SHORT = 4
"""An article of so many chunks is set as a whole when its height is asked for."""
_TEXTLESS = (RowKind.BLANK, RowKind.FOLD)


class Layout:
    """The rows of one article in one setting; rows and blocks count from 0, offsets are article offsets."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[tuple[int, int]],
        roles: Callable[[int], Role],
        setting: Setting,
        *,
        keep: Spans = (),
        words: Spans = (),
        folded: Collection[int] = (),
        apart: bool = False,
        shapes: Shapes = plain,
    ) -> None:
        """Take the text and the span, role and shape of each of its blocks, in order; nothing is set yet.

        `keep` are spans that stay whole unless longer than a row, `words` those that stay whole where the row stays
        full enough, `folded` the indexes of blocks that show as one row. `apart` leaves a cell free between words.
        """
        self.text = text
        self.blocks: Sequence[tuple[int, int]] = blocks or ((0, len(text)),)
        self.setting = setting
        shapes = shapes if blocks else plain
        self._blocks = Blocks(self.blocks, roles if blocks else _paragraph, folded, shapes)
        self._tables = TableSetting(text, self.blocks, shapes, setting)
        self._finish = Finish(text, self._blocks, self._tables, setting)
        self._keep, self._words, self._apart = keep, words, apart
        self._division = Division(text, self._blocks, setting.ambiguous)
        self._chunks: dict[int, Chunk] = {}
        self._heights = array("I", [0]) * self._division.count
        self._tops: list[int] | None = None
        self._spare = 0

    @classmethod
    def of(
        cls,
        article: Article,
        setting: Setting,
        *,
        keep: Spans = (),
        words: Spans = (),
        folded: Collection[int] = (),
        apart: bool = False,
    ) -> Self:
        """Return the layout of an article."""
        blocks = article.blocks
        return cls(
            article.text,
            article.block_spans,
            lambda index: blocks[index].role,
            setting,
            keep=keep,
            words=words,
            folded=folded,
            apart=apart,
            shapes=shapes_of(article),
        )

    # Rows by number

    @property
    def height(self) -> int:
        """Rows in all: exact once `complete`, before that an estimate for what is not set yet."""
        return self._top_list()[-1]

    @property
    def complete(self) -> bool:
        """True when every row is known."""
        return len(self._chunks) == len(self._heights)

    def row(self, number: int) -> Row:
        """Return one row; raises IndexError outside `[0, height)`."""
        found = self.rows(number, number + 1)
        if not found:
            raise IndexError(number)
        return found[0]

    def rows(self, first: int, last: int) -> list[Row]:
        """Return the rows `[first, last)`, fewer at the end of the text; sets what they need.

        A row number keeps its meaning until something above it is set for the first time.
        """
        if first < 0:
            raise IndexError(first)
        found: list[Row] = []
        while first < last:
            index = bisect_right(self._top_list(), first) - 1
            if index >= len(self._heights):
                break
            chunk = self._chunk(index)
            local = first - self._top_list()[index]
            taken = min(len(chunk.starts) - local, last - first)
            found += [self._row(chunk, place) for place in range(local, local + taken)]
            first += max(0, taken)
        return found

    def row_of(self, offset: int) -> int:
        """Return the number of the row that holds an offset; the end of the text is in the last row."""
        index = self._division.chunk_of(offset)
        chunk = self._chunk(index)
        return self._top_list()[index] + max(0, bisect_right(chunk.starts, offset) - 1)

    # Rows and offsets

    def offset_at(self, number: int, cell: int) -> int:
        """Return the offset of the character at a cell of a row; before the text its first, after it its last."""
        return self.offset_in(self.row(number), cell)

    def offset_in(self, row: Row, cell: int) -> int:
        """Return the offset of the character at a cell of a row, as `offset_at` does; what is free goes to the text."""
        if row.kind in _TEXTLESS or row.end <= row.start:
            return row.start
        gaps = self.gaps(row)
        stretch = self._stretch(row.start, row.end, gaps)
        place = bisect_right(stretch.cells, max(0, cell - row.indent), 0, len(stretch.text)) - 1
        free = gaps.count(row.start + place + 1)
        if row.kind is RowKind.CELLS and free and cell - row.indent >= stretch.cells[place + 1] - free:
            place += stretch.classes[place + 1 : place + 2] not in (b"", bytes([SP]))
        while place > 0 and stretch.classes[place] == CM:
            place -= 1
        return row.start + max(0, place)

    def cell_of(self, offset: int) -> int:
        """Return the cell, counted from the row's left edge, where the character at an offset begins."""
        row = self.row(self.row_of(offset))
        if row.kind in _TEXTLESS:
            return row.indent
        free = bisect_right(self.gaps(row), offset)
        return row.indent + free + cells(self.text[row.start : min(offset, row.end)], self.setting.ambiguous)

    def gaps(self, row: Row) -> Sequence[int]:
        """Return the offsets inside a row before which a cell is left free, an offset as often as cells are."""
        if row.kind is RowKind.CELLS:
            return self._chunk(self._division.chunk_of(row.start)).gaps[row.start]
        if not self._apart or row.kind is not RowKind.TEXT:
            return ()
        return [at for at in self._word_gaps(row.start, row.end) if at > row.start]

    def lead(self, row: Row) -> str:
        """Return what stands left of the text of a row: its lead, then blanks up to the text."""
        return row.lead + " " * (row.indent - cells(row.lead, self.setting.ambiguous))

    def shown(self, row: Row, start: int, end: int) -> str:
        """Return what a row of text shows of `[start, end)`, with blanks where it has gaps."""
        gaps = [gap for gap in self.gaps(row) if start <= gap < end]
        parts = pairwise((start, *gaps, end))
        return " ".join(self.text[low:high].replace("\n", "") for low, high in parts)

    def _word_gaps(self, start: int, end: int) -> list[int]:
        """Return where one word follows another without anything between them; rows of tables have none."""
        words = list(within(self._words, start, end))
        ends = {last for _first, last in words}
        found = [start + first for first, _last in words if first in ends and 0 <= first < end - start]
        return [gap for gap in found if self._blocks.shape(self._division.block_at(gap)).style is not Style.ROW]

    def _stretch(self, start: int, end: int, gaps: Sequence[int]) -> Stretch:
        stretch = Stretch(self.text[start:end], self.setting.ambiguous)
        if gaps:
            stretch.set_apart([gap - start for gap in gaps])
        return stretch

    def beside(self, offset: int, rows: int, cell: int) -> int:
        """Return the offset in a cell of the row so many text rows below (above when negative) that of an offset.

        Blank rows are not counted. Sets what lies between; ends at the first or last row.
        """
        number, step = self.row_of(offset), 1 if rows > 0 else -1
        row, blanks, left = self.row(number), 0, abs(rows)
        while left:
            if step < 0:
                number = self.lay_out(row.start, blanks + 1, 0) - blanks
            following = self.rows(number + step, number + step + 1) if number + step >= 0 else []
            if not following:
                break
            number += step
            if following[0].kind is RowKind.BLANK:
                blanks += 1
            else:
                row, blanks, left = following[0], 0, left - 1
        return self.offset_in(row, cell)

    # Setting by and by

    def lay_out(self, offset: int, before: int, after: int) -> int:
        """Set at least so many rows before and after the row of an offset; return that row's number.

        Until something further away is asked for, the numbers of these rows stay what they are.
        """
        index = self._division.chunk_of(offset)
        chunk = self._chunk(index)
        local = max(0, bisect_right(chunk.starts, offset) - 1)
        have, at = len(chunk.starts) - local, index + 1
        while have < after and at < len(self._heights):
            have += len(self._chunk(at).starts)
            at += 1
        have, at = local, index - 1
        while have < before and at >= 0:
            have += len(self._chunk(at).starts)
            at -= 1
        return self._top_list()[index] + local

    def lay_out_more(self, budget: int) -> bool:
        """Set about `budget` more rows, from the top down; return False when every row is known.

        Row numbers below what was set may change: call `lay_out` for the place on the screen afterwards.
        """
        while budget > 0 and self._spare < len(self._heights):
            if self._spare not in self._chunks:
                budget -= len(self._chunk(self._spare).starts) + 1
            self._spare += 1
        return not self.complete

    # Chunks

    def _top_list(self) -> list[int]:
        """Return the number of the first row of each chunk, and the height.

        A chunk that is not set yet counts as many rows as the first one has for so many characters.
        """
        if self._tops is None:
            if len(self._heights) <= SHORT:
                for index in range(len(self._heights)):
                    self._chunk(index)
            elif 0 not in self._chunks:
                first = self._chunk(0)
                share = max(1, first.end - first.start)
                usual = max(1, round(len(first.starts) * min(CHUNK, len(self.text)) / share))
                for index in range(1, len(self._heights)):
                    if index not in self._chunks:
                        self._heights[index] = usual
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    def _chunk(self, index: int) -> Chunk:
        """Return a chunk, set now if it was not."""
        chunk = self._chunks.get(index)
        if chunk is None:
            chunk = self._chunks[index] = self._set(self._division.start(index), self._division.start(index + 1))
            if self._heights[index] != len(chunk.starts):
                self._heights[index] = len(chunk.starts)
                self._tops = None
        return chunk

    def _set(self, start: int, end: int) -> Chunk:
        """Set the blocks, or the part of a long block, in `[start, end)`."""
        chunk = Chunk(start, min(end, len(self.text)), continues=self.text[max(0, start - 1) : start] not in {"", "\n"})
        if start >= end or start > len(self.text):
            return chunk
        stretch = self._stretch(start, chunk.end, self._word_gaps(start, chunk.end) if self._apart else ())
        if self._keep:
            stretch.keep(within(self._keep, start, chunk.end), TOKEN)
        if self._words and self.setting.keep_words:
            stretch.keep(within(self._words, start, chunk.end), WORD)
        setter = Setter(chunk, stretch, self._blocks, self._tables, self.setting)
        block = max(0, self._division.block_at(start))
        while block < len(self.blocks) and self.blocks[block][0] < end:
            block = setter.set_block(block)
        return chunk

    def _row(self, chunk: Chunk, place: int) -> Row:
        return self._finish.row(chunk, place, max(0, self._division.block_at(chunk.starts[place])))


def _paragraph(_block: int) -> Role:
    return Role.PARAGRAPH
