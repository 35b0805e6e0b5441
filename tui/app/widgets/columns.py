"""Cells in columns that fit a width."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.cells import cell_len, set_cell_size

GAP: Final = 1
LEAST: Final = 4
"""Cells that the first column keeps before a later one is left out."""
WIDEST: Final = {1: 6, 2: 14, 3: 13}
"""Column -> the cells that it may take from the first one."""


def widths(rows: Iterable[Sequence[str]], width: int, heads: int = 0) -> list[int]:
    """Return the cells of each column: the first takes what the others leave, those at the end go when it is little.

    A column in which nothing stands below its `heads` rows has none.
    """
    columns = list(zip(*rows, strict=True))
    needs = [max(map(cell_len, column)) if any(column[heads:]) else 0 for column in columns]
    found = [min(need, WIDEST.get(place, need)) for place, need in enumerate(needs)]
    while True:
        others = sum(size + GAP for size in found[1:] if size)
        room = width - others
        if room >= min(LEAST, needs[0]) or not any(found[1:]):
            found[0] = max(1, min(needs[0], room))
            return found
        last = max(place for place, size in enumerate(found) if place and size)
        found[last] = 0


def line(cells: Sequence[str], sizes: Sequence[int], right: Iterable[int] = ()) -> str:
    """Return cells in columns of these sizes; those of the columns `right` end together."""
    ending = set(right)
    return (" " * GAP).join(
        " " * (size - cell_len(cell)) + cell if place in ending and cell_len(cell) < size else set_cell_size(cell, size)
        for place, (cell, size) in enumerate(zip(cells, sizes, strict=True))
        if size
    )
