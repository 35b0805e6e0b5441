"""Set one row of a table: in its columns, or as a card."""

from tui.typeset.breaks import Stretch
from tui.typeset.chunk import BLANK, CARD, CELLS, TEXT, Chunk
from tui.typeset.classes import SP
from tui.typeset.columns import WRAP
from tui.typeset.rows import Box, fill
from tui.typeset.setting import Setting
from tui.typeset.tables import TableSetting
from tui.typeset.widths import cells


class RowSetter:
    """Sets the rows of tables in one chunk."""

    def __init__(self, chunk: Chunk, stretch: Stretch, tables: TableSetting, setting: Setting) -> None:
        """Take the chunk and its text, made ready for breaking."""
        self._chunk, self._stretch, self._tables, self._setting = chunk, stretch, tables, setting
        self._fullness = setting.fullness if setting.keep_words else 2.0

    def set_row(self, block: int) -> None:
        """Append the screen rows of the table row that begins with a block; all of it lies in the chunk."""
        if self._tables.follows_card(block):
            self._chunk.add(self._tables.line(block).span.start, BLANK)
        if not self._set_cells(block):
            self._set_card(block)

    def _set_cells(self, block: int) -> bool:
        """Set a row in its columns if they hold it; its last cell may take several screen rows."""
        line, places = self._tables.line(block), self._tables.places(block)
        if places is None:
            return False
        (begin, end), last = line.span, line.spans[-1]
        starts, cell_end = [begin], line.cells[-1].end
        room = self._setting.measure - places.last
        if places.width > self._setting.measure:
            if room < WRAP or last.end <= last.start:
                return False
            starts += self._fill(last.start, last.end, room)[1:]
        rows = list(zip(starts, [*starts[1:], end], strict=True))
        widths = [self._width(start, close if start == begin else min(close, cell_end)) for start, close in rows]
        shown = self._end(*rows[0])
        gaps = tuple(gap for gap in places.gaps if gap < shown)
        widths[0] += len(gaps)
        if widths[0] + places.indent > self._setting.measure or any(width > room for width in widths[1:]):
            return False
        self._chunk.gaps[begin] = gaps
        for number, ((start, _), width) in enumerate(zip(rows, widths, strict=True)):
            self._chunk.add(start, TEXT if number else CELLS, places.last if number else places.indent, width)
        return True

    def _set_card(self, block: int) -> None:
        """Set each cell in screen rows of its own, behind the name of its column."""
        line = self._tables.line(block)
        filled = [(number, cell) for number, cell in enumerate(line.cells) if cell.end > cell.start]
        if not filled or self._tables.is_names(block):
            filled = [(0, line.span)]
        measure = self._setting.measure
        for order, (number, (start, close)) in enumerate(filled):
            start = start if order else line.span.start
            name = cells(self._tables.name(block, number), self._setting.ambiguous)
            indent = name if 2 * name <= measure else 0
            starts = self._fill(start, close, measure - indent)
            for row, after in zip(starts, [*starts[1:], close], strict=True):
                self._chunk.add(row, CARD if row == start else TEXT, indent, self._width(row, after))

    def _fill(self, start: int, end: int, measure: int) -> list[int]:
        """Return the article offsets where rows of a cell begin."""
        origin = self._chunk.start
        found = fill(self._stretch, start - origin, end - origin, Box(measure, measure, 0, self._fullness))
        return [origin + place for place in found]

    def _width(self, start: int, end: int) -> int:
        """Return the cells of what is drawn of `[start, end)`."""
        stretch, origin = self._stretch, self._chunk.start
        return stretch.cells[self._end(start, end) - origin] - stretch.cells[start - origin]

    def _end(self, start: int, end: int) -> int:
        """Return where what is drawn of `[start, end)` ends: before the blanks at its end."""
        while end > start and self._stretch.classes[end - 1 - self._chunk.start] == SP:
            end -= 1
        return end
