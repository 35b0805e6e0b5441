"""The figure ledger as rows: a cell of it, an indicator in a place and a period, with all sentences behind it."""

import math
from collections.abc import Callable, Iterator
from typing import Final

from tui.i18n import N_, _
from tui.language.ledger.compare import Located, Verdict
from tui.language.ledger.fact import Claim, FactKind, Interval, Period
from tui.language.ledger.table import Cell, LedgerRow, LedgerTable
from tui.text.article import Article
from tui.text.visible import visible_line
from tui.workspace.ledger import of_session
from tui.workspace.lines.line import TableLine
from tui.workspace.review.scope import Reach, ReviewScope, pages
from tui.workspace.session import Session
from tui.workspace.slow import slow

ORDERS: Final = (N_("by indicator"), N_("by period"), N_("problems first"), N_("by place"))
SIGNS: Final = {
    Verdict.AGREES: "",
    Verdict.CONFLICT: N_("!! conflict"),
    Verdict.BOUND_BROKEN: N_("!! bound broken"),
    Verdict.SUM_FAILS: N_("!! sum fails"),
    Verdict.REVISED: N_("revised"),
    Verdict.UNSURE: N_("? unsure"),
}
_GRAVITY: Final = (
    Verdict.CONFLICT,
    Verdict.SUM_FAILS,
    Verdict.BOUND_BROKEN,
    Verdict.REVISED,
    Verdict.UNSURE,
    Verdict.AGREES,
)
_KINDS: Final = {
    FactKind.LEVEL: "",
    FactKind.YOY: N_("on the year"),
    FactKind.MOM: N_("on the month"),
    FactKind.CHANGE: N_("change"),
    FactKind.SHARE: N_("share"),
    FactKind.RANK: N_("rank"),
    FactKind.CONTRIBUTION: N_("contribution"),
    FactKind.CUMULATIVE: N_("cumulative"),
    FactKind.PROGRESS: N_("progress"),
    FactKind.DIFFERENCE: N_("difference"),
    FactKind.MULTIPLE: N_("multiple"),
}
_CLAIMS: Final = {Claim.ACTUAL: "", Claim.TARGET: N_("target"), Claim.FORECAST: N_("forecast"), Claim.PLAN: N_("plan")}


@slow
def figure_lines(
    session: Session, scope: ReviewScope, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[list[TableLine]]:
    """Yield the cells of the ledger of some articles in the order of its rows."""
    keys = None
    if scope.reach is not Reach.LIBRARY:
        keys = [(page.source.name, number) for page, numbers in pages(session, scope) for number in numbers]
    ledger = of_session(session, keys, cancelled=cancelled)
    if not cancelled():
        yield list(_lines(session, ledger.table))


def _lines(session: Session, table: LedgerTable) -> Iterator[TableLine]:
    for place, row in enumerate(table.rows):
        for period in table.columns:
            cell = table.cells.get((row, period))
            if cell:
                yield _line(session, place, row, period, cell)


def _line(session: Session, place: int, row: LedgerRow, period: Period | None, cell: Cell) -> TableLine:
    best = cell.best
    what = "  ".join(part for part in (_(_KINDS[row.kind]) if _KINDS[row.kind] else "", row.scope or "") if part)
    claim = _(_CLAIMS[row.claim]) if _CLAIMS[row.claim] else ""
    sign = SIGNS[cell.verdict]
    cells = (
        _(sign) if sign else "",
        row.indicator or "—",
        "  ".join(part for part in (what, claim) if part),
        row.place or "",
        written(period),
        best.fact.text,
        str(cell.sources) if cell.sources > 1 else "",
    )
    day = period.end.toordinal() if period else 0
    ranks = (
        (place, day),
        (not period, day, place),
        (_GRAVITY.index(cell.verdict), place, day),
        (row.place or "", place, day),
    )
    facts = cell.finding.facts if cell.finding else cell.facts
    return TableLine(
        f"{best.file}@{best.start}",
        tuple(map(visible_line, cells)),
        ranks,
        (best.file, best.article),
        _offset(session, best),
        details=tuple(
            visible_line(_said(one)) for one in {(one.file, one.start): one for one in (best, *facts)}.values()
        ),
    )


def _offset(session: Session, one: Located) -> int | None:
    article = session.article(one.file, one.article)
    return article.to_article(one.start) if isinstance(article, Article) else None


def _said(one: Located) -> str:
    """Return a fact with its sentence, its value as an interval and where it stands."""
    return f"{one.fact.text} {_interval(one.fact.value, one.fact.unit)}  {one.sentence}  ({one.file}#{one.article})"


def _interval(value: Interval, unit: str) -> str:
    low, high = ("" if math.isinf(end) else f"{end:,.4f}".rstrip("0").rstrip(".") for end in value)
    return f"[{low} … {high} {unit}]" if low != high else f"[{low} {unit}]"


def written(period: Period | None) -> str:
    """Return a period as people write it: a year, a month, a day, or both ends."""
    if period is None:
        return ""
    start, end = period
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return f"{start.year}" if start.year == end.year else f"{start.year}-{end.year}"
    if start == end:
        return start.isoformat()
    if start.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{start:%Y-%m}"
    return f"{start:%Y-%m-%d}..{end:%m-%d}" if start.year == end.year else f"{start}..{end}"
