"""A review queue: groups of what is to be decided, in which order, and the way back; pure, it stores nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tui.language.analysis import EntityType
from tui.workspace.review.contexts import SHOWN, least_alike
from tui.workspace.review.item import Item
from tui.workspace.review.rearranged import Group, Rearranged

APART: Final = "apart"
"""Sets those apart that were taken out of their group."""
SMALL: Final = 2
"""Items of the largest group that goes on a sheet with others."""
SHEET: Final = "sheet"
"""Marks a group of small groups of one type that fit on the screen together."""


class DecidedItems(NamedTuple):
    """Items that were decided together."""

    group: Group
    numbers: tuple[int, ...]
    accept: bool
    label: str
    """The action in the reader's words, as the undo list has it."""
    others: tuple["DecidedItems", ...] = ()
    """Items of other groups that the same action decided."""


@dataclass(slots=True)
class Queue:
    """Groups that wait, one of them the current one, and in it a current item; what was decided can come back."""

    items: list[Item] = field(default_factory=list)
    """All items ever added; an item is named by its place here."""
    groups: dict[Group, list[int]] = field(default_factory=dict)
    """Items not yet decided by group, in the order that they are shown in."""
    order: list[Group] = field(default_factory=list)
    """Groups that wait: the largest first, then sheets, terms behind the others, what was put off at the end."""
    place: int = 0
    """Index of the current group in `order`."""
    at: int = 0
    """Index of the current item in its group."""
    trail: list[DecidedItems] = field(default_factory=list)
    """What was decided, the last decision last; what was only said of an item decides none."""
    moves: list[Rearranged] = field(default_factory=list)
    """What was put off or taken out, the last one last."""
    broken: set[Group] = field(default_factory=set)
    """Groups of which some were decided alone or taken out, so that they are not all alike."""
    later: dict[Group, int] = field(default_factory=dict)
    """Groups that were put off, with the turn in which they were."""
    terms: bool = True
    """Whether terms are asked."""
    _arranged: set[Group] = field(default_factory=set)
    _browsing: bool = False

    def add(self, items: Iterable[Item]) -> None:
        """Put more items into their groups and the groups in order; the current one stays current."""
        here = self.group
        for item in items:
            self.groups.setdefault(item.group, []).append(len(self.items))
            self.items.append(item)
        self._arrange(here)

    def _arrange(self, here: Group | None) -> None:
        """Put the groups in order; one that the reader did not choose to go to stays first, because it is in sight."""
        shown = (group for group in self.groups if self.terms or group[0] != EntityType.TERM)
        self.order = sorted(shown, key=self._rank)
        here = here if here in self.order else None
        if here and not self._browsing:
            self.order.remove(here)
            self.order.insert(0, here)
        self.place = self.order.index(here) if here else 0

    def switch_terms(self) -> None:
        """Leave terms out, or bring them back; none of them is decided."""
        here, self.terms = self.group, not self.terms
        self._arrange(here)
        self.at = self.at if self.group == here else 0

    def bundle(self) -> None:
        """Put small groups of one type together on sheets of as many items as are shown at once.

        For when everything is found; the current group, annotations and what was put off stay as they are.
        """
        here = self.group
        sheets: dict[str, list[int]] = {}
        for group in self.order:
            numbers = self.groups[group]
            if group == here or group[2] or group in self.later or group in self.broken or len(numbers) > SMALL:
                continue
            sheet = sheets.get(group[0], [])
            if len(sheet) + len(numbers) > SHOWN:
                self._put_sheet(group[0], sheet)
                sheet = []
            sheets[group[0]] = [*sheet, *numbers]
        for kind, sheet in sheets.items():
            self._put_sheet(kind, sheet)
        self._arrange(here)

    def _put_sheet(self, kind: str, numbers: list[int]) -> None:
        groups = dict.fromkeys(self.items[number].group for number in numbers)
        if len(groups) < 2:
            return
        for group in groups:
            del self.groups[group]
        sheet: Group = (kind, "、".join(group[1] for group in groups), f"{SHEET} {numbers[0]}")
        self.groups[sheet] = numbers
        self._arranged.add(sheet)

    def _rank(self, group: Group) -> tuple[int, bool, bool, int, int]:
        numbers = self.groups[group]
        small = group[2].startswith(SHEET) or len(numbers) <= SMALL
        return (self.later.get(group, 0), group[0] == EntityType.TERM, small, -len(numbers), min(numbers))

    # What is current

    @property
    def group(self) -> Group | None:
        """The group to decide now; None when nothing waits."""
        return self.order[self.place] if self.order else None

    @property
    def waiting(self) -> list[int]:
        """Every item not yet decided, in order."""
        return [number for group in self.order for number in self.groups[group]]

    @property
    def left(self) -> int:
        """How many items wait."""
        return sum(len(self.groups[group]) for group in self.order)

    @property
    def number(self) -> int | None:
        """The current item's place among all items."""
        numbers = self.members()
        return numbers[self.at] if numbers else None

    @property
    def current(self) -> Item | None:
        """The current item; None when nothing waits."""
        number = self.number
        return None if number is None else self.items[number]

    def members(self) -> list[int]:
        """Return the items of the current group as they are shown: up to five least alike first, then by place."""
        group = self.group
        if group is None:
            return []
        if group not in self._arranged:
            self._arranged.add(group)
            numbers = sorted(self.groups[group])
            first = [numbers[at] for at in least_alike([self.items[number] for number in numbers])]
            self.groups[group] = [*first, *sorted({*numbers} - {*first})]
        return self.groups[group]

    def alike(self) -> tuple[int, ...]:
        """Return the items of the current group, the current one first."""
        numbers, here = self.members(), self.number
        return () if here is None else (here, *(number for number in numbers if number != here))

    def same(self) -> tuple[int, ...]:
        """Return the items of the current group with the text of the current one; on a sheet others are there too."""
        here = self.current
        return tuple(number for number in self.alike() if here and self.items[number].group == here.group)

    @property
    def whole(self) -> bool:
        """Whether everything of the current group that was found is still in it."""
        return self.group is not None and self.group[2] != APART and self.group not in self.broken

    def counted(self, accept: bool) -> int:
        """Return how many items were accepted, or rejected."""
        found = (part for decided in self.trail for part in (decided, *decided.others))
        return sum(len(part.numbers) for part in found if part.accept is accept)

    # Moving

    def step(self, by: int) -> None:
        """Go to another group without deciding, round the ends."""
        if self.order:
            self.place, self.at = (self.place + by) % len(self.order), 0
            self._browsing = self.place > 0

    def move(self, by: int) -> None:
        """Go to another item of the group, and beyond its ends to another group."""
        if 0 <= self.at + by < len(self.members()):
            self.at += by
        else:
            self.step(1 if by > 0 else -1)

    def page(self, by: int) -> None:
        """Go so many screens of items on in the group, not beyond its ends."""
        self.at = max(0, min(self.at + by * SHOWN, len(self.members()) - 1))

    def skip(self) -> None:
        """Put the current group to the end and go to the one after it."""
        group = self.group
        if group is not None:
            self.moves.append(Rearranged(group, len(self.trail), None, self.place, self.at, self.later.get(group, 0)))
            self.later[group] = max(self.later.values(), default=0) + 1
            self.order.append(self.order.pop(self.place))
            self._settle(0 if self.place == len(self.order) - 1 else self.place)

    def take_out(self) -> None:
        """Take the current item out of its group; it comes next, with others that were taken out of it."""
        group, number = self.group, self.number
        if group is None or number is None or len(self.groups[group]) == 1:
            return
        apart: Group = (group[0], group[1], APART)
        self.moves.append(
            Rearranged(group, len(self.trail), number, self.place, self.at, 0, apart, group in self.broken)
        )
        self.broken.add(group)
        self.groups[group].remove(number)
        if apart not in self.groups:
            self.groups[apart] = []
            self.order.insert(self.place + 1, apart)
        self.groups[apart].append(number)
        self.at = min(self.at, len(self.groups[group]) - 1)

    def move_back(self) -> bool:
        """Take back that a group was put off or an item taken out, if nothing was decided since; tell whether so."""
        if not self.moves or self.moves[-1].decided != len(self.trail):
            return False
        return self.moves.pop().take_back(self)

    # Deciding

    def say(self, label: str) -> None:
        """Remember an action on the current item that decides nothing."""
        if self.group is not None:
            self.trail.append(DecidedItems(self.group, (), True, label))

    def decide(self, numbers: Iterable[int], accept: bool, label: str = "") -> DecidedItems:
        """Take items of the current group out; they are decided together."""
        group = self.group
        assert group is not None
        made = DecidedItems(group, tuple(numbers), accept, label)
        kept = [number for number in self.groups[group] if number not in {*made.numbers}]
        self.trail.append(made)
        if kept:
            self.broken.add(group)
            self.groups[group] = kept
            self.at = min(self.at, len(kept) - 1)
        else:
            self.remove(group)
            self._settle(self.place if self._browsing or group[2] == APART or self._apart_next() else 0)
        return made

    def remove(self, group: Group) -> None:
        """Forget an empty group."""
        del self.groups[group]
        self.order.remove(group)

    def settle(self, numbers: Iterable[int], label: str) -> None:
        """Take items out that one action accepted in whatever group they wait."""
        wanted, here, made = {*numbers}, self.group, list[DecidedItems]()
        for group in list(self.order):
            if chosen := tuple(number for number in self.groups[group] if number in wanted):
                self.place = self.order.index(group)
                made.append(self.decide(chosen, True, label))
                self.trail.pop()
        if made:
            self.trail.append(made[0]._replace(others=tuple(made[1:])))
            self.place, self.at = (self.order.index(here) if here in self.order else 0), 0

    def _apart_next(self) -> bool:
        return self.place < len(self.order) and self.order[self.place][2] == APART

    def _settle(self, place: int) -> None:
        self.place, self.at = (place if place < len(self.order) else 0), 0

    def back(self, decided: DecidedItems) -> None:
        """Bring the items of a decision back, the first of them current; one taken back before changes nothing."""
        if decided not in self.trail:
            return
        self.trail.remove(decided)
        for part in (*decided.others, decided):
            self._bring(part)

    def _bring(self, decided: DecidedItems) -> None:
        group = decided.group
        if group not in self.groups and not decided.numbers:
            return
        if group not in self.groups:
            self.groups[group] = []
            self.order.insert(self.place, group)
        self.groups[group] = [*decided.numbers, *self.groups[group]]
        self.place, self.at = self.order.index(group), 0
