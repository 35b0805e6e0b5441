"""One line of a benchmark report."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter


@dataclass(frozen=True, slots=True)
class Line:
    """One measured number, with the anchor it is judged by."""

    name: str
    value: float
    unit: str
    anchor: str = ""
    """What it is compared with, in words."""
    anchor_value: float | None = None
    aim: str = ""
    """The ratio or number aimed at, in words."""

    def __str__(self) -> str:
        """Return the line as `make bench` prints it."""
        text = f"{self.name:<58} {self.value:>12,.4g} {self.unit}"
        if self.anchor_value:
            text += f"   {self.value / self.anchor_value:.2f} x {self.anchor} ({self.anchor_value:,.4g} {self.unit})"
        return text + (f"   aim {self.aim}" if self.aim else "")


def best_of(times: int, act: Callable[[], object]) -> float:
    """Return the shortest of several timings of `act`, in seconds."""
    taken = []
    for _ in range(times):
        begin = perf_counter()
        act()
        taken.append(perf_counter() - begin)
    return min(taken)
