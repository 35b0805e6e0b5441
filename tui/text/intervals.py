"""Spans of any kind, sorted, with a quick answer to: which of you touch this row?"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from tui.text.source import HasSpan

T = TypeVar("T", bound=HasSpan)


class Intervals(Generic[T]):
    """Things with `[start, end)`, which may overlap and nest, sorted by start and the longest first; never changed."""

    __slots__ = ("_furthest", "_starts", "items")

    items: tuple[T, ...]

    def __init__(self, items: Iterable[T] = ()) -> None:
        self.items = tuple(sorted(items, key=lambda item: (item.start, -item.end)))
        self._starts = array("I", (item.start for item in self.items))
        self._furthest = array("I", accumulate((item.end for item in self.items), max))

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def overlapping(self, start: int, end: int) -> list[T]:
        """Return what shares a character with `[start, end)`, in order of starts; O(log n + what lies there).

        `_furthest[i]` is the largest end among items 0 to i: it never falls, so the first item that can
        reach `start` is found by bisection, and an enclosing span far above costs a scan from there only.
        """
        first = bisect_left(self._furthest, start + 1)
        last = bisect_left(self._starts, end, lo=min(first, len(self._starts)))
        return [item for item in self.items[first:last] if item.end > start]

    def at(self, offset: int) -> list[T]:
        """Return what covers the character at `offset`, the smallest first."""
        return sorted(self.overlapping(offset, offset + 1), key=lambda item: item.end - item.start)

    def after(self, offset: int) -> T | None:
        """Return the first that starts after `offset`, or None."""
        place = bisect_left(self._starts, offset + 1)
        return self.items[place] if place < len(self.items) else None

    def before(self, offset: int) -> T | None:
        """Return the last that starts before `offset`, or None."""
        place = bisect_left(self._starts, offset)
        return self.items[place - 1] if place else None
