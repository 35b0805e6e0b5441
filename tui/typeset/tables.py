"""The tables of an article, measured when one of their rows is set."""

from collections.abc import Sequence
from dataclasses import dataclass

from tui.text.source import Span
from tui.typeset.columns import CellPlaces, Columns, MeasuredRow, columns, measure_line
from tui.typeset.setting import Setting
from tui.typeset.shape import Shapes
from tui.typeset.widths import clipped, drawn

LOOKED_AT = 400
"""So many rows of a table decide where its columns stand: the first ones, and as many from all of it."""
KEPT = 4096
"""Measured rows kept."""
NAME_SHARE = 2
"""The name of a column before a cell takes no more than the measure by this."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table in one setting."""

    columns: Columns | None
    """None when its rows are cards."""
    names: tuple[str, ...]
    """Names of the columns, each with a colon behind it as a card shows it; empty when the table has none."""


class TableSetting:
    """Answers how the rows of tables are set."""

    def __init__(self, text: str, spans: Sequence[tuple[int, int]], shapes: Shapes, setting: Setting) -> None:
        """Take a text with the spans and shapes of its blocks; nothing is measured yet."""
        self._text, self._spans, self._shapes, self._setting = text, spans, shapes, setting
        self._known: dict[int, Table] = {}
        self._lines: dict[int, MeasuredRow] = {}

    def row(self, block: int) -> tuple[int, int]:
        """Return the first and the last of the blocks that are parts of one row."""
        first = last = block
        place = self._shapes(block).place
        while first > 0 and self._shapes(first - 1).place == place:
            first -= 1
        while last + 1 < len(self._spans) and self._shapes(last + 1).place == place:
            last += 1
        return first, last

    def line(self, block: int) -> MeasuredRow:
        """Return the row that a block is of, or a part of, measured."""
        first, last = self.row(block)
        line = self._lines.get(first)
        if line is None:
            if len(self._lines) >= KEPT:
                self._lines.clear()
            shapes = [self._shapes(part) for part in range(first, last + 1)]
            cells = [cell for shape in shapes for cell in shape.find_cells()]
            span = Span(self._spans[first][0], self._spans[last][1])
            header = shapes[0].row is not None and shapes[0].row.header
            line = self._lines[first] = measure_line(self._text, span, cells, header, self._setting.ambiguous)
        return line

    def of(self, block: int) -> Table:
        """Return the table that a row is of."""
        number = self._shapes(block).table
        if number not in self._known:
            self._known[number] = self._measure(block, number)
        return self._known[number]

    def places(self, block: int) -> CellPlaces | None:
        """Return where the cells of a row stand, or None when it does not fit the columns."""
        found = self.of(block).columns
        return found.place(self.line(block)) if found else None

    def is_names(self, block: int) -> bool:
        """Tell whether a row holds the names of the columns."""
        shape = self._shapes(self.row(block)[0])
        return shape.row is not None and (shape.row.header or (shape.row.number == 0 and bool(self.of(block).names)))

    def name(self, block: int, cell: int) -> str:
        """Return what stands before a cell of a card: the name of its column, or nothing."""
        names = self.of(block).names
        if cell >= len(names) or not names[cell] or self.is_names(block) or len(self.line(block).cells) == 1:
            return ""
        return names[cell]

    def follows_card(self, block: int) -> bool:
        """Tell whether a row comes after a card of its table, or is a card after another row of it."""
        if block == 0 or self._shapes(block - 1).table != self._shapes(block).table:
            return False
        return self._is_card(block - 1) or self._is_card(block)

    def _is_card(self, block: int) -> bool:
        return not self.is_names(block) and self.places(block) is None

    def _measure(self, block: int, table: int) -> Table:
        first = block
        while first > 0 and self._shapes(first - 1).table == table:
            first -= 1
        last = first
        while last < len(self._spans) and self._shapes(last).table == table:
            last += 1
        step = max(1, (last - first) // LOOKED_AT)
        looked_at = sorted({*range(first, min(last, first + LOOKED_AT)), *range(first, last, step), last - 1})
        lines = [self.line(at) for at in sorted({self.row(at)[0] for at in looked_at})]
        if _heads(lines):
            lines[0] = lines[0]._replace(header=True)
        row = self._shapes(first).row
        made = columns(lines, self._setting.measure, row.align if row else ())
        return Table(made, self._names(lines[0]) if lines[0].header else ())

    def _names(self, line: MeasuredRow) -> tuple[str, ...]:
        room, ambiguous = max(1, self._setting.measure // NAME_SHARE - 2), self._setting.ambiguous
        names = (drawn(self._text[start:end]).strip() for start, end in line.cells)
        return tuple(f"{clipped(name, room, ambiguous)}: " if name else "" for name in names)


def _heads(lines: Sequence[MeasuredRow]) -> bool:
    """Tell whether the first row names the columns: no number in it, and numbers below."""
    return not any(lines[0].numbers) and any(any(line.numbers[1:]) for line in lines[1:])
