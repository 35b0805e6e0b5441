"""The ledger as a table: rows of indicator and place, columns of periods, in each cell the tightest value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tui.language.ledger.compare import FactKey, Finding, Located, Verdict, judge, tightest
from tui.language.ledger.fact import Claim, FactKind, Period


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """What one row is about."""

    indicator: str
    place: str | None
    kind: FactKind
    claim: Claim
    scope: str | None
    unit: str
    story: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What is known of one row in one period."""

    best: Located
    """The fact that says most."""
    facts: tuple[Located, ...]
    """All of them, in order of file and offset; every one has its sentence."""
    sources: int
    """How many different files say it."""
    verdict: Verdict
    finding: Finding | None
    """What the facts come to where they do not agree, or a sum that fails."""


@dataclass(frozen=True)
class LedgerTable:
    """The whole ledger."""

    rows: tuple[LedgerRow, ...]
    """Known indicators first in the order of the lexicon, then other names."""
    columns: tuple[Period | None, ...]
    """Periods in order; None, last, for facts without one."""
    cells: Mapping[tuple[LedgerRow, Period | None], Cell]
    findings: tuple[Finding, ...]
    """Everything that does not agree."""


def table(
    groups: Mapping[FactKey, Sequence[Located]], findings: Sequence[Finding], order: Mapping[str, int]
) -> LedgerTable:
    """Lay comparable facts out as a table; `order` gives the place of known indicators."""
    cells: dict[tuple[LedgerRow, Period | None], Cell] = {}
    failed = {(one.file, one.start): finding for finding in findings for one in finding.facts}
    for key, facts in groups.items():
        row = LedgerRow(key.indicator, key.place, key.kind, key.claim, key.scope, key.unit, key.story)
        cells[row, key.period] = _cell(key, facts, failed)
    rows = sorted(
        {row for row, _ in cells},
        key=lambda row: (
            order.get(row.indicator, len(order)),
            row.indicator,
            row.place or "",
            list(FactKind).index(row.kind),
            row.claim,
            row.scope or "",
            row.unit,
            row.story,
        ),
    )
    columns = sorted({period for _, period in cells if period}, key=lambda period: (period.end, period.start))
    undated = [None] if any(period is None for _, period in cells) else []
    return LedgerTable(tuple(rows), (*columns, *undated), cells, tuple(findings))


def _cell(key: FactKey, facts: Sequence[Located], failed: Mapping[tuple[str, int], Finding]) -> Cell:
    finding = judge(key, facts) or next(
        (failed[one.file, one.start] for one in facts if (one.file, one.start) in failed), None
    )
    best = tightest(facts)
    verdict = finding.verdict if finding else Verdict.AGREES if best.fact.sure else Verdict.UNSURE
    return Cell(best, tuple(facts), len({one.file for one in facts}), verdict, finding)
