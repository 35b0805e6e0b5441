"""How far two annotators agree: spans compared one by one, and chance-corrected agreement for each tag; pure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from random import Random
from typing import Final, NamedTuple

RESAMPLES: Final = 1000
SEED: Final = 20240101
"""The same interval for the same data."""


class Of(StrEnum):
    """What an annotator said of a span."""

    TAG = "tag"
    MARK = "mark"
    """Of which type a name or figure is, or that there is none."""
    NOTE = "note"
    """A note without any tag."""


class Tagged(NamedTuple):
    """One tag on one span."""

    source: str
    start: int
    """Source offset."""
    end: int
    tag: str
    """For a mark its type, with `-` before it where there is none; empty for a note."""
    kind: Of = Of.TAG

    def meets(self, other: "Tagged") -> bool:
        """Tell whether two spans have a character in common."""
        return self.source == other.source and self.start < other.end and other.start < self.end


class How(StrEnum):
    """How two annotators' spans fit."""

    EXACT = "exact"
    """Same span, same tag."""
    PARTIAL = "partial"
    """Same tag, spans that overlap."""
    TYPE = "type"
    """Same span, another tag."""
    MISSING = "missing"
    """Only one of them has it."""


class Pair(NamedTuple):
    """What one annotator said and what the other did there."""

    how: How
    first: Tagged | None
    second: Tagged | None


class Counts(NamedTuple):
    """Characters by who tagged them."""

    total: int
    both: int = 0
    first: int = 0
    """Tagged by the first annotator only."""
    second: int = 0


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two annotators agree on one tag, over characters."""

    kappa: float | None
    """Cohen's kappa; None where chance alone would agree."""
    alpha: float | None
    """Krippendorff's alpha for nominal data; None where nothing varies."""
    low: float | None
    """Lower end of the 95 % bootstrap interval of alpha, lines drawn with replacement."""
    high: float | None


def compare(first: Iterable[Tagged], second: Iterable[Tagged]) -> list[Pair]:
    """Return every span of both in exactly one pair: exact ones first, then those of the largest overlap."""
    one, two = Counter(first), Counter(second)
    both = one & two
    found = [Pair(How.EXACT, tagged, tagged) for tagged in both.elements()]
    left, right = sorted((one - both).elements()), sorted((two - both).elements())
    for how, fits in ((How.TYPE, _same_span), (How.PARTIAL, _same_tag)):
        fitting = sorted(
            ((_overlap(a, b), -i, -j) for i, a in enumerate(left) for j, b in _near(a, right) if fits(a, b)),
            reverse=True,
        )
        used: tuple[set[int], set[int]] = (set(), set())
        for _size, i, j in fitting:
            if -i not in used[0] and -j not in used[1]:
                used[0].add(-i)
                used[1].add(-j)
                found.append(Pair(how, left[-i], right[-j]))
        left = [a for i, a in enumerate(left) if i not in used[0]]
        right = [b for j, b in enumerate(right) if j not in used[1]]
    found += [Pair(How.MISSING, a, None) for a in left]
    return found + [Pair(How.MISSING, None, b) for b in right]


def _near(one: Tagged, others: Sequence[Tagged]) -> Iterator[tuple[int, Tagged]]:
    """Yield those of sorted spans that meet one, with their places."""
    begin = bisect_left(others, one.source, key=attrgetter("source"))
    for at in range(begin, len(others)):
        if others[at].source != one.source or others[at].start >= one.end:
            return
        if one.meets(others[at]):
            yield at, others[at]


def _same_span(a: Tagged, b: Tagged) -> bool:
    return (a.start, a.end, a.kind) == (b.start, b.end, b.kind)


def _same_tag(a: Tagged, b: Tagged) -> bool:
    return (a.tag, a.kind) == (b.tag, b.kind)


def _overlap(a: Tagged, b: Tagged) -> int:
    return min(a.end, b.end) - max(a.start, b.start)


def f1(pairs: Iterable[Pair], *, partial: bool = False) -> float | None:
    """Return the harmonic mean of precision and recall of one annotator against the other; None without spans."""
    pairs = list(pairs)
    right = sum(pair.how is How.EXACT or (partial and pair.how is How.PARTIAL) for pair in pairs)
    said = sum((pair.first is not None) + (pair.second is not None) for pair in pairs)
    return 2 * right / said if said else None


def agreement(lines: Sequence[Counts]) -> Agreement:
    """Return the agreement on one tag from the characters of each line of text."""
    whole = _sum(lines)
    draw = Random(SEED)
    drawn = [_alpha(_sum(draw.choices(lines, k=len(lines)))) for _turn in range(RESAMPLES)] if len(lines) > 1 else []
    known = sorted(alpha for alpha in drawn if alpha is not None)
    ends = (known[int(0.025 * len(known))], known[int(0.975 * len(known))]) if known else (None, None)
    return Agreement(kappa(whole), _alpha(whole), *ends)


def kappa(counts: Counts) -> float | None:
    """Return Cohen's kappa of two annotators who tag characters or not."""
    total, both, first, second = counts
    if not total:
        return None
    one, two = (both + first) / total, (both + second) / total
    chance = one * two + (1 - one) * (1 - two)
    return (1 - (first + second) / total - chance) / (1 - chance) if chance < 1 else None


def _alpha(counts: Counts) -> float | None:
    """Return Krippendorff's alpha of two annotators who tag characters or not."""
    total, both, first, second = counts
    tagged, values = 2 * both + first + second, 2 * total
    expected = 2 * tagged * (values - tagged) / (values * (values - 1)) if total else 0
    return 1 - (first + second) / total / expected if expected else None


def _sum(lines: Iterable[Counts]) -> Counts:
    return Counts(*map(sum, zip(Counts(0), *lines, strict=True)))


def by_line(
    texts: Mapping[str, str], first: Iterable[Tagged], second: Iterable[Tagged], tag: str, kind: Of = Of.TAG
) -> list[Counts]:
    """Return for each line of the texts, source by source, how many characters who gave a tag."""
    ours, theirs = _characters(first, tag, kind), _characters(second, tag, kind)
    found = []
    for name, text in texts.items():
        one, two = ours.get(name, set()), theirs.get(name, set())
        at = 0
        for line in text.split("\n"):
            here = {*range(at, at + len(line))}
            at += len(line) + 1
            if line:
                both, a, b = len(here & one & two), len(here & one), len(here & two)
                found.append(Counts(len(line), both, a - both, b - both))
    return found


def _characters(tagged: Iterable[Tagged], tag: str, kind: Of) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for one in tagged:
        if (one.tag, one.kind) == (tag, kind):
            found.setdefault(one.source, set()).update(range(one.start, one.end))
    return found
