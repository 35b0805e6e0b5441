"""A review queue: what is to be decided, in which order, and the way back; pure, it stores nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.notes.model.annotation import Annotation


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: a mark of the program, or an annotation of the reader."""

    source: str
    """Name of the source."""
    number: int
    """Number of the article."""
    start: int
    """Article offset."""
    end: int
    quote: str
    """The article text of `[start, end)`."""
    type: str
    """What the program takes it for, an entity type or `FIGURE`; empty for an annotation."""
    about: str = ""
    """What is known of it, one line."""
    annotation: Annotation | None = None
    """The annotation to decide about; None for a mark."""

    @property
    def key(self) -> tuple[str, int]:
        """What names the article in its library."""
        return (self.source, self.number)

    @property
    def group(self) -> tuple[str, str]:
        """What it has in common with items that can be decided together."""
        return (self.type, self.quote)


class Decided(NamedTuple):
    """Items that were decided together."""

    numbers: tuple[int, ...]
    accept: bool
    label: str
    """The action in the reader's words, as the undo list has it."""


@dataclass(slots=True)
class Queue:
    """Items that wait, one of them the current one; items decided can come back."""

    items: list[Item] = field(default_factory=list)
    """All items ever added; an item is named by its place here."""
    waiting: list[int] = field(default_factory=list)
    """Items not yet decided, in the order that they are shown in."""
    place: int = 0
    """Index of the current item in `waiting`."""
    trail: list[Decided] = field(default_factory=list)
    """What was decided, the last decision last."""

    def add(self, items: Iterable[Item]) -> None:
        """Put more items at the end."""
        for item in items:
            self.waiting.append(len(self.items))
            self.items.append(item)

    @property
    def current(self) -> Item | None:
        """The item to decide now; None when nothing waits."""
        return self.items[self.waiting[self.place]] if self.waiting else None

    @property
    def number(self) -> int | None:
        """The current item's place among all items."""
        return self.waiting[self.place] if self.waiting else None

    def counted(self, accept: bool) -> int:
        """Return how many items were accepted, or rejected."""
        return sum(len(decided.numbers) for decided in self.trail if decided.accept is accept)

    def step(self, by: int) -> None:
        """Go to another waiting item without deciding, round the ends."""
        if self.waiting:
            self.place = (self.place + by) % len(self.waiting)

    def skip(self) -> None:
        """Put the current item to the end and go to the one after it."""
        if self.waiting:
            self.waiting.append(self.waiting.pop(self.place))
            if self.place == len(self.waiting) - 1:
                self.place = 0

    def alike(self) -> tuple[int, ...]:
        """Return the waiting items of the current one's group, itself first."""
        here = self.current
        if here is None or self.number is None:
            return ()
        others = (n for n in self.waiting if n != self.number and self.items[n].group == here.group)
        return (self.number, *others)

    def decide(self, numbers: Iterable[int], accept: bool, label: str = "") -> Decided:
        """Take items out; they are decided together."""
        made = Decided(tuple(numbers), accept, label)
        before = sum(1 for number in self.waiting[: self.place] if number in made.numbers)
        self.waiting = [number for number in self.waiting if number not in made.numbers]
        self.place = min(self.place - before, max(0, len(self.waiting) - 1))
        self.trail.append(made)
        return made

    def back(self, decided: Decided) -> None:
        """Bring the items of a decision back, the first of them current; one taken back before changes nothing."""
        if decided in self.trail:
            self.trail.remove(decided)
            self.waiting[self.place : self.place] = decided.numbers
