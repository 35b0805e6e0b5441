"""How the ledger is put into words: kinds, claims, verdicts, periods."""

from typing import Final

from tui.i18n import N_, _
from tui.language.ledger.compare import Located, Verdict
from tui.language.ledger.fact import Claim, FactKind, Period
from tui.language.ledger.table import Cell, LedgerRow
from tui.text.article import Article
from tui.workspace.session import Session

SIGNS: Final = {
    Verdict.AGREES: "",
    Verdict.CONFLICT: N_("!! conflict"),
    Verdict.BOUND_BROKEN: N_("!! bound broken"),
    Verdict.SUM_FAILS: N_("!! sum fails"),
    Verdict.REVISED: N_("revised"),
    Verdict.UNSURE: N_("? unsure"),
}
GRAVITY: Final = (
    Verdict.CONFLICT,
    Verdict.SUM_FAILS,
    Verdict.BOUND_BROKEN,
    Verdict.REVISED,
    Verdict.UNSURE,
    Verdict.AGREES,
)
KINDS: Final = {
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


MARKS: Final = {
    Verdict.AGREES: "",
    Verdict.CONFLICT: "!!",
    Verdict.BOUND_BROKEN: "!>",
    Verdict.SUM_FAILS: "!+",
    Verdict.REVISED: "r",
    Verdict.UNSURE: "?",
}
"""The same beside a value, where there is room for two cells."""


def kind_of(row: LedgerRow) -> str:
    """Return the sense of a row in words: its kind, scope and claim; empty for a plain level."""
    kind, claim = KINDS[row.kind], _CLAIMS[row.claim]
    return "  ".join(part for part in (_(kind) if kind else "", row.scope or "", _(claim) if claim else "") if part)


def marked(cell: Cell) -> str:
    """Return the tightest value of a cell with the number of its sources and its sign."""
    sources = f"×{cell.sources}" if cell.sources > 1 else ""
    return " ".join(part for part in (cell.best.fact.text, sources, MARKS[cell.verdict]) if part)


def offset_of(session: Session, one: Located) -> int | None:
    """Return the article offset of a fact; None where the article is gone."""
    article = session.pages.article(one.file, one.article)
    return article.to_article(one.start) if isinstance(article, Article) else None


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
