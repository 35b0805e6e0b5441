"""The rows of an article, made when they are asked for.

The text is divided into chunks of blocks; a chunk is set as a whole the first time that one of its rows is wanted.
A chunk not yet set counts as many rows as the average says, so row numbers after it are estimates: keep the place on
the screen as an offset, and ask `lay_out` for its row before drawing.
"""

from collections.abc import Callable, Collection, Sequence
from typing import Self

from tui.text.article import Article
from tui.text.block import Role
from tui.typeset.chunks import Blocks
from tui.typeset.chunktable import ChunkTable
from tui.typeset.division import Division
from tui.typeset.finish import Finish
from tui.typeset.gaps import WordGaps
from tui.typeset.rowcells import RowCells
from tui.typeset.rows import Row, RowKind
from tui.typeset.setting import Setting
from tui.typeset.shape import Shapes, plain, shapes_of
from tui.typeset.spans import Spans
from tui.typeset.tables import TableSetting
from tui.typeset.typesetter import Typesetter


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
        read = Blocks(self.blocks, roles if blocks else _paragraph, folded, shapes)
        tables = TableSetting(text, self.blocks, shapes, setting)
        division = Division(text, read, setting.ambiguous)
        gaps = WordGaps(words, read, wanted=apart)
        typesetter = Typesetter(text, read, tables, division, gaps, setting, keep, words)
        self._finish = Finish(text, read, tables, setting)
        self._chunks = ChunkTable(division, len(text), typesetter.set_chunk)
        self.cells = RowCells(text, self._chunks, gaps, setting.ambiguous)
        """What lies in which cell of a row."""

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
        blocks, shapes = article.blocks, shapes_of(article)
        return cls(
            article.text,
            article.block_spans,
            lambda index: blocks[index].role,
            setting,
            keep=keep,
            words=words,
            folded=folded,
            apart=apart,
            shapes=shapes,
        )

    # Rows by number

    @property
    def height(self) -> int:
        """Rows in all: exact once `complete`, before that an estimate for what is not set yet."""
        return self._chunks.height

    @property
    def complete(self) -> bool:
        """True when every row is known."""
        return self._chunks.complete

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
        while first < last and (at := self._chunks.at_row(first)):
            chunk, local = at
            taken = max(0, min(len(chunk.starts) - local, last - first))
            if taken:
                found += self._finish.rows(chunk, local, local + taken)
            first += taken
        return found

    # Rows and offsets

    def row_of(self, offset: int) -> int:
        """Return the number of the row that holds an offset; the end of the text is in the last row."""
        return self._chunks.row_of(offset)

    def offset_at(self, number: int, cell: int) -> int:
        """Return the offset of the character at a cell of a row; before the text its first, after it its last."""
        return self.cells.offset_in(self.row(number), cell)

    def cell_of(self, offset: int) -> int:
        """Return the cell, counted from the row's left edge, where the character at an offset begins."""
        return self.cells.cell_in(self.row(self.row_of(offset)), offset)

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
        return self.cells.offset_in(row, cell)

    # Setting by and by

    def lay_out(self, offset: int, before: int, after: int) -> int:
        """Set at least so many rows before and after the row of an offset; return that row's number.

        Until something further away is asked for, the numbers of these rows stay what they are.
        """
        return self._chunks.lay_out(offset, before, after)

    def lay_out_more(self, budget: int) -> bool:
        """Set about `budget` more rows, from the top down; return False when every row is known.

        Row numbers below what was set may change: call `lay_out` for the place on the screen afterwards.
        """
        return self._chunks.lay_out_more(budget)


def _paragraph(_block: int) -> Role:
    return Role.PARAGRAPH
