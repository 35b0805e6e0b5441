"""The cells of tables that are ruled on a page, from the rules that are drawn; pure.

A table is told by its rules and by nothing else: what is merely aligned may be a poem, a form or two columns. The
cells are found as Nurminen does (Algorithmic Extraction of Data in Tables in PDF Documents, 2013): rules that lie on
one line are one, where two cross is a corner, and a cell is the smallest rectangle of corners that rules join.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

_NEAR: Final = 3.0
"""Points by which rules may miss one another and still lie on one line or meet."""
_SAME: Final = 6.0
"""Points by which the rules of one table may begin or end elsewhere."""
_SHORT: Final = 6.0
"""Points of the shortest rule that can be the side of a cell."""
THIN: Final = 4.0
"""Points of the thickest rectangle that is a rule itself."""
RULES_MOST: Final = 4_000
"""Rules of a page that holds tables; a page with more is a drawing."""


class Rectangle(NamedTuple):
    """A rectangle on a page, in points from the left and from the bottom."""

    x0: float
    y0: float
    x1: float
    y1: float

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x0 <= x < self.x1 and self.y0 <= y < self.y1


class Side(NamedTuple):
    """A straight line along an axis: from `start` to `end` where the other coordinate is `at`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: its cells from the top left, row by row."""

    cells: tuple[Rectangle, ...]

    @property
    def box(self) -> Rectangle:
        """The rectangle around it."""
        return Rectangle(
            min(cell.x0 for cell in self.cells),
            min(cell.y0 for cell in self.cells),
            max(cell.x1 for cell in self.cells),
            max(cell.y1 for cell in self.cells),
        )

    @property
    def columns(self) -> tuple[float, ...]:
        """Where its columns begin, left to right."""
        return tuple(sorted({cell.x0 for cell in self.cells}))

    def rows(self, words: Sequence[str]) -> list[list[str]]:
        """Return the words of the cells, in the order of `cells`, as rows; what a wide cell reaches over is empty."""
        columns = self.columns
        tops = sorted({cell.y1 for cell in self.cells}, reverse=True)
        rows = [[""] * len(columns) for _ in tops]
        for cell, said in zip(self.cells, words, strict=True):
            rows[tops.index(cell.y1)][columns.index(cell.x0)] = said
        return rows


def grids(drawn: Iterable[Rectangle]) -> list[Grid]:
    """Return the tables of a page that have two columns at least, from top to bottom; `drawn` are its rectangles."""
    across, down = rules_of(drawn)
    if not across or not down or len(across) + len(down) > RULES_MOST:
        return []
    down = _with_open_sides(across, down)
    found = [Grid(tuple(group)) for group in _together(_cells(across, down))]
    return sorted((grid for grid in found if len(grid.columns) > 1), key=lambda grid: (-grid.box.y1, grid.box.x0))


def alike(across: Iterable[Side]) -> list[list[Side]]:
    """Return rules across that begin and end alike, from top to bottom."""
    groups: list[list[Side]] = []
    for one in sorted(across, reverse=True):
        same = next(
            (g for g in groups if abs(g[0].start - one.start) < _SAME and abs(g[0].end - one.end) < _SAME), None
        )
        if same is None:
            groups.append([one])
        else:
            same.append(one)
    return groups


def _with_open_sides(across: Iterable[Side], down: list[Side]) -> list[Side]:
    """Return the rules down, and the sides of tables that are drawn open: where rules down part two alike across."""
    sides = list(down)
    for group in alike(across):
        for upper, lower in pairwise(group):
            left, right = max(upper.start, lower.start), min(upper.end, lower.end)
            parted = any(
                left + _SHORT < one.at < right - _SHORT
                and one.start <= lower.at + _NEAR
                and upper.at - _NEAR <= one.end
                for one in down
            )
            sides += [Side(at, lower.at, upper.at) for at in (left, right)] if parted else []
    return _joined(sides)


def rules_of(drawn: Iterable[Rectangle]) -> tuple[list[Side], list[Side]]:
    """Return the rules across and down, whole: thin rectangles, and the sides of others."""
    across: list[Side] = []
    down: list[Side] = []
    for x0, y0, x1, y1 in drawn:
        thin, low = x1 - x0 <= THIN, y1 - y0 <= THIN
        if low and not thin:
            across.append(Side((y0 + y1) / 2, x0, x1))
        elif thin and not low:
            down.append(Side((x0 + x1) / 2, y0, y1))
        elif not thin and not low:
            across += [Side(y0, x0, x1), Side(y1, x0, x1)]
            down += [Side(x0, y0, y1), Side(x1, y0, y1)]
    return _joined(across), _joined(down)


def _joined(rules: Iterable[Side]) -> list[Side]:
    """Return rules that lie on one line and touch as one; pieces too short for a side fall away."""
    lines: list[list[Side]] = []
    for rule in sorted(rules):
        if lines and rule.at - lines[-1][-1].at <= _NEAR:
            lines[-1].append(rule)
        else:
            lines.append([rule])
    found: list[Side] = []
    for line in lines:
        at = sum(rule.at for rule in line) / len(line)
        start, end = line[0].start, line[0].end
        for rule in sorted(line, key=lambda one: one.start):
            if rule.start <= end + _NEAR:
                start, end = min(start, rule.start), max(end, rule.end)
            else:
                found.append(Side(at, start, end))
                start, end = rule.start, rule.end
        found.append(Side(at, start, end))
    return [rule for rule in found if rule.end - rule.start >= _SHORT]


def _cells(across: Sequence[Side], down: Sequence[Side]) -> list[Rectangle]:
    """Return the smallest rectangles whose corners rules join."""
    corners: dict[tuple[int, int], tuple[float, float]] = {}
    """(number of the rule across, number of the one down) -> where they cross."""
    by_row, by_column = defaultdict[int, list[int]](list), defaultdict[int, list[int]](list)
    for row, one in enumerate(across):
        for column, two in enumerate(down):
            meets = one.start - _NEAR <= two.at <= one.end + _NEAR and two.start - _NEAR <= one.at <= two.end + _NEAR
            if meets:
                corners[row, column] = (two.at, one.at)
                by_row[row].append(column)
                by_column[column].append(row)
    found = []
    for (row, column), corner in corners.items():
        # The nearest corner below-left first: rules are sorted, so numbers grow to the right and to the top.
        right = by_row[row][bisect_right(by_row[row], column) :]
        above = by_column[column][bisect_right(by_column[column], row) :]
        cell = next(((high, far) for high in above for far in right if (high, far) in corners), None)
        if cell:
            found.append(Rectangle(*corner, *corners[cell]))
    return sorted(found, key=lambda box: (-box.y1, box.x0))


def _together(cells: Iterable[Rectangle]) -> list[list[Rectangle]]:
    """Return the cells of each table: those that have a corner in common."""
    groups: list[tuple[set[tuple[float, float]], list[Rectangle]]] = []
    for cell in cells:
        corners = {(cell.x0, cell.y0), (cell.x0, cell.y1), (cell.x1, cell.y0), (cell.x1, cell.y1)}
        touched = [group for group in groups if group[0] & corners]
        merged = (corners.union(*(group[0] for group in touched)), [one for group in touched for one in group[1]])
        merged[1].append(cell)
        groups = [group for group in groups if group not in touched] + [merged]
    return [sorted(group, key=lambda box: (-box.y1, box.x0)) for _corners, group in groups]
