"""A field of a fact as a person writes it: shown, and read back."""

from datetime import date

from tui.language import figures
from tui.language.ledger import Claim, Fact, FactKind, IndicatorLexicon, Period
from tui.language.ledger.measure import measure
from tui.language.ledger.terms import resolve
from tui.language.plain import plain

NONE = "-"
"""What stands for no place, no period, no scope."""
CHOSEN = {"kind": tuple(kind.value for kind in FactKind), "claim": tuple(claim.value for claim in Claim)}
"""Fields that have one of a few values."""
TYPED = ("indicator", "place", "period", "value", "scope")
"""Fields that are typed."""


def shown(fact: Fact, name: str) -> str:
    """Return a field as a person would write it."""
    if name == "value":
        return fact.text
    value = getattr(fact, name)
    if isinstance(value, Period):
        return " ".join(dict.fromkeys(day.isoformat() for day in value))
    return str(value) if value else NONE


def typed(name: str, said: str, lexicon: IndicatorLexicon, issue: date | None = None) -> dict[str, object]:
    """Return the fields that a person's words give a fact; raises ValueError for words that say nothing.

    A period is one or two dates, or as the pages write it (2024年上半年); a value has its unit.
    """
    said = plain(said.strip())
    if not said:
        raise ValueError(name)
    if name in CHOSEN:
        return {name: said}
    if name == "value":
        return _value(said)
    if said == NONE:
        return {name: None}
    if name == "period":
        return {"period": _period(said, issue)}
    known = lexicon.find(said) if name == "indicator" else None
    return {name: known.name if known else said}


def _period(said: str, issue: date | None) -> list[str]:
    try:
        days = [date.fromisoformat(part) for part in said.split()]
    except ValueError:
        days = []
    if len(days) in (1, 2):
        return [days[0].isoformat(), days[-1].isoformat()]
    when = resolve(f"{said}年" if said.isdigit() and len(said) == 4 else said, issue, None)
    if when is None:
        raise ValueError(said)
    return [day.isoformat() for day in when.period]


def _value(said: str) -> dict[str, object]:
    found = figures.find(said, [])
    if len(found) != 1 or found[0].start or found[0].end != len(said) or not found[0].unit:
        raise ValueError(said)
    read = measure(said, found[0], found[0].bound)
    return {"value": [read.value.low, read.value.high], "unit": read.unit, "bound": found[0].bound}
