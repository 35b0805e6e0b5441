"""Spans that a caller gives, all at once or as they are asked for."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter

Spans = Sequence[tuple[int, int]] | Callable[[int, int], Iterable[tuple[int, int]]]
"""Sorted spans, or a function that gives those within `[start, end)`."""


def within(spans: Spans, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Return spans that touch `[start, end)`, in offsets from `start`."""
    if callable(spans):
        chosen: Iterable[tuple[int, int]] = spans(start, end)
    else:
        first = max(0, bisect_left(spans, start, key=itemgetter(0)) - 1)
        chosen = spans[first : bisect_left(spans, end, key=itemgetter(0))]
    return ((low - start, high - start) for low, high in chosen)
