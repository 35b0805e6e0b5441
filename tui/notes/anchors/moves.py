"""Stretches that are left over in both versions of a text: they changed places with others."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tui.notes.anchors.runs import Run, RunPair, heaviest_chain, unique_runs


def moves(a: str, b: str, image: Sequence[int], size: int, boxes: Sequence[RunPair] = ()) -> Iterator[tuple[int, int]]:
    """Yield pairs of an old and a new character of stretches of at least `size` characters that changed places.

    `image` tells which old character is which new one, -1 for those left over. `boxes` are stretches that are still to
    be aligned with each other, in order: what stands in order within one of them did not move.
    """
    taken = set(image)
    olds = [i for i, j in enumerate(image) if j < 0]
    news = [j for j in range(len(b)) if j not in taken]
    before, after = "".join([a[i] for i in olds]), "".join([b[j] for j in news])
    found = unique_runs(before, after, RunPair(0, len(before), 0, len(after)), size)
    gone: set[int] = set()
    for run in _out_of_order(found, olds, news, boxes):
        for k in _grown(run, before, after):
            i, j = olds[run.old + k], news[run.new + k]
            if i not in gone and j not in taken:
                gone.add(i)
                taken.add(j)
                yield i, j


def _out_of_order(runs: list[Run], olds: Sequence[int], news: Sequence[int], boxes: Sequence[RunPair]) -> Iterator[Run]:
    """Yield the runs that lead from one box into another, or out of the order of their own."""
    ordered = sorted(boxes)
    begins = [box.old for box in ordered]
    within: dict[int, list[Run]] = {}
    for run in runs:
        place = bisect_right(begins, olds[run.old]) - 1
        if place >= 0 and ordered[place].new <= news[run.new] < ordered[place].new_end:
            within.setdefault(place, []).append(run)
        else:
            yield run
    for own in within.values():
        yield from set(own).difference(heaviest_chain(own))


def _grown(run: Run, before: str, after: str) -> range:
    """Return the steps from the beginning of a run through which it can be followed, also beyond its ends."""
    low, high = 0, run.length
    while min(run.old, run.new) + low > 0 and before[run.old + low - 1] == after[run.new + low - 1]:
        low -= 1
    while run.old + high < len(before) and run.new + high < len(after):
        if before[run.old + high] != after[run.new + high]:
            break
        high += 1
    return range(low, high)
