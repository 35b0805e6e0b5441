"""Tables that only rules across part from the text, as theses and journals set them; pure.

One rule stands above, one below, one under the names of the columns; columns are where white runs through all rows.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from tui.text.formats.ruled import RULES_MOST, Rectangle, Side, alike, rules_of

_SHORT: Final = 60.0
"""Points of the shortest rule of a table."""
_SAME: Final = 6.0
"""Points by which the rules of a table may begin or end elsewhere."""
_HEAD: Final = 3
"""Rows that name the columns, at most."""
_ALIGNED: Final = 0.6
"""Share of the rows that have words in two columns, at least."""
_WHITE: Final = 0.7
"""Width of the narrowest white between columns, in the size of the print."""
_ROWS_MOST: Final = 200
"""Rows of the longest table on one page."""


class Placed(NamedTuple):
    """A character, or what passes for one, in its place."""

    box: Rectangle
    number: int
    """By which the caller knows it."""

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.box.y0 + self.box.y1) / 2


class ThreeLines(NamedTuple):
    """A table: its place, where its columns begin, and the numbers of the characters in each cell, row by row."""

    box: Rectangle
    columns: tuple[float, ...]
    rows: tuple[tuple[tuple[int, ...], ...], ...]


def tables_of(drawn: Iterable[Rectangle], chars: Sequence[Placed]) -> list[ThreeLines]:
    """Return the tables that rules across make of characters."""
    across, _down = rules_of(drawn)
    found = []
    for rules in alike(one for one in across if one.end - one.start >= _SHORT) if len(across) <= RULES_MOST else ():
        at = 0
        while at + 2 < len(rules):
            table, end = _table(rules[at:], chars)
            found += [table] if table else []
            at += end
    return found


def _table(rules: Sequence[Side], chars: Sequence[Placed]) -> tuple[ThreeLines | None, int]:
    """Return the table whose top is the first rule, if it is one, and how many rules it takes."""
    top = rules[0]
    head = _rows(_between(chars, top, rules[1]))
    if not 0 < len(head) <= _HEAD:
        return None, 1
    body: list[list[Placed]] = []
    end = 1
    for upper, lower in pairwise(rules[1:]):
        rows = _rows(_between(chars, upper, lower))
        if not rows or len(rows) > _ROWS_MOST or not _aligned(rows):
            break
        body += rows
        end += 1
    columns = _columns(body)
    if end == 1 or len(columns) < 2:
        return None, 1
    cells = tuple(_cells(row, columns) for row in [*head, *body])
    box = Rectangle(top.start, rules[end].at, top.end, top.at)
    return ThreeLines(box, tuple(column[0] for column in columns), cells), end


def _between(chars: Iterable[Placed], upper: Side, lower: Side) -> list[Placed]:
    return [
        one
        for one in chars
        if lower.at < one.middle < upper.at
        and upper.start - _SAME <= (one.box.x0 + one.box.x1) / 2 <= upper.end + _SAME
    ]


def _rows(chars: Iterable[Placed]) -> list[list[Placed]]:
    """Return characters in rows, from top to bottom, those of a row from left to right."""
    rows: list[list[Placed]] = []
    for one in sorted(chars, key=lambda char: -char.middle):
        if rows and rows[-1][0].middle - one.middle < 0.6 * (one.box.y1 - one.box.y0):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [sorted(row, key=lambda char: char.box.x0) for row in rows]


def _columns(rows: Iterable[Iterable[Placed]]) -> list[tuple[float, float]]:
    """Return from where to where each column reaches: white runs between them through all rows."""
    columns: list[tuple[float, float]] = []
    for one in sorted((char for row in rows for char in row), key=lambda char: char.box.x0):
        white = _WHITE * (one.box.y1 - one.box.y0)
        if columns and one.box.x0 - columns[-1][1] < white:
            columns[-1] = (columns[-1][0], max(columns[-1][1], one.box.x1))
        else:
            columns.append((one.box.x0, one.box.x1))
    return columns


def _aligned(rows: Sequence[Sequence[Placed]]) -> bool:
    columns = _columns(rows)
    wide = sum(sum(bool(cell) for cell in _cells(row, columns)) > 1 for row in rows)
    return len(columns) > 1 and wide >= _ALIGNED * len(rows)


def _cells(row: Iterable[Placed], columns: Sequence[tuple[float, float]]) -> tuple[tuple[int, ...], ...]:
    """Return the numbers of the characters of a row by column; one between two columns goes to the nearer."""
    cells: list[list[int]] = [[] for _ in columns]
    for one in row:
        middle = (one.box.x0 + one.box.x1) / 2
        nearest = min(range(len(columns)), key=lambda at: max(columns[at][0] - middle, middle - columns[at][1], 0))
        cells[nearest].append(one.number)
    return tuple(tuple(cell) for cell in cells)
