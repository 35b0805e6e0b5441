"""Fill rows: from a stretch and a measure to the offsets where rows begin."""

from bisect import bisect_right
from enum import StrEnum
from typing import NamedTuple

from tui.typeset import classes
from tui.typeset.breaks import CLUSTER, WORD, Stretch

_STOPS = frozenset({classes.CL, classes.HG, classes.IN})
_ENOUGH = 0.6
"""Share of the measure that a row keeps when it gives a word to an orphan below."""
_OPEN_PAIRS = bytes(penalty == 0 for penalty in classes.PAIRS)


class RowKind(StrEnum):
    """What a row shows."""

    TEXT = "text"
    BLANK = "blank"
    """Room between two blocks; it holds no text."""
    FOLD = "fold"
    """The one row of a folded block; it stands for the block's text."""
    CELLS = "cells"
    """A row of a table, its cells set apart by gaps; see `Layout.gaps`."""


class Row(NamedTuple):
    """One screen line; offsets are article offsets, lengths cells."""

    start: int
    """First character."""
    end: int
    """End of what is drawn: spaces that hang past the row and the newline are not."""
    next: int
    """Where the following row begins; `[start, next)` of all rows put end to end are the text."""
    indent: int
    """Cells left free before the text."""
    width: int
    """Cells of the text drawn, gaps included; it may pass the measure by one hanging mark."""
    block: int
    """Index of the block."""
    kind: RowKind
    first: bool
    """True for the first row of its block (or of a line or cell within it)."""
    lead: str = ""
    """What is drawn in the first of the free cells: the bar of a quotation or of code, the name of a column."""


class Box(NamedTuple):
    """The room that rows have, in cells."""

    first: int
    """Measure of the first row."""
    rest: int
    """Measure of the other rows."""
    hang: int
    """Room for one stop that hangs past the measure; 0 when none may."""
    fullness: float
    """Share of the measure that must stay filled for a word to be carried over whole; above 1: none is."""


def fill(stretch: Stretch, start: int, end: int, box: Box) -> list[int]:
    """Return the offsets where rows begin in `[start, end)` of a stretch that holds no newline there."""
    starts = _fill(stretch, start, end, box)
    if len(starts) > 1:
        _mend_orphan(stretch, starts, end, box)
    return starts


def _fill(stretch: Stretch, start: int, end: int, box: Box) -> list[int]:
    starts = [start]
    cells, kinds, penalties = stretch.cells, stretch.classes, stretch.penalties
    room, hang = box.first, box.hang
    while True:
        limit = cells[start] + room
        if cells[end] <= limit:
            return starts
        place = bisect_right(cells, limit, start + 1, end) - 1
        if place <= start:
            place = _after_cluster(stretch, start, end)
            if place == end:
                return starts
        # CLREQ, "Hanging Punctuation at Line End": one mark, and not after another.
        if hang and kinds[place] == classes.HG and kinds[place - 1] not in _STOPS and cells[place + 1] <= limit + hang:
            beyond = place + 1
            if beyond == end:
                return starts
            if kinds[beyond] == classes.SP or stretch.penalty(beyond) == 0:
                place = beyond
        if kinds[place] == classes.SP:
            while place < end and kinds[place] == classes.SP:
                place += 1
            if place == end:
                return starts
        if penalties[place] or not _OPEN_PAIRS[kinds[place - 1] << 5 | kinds[place]] or kinds[place - 1] == classes.SP:
            place = _best(stretch, start, place, end, cells[start] + room * box.fullness)
        if place == end:
            return starts
        starts.append(place)
        start, room = place, box.rest


def _best(stretch: Stretch, start: int, place: int, end: int, enough: float) -> int:
    """Return the best offset at or before `place` to break a row that begins at `start`.

    A word is carried over only where the row still reaches `enough`, counted like `stretch.cells`.
    """
    penalty = stretch.penalty
    soft = 0
    worst, fallback = CLUSTER, 0
    while place > start:
        cost = penalty(place)
        if cost == 0:
            if soft and stretch.cells[place] < enough:
                return soft
            return place
        if cost == WORD:
            if not soft:
                soft = place
        elif cost < worst:
            worst, fallback = cost, place
        place -= 1
        if soft and stretch.cells[place] < enough:
            return soft
    return soft or fallback or _after_cluster(stretch, start, end)


def _after_cluster(stretch: Stretch, start: int, end: int) -> int:
    """Return the end of the grapheme cluster that begins at `start`."""
    place = start + 1
    while place < end and stretch.classes[place] == classes.CM:
        place += 1
    return place


def _mend_orphan(stretch: Stretch, starts: list[int], end: int, box: Box) -> None:
    """Carry one more word over when a single character, with or without a mark, would stand in the last row.

    CLREQ, "Handling of Widows and Orphans". The row above gives up no more than four characters, where it breaks
    at no cost and stays well filled.
    """
    cells, kinds = stretch.cells, stretch.classes
    last, above = starts[-1], starts[-2]
    place = last + 1
    while place < end and kinds[place] in _STOPS:
        place += 1
    if place < end or kinds[last] != classes.ID:
        return
    for place in range(last - 1, max(above, last - 5), -1):
        if stretch.penalty(place) == 0:
            if cells[place] - cells[above] >= box.rest * _ENOUGH and cells[end] - cells[place] <= box.rest:
                starts[-1] = place
            return
