"""The columns of a table: where they stand, from the cells in them.

A row that fits is set in its columns; its last cell may take several rows there. A row that does not fit is a card,
one cell a row, each behind the name of its column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from tui.text.source import Span
from tui.typeset.classes import SPACES
from tui.typeset.widths import cells

GAP = 2
"""Cells that are free between two columns."""
WRAP = 16
"""A last column of so many cells may take several rows."""
_FREE = {"left": 0, "center": 1, "right": 2}
_MOST_CARDS = 5
"""When more than one row of so many would be a card, all are."""
_NUMBER = re.compile(r"[-−+±]?[\d０-９][\d０-９,，.．]*[%％‰]?|[-—－/]+|[…·]+")


class MeasuredRow(NamedTuple):
    """The cells of one row, measured; everything but spans in cells."""

    span: Span
    """All of the row, which may be several blocks."""
    cells: tuple[Span, ...]
    spans: tuple[Span, ...]
    """The cells with the blanks of the source around them, but for those that belong to a rule."""
    widths: tuple[int, ...]
    before: tuple[int, ...]
    """What the text holds between each cell and the one before it."""
    solid: tuple[bool, ...]
    """True where that is more than blanks."""
    bare: tuple[bool, ...]
    """True where a rule stands without a blank before it."""
    numbers: tuple[bool, ...]
    tail: int
    """What stands after the last cell."""
    header: bool


class CellPlaces(NamedTuple):
    """Where the cells of one row stand."""

    indent: int
    gaps: tuple[int, ...]
    """Article offsets before which one cell stays free, in order, an offset as often as need be."""
    last: int
    """Where the last cell begins, in cells."""
    width: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of one table, in cells from its left edge."""

    starts: tuple[int, ...]
    widths: tuple[int, ...]
    solid: tuple[int, ...]
    """Cells of the rule before each column, 0 where there is none."""
    free: tuple[int, ...]
    """How much of what a cell leaves free of its column stands before it, in halves: 0 left, 1 centred, 2 right."""

    def place(self, line: MeasuredRow) -> CellPlaces | None:
        """Return where the cells of a row stand, or None when one of them does not fit its column."""
        if len(line.widths) > len(self.starts):
            return None
        at, gaps, indent, start = 0, [], 0, 0
        for column, width in enumerate(line.widths):
            left, before = self.starts[column], line.before[column]
            start = left + self._shift(column, width)
            if column and line.solid[column]:
                pad = left - self.solid[column] - at + (line.bare[column] and line.before[column] < self.solid[column])
                gaps += [line.spans[column - 1].end] * pad
                at += max(0, pad)
                if pad < 0:
                    return None
            pad = start - at - before if width else 0
            if pad < 0:
                return None
            if column or before:
                gaps += [line.spans[column].start] * pad
            else:
                indent = pad
            at += pad + before + width
        return CellPlaces(indent, tuple(gaps), at - line.widths[-1], at + line.tail)

    def _shift(self, column: int, width: int) -> int:
        return max(0, self.widths[column] - width) * self.free[column] // 2


def measure_line(text: str, span: Span, spans: Sequence[Span], header: bool, ambiguous: int) -> MeasuredRow:
    """Measure the cells of the row that lies at `span` of a text; without cells all of it is one."""
    found = _found(text, span, spans) or (span,)
    places = _with_blanks(text, found)
    edges = [span[0], *(end for _, end in places)]
    between = [text[edge:start] for edge, (start, _) in zip(edges, places, strict=False)]
    shown = [text[start:end] for start, end in places]
    return MeasuredRow(
        span,
        found,
        places,
        tuple(cells(one, ambiguous) for one in shown),
        tuple(cells(one, ambiguous) for one in between),
        tuple(bool(one.strip(SPACES)) for one in between),
        tuple(one[:1] == "|" for one in between),
        tuple(_NUMBER.fullmatch(text[start:end]) is not None for start, end in found),
        cells(text[places[-1].end : span[1]].rstrip(SPACES), ambiguous),
        header,
    )


def _found(text: str, span: Span, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the cells with each empty one behind the rule that opens it."""
    found: list[Span] = []
    for number, (start, end) in enumerate(spans):
        if start == end and number:
            edge = found[-1].end
            following = next((one.start for one in spans[number + 1 :] if one.end > one.start), span[1])
            rule = text.find("|", edge, following)
            start = end = rule + 1 + text.startswith("  ", rule + 1) if rule >= 0 else edge
        found.append(Span(start, end))
    return tuple(found)


def _with_blanks(text: str, found: Sequence[Span]) -> tuple[Span, ...]:
    """Return the cells with all blanks up to the rules but one on either side of each."""
    edges = [list(span) for span in found]
    for before, after in pairwise(edges):
        between = text[before[1] : after[0]]
        if between.strip():
            before[1] += max(0, len(between) - len(between.lstrip(" ")) - 1)
            after[0] -= max(0, len(between) - len(between.rstrip(" ")) - 1)
    return tuple(Span(start, end) for start, end in edges)


def columns(lines: Sequence[MeasuredRow], measure: int, wishes: Sequence[str] = ()) -> Columns | None:
    """Return columns within a measure that most of the rows fit, or None when there are none.

    `wishes` says of each column how its cells are aligned, as `TableRow.align`; without a wish numbers stand right.
    """
    for limit in (measure, measure // 2, measure // 3, measure // 4, measure // 6):
        chosen = [line for line in lines if all(width <= limit for width in line.widths[:-1])]
        if not chosen or (len(lines) - len(chosen)) * _MOST_CARDS > len(lines):
            return None
        if any(line.header and line not in chosen for line in lines):
            return None
        made = _make(chosen, wishes)
        last = made.widths[-1] if made.free[-1] else min(made.widths[-1], WRAP)
        if made.starts[-1] + last <= measure:
            return made
    return None


def _make(lines: Sequence[MeasuredRow], wishes: Sequence[str]) -> Columns:
    count = max(len(line.widths) for line in lines)
    starts: list[int] = []
    widths: list[int] = []
    solids: list[int] = []
    frees: list[int] = []
    ends = [0] * len(lines)
    for column in range(count):
        here = [(number, line) for number, line in enumerate(lines) if column < len(line.widths)]
        width = max((line.widths[column] for line in _counted(lines, column, count)), default=0)
        body = [line.numbers[column] for _, line in here if not line.header and line.widths[column]]
        wish = wishes[column] if column < len(wishes) else ""
        free = _FREE[wish] if wish else 2 * (column > 0 and sum(body) * 2 > len(body))
        solid = max((line.before[column] for _, line in here if column and line.solid[column]), default=0)
        start = starts[-1] + widths[-1] + (solid or GAP) if column else 0
        for number, line in here:
            shift = max(0, width - line.widths[column]) * free // 2 if not solid else 0
            start = max(start, ends[number] + (solid or line.before[column]) - shift)
        for number, line in here:
            shift = max(0, width - line.widths[column]) * free // 2
            ends[number] = start + shift + line.widths[column] if line.widths[column] else ends[number]
        starts.append(start)
        widths.append(width)
        solids.append(solid)
        frees.append(free)
    return Columns(tuple(starts), tuple(widths), tuple(solids), tuple(frees))


def _counted(lines: Sequence[MeasuredRow], column: int, count: int) -> Iterator[MeasuredRow]:
    """Yield the rows whose cell of a column makes it wide: not where nothing follows in a shorter row."""
    for line in lines:
        if column < len(line.widths) and (column < len(line.widths) - 1 or column == count - 1):
            yield line
