"""Parts that must add up to their total: the three sectors and 地区生产总值, 进口 and 出口, town and country."""

from collections.abc import Mapping, Sequence

from tui.language.ledger.compare import FactKey, Finding, Located, Verdict, judge, tightest
from tui.language.ledger.fact import FactKind, Interval
from tui.language.ledger.lexicon import IndicatorLexicon


def check(groups: Mapping[FactKey, Sequence[Located]], lexicon: IndicatorLexicon) -> list[Finding]:
    """Return a finding for each total whose parts, all sure and in one unit, cannot add up to it."""
    found = []
    for key, facts in groups.items():
        if key.kind is not FactKind.LEVEL or key.period is None:
            continue
        for parts in lexicon.sums.get(key.indicator, ()):
            members = [groups.get(key._replace(indicator=part)) for part in parts]
            if all(members):
                finding = _check(key, facts, [one for one in members if one])
                found += [finding] if finding else []
    return found


def _check(key: FactKey, total: Sequence[Located], parts: Sequence[Sequence[Located]]) -> Finding | None:
    every = [*parts, total]
    if any(not any(one.fact.sure for one in facts) or judge(key, facts) for facts in every):
        return None
    best = [tightest(facts) for facts in every]
    if any(one.fact.bound not in ("exact", "range") for one in best):
        return None
    values = [one.fact.value for one in best]
    low, high = sum(value.low for value in values[:-1]), sum(value.high for value in values[:-1])
    if _apart(Interval(low, high), values[-1]):
        return Finding(Verdict.SUM_FAILS, tuple(best))
    return None


def _apart(parts: Interval, total: Interval) -> bool:
    """Tell whether the parts miss the total by more than a rounding in the last place of either."""
    slack = max(parts.high - parts.low, total.high - total.low) * 1e-6
    return parts.high + slack < total.low or total.high + slack < parts.low
