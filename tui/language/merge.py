"""Merge what the grammar and the entity steps found, so that marks never overlap."""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable

from tui.language.analysis import Entity, EntityType, Figure, Mark

NAMES = frozenset({EntityType.PER, EntityType.ORG, EntityType.LOC})


def merge(marks: Iterable[Mark], checkpoint: Callable[[], None] = lambda: None) -> list[Mark]:
    """Return the marks that stand, sorted: of overlapping ones the longest, then the one given first.

    A term gives way to a name inside it (“大连服务” is a slogan about 大连): people look for names, and a slogan
    without a name in it stays a term. `checkpoint` is called now and then.
    """
    given = list(marks)
    names = sorted((mark.start, mark.end) for mark in given if isinstance(mark, Entity) and mark.type in NAMES)
    standing: list[tuple[int, int, int]] = []
    order = sorted(range(len(given)), key=lambda n: (_rank(given[n], names), given[n].start - given[n].end, n))
    for turn, number in enumerate(order):
        if turn % 64 == 0:
            checkpoint()
        mark = given[number]
        place = bisect_left(standing, (mark.end,))
        if mark.start < mark.end and (not place or standing[place - 1][1] <= mark.start):
            insort(standing, (mark.start, mark.end, number))
    return [given[number] for _, _, number in standing]


def _rank(mark: Mark, names: list[tuple[int, int]]) -> int:
    """Return 1 for a term with a name inside, which comes after everything else, and 0 for other marks."""
    if isinstance(mark, Figure) or mark.type is not EntityType.TERM:
        return 0
    place = bisect_left(names, (mark.start, 0))
    return int(place < len(names) and names[place][1] <= mark.end)
