"""Stretches that two texts share: found by shingles, joined into runs, put in order as a chain."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_SENTENCE = re.compile(r"([^.!?;]+)(?:[.!?;]+|\Z)")
LONG = 16
"""Characters before its end that make a sentence rare."""


class Run(NamedTuple):
    """A stretch that both texts share: `[old, old + length)` is `[new, new + length)`."""

    old: int
    new: int
    length: int


class RunPair(NamedTuple):
    """A stretch of the old text and one of the new, to be aligned with each other."""

    old: int
    old_end: int
    new: int
    new_end: int


def common_prefix(a: str, b: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if a[:middle] == b[:middle] else (low, middle - 1)
    return low


def sentence_runs(a: str, b: str, box: RunPair) -> list[Run]:
    """Return the sentences that occur equally often on each side of a box, paired in order: cheap."""
    news = _sentences(b, box.new, box.new_end)
    runs = []
    for sentence, places in _sentences(a, box.old, box.old_end).items():
        found = news.get(sentence, ())
        if len(found) == len(places):
            runs += [Run(i, j, len(sentence)) for i, j in zip(places, found, strict=True)]
    return sorted(runs)


def _sentences(text: str, low: int, high: int) -> dict[str, list[int]]:
    """Map each sentence of a compact text that is long enough to be rare to its places."""
    seen: dict[str, list[int]] = {}
    for found in _SENTENCE.finditer(text, low, high):
        if found.end(1) - found.start() >= LONG and found.end() > found.end(1):
            seen.setdefault(found[0], []).append(found.start())
    return seen


def _once(text: str, low: int, high: int, size: int) -> dict[str, int]:
    """Map each stretch of `size` characters to its place, or to -1 when it occurs more than once."""
    seen: dict[str, int] = {}
    for i in range(low, high - size + 1):
        piece = text[i : i + size]
        seen[piece] = -1 if piece in seen else i
    return seen


def _all(text: str, low: int, high: int, size: int) -> dict[str, list[int]]:
    """Map each stretch of `size` characters to all its places."""
    seen: dict[str, list[int]] = {}
    for i in range(low, high - size + 1):
        seen.setdefault(text[i : i + size], []).append(i)
    return seen


def unique_runs(a: str, b: str, box: RunPair, size: int) -> list[Run]:
    """Return the stretches that occur once on each side of a box, in order of the old text."""
    news = _once(b, box.new, box.new_end, size)
    olds = _once(a, box.old, box.old_end, size)
    return list(_runs(((i, news.get(piece, -1)) for piece, i in olds.items() if i >= 0), size))


def ranked_runs(a: str, b: str, box: RunPair, size: int) -> list[Run]:
    """Return the stretches that occur equally often on each side, first paired with first, for texts that repeat."""
    news = _all(b, box.new, box.new_end, size)
    pairs: list[tuple[int, int]] = []
    for piece, places in _all(a, box.old, box.old_end, size).items():
        found = news.get(piece, ())
        if len(found) == len(places):
            pairs += zip(places, found, strict=True)
    return list(_runs(sorted(pairs), size))


def _runs(pairs: Iterable[tuple[int, int]], size: int) -> Iterator[Run]:
    """Join pairs of places, in order of the old text, into runs; a new place of -1 is no pair."""
    start = new = last = -1
    for i, j in pairs:
        if j < 0:
            continue
        if start >= 0 and i - last <= size and j - new == i - start:
            last = i
            continue
        if start >= 0:
            yield Run(start, new, last - start + size)
        start, new, last = i, j, i
    if start >= 0:
        yield Run(start, new, last - start + size)


def heaviest_chain(runs: list[Run]) -> list[Run]:
    """Return the chain of runs, in order in both texts, that covers the most characters (patience with weights)."""
    ends: list[tuple[int, int, int]] = []
    """(new offset, weight, index) of chains none of which is both further and lighter than another."""
    previous: list[int] = []
    for index, run in enumerate(runs):
        place = bisect_left(ends, (run.new, 0, 0))
        weight, before = (ends[place - 1][1], ends[place - 1][2]) if place else (0, -1)
        previous.append(before)
        weight += run.length
        place = bisect_left(ends, (run.new, 0, 0))
        while place < len(ends) and ends[place][1] <= weight:
            del ends[place]
        insort(ends, (run.new, weight, index))
    chain = []
    at = ends[-1][2] if ends else -1
    while at >= 0:
        chain.append(runs[at])
        at = previous[at]
    return chain[::-1]
