"""What facts say of one another: they agree, contradict, were revised, break a bound, or are not surely comparable."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from tui.language.ledger import periods
from tui.language.ledger.fact import Claim, Edition, Fact, FactKind, Interval, Period, Provenance
from tui.language.ledger.lexicon import IndicatorLexicon, shipped

MOST = 20
"""Facts that one verdict names; ten thousand of one key are folded."""
_YEAR = 300
"""Days after which accounts are published anew."""
_REVISION = 0.1
"""How far a revision goes."""
_LONG_NAME = 5
"""Characters that a name outside the lexicon needs to mean the same thing in two articles."""


class Verdict(StrEnum):
    """What a group of comparable facts comes to."""

    AGREES = "agrees"
    CONFLICT = "conflict"
    REVISED = "revised"
    BOUND_BROKEN = "bound-broken"
    SUM_FAILS = "sum-fails"
    UNSURE = "unsure"


class Located(NamedTuple):
    """A fact with where it stands."""

    file: str
    """The source's name."""
    article: int
    start: int
    """Source offsets of the figure."""
    end: int
    fact: Fact
    sentence: str
    """The sentence as it is written."""
    story: str
    """The same for copies of one article: names outside the lexicon mean the same within one story only."""
    issued: date | None = None
    """When its article was issued."""


class FactKey(NamedTuple):
    """What comparable facts have in common."""

    indicator: str
    kind: FactKind
    place: str | None
    period: Period | None
    claim: Claim
    scope: str | None
    unit: str
    story: str
    """Empty where the indicator means the same everywhere."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A verdict on two or more facts."""

    verdict: Verdict
    facts: tuple[Located, ...]
    """In order of file and offset; the same sentence in another source counts once."""
    hint: str = ""
    """How the numbers differ: `x100`, `x10000`, `sign`, `digits`; empty when nothing strikes."""


def key_of(located: Located, lexicon: IndicatorLexicon) -> FactKey:
    """Return what a fact has in common with those that it can be compared with."""
    fact = located.fact
    indicator = lexicon.indicators.get(fact.indicator)
    period, scope, unit = fact.period, fact.scope, fact.unit
    if period and indicator:
        period = _normal(period, indicator.stock)
    if (
        scope
        and indicator
        and indicator.real
        and scope.startswith(("按可比价", "可比价", "按不变价", "不变价", "实际"))
    ):
        scope = None
    if indicator and unit in indicator.units and "元" not in indicator.units:
        unit = indicator.units[0]
    if fact.kind is FactKind.RANK:
        unit = ""
    private = indicator is None or indicator.owned
    shared = (
        indicator is None
        and len(fact.indicator) >= _LONG_NAME
        and not fact.indicator.startswith(("总", "全", "新", "其"))
        and bool(fact.place and fact.place[-1] in "市省县区州国")
        and fact.found.get("place") is Provenance.SAID
    )
    return FactKey(
        fact.indicator,
        fact.kind,
        fact.place,
        period,
        fact.claim,
        scope,
        unit,
        located.story if private and not shared else "",
    )


def _normal(period: Period, stock: bool) -> Period:
    """Return a year as its last day for what is counted on a day, and the other way round for what flows."""
    start, end = period
    if stock and start != end:
        return Period(end, end)
    if not stock and start == end and (end.month, end.day) == (12, 31):
        return Period(date(end.year, 1, 1), end)
    return period


def grouped(facts: Iterable[Located], lexicon: IndicatorLexicon) -> dict[FactKey, list[Located]]:
    """Return comparable facts together, in order of file and offset."""
    groups: dict[FactKey, list[Located]] = defaultdict(list)
    for located in sorted(facts, key=lambda one: (one.file, one.start)):
        if located.fact.indicator:
            groups[key_of(located, lexicon)].append(located)
    return groups


def compare(groups: Mapping[FactKey, Sequence[Located]]) -> list[Finding]:
    """Return a finding for each group whose facts do not all agree, in order of their first fact."""
    found = [finding for key, facts in groups.items() if (finding := judge(key, facts))]
    return sorted(found, key=lambda one: (one.facts[0].file, one.facts[0].start))


def judge(key: FactKey, facts: Sequence[Located]) -> Finding | None:
    """Return what a group comes to; None when all of it agrees."""
    different = folded(facts)
    if len(different) < 2 or _agree(different):
        return None
    if key.story and not key.unit.endswith(("元", "%", "点")) and len(key.indicator) < _LONG_NAME:
        return None
    different = _told_apart(different)
    sure = [one for one in different if one.fact.sure]
    if len(different) < 2 or _agree(different):
        return None
    if (
        key.period is None
        or len(sure) < 2
        or _agree(sure)
        or _private(key, sure)
        or _narrowed(sure)
        or _growing(key, sure)
    ):
        return _finding(Verdict.UNSURE, different)
    apart = [(a.fact, b.fact) for n, a in enumerate(sure) for b in sure[n + 1 :] if _apart(a.fact.value, b.fact.value)]
    later = all(_later(a, b) for n, a in enumerate(sure) for b in sure[n + 1 :] if _apart(a.fact.value, b.fact.value))
    if all(_edited(a, b) for a, b in apart) or (later and key.indicator in _accounts()):
        return _finding(Verdict.REVISED, sure)
    if all("over" in (a.bound, b.bound) or "under" in (a.bound, b.bound) for a, b in apart):
        return _finding(Verdict.BOUND_BROKEN, sure)
    return _finding(Verdict.CONFLICT, sure)


def _told_apart(facts: Sequence[Located]) -> list[Located]:
    """Return facts without those whose sentence tells them from an earlier one of the same name.

    That is a figure that took its subject over from before, and a second one of a name outside the lexicon.
    """
    seen: set[str] = set()
    kept = []
    for one in facts:
        again = f"{one.file} {one.article} {one.fact.sentence.start}"
        if again not in seen or (one.fact.known and one.fact.found.get("indicator") is Provenance.SAID):
            kept.append(one)
        seen.add(again)
    return kept


def _narrowed(facts: Sequence[Located]) -> bool:
    """Tell whether one article alone says all of some facts, in one sentence or in sentences that began otherwise.

    What a sentence began with narrows its later figures: 公路货运量…，货物周转量… and 水路货运量…，货物周转量….
    """
    first = facts[0]
    if any((one.file, one.article) != (first.file, first.article) for one in facts):
        return False
    return len({one.fact.sentence for one in facts}) < 2 or len({one.fact.lead for one in facts}) > 1


def _growing(key: FactKey, facts: Sequence[Located]) -> bool:
    """Tell whether facts may change with the day: what several articles expect, sums over years that were not over."""
    if key.claim is Claim.FORECAST and len({one.file for one in facts}) > 1:
        return True
    if key.kind is not FactKind.CUMULATIVE or key.period is None or len({one.issued for one in facts}) < 2:
        return False
    return any(one.issued is None or one.issued <= key.period.end for one in facts)


def _private(key: FactKey, facts: Sequence[Located]) -> bool:
    """Tell whether one story alone says that a name outside the lexicon means one thing: two projects' 总投资."""
    return bool(key.story) or (not facts[0].fact.known and len({one.file for one in facts}) < 2)


def folded(facts: Sequence[Located]) -> list[Located]:
    """Return one fact for each value and certainty, the first that says it, at most `MOST`."""
    seen: dict[tuple[Interval, bool, Edition | None], Located] = {}
    for one in facts:
        seen.setdefault((one.fact.value, one.fact.sure, one.fact.edition), one)
    return list(seen.values())[:MOST]


def _agree(facts: Sequence[Located]) -> bool:
    """Tell whether all intervals overlap; to touch is not enough: 3400 and 3401 are two numbers."""
    low, high = max(one.fact.value.low for one in facts), min(one.fact.value.high for one in facts)
    return low < high or (low == high and any(one.fact.value.low == one.fact.value.high for one in facts))


def _apart(a: Interval, b: Interval) -> bool:
    return a.high <= b.low or b.high <= a.low


def _edited(a: Fact, b: Fact) -> bool:
    """Tell whether one of two facts is a later edition of the other."""
    return (
        a.edition != b.edition and (a.edition or b.edition) is not None and Edition.FINAL in (a.edition, b.edition)
    ) or (a.edition != b.edition and Edition.REVISED in (a.edition, b.edition))


def _later(a: Located, b: Located) -> bool:
    """Tell whether one of two facts that are not far apart was issued a year or more after the other."""
    if a.issued is None or b.issued is None or abs(a.issued - b.issued).days < _YEAR:
        return False
    return abs(_middle(a) - _middle(b)) <= _REVISION * max(abs(_middle(a)), abs(_middle(b)))


def _middle(one: Located) -> float:
    return (one.fact.value.low + one.fact.value.high) / 2


@cache
def _accounts() -> frozenset[str]:
    """Return what national accounts revise in later years: values added."""
    return frozenset(one.name for one in shipped().indicators.values() if one.real)


def _finding(verdict: Verdict, facts: Sequence[Located]) -> Finding:
    exact = [one.fact.value for one in facts if not math.isinf(one.fact.value.low + one.fact.value.high)]
    hint = _hint(exact[0], exact[-1]) if verdict is Verdict.CONFLICT and len(exact) > 1 else ""
    return Finding(verdict, tuple(facts), hint)


def _hint(a: Interval, b: Interval) -> str:
    """Tell how two numbers differ, where it is a slip that people make."""
    first, second = (a.low + a.high) / 2, (b.low + b.high) / 2
    if not first or not second:
        return ""
    ratio = abs(max(first, second, key=abs) / min(first, second, key=abs))
    for power in (1, 2, 3, 4, 8):
        if abs(ratio / 10**power - 1) < 1e-3:
            return f"x{10**power}"
    if abs(first + second) < 1e-3 * abs(first):
        return "sign"
    digits = [sorted(f"{abs(value):.6g}".replace(".", "").rstrip("0")) for value in (first, second)]
    return "digits" if digits[0] == digits[1] else ""


def tightest(facts: Sequence[Located]) -> Located:
    """Return the fact that says most: sure before guessed, then the narrowest interval, then the first."""
    return min(facts, key=lambda one: (not one.fact.sure, one.fact.value.high - one.fact.value.low))


def previous(period: Period) -> Period:
    """Return the same days of the year before."""
    return periods.shifted(period, -1)
