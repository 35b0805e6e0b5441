"""A card: one thing that waits for a decision and stands alone; what a decision about it does; the cards in order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.text.source import Span

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change
    from tui.notes.store.tags import TagPlan
    from tui.text.source import Source
    from tui.workspace.review.scope import ReviewScope


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to decide about; its texts may come from files."""

    source: str
    """Name of the source; empty where none is concerned."""
    at: Span | None
    """The passage in source offsets; None where there is none."""
    title: str
    lines: tuple[str, ...] = ()
    """What is known of it, one line each."""
    about: object = None
    """What its deck needs to decide about it; a value."""
    parts: "Callable[[], list[Card]] | None" = field(default=None, compare=False)
    """Makes the cards that this one stands for; None where it stands for itself."""


class Answer(NamedTuple):
    """What one key says about the cards of a deck."""

    title: str
    """A message id."""
    asks: str = ""
    """What is asked for first: `tag` for one, `tags` for several; empty for nothing."""
    decides: bool = True
    """Whether the card is settled by it."""


@dataclass(frozen=True)
class Deed:
    """What an answer does."""

    label: str
    """In the reader's words, for the undo list."""
    changes: "Mapping[Source, Change]" = field(default_factory=dict)
    """What changes in the notes, as one action of the undo list."""
    plan: "TagPlan | None" = None
    """What changes in notes and codebook, instead."""
    act: Callable[[], None] | None = None
    """Does what lies outside the notes. Slow; raises OSError or StoreError when it could not be done."""
    back: Callable[[], None] | None = None
    """Takes back what `act` did."""
    told: str = ""
    """What is worth knowing afterwards."""


class Deck(Protocol):
    """The cards of one queue. Everything but `answers` is slow: for a thread."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What each verb says: `accept`, `reject`, `both`, `read`, `done`, `star`, `tag`, `apart`, or a digit."""

    def cards(self, scope: "ReviewScope", cancelled: Callable[[], bool]) -> Iterator[list[Card]]:
        """Yield what waits in a scope, batch by batch. Raises FilterError."""

    def deed(self, card: Card, verb: str, said: tuple[str, ...] = ()) -> Deed | None:
        """Return what an answer does; None when what the card is about is gone meanwhile."""


@dataclass(slots=True, eq=False)
class Settled:
    """A card that was decided."""

    number: int
    place: int
    decided: bool
    """False when it still waits."""
    deed: Deed | None = None
    """What the answer does; None until that is known."""


class PutElsewhere(NamedTuple):
    """A card that was put off, or its parts put in its place."""

    decided: int
    """How many decisions came before."""
    waiting: tuple[int, ...]
    """What waited before."""
    place: int
    made: range
    """The parts."""


@dataclass(slots=True)
class Cards:
    """Cards that wait, one of them the current one; what was decided can come back."""

    all: list[Card] = field(default_factory=list)
    waiting: list[int] = field(default_factory=list)
    """Places in `all`, in the order in which they are asked."""
    place: int = 0
    """Index of the current one in `waiting`."""
    trail: list[Settled] = field(default_factory=list)
    """What was decided, the last one last."""
    moves: list[PutElsewhere] = field(default_factory=list)
    """What was put off or split, the last one last."""

    def add(self, cards: list[Card]) -> None:
        """Put more cards behind the others."""
        self.waiting += range(len(self.all), len(self.all) + len(cards))
        self.all += cards

    @property
    def current(self) -> Card | None:
        """The card to decide about now; None when none waits."""
        return self.all[self.waiting[self.place]] if self.waiting else None

    @property
    def decided(self) -> int:
        """How many are decided."""
        return sum(one.decided for one in self.trail)

    def step(self, by: int) -> None:
        """Go to another card without deciding, round the ends."""
        if self.waiting:
            self.place = (self.place + by) % len(self.waiting)

    def skip(self) -> None:
        """Put the current card to the end."""
        if self.waiting:
            self._remember(range(0))
            last = self.place == len(self.waiting) - 1
            self.waiting.append(self.waiting.pop(self.place))
            self.place = 0 if last else self.place

    def settle(self, *, decided: bool = True) -> Settled:
        """Take the current card out, or with `decided` False only remember that it was answered."""
        made = Settled(self.waiting[self.place], self.place, decided)
        self.trail.append(made)
        if decided:
            del self.waiting[self.place]
            self.place = self.place if self.place < len(self.waiting) else 0
        return made

    def split(self, parts: list[Card]) -> None:
        """Put the parts of the current card in its place."""
        numbers = range(len(self.all), len(self.all) + len(parts))
        self._remember(numbers)
        self.waiting[self.place : self.place + 1] = numbers
        self.all += parts

    def _remember(self, made: range) -> None:
        self.moves.append(PutElsewhere(len(self.trail), tuple(self.waiting), self.place, made))

    def move_back(self) -> bool:
        """Take back that a card was put off or split, if nothing was decided since; tell whether so."""
        if not self.moves or self.moves[-1].decided != len(self.trail):
            return False
        _decided, before, place, made = self.moves.pop()
        here = before[place]
        known = {*self.waiting} | ({here} if made else set())
        if here not in known:
            return False
        kept = [number for number in before if number in known]
        self.waiting = [*kept, *(one for one in self.waiting if one not in {*before} and one not in made)]
        self.place = self.waiting.index(here)
        return True

    def back(self, made: Settled) -> None:
        """Bring a card back and make it the current one."""
        if made not in self.trail:
            return
        self.trail.remove(made)
        if made.decided:
            self.waiting.insert(min(made.place, len(self.waiting)), made.number)
        self.place = self.waiting.index(made.number)

    def drop(self, made: Settled) -> None:
        """Forget a card that was decided: what it is about is gone."""
        if made in self.trail:
            self.trail.remove(made)
            if not made.decided:
                self.waiting.remove(made.number)
                self.place = self.place if self.place < len(self.waiting) else 0
