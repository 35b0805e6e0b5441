"""From the arrays of a chunk to rows, with what is drawn left of their text."""

from collections.abc import Iterator
from typing import Final

from tui.text.block import Style
from tui.typeset.chunk import BLANK, CARD, CELLS, FIRST, FOLD, Chunk
from tui.typeset.chunks import Blocks
from tui.typeset.classes import SPACES
from tui.typeset.rows import Row, RowKind
from tui.typeset.setting import Setting
from tui.typeset.shape import PLAIN, BlockShape
from tui.typeset.tables import TableSetting
from tui.typeset.widths import cells

BAR: Final = {Style.QUOTE: "│ ", Style.CODE: "┊ "}
_PLAIN_BAR: Final = {Style.QUOTE: "| ", Style.CODE: ": "}
"""Where the terminal draws the others two cells wide."""

_BEGINS: Final = (FIRST, CELLS, CARD)
"""Kinds of rows that are the first of a line."""


class Finish:
    """Makes the rows of one article."""

    def __init__(self, text: str, blocks: Blocks, tables: TableSetting, setting: Setting) -> None:
        """Take what the rows are of."""
        self._text, self._blocks, self._tables = text, blocks, tables
        self._bars = BAR if setting.ambiguous == 1 else _PLAIN_BAR
        self._ambiguous = setting.ambiguous

    def rows(self, chunk: Chunk, first: int, last: int) -> Iterator[Row]:
        """Yield the rows `[first, last)` of a chunk, one at least."""
        spans, starts = self._blocks.spans, chunk.starts
        block, most = max(0, self._blocks.block_at(starts[first])), len(spans) - 1
        for place in range(first, last):
            start = starts[place]
            while block < most and spans[block + 1][0] <= start:
                block += 1
            yield self._row(chunk, place, start, block)

    def _row(self, chunk: Chunk, place: int, start: int, block: int) -> Row:
        kind = chunk.kinds[place]
        if kind == BLANK:
            return Row(start, start, start, 0, 0, block, RowKind.BLANK, False)
        text, indent, close, last = self._text, chunk.indents[place], self._blocks.spans[block][1], place + 1
        following = chunk.starts[last] if last < len(chunk.starts) else min(len(text), chunk.end)
        if kind == FOLD:
            return Row(start, close, following, indent, 0, block, RowKind.FOLD, True)
        lead, end, shape = "", min(following, close), self._blocks.shape(block)
        if shape is not PLAIN:
            end, lead = self._shaped(block, shape, start, following, kind)
            if shape.sign and kind == FIRST:
                lead = self._sign(shape.sign, indent)
            if cells(lead, self._ambiguous) > indent:
                lead = ""
        if end > start and text[end - 1] in SPACES:
            end = start + len(text[start:end].rstrip(SPACES))
        sort = RowKind.CELLS if kind == CELLS else RowKind.TEXT
        return Row(start, end, following, indent, chunk.widths[place], block, sort, kind in _BEGINS, lead)

    def _sign(self, sign: str, indent: int) -> str:
        """Return the sign of an item, set to the right in the room before it."""
        drawn = f"{sign} " if sign[0] != "•" or self._ambiguous == 1 else "- "
        return drawn.rjust(indent)

    def _shaped(self, block: int, shape: BlockShape, start: int, following: int, kind: int) -> tuple[int, str]:
        """Return where a row ends that is no running text, and what stands before it."""
        if shape.style is not Style.ROW:
            bar = self._bars.get(shape.style, "")
            return min(following, self._blocks.spans[block][1]), bar * max(1, shape.depth)
        line = self._tables.line(block)
        end = min(following, line.span.end)
        if kind == CELLS or self._tables.is_names(block):
            return end, ""
        for number, cell in enumerate(line.cells):
            if cell.end > max(start, cell.start):
                return min(end, cell.end), self._tables.name(block, number) if kind == CARD else ""
        return end, ""
