"""Which places of a group to look at first: those least alike, because equal ones need one look only."""

from collections.abc import Sequence
from typing import Final

from tui.workspace.review.item import Item

SHOWN: Final = 5
"""Contexts on the screen."""
NEAR: Final = 8
"""Characters on either side that tell two contexts apart."""
COMPARED: Final = 400
"""Places compared in a large group, evenly spread."""


def least_alike(items: Sequence[Item]) -> list[int]:
    """Return up to `SHOWN` indices: the first place, then each time the one least like those before it.

    The work grows with the number of items times `SHOWN`; of more than `COMPARED` items only so many are looked at.
    """
    if len(items) <= 1:
        return list(range(len(items)))
    from rapidfuzz.distance import Indel

    step = max(1, len(items) // COMPARED)
    around = {at: _around(items[at]) for at in range(0, len(items), step)}
    nearest = dict.fromkeys(around, 0.0)
    chosen = [0]
    while len(chosen) < min(SHOWN, len(around)):
        last = around[chosen[-1]]
        nearest.pop(chosen[-1])
        for at in nearest:
            nearest[at] = max(nearest[at], Indel.normalized_similarity(last, around[at]))
        chosen.append(min(nearest, key=lambda at: nearest[at]))
    return chosen


def _around(item: Item) -> str:
    return f"{item.before[-NEAR:]}\0{item.after[:NEAR]}"
