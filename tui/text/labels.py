"""Jump labels: one or two letters for each place, short ones near the cursor."""

from collections.abc import Sequence

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The home row first; every one of them can be typed while an input method is off, none needs shift."""


def labels(places: Sequence[int], cursor: int, letters: str = LETTERS) -> list[str]:
    """Return a label for each place, in step; no label begins another.

    `places` are offsets in any order. Single letters go to the places nearest to the cursor, as many as leave
    enough two-letter ones for the rest; what is beyond `len(letters) ** 2` places gets an empty label.
    """
    size = len(letters)
    count = min(len(places), size * size)
    # A letter that begins two-letter labels gives `size` of them instead of one.
    pairs = max(0, -(-(count - size) // (size - 1)))
    singles = [*letters[: size - pairs]]
    doubles = [first + second for first in letters[size - pairs :] for second in letters]
    nearest = sorted(range(len(places)), key=lambda index: (abs(places[index] - cursor), index))
    given = [""] * len(places)
    for index, label in zip(nearest, singles + doubles, strict=False):
        given[index] = label
    return given
