"""The figure ledger: figures read into comparable facts, and what the facts say of one another."""

from collections.abc import Iterable

from tui.language.ledger import sums
from tui.language.ledger.compare import FactKey, Finding, Located, Verdict, compare, grouped
from tui.language.ledger.fact import Claim, Edition, Fact, FactKind, Interval, Period, Provenance
from tui.language.ledger.lexicon import Indicator, IndicatorLexicon, parse, shipped
from tui.language.ledger.reading import read

__all__ = [
    "Claim",
    "Edition",
    "Fact",
    "FactKey",
    "FactKind",
    "Finding",
    "Indicator",
    "IndicatorLexicon",
    "Interval",
    "Located",
    "Period",
    "Provenance",
    "Verdict",
    "compare",
    "findings",
    "grouped",
    "parse",
    "read",
    "shipped",
]


def findings(facts: Iterable[Located], lexicon: IndicatorLexicon) -> list[Finding]:
    """Return everything in some facts that does not agree: groups of one key, then sums."""
    groups = grouped(facts, lexicon)
    return [*compare(groups), *sums.check(groups, lexicon)]
