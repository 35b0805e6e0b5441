"""The order in which the lines of a page are read: row by row, but column by column where text is set in columns; pure.

Space is cut as Nagy and Seth cut it (Hierarchical representation of optically scanned documents, 1984): a page falls
into strips that nothing crosses; strips that one gutter runs through are columns when text fills both sides of it.
Cells of a table that no rule parts do not fill theirs: they are read row by row.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median
from typing import Final

from tui.text.formats.printedpart import Line, joined

_GUTTER: Final = 0.8
"""Width of the narrowest gutter, in the size of the print."""
_SHARED: Final = 0.4
"""Share of the smaller of two lines, one above the other, that may lie in both strips."""
_TOUCHING: Final = 1.2
"""Distance of two pieces of one line, in the size of the print, below which they are put together."""
_APART: Final = 0.25
"""Distance of two words of Latin letters, in the size of the print, from which a blank stands between them."""
_LINES: Final = 3
"""Lines of the shortest column."""
_WIDE: Final = 9.0
"""Width of the narrowest column, in the size of its print."""
_FULL: Final = 0.75
"""Share of the width of a column that a full line takes."""
_FILLED: Final = 0.4
"""Share of the lines of a column that are full, at least."""
_LINES_MOST: Final = 2_000
"""Lines of a page that may have columns; one with more is a drawing."""

Band = tuple[float, float]
"""From left to right, in points."""


def ordered(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page in reading order; pieces of one line are put together."""
    whole = _without_pieces(lines)
    return _ordered(whole) if len(whole) <= _LINES_MOST else [line for row in _rows(whole) for line in row]


def _ordered(lines: Sequence[Line]) -> list[Line]:
    strips, found, at = _strips(lines), list[Line](), 0
    edges = (min((line.x0 for line in lines), default=0.0), max((line.x1 for line in lines), default=0.0))
    while at < len(strips):
        end, gutter = _columns(strips, at, edges)
        if gutter:
            for side in _sides((line for strip in strips[at:end] for line in strip), gutter):
                edge = max(line.x1 for line in side)
                found += [replace(line, edge=line.edge or edge) for line in _ordered(side)]
        else:
            end = at + 1
            found += [line for row in _rows(strips[at]) for line in row]
        at = end
    return found


def _strips(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines in strips that none of them crosses, from top to bottom."""
    found: list[list[Line]] = []
    low = 0.0
    for line in sorted(lines, key=lambda one: -(one.y0 + one.size)):
        if found and line.y0 + line.size - low > _SHARED * min(line.size, found[-1][-1].size):
            found[-1].append(line)
            low = min(low, line.y0)
        else:
            found.append([line])
            low = line.y0
    return found


def _rows(lines: Iterable[Line]) -> list[list[Line]]:
    """Return lines in rows, from top to bottom, those of a row from left to right."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -(one.y0 + one.size / 2)):
        head = found[-1][0] if found else None
        if head and abs(head.y0 + head.size / 2 - line.y0 - line.size / 2) < min(head.size, line.size) / 2:
            found[-1].append(line)
        else:
            found.append([line])
    return [sorted(row, key=lambda one: one.x0) for row in found]


def _columns(strips: Sequence[Sequence[Line]], start: int, edges: Band) -> tuple[int, Band | None]:
    """Return where the strips end that a white band runs through from `start` on, and the band if it parts columns."""
    bands, end = [edges], start
    for strip in strips[start:]:
        left = bands
        for line in strip:
            left = [part for band in left for part in _without(band, line)]
        if not left:
            break
        bands, end = left, end + 1
    inside = [line for strip in strips[start:end] for line in strip]
    gutters = sorted(bands, key=lambda band: band[0] - band[1]) if len(inside) >= 2 * _LINES else []
    return end, next((band for band in gutters if all(map(_is_column, _sides(inside, band)))), None)


def _without(band: Band, line: Line) -> list[Band]:
    """Return what a line leaves of a band: the parts wide enough for a gutter."""
    if line.x1 <= band[0] or band[1] <= line.x0:
        return [band]
    return [part for part in ((band[0], line.x0), (line.x1, band[1])) if part[1] - part[0] >= _GUTTER * line.size]


def _sides(lines: Iterable[Line], gutter: Band) -> tuple[list[Line], list[Line]]:
    every = list(lines)
    return [one for one in every if one.x1 <= gutter[0] + 0.1], [one for one in every if one.x1 > gutter[0] + 0.1]


def _is_column(lines: Sequence[Line]) -> bool:
    """Tell whether text fills the room that lines take."""
    if len(lines) < _LINES:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = sum(line.x1 - line.x0 >= _FULL * width for line in lines)
    return width >= _WIDE * median(line.size for line in lines) and full >= _FILLED * len(lines)


def _without_pieces(lines: Iterable[Line]) -> list[Line]:
    """Return lines with their pieces put together: a form and what was filled in are printed one after the other."""
    found: list[Line] = []
    for row in _rows(lines):
        now = row[0]
        for before, line in pairwise(row):
            if line.x0 - before.x1 < _TOUCHING * min(before.size, line.size) and line.x1 > now.x1:
                now = _one(now, line)
            else:
                found.append(now)
                now = line
        found.append(now)
    return found


def _one(left: Line, right: Line) -> Line:
    longer = max(left, right, key=lambda one: len(one.text))
    latin = left.text[-1:].isascii() and right.text[:1].isascii()
    blank = " " if latin and right.x0 - left.x1 > _APART * longer.size else ""
    text = left.text + blank + right.text if latin else joined(left.text, right.text)
    return replace(longer, text=text, x0=left.x0, x1=right.x1)
