"""`pizhu ledger`: figures as comparable facts, and where they contradict one another."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.cli.completing import WHERE
from tui.cli.issuing import issue_option
from tui.cli.ledger_output import fact_record, say_csv, say_findings, say_ledger, write_workbook
from tui.cli.opening import open_session
from tui.cli.options import library_options
from tui.cli.output import complain
from tui.cli.records import say_records
from tui.cli.where import wanted_of
from tui.i18n import _

if TYPE_CHECKING:
    from tui.language.analysis import Analysis
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
@click.option("--where", type=WHERE, metavar=_("FILTER"), help=_("Only articles that a filter finds, as in the list."))
@click.option("--indicator", metavar=_("NAME"), help=_("Only this indicator, by any of its names."))
@click.option("--conflicts", is_flag=True, help=_("List what does not agree instead: one verdict a line."))
@click.option("--check", is_flag=True, help=_("Say what contradicts and end with exit code 3 where anything does."))
@issue_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv", "xlsx"]),
    default="table",
    help=_("How to print."),
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="NAME.xlsx", help=_("The file that xlsx is written to.")
)
@click.option("--force", is_flag=True, help=_("Write over an existing file."))
@library_options
def command(
    *,
    paths: tuple[str, ...],
    where: str | None,
    indicator: str | None,
    conflicts: bool,
    check: bool,
    day: date | None,
    form: str,
    output: Path | None,
    force: bool,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Print the ledger."""
    if len(paths) > 2:
        raise click.UsageError(_("give one path, or two to compare"))
    if (form == "xlsx") != (output is not None):
        raise click.UsageError(_("xlsx goes to a file, the other formats do not: --format xlsx -o NAME.xlsx"))
    found = _ledger(paths or (".",), annotations, encoding, where, day)
    if indicator:
        found = _only(found, indicator)
    if found.undated and not day:
        names = ", ".join(f"{name}#{number}" for name, number in found.undated[:3])
        complain(_("no day of issue: {names}; give --date to say what 去年 means").format(names=names))
    if form == "xlsx":
        write_workbook(found, output, force=force)
    elif conflicts or check:
        say_findings(found.findings, form)
    elif form in ("json", "jsonl"):
        say_records(map(fact_record, found.facts), form, (), (), tuple)
    elif form == "csv":
        say_csv(found.facts)
    else:
        say_ledger(found)
    if check and any(finding.verdict in ("conflict", "sum-fails", "bound-broken") for finding in found.findings):
        click.get_current_context().exit(CONFLICT)


def _ledger(
    paths: Sequence[str], annotations: str | None, encoding: str | None, where: str | None, issue: date | None
) -> "Ledger":
    from tui.workspace.ledger import of_pages
    from tui.workspace.ledger.gather import kept_facts, own_lexicon, sources_of
    from tui.workspace.ledger.together import together

    sources: list[FactSource] = []
    lexicon, session = None, None
    for number, path in enumerate(paths):
        session = open_session(path, annotations if not number else None, encoding)
        own, wrong = own_lexicon(session)
        for line, why in wrong:
            complain(f"indicators.toml:{line}: {why}")
        lexicon = own if lexicon is None else lexicon.over(own)
        found = [_filtered(session, source, where) if where else source for source in sources_of(session)]
        sources += [_renamed(source, path) for source in found] if len(paths) > 1 else found
    kept = kept_facts(session, lexicon) if session and lexicon else None
    found_facts = of_pages(sources, lexicon, issue, kept)
    return together(found_facts, paths) if len(paths) > 1 else found_facts


def _analysis(session: "Session", page: "Page", number: int) -> "Analysis | None":
    return session.findings.analyse(page).get(number)


def _renamed(source: "FactSource", path: str) -> "FactSource":
    """Return a page under a name that tells it from one of the other library: A/x.txt, or the file as it was given."""
    page = source.page
    name = path if Path(path).is_file() else f"{path.rstrip('/')}/{page.source.name}"
    renamed = replace(page.source, name=name)
    return source._replace(
        page=replace(page, source=renamed, articles=tuple(replace(one, source=renamed) for one in page.articles))
    )


def _filtered(session: "Session", source: "FactSource", where: str) -> "FactSource":
    """Return a page with only the articles that a filter finds. Raises UsageError for a wrong filter."""
    from tui.workspace.articles.pagerows import by_article, entries
    from tui.workspace.filter import matcher
    from tui.workspace.filter.subjects import ArticleSubject

    fits = matcher(wanted_of(session, where))
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
