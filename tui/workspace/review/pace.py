"""How fast a review goes: keys for each suggestion, and how long the rest will take at the reader's own pace."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from time import monotonic
from typing import Final

LONGEST: Final = 120.0
"""Seconds that a decision is taken to last at most; who needed longer was away for a while."""


@dataclass(slots=True)
class Pace:
    """Counts keys and times decisions."""

    clock: Callable[[], float] = monotonic
    keys: int = 0
    """Keys pressed so far."""
    settled: int = 0
    """Suggestions decided so far."""
    taken: list[float] = field(default_factory=list)
    """Seconds that each decision took, at most `LONGEST`."""
    since: float | None = None
    """When the current item came up."""

    def shown(self) -> None:
        """Say that an item has come up."""
        if self.since is None:
            self.since = self.clock()

    def decided(self, count: int) -> None:
        """Say that so many suggestions were decided at once."""
        self.settled += count
        if self.since is not None:
            self.taken.append(min(LONGEST, self.clock() - self.since))
        self.since = None

    def undone(self, count: int) -> None:
        """Say that a decision about so many suggestions was taken back."""
        self.settled -= count

    @property
    def per_suggestion(self) -> float | None:
        """Keys for each suggestion; None before the first decision."""
        return self.keys / self.settled if self.settled > 0 else None

    def minutes(self, decisions: int) -> float | None:
        """Return how long so many decisions will take by the median so far; None before the first decision."""
        return median(self.taken) * decisions / 60 if self.taken else None
