"""Set the blocks of a chunk."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from tui.text.block import Role, Style
from tui.typeset import classes
from tui.typeset.breaks import Stretch
from tui.typeset.chunk import BLANK, FIRST, FOLD, TEXT, Chunk
from tui.typeset.rows import Box, fill
from tui.typeset.setting import HANG_CELLS, HEADLINES, Setting, TypeStyle, shaped, style_of
from tui.typeset.shape import PLAIN, BlockShape, Shapes, plain
from tui.typeset.tables import TableSetting
from tui.typeset.tableset import RowSetter

_PAUSES = frozenset({classes.SP, classes.HG, classes.CL, classes.IN})
_APART = frozenset({Style.ROW, Style.CODE, Style.QUOTE})
"""Styles that a blank row parts from others."""
_CLOSE = frozenset({Style.ROW, Style.CODE})
"""Styles whose blocks follow one another without one."""
EVEN_ROWS = 6
"""A heading of more rows is text, and filled as such."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of an article, read as they are needed."""

    spans: Sequence[tuple[int, int]]
    role: Callable[[int], Role]
    folded: Collection[int]
    """Indexes of the blocks that show as one row."""
    shape: Shapes = plain

    def block_at(self, offset: int) -> int:
        """Return the index of the last block that begins at or before an offset, -1 when none does."""
        return bisect_right(self.spans, offset, key=itemgetter(0)) - 1

    def blanks(self, block: int, setting: Setting) -> int:
        """Return the blank rows before a block."""
        if block == 0:
            return 0
        before, role = self.role(block - 1), self.role(block)
        above, shape = self.shape(block - 1), self.shape(block)
        if above is not shape and above.style is not shape.style and {above.style, shape.style} & _APART:
            return max(1, setting.spacing)
        if shape is not PLAIN and shape.style in _CLOSE and above.style is shape.style:
            return int(above.table != shape.table)
        if before == role:
            return setting.spacing if role is Role.PARAGRAPH else 0
        if before in HEADLINES and role in HEADLINES:
            return 0
        measure = setting.measure
        return max(style_of(before, measure).after, style_of(role, measure).before, setting.spacing)


class _BlockRoom(NamedTuple):
    """Where the rows of a block lie, in cells."""

    box: Box
    left: int
    hanging: int
    """What the mark of an item takes before its text."""
    centred: bool


class Setter:
    """Sets the blocks of one chunk."""

    def __init__(self, chunk: Chunk, stretch: Stretch, blocks: Blocks, tables: TableSetting, setting: Setting) -> None:
        """Take an empty chunk and its text, made ready for breaking."""
        self.chunk = chunk
        self._stretch, self._blocks, self._tables, self._setting = stretch, blocks, tables, setting
        self._rooms: dict[tuple[Role, bool], _BlockRoom] = {}

    def set_block(self, block: int) -> int:
        """Append the rows of a block, or of that part of it that lies in the chunk; return the next block to set."""
        chunk, setting = self.chunk, self._setting
        begin, end = self._blocks.spans[block]
        shape = self._blocks.shape(block)
        whole = begin >= chunk.start
        room = self._room(block, shape, begin, whole)
        if whole:
            for _ in range(self._blocks.blanks(block, setting)):
                chunk.add(begin, BLANK)
            if block in self._blocks.folded:
                chunk.add(begin, FOLD, room.left)
                return block + 1
            if shape.style is Style.ROW:
                first, last = self._tables.row(block)
                if first == block and self._blocks.spans[last][1] <= chunk.end:
                    RowSetter(chunk, self._stretch, self._tables, setting).set_row(block)
                    return last + 1
        box = room.box
        for line, close in self._lines(max(begin, chunk.start), min(end, chunk.end)):
            self._set_line(line, close, box, room.left + room.hanging, room.centred)
            box = box._replace(first=box.rest)
        return block + 1

    def _room(self, block: int, shape: BlockShape, begin: int, whole: bool) -> "_BlockRoom":
        """Return where the rows of a block lie; running text in one role lies alike."""
        role = self._blocks.role(block)
        if shape is not PLAIN:
            style = shaped(style_of(role, self._setting.measure), shape, self._setting.measure)
            hanging = self._hanging(begin, shape.marker) if whole and shape.marker else 0
            return self._placed(style, whole, hanging, code=shape.style is Style.CODE)
        known = self._rooms.get((role, whole))
        if known is None:
            known = self._placed(style_of(role, self._setting.measure), whole, 0, code=False)
            self._rooms[role, whole] = known
        return known

    def _placed(self, style: TypeStyle, whole: bool, hanging: int, *, code: bool) -> "_BlockRoom":
        setting = self._setting
        measure = max(1, setting.measure - style.left - style.right)
        box = Box(
            measure - (min(setting.indent, measure // 4) if style.indent and whole else 0),
            measure - hanging,
            HANG_CELLS if setting.hang and not style.centred and not code else 0,
            setting.fullness if setting.keep_words and not code else 2.0,
        )
        return _BlockRoom(box, style.left, hanging, style.centred)

    def _hanging(self, begin: int, marker: int) -> int:
        """Return the cells of the mark of an item, 0 when it is too long to hang by."""
        start = begin - self.chunk.start
        cells = self._stretch.cells
        width = cells[min(start + marker, len(self._stretch.text))] - cells[start]
        return width if width * 4 <= self._setting.measure else 0

    def _lines(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the parts of `[start, end)` between newlines, in offsets of the stretch (UAX #14 LB4, LB5)."""
        text, low, high = self._stretch.text, start - self.chunk.start, end - self.chunk.start
        while True:
            found = text.find("\n", low, high)
            if found < 0:
                yield low, high
                return
            yield low, found
            low = found + 1
            if low == high and high == len(text) and self.chunk.end == end:
                return

    def _set_line(self, start: int, end: int, box: Box, left: int, centred: bool) -> None:
        stretch, chunk = self._stretch, self.chunk
        starts = _even(stretch, start, end, box) if centred else fill(stretch, start, end, box)
        for number, begin in enumerate(starts):
            close = starts[number + 1] if number + 1 < len(starts) else end
            while close > begin and stretch.classes[close - 1] == classes.SP:
                close -= 1
            width = stretch.cells[close] - stretch.cells[begin]
            indent = left + (box.rest - box.first if number == 0 else 0)
            if centred:
                indent += max(0, (box.rest - width) // 2)
            goes_on = number > 0 or (chunk.continues and not chunk.starts)
            chunk.add(chunk.start + begin, TEXT if goes_on else FIRST, indent, width)


def _even(stretch: Stretch, start: int, end: int, box: Box) -> list[int]:
    """Fill rows of about the same length: as few as need be, in the narrowest box that needs no more of them.

    A headline of several phrases breaks between them where that takes no more rows.
    """
    starts = fill(stretch, start, end, box)
    if not 1 < len(starts) <= EVEN_ROWS:
        return starts
    hardest = max(stretch.penalty(place) for place in starts[1:])

    def rows(measure: int) -> list[int]:
        found = fill(stretch, start, end, box._replace(first=measure, rest=measure))
        return found if all(stretch.penalty(place) <= hardest for place in found[1:]) else []

    def phrases(measure: int) -> list[int]:
        return _phrases(stretch, start, end, measure)

    between = phrases(box.rest)
    wrap, starts = (phrases, between) if 0 < len(between) <= len(starts) else (rows, starts)
    low, high = max(1, (stretch.cells[end] - stretch.cells[start]) // len(starts)), box.rest
    while low < high:
        measure = (low + high) // 2
        tried = wrap(measure)
        if 0 < len(tried) <= len(starts):
            starts, high = tried, measure
        else:
            low = measure + 1
    return starts


def _phrases(stretch: Stretch, start: int, end: int, measure: int) -> list[int]:
    """Return the starts of rows that break at spaces and after stops only; nothing when a phrase is too long."""
    cells, kinds = stretch.cells, stretch.classes
    after = [place for place in range(start + 1, end) if kinds[place - 1] in _PAUSES and stretch.penalty(place) == 0]
    starts = [start]
    for place, following in pairwise([*after, end]):
        if cells[following] - cells[starts[-1]] > measure:
            starts.append(place)
    edges = pairwise([*starts, end])
    return starts if after and all(cells[close] - cells[begin] <= measure for begin, close in edges) else []
