"""What two annotators said of one passage, where they differ, and which differences are of one kind; pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.agreement.annotators import Tagging
from tui.workspace.agreement.measures import How, Of, Pair, Tagged
from tui.workspace.reading.wording import short
from tui.workspace.review.item import type_title

LONGEST: Final = 160
"""Characters of a note that are shown."""

Key = tuple[str, int, int, Of, frozenset[str]]
"""Source, hull of the passage, what kind of thing is in question, and which tags."""


@dataclass(frozen=True, slots=True)
class Dispute:
    """What both said of a passage; at least one of them said something."""

    how: How
    first: Tagging | None
    second: Tagging | None

    @property
    def both(self) -> tuple[Tagging, ...]:
        """What was said, the first's first."""
        return tuple(one for one in (self.first, self.second) if one)

    @property
    def key(self) -> Key:
        """What names it when it was decided."""
        said = [one.tagged for one in self.both]
        ends = min(one.start for one in said), max(one.end for one in said)
        return (said[0].source, *ends, said[0].kind, frozenset(one.tag for one in said))

    @property
    def agreed(self) -> bool:
        """Whether they said the same in everything."""
        if self.how is not How.EXACT or self.first is None or self.second is None:
            return False
        return not (self.first.speaks or self.second.speaks) or remark(self.first) == remark(self.second)

    @property
    def alike(self) -> tuple[How, Of, str, str]:
        """What differences that can be decided together have in common: how the two differ, and by which tags."""
        first, second = (one.tagged.tag if one else "" for one in (self.first, self.second))
        return (self.how, self.both[0].tagged.kind, first, second)

    @property
    def surface(self) -> tuple[str, ...]:
        """The words of the passage, as either marked it."""
        return tuple(one.annotation.anchor.quote if one else "" for one in (self.first, self.second))

    def chosen(self, verb: str) -> tuple[Tagging, ...]:
        """Return what holds by an answer: `1`, `2`, `both`; anything else means neither."""
        wanted = {"1": (self.first,), "2": (self.second,), "both": (self.first, self.second)}.get(verb, ())
        return tuple(one for one in wanted if one)


def disputes(pairs: Iterable[Pair], first: Sequence[Tagging], second: Sequence[Tagging]) -> list[Dispute]:
    """Return every pair with the annotations that carry it."""
    pairs = list(pairs)
    same = {tagged for one in pairs if one.how is How.EXACT for tagged in (one.first, one.second) if tagged}
    ours, theirs = _speaking(first, same), _speaking(second, same)
    return [Dispute(one.how, one.first and ours[one.first], one.second and theirs[one.second]) for one in pairs]


def _speaking(said: Sequence[Tagging], same: Collection[Tagged]) -> dict[Tagged, Tagging]:
    """Return what was said by what it is, each with whether note and status of its annotation go along.

    They go with the first tag that the other gave too, since which note holds is asked there; else with every tag.
    """
    asked: dict[str, Tagged] = {}
    for one in said:
        if one.tagged in same:
            asked.setdefault(one.annotation.id, one.tagged)
    return {
        one.tagged: one._replace(
            speaks=one.tagged.kind is not Of.MARK and asked.get(one.annotation.id, one.tagged) == one.tagged
        )
        for one in said
    }


def grouped(some: Iterable[Dispute], *, by_surface: bool = False) -> list[tuple[Dispute, ...]]:
    """Return differences by what they have in common, the largest group first, then by place."""
    found: dict[object, list[Dispute]] = {}
    for one in sorted(some, key=_order):
        alike = (one.alike, one.surface) if by_surface else one.alike
        # Notes and what only their words tell apart are read one by one.
        found.setdefault(one.key if one.how is How.EXACT or one.key[3] is Of.NOTE else alike, []).append(one)
    return sorted(map(tuple, found.values()), key=lambda group: (-len(group), _order(group[0])))


def _order(one: Dispute) -> tuple[str, int, int, str, list[str]]:
    name, start, end, kind, tags = one.key
    return (name, start, end, str(kind), sorted(tags))


def parts(some: Sequence[Dispute]) -> list[tuple[Dispute, ...]]:
    """Return a group in smaller ones: by the words of the passages, and where those are the same one by one."""
    smaller = grouped(some, by_surface=True)
    return smaller if len(smaller) > 1 else [(one,) for one in some]


def remark(claim: Tagging) -> tuple[str, str]:
    """Return note and status."""
    return claim.annotation.note.strip(), str(claim.annotation.status)


def named(tagged: Tagged) -> str:
    """Return a tag, or the type of a mark, in words."""
    if tagged.kind is Of.NOTE:
        return _("note")
    if tagged.kind is Of.TAG:
        return f"#{visible_line(tagged.tag)}"
    title = type_title(tagged.tag.removeprefix("-"))
    return _("not {type}").format(type=title) if tagged.tag.startswith("-") else title


def told(claim: Tagging, *, differs: bool = False) -> str:
    """Return on one line what an annotator said; the status where the two differ by that."""
    note = visible_line(" ".join(claim.annotation.note.split()))[:LONGEST] if claim.speaks else ""
    parts = [named(claim.tagged), f"“{short(visible_line(claim.annotation.anchor.quote))}”", note]
    if differs:
        parts.append(f"({claim.annotation.status})")
    return "  ".join(part for part in parts if part)
