"""`pizhu ledger`: figures as comparable facts, and where they contradict one another."""

import csv
import math
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tui.cli.options import library_options
from tui.cli.output import Failed, complain, say_json, say_table
from tui.i18n import _

if TYPE_CHECKING:
    from tui.language.ledger import Finding, Located
    from tui.workspace.ledger import Ledger, Source

CONFLICT = 3
"""Exit code of --check where facts contradict one another."""


@click.command(
    "ledger",
    help=_(
        "List the figures of the library at PATH as facts: indicator, kind, place, period, value. With A and B, two files "
        "or folders, both are read into one ledger. Without --format the facts are laid out as a table of periods."
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH | A B]")
@click.option("--where", metavar=_("FILTER"), help=_("Only articles that a filter finds, as in the list."))
@click.option("--indicator", metavar=_("NAME"), help=_("Only this indicator, by any of its names."))
@click.option("--conflicts", is_flag=True, help=_("List what does not agree instead: one verdict a line."))
@click.option("--check", is_flag=True, help=_("Say what contradicts and end with exit code 3 where anything does."))
@click.option("--date", "day", metavar=_("DATE"), help=_("Day of issue of articles that do not say it, such as 2025-01-20."))
@click.option("--format", "form", type=click.Choice(["table", "csv", "jsonl"]), default="table", help=_("How to print."))
@library_options
def command(
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
        return date.fromisoformat(said) if "-" in said else datetime.strptime(said, "%Y").date()
    except ValueError:
        raise click.UsageError(_("{date} is no date; write it as 2025-01-20").format(date=said)) from None


def _ledger(
    paths: Sequence[str], annotations: str | None, encoding: str | None, where: str | None, issue: date | None
) -> "Ledger":
    from tui.workspace.ledger import of_pages

    sources: list[Source] = []
    lexicon = None
    for number, path in enumerate(paths):
        found, own = _sources(path, annotations if not number else None, encoding, where, prefix=len(paths) > 1)
        sources += found
        lexicon = own if lexicon is None else lexicon.over(own)
    return of_pages(sources, lexicon, issue)
