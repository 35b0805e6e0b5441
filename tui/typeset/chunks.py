"""Set a chunk of blocks: its rows as parallel arrays, 9 bytes a row (4 + 1 + 2 + 2)."""

from array import array
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tui.text.block import Role
from tui.typeset import classes
from tui.typeset.breaks import Stretch
from tui.typeset.rows import Box, fill
from tui.typeset.setting import HANG_CELLS, HEADLINES, Setting, style_of

TEXT, FIRST, BLANK, FOLD = range(4)
"""What a row is: a row of text, the first of its line, room between blocks, a folded block."""

_PAUSES = frozenset({classes.SP, classes.HG, classes.CL, classes.IN})
EVEN_ROWS = 6
"""A heading of more rows is text, and filled as such."""


@dataclass(slots=True)
class Chunk:
    """Rows that were set together; all lists are in step."""

    start: int
    """Article offset where the chunk begins."""
    end: int
    """Article offset where it ends, the newline after its last block included."""
    continues: bool = False
    """True when its first row goes on with a line of the chunk before."""
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    """Article offset where each row begins."""
    kinds: bytearray = field(default_factory=bytearray)
    indents: "array[int]" = field(default_factory=lambda: array("H"))
    widths: "array[int]" = field(default_factory=lambda: array("H"))

    def add(self, start: int, kind: int, indent: int = 0, width: int = 0) -> None:
        """Append a row."""
        self.starts.append(start)
        self.kinds.append(kind)
        self.indents.append(indent)
        self.widths.append(width if width < 65536 else 65535)


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of an article, read as they are needed."""

    spans: Sequence[tuple[int, int]]
    role: Callable[[int], Role]
    folded: Collection[int]
    """Indexes of the blocks that show as one row."""

    def blanks(self, block: int, setting: Setting) -> int:
        """Return the blank rows before a block."""
        if block == 0:
            return 0
        before, role = self.role(block - 1), self.role(block)
        if before == role:
            return setting.spacing if role is Role.PARAGRAPH else 0
        if before in HEADLINES and role in HEADLINES:
            return 0
        measure = setting.measure
        return max(style_of(before, measure).after, style_of(role, measure).before, setting.spacing)


class Setter:
    """Sets the blocks of one chunk."""

    def __init__(self, chunk: Chunk, stretch: Stretch, blocks: Blocks, setting: Setting) -> None:
        """Take an empty chunk and its text, made ready for breaking."""
        self.chunk = chunk
        self._stretch, self._blocks, self._setting = stretch, blocks, setting

    def set_block(self, block: int) -> None:
        """Append the rows of a block, or of that part of it that lies in the chunk."""
        chunk, setting = self.chunk, self._setting
        begin, end = self._blocks.spans[block]
        style = style_of(self._blocks.role(block), setting.measure)
        whole = begin >= chunk.start
        if whole:
            for _ in range(self._blocks.blanks(block, setting)):
                chunk.add(begin, BLANK)
            if block in self._blocks.folded:
                chunk.add(begin, FOLD, style.left)
                return
        measure = max(1, setting.measure - style.left - style.right)
        box = Box(
            measure - (min(setting.indent, measure // 4) if style.indent and whole else 0),
            measure,
            HANG_CELLS if setting.hang and not style.centred else 0,
            setting.fullness if setting.keep_words else 2.0,
        )
        for line, close in self._lines(max(begin, chunk.start), min(end, chunk.end)):
            self._set_line(line, close, box, style.left, style.centred)
            box = box._replace(first=measure)

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
    hardest = max(stretch.level(place) for place in starts[1:])

    def rows(measure: int) -> list[int]:
        found = fill(stretch, start, end, box._replace(first=measure, rest=measure))
        return found if all(stretch.level(place) <= hardest for place in found[1:]) else []

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
    after = [place for place in range(start + 1, end) if kinds[place - 1] in _PAUSES and stretch.level(place) == 0]
    starts = [start]
    for place, following in pairwise([*after, end]):
        if cells[following] - cells[starts[-1]] > measure:
            starts.append(place)
    edges = pairwise([*starts, end])
    return starts if after and all(cells[close] - cells[begin] <= measure for begin, close in edges) else []
