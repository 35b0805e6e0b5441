"""`pizhu ledger`: figures as comparable facts, and where they contradict one another."""

import csv
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options
from tui.cli.output import Failed, complain, say_json, say_table
from tui.i18n import _

if TYPE_CHECKING:
    from tui.language.analysis import Analysis
    from tui.language.ledger import Finding, Located, Period
    from tui.language.ledger.table import Cell, LedgerTable
    from tui.text.article import Page
    from tui.workspace.ledger import FactSource, Ledger
    from tui.workspace.session import Session

CONFLICT = 3
"""Exit code of --check where facts contradict one another."""


@click.command(
    "ledger",
    help=_(
        "List the figures of the library at PATH as facts: indicator, kind, place, period, value. With A and B, two "
        "files or folders, both are read into one ledger. Without --format each "
        "indicator has a row a period, with the tightest value."
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH | A B]")
@click.option("--where", metavar=_("FILTER"), help=_("Only articles that a filter finds, as in the list."))
@click.option("--indicator", metavar=_("NAME"), help=_("Only this indicator, by any of its names."))
@click.option("--conflicts", is_flag=True, help=_("List what does not agree instead: one verdict a line."))
@click.option("--check", is_flag=True, help=_("Say what contradicts and end with exit code 3 where anything does."))
@click.option(
    "--date", "day", metavar=_("DATE"), help=_("Day of issue of articles that do not say it, such as 2025-01-20.")
)
@click.option(
    "--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", help=_("How to print.")
)
@library_options
def command(
    *,
    paths: tuple[str, ...],
    where: str | None,
    indicator: str | None,
    conflicts: bool,
    check: bool,
    day: str | None,
    form: str,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Print the ledger."""
    if len(paths) > 2:
        raise click.UsageError(_("give one path, or two to compare"))
    found = _ledger(paths or (".",), annotations, encoding, where, _day(day))
    if indicator:
        found = _only(found, indicator)
    if found.undated and not day:
        names = ", ".join(f"{name}#{number}" for name, number in found.undated[:3])
        complain(_("no day of issue: {names}; give --date to say what 去年 means").format(names=names))
    if conflicts or check:
        _say_findings(found.findings, form)
    elif form == "jsonl":
        for one in found.facts:
            say_json(_fact(one))
    elif form == "csv":
        _say_csv(found.facts)
    else:
        _say_table(found)
    if check and any(finding.verdict in ("conflict", "sum-fails", "bound-broken") for finding in found.findings):
        click.get_current_context().exit(CONFLICT)


def _day(said: str | None) -> date | None:
    if said is None:
        return None
    try:
        return date.fromisoformat(f"{said}-01-01"[:10]) if len(said) == 4 else date.fromisoformat(said)
    except ValueError:
        raise click.UsageError(_("{date} is no date; write it as 2025-01-20").format(date=said)) from None


def _ledger(
    paths: Sequence[str], annotations: str | None, encoding: str | None, where: str | None, issue: date | None
) -> "Ledger":
    from tui.workspace.ledger import of_pages
    from tui.workspace.ledger.gather import own_lexicon, sources_of

    sources: list[FactSource] = []
    lexicon = None
    for number, path in enumerate(paths):
        session = open_session(path, annotations if not number else None, encoding)
        own, wrong = own_lexicon(session)
        for line, why in wrong:
            complain(f"indicators.toml:{line}: {why}")
        lexicon = own if lexicon is None else lexicon.over(own)
        found = [_filtered(session, source, where) if where else source for source in sources_of(session)]
        sources += [_renamed(source, path) for source in found] if len(paths) > 1 else found
    return of_pages(sources, lexicon, issue)


def _analysis(session: "Session", page: "Page", number: int) -> "Analysis | None":
    return session.analyse(page).get(number)


def _renamed(source: "FactSource", path: str) -> "FactSource":
    """Return a page under a name that tells it from one of the other library: A/x.txt, or the file as it was given."""
    page = source.page
    name = path if Path(path).is_file() else f"{path.rstrip('/')}/{page.source.name}"
    renamed = replace(page.source, name=name)
    return source._replace(
        page=replace(page, source=renamed, articles=tuple(replace(one, source=renamed) for one in page.articles))
    )


def _filtered(session: "Session", source: "FactSource", where: str) -> "FactSource":
    """Return a page with only the articles that a filter finds. Raises Failed for a wrong filter."""
    from tui.workspace.catalog import by_article, entries
    from tui.workspace.filter import FilterError, matcher, parse
    from tui.workspace.subjects import ArticleSubject

    try:
        fits = matcher(parse(where))
    except FilterError as error:
        raise Failed(str(error)) from error
    page, said = source.page, by_article(source.page, source.annotations)
    listed = zip(page.articles, entries(page, source.annotations), strict=True)
    numbers = frozenset(
        article.number
        for article, entry in listed
        if fits(
            ArticleSubject(
                entry,
                tuple(said.get(article.number, ())),
                text=partial(getattr, article, "text"),
                analysis=partial(_analysis, session, page, article.number),
            )
        )
    )
    return source._replace(numbers=numbers)


def _only(ledger: "Ledger", name: str) -> "Ledger":
    """Return a ledger with one indicator, and with what its sums are made of."""
    from tui.language.plain import plain

    known = ledger.lexicon.find(plain(name))
    wanted = known.name if known else name
    parts = {part for members in ledger.lexicon.sums.get(wanted, ()) for part in members}
    facts = tuple(one for one in ledger.facts if one.fact.indicator == wanted or one.fact.indicator in parts)
    return replace(ledger, facts=facts)


def _fact(one: "Located") -> dict[str, Any]:
    """Return a fact as JSON has it; an open side of its value is null."""
    fact = one.fact
    return {
        "file": one.file,
        "start": one.start,
        "end": one.end,
        "text": fact.text,
        "indicator": fact.indicator or None,
        "kind": fact.kind.value,
        "place": fact.place,
        "period": [fact.period.start.isoformat(), fact.period.end.isoformat()] if fact.period else None,
        "value": [_number(fact.value.low), _number(fact.value.high)],
        "unit": fact.unit,
        "bound": fact.bound,
        "claim": fact.claim.value,
        "edition": fact.edition.value if fact.edition else None,
        "scope": fact.scope,
        "found": {name: found.value for name, found in fact.found.items()},
    }


def _number(value: float) -> float | None:
    if math.isinf(value):
        return None
    return int(value) if float(value).is_integer() else value


def _say_findings(findings: Iterable["Finding"], form: str) -> None:
    if form == "jsonl":
        for finding in findings:
            said = {"verdict": finding.verdict.value, "facts": [_fact(one) for one in finding.facts]}
            say_json(said | ({"hint": finding.hint} if finding.hint else {}))
        return
    rows = [_row(finding, one) for finding in findings for one in finding.facts]
    if form == "csv":
        _write_csv(["verdict", "hint", "place", "value", "sentence"], rows)
    else:
        say_table((_("verdict"), _("hint"), _("where"), _("figure"), _("sentence")), rows, yielding=(4,))


def _row(finding: "Finding", one: "Located") -> tuple[str, ...]:
    where = f"{one.file}:{one.start}"
    return (finding.verdict.value, finding.hint, where, f"{one.fact.indicator} {one.fact.text}", one.sentence)


def _say_csv(facts: Iterable["Located"]) -> None:
    rows = []
    for one in facts:
        fact = _fact(one)
        low, high = fact.pop("value")
        begun, ended = fact.pop("period") or (None, None)
        found = fact.pop("found")
        rows.append([*fact.values(), low, high, begun, ended, " ".join(f"{k}={v}" for k, v in found.items())])
    head = [
        "file",
        "start",
        "end",
        "text",
        "indicator",
        "kind",
        "place",
        "unit",
        "bound",
        "claim",
        "edition",
        "scope",
        "low",
        "high",
        "from",
        "to",
        "found",
    ]
    _write_csv(head, rows)


def _write_csv(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Write rows as CSV; a cell that a spreadsheet would take for a formula begins with an apostrophe."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow(
            [f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t" and cell else cell for cell in row]
        )


_SIGNS = {"conflict": "!", "revised": "r", "bound-broken": "!", "sum-fails": "+", "unsure": "?"}
"""What a cell shows behind its value."""


def _say_table(ledger: "Ledger") -> None:
    """Print a row for each cell of the table: so many periods would not fit beside one another."""
    table = ledger.table
    head = (_("indicator"), _("place"), _("kind"), _("period"), _("value"))
    say_table(head, _rows(table), yielding=(0, 2))


def _rows(table: "LedgerTable") -> Iterator[Sequence[str]]:
    for row in table.rows:
        kind = "·".join(filter(None, (row.kind.value, row.scope, row.claim.value if row.claim != "actual" else "")))
        for column in table.columns:
            if cell := table.cells.get((row, column)):
                yield row.indicator or "—", row.place or "", kind, _period(column), _shown(cell)


def _shown(cell: "Cell") -> str:
    sources = f" x{cell.sources}" if cell.sources > 1 else ""
    sign = _SIGNS.get(cell.verdict.value, "")
    return f"{cell.best.fact.text}{sources}{' ' + sign if sign else ''}"


def _period(period: "Period | None") -> str:
    """Return a period as people write it: 2024, 2024-01..09, 2024-12-31."""
    if period is None:
        return "?"
    start, end = period
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year}..{end.year}"
    if start == end:
        return start.isoformat()
    if start.year == end.year and start.day == 1:
        return f"{start:%Y-%m}" if start.month == end.month else f"{start:%Y-%m}..{end:%m}"
    return f"{start.isoformat()}..{end.isoformat()}"
