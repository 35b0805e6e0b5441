"""`pizhu stats`: a library in numbers."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import say_json
from tui.cli.records import say_records
from tui.i18n import N_, _

if TYPE_CHECKING:
    from tui.workspace.articles.overview import Overview


@click.command(
    "stats", help=_("Count the library at PATH: articles and how far they are read, notes, tags, decisions, months.")
)
@path_argument
@click.option("--names", is_flag=True, help=_("Count names too, which analyses every text."))
@format_option()
@library_options
def command(path: str, names: bool, form: str, annotations: str | None, encoding: str | None) -> None:
    """Count the library."""
    from tui.workspace.articles.overview import count_names, overview

    session = open_session(path, annotations, encoding)
    found = overview(session)
    if names:
        count_names(session, found)
    if form == "json":
        say_json(_object(found))
    else:
        columns = ("what", "which", "count")
        rows = (dict(zip(columns, row, strict=True)) for row in _rows(found))
        say_records(rows, form, columns, (_("what"), _("which"), _("how many")), _cells, yielding=(1,))


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return _(row["what"]), row["which"], str(row["count"])


def _object(found: "Overview") -> dict[str, Any]:
    together = [{"tags": list(tags), "articles": count} for tags, count in _ranked(found.together)]
    return {
        "articles": found.articles,
        "characters": found.characters,
        "states": dict(found.states),
        "starred": found.starred,
        "notes": found.notes,
        "status": dict(found.status),
        "tags": dict(_ranked(found.tags)),
        "together": together,
        "months": dict(sorted(found.months.items())),
        "decisions": dict(found.verdicts),
        "names": [{"type": kind, "text": text, "count": count} for (kind, text), count in _ranked(found.names)],
    }


def _rows(found: "Overview") -> Iterator[tuple[str, str, int]]:
    yield N_("articles"), "", found.articles
    yield N_("characters"), "", found.characters
    yield from ((N_("articles"), str(state), count) for state, count in _ranked(found.states))
    yield N_("starred"), "", found.starred
    yield N_("notes"), "", found.notes
    yield from ((N_("notes"), status, count) for status, count in _ranked(found.status))
    yield from ((N_("tag"), tag, count) for tag, count in _ranked(found.tags))
    yield from ((N_("tags together"), " ".join(tags), count) for tags, count in _ranked(found.together))
    yield from ((N_("notes"), month, count) for month, count in sorted(found.months.items()))
    yield from ((N_("names"), " ".join(name), count) for name, count in _ranked(found.names))
    yield from ((N_("decisions"), verdict, count) for verdict, count in _ranked(found.verdicts))


def _ranked(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """Return counts, the largest first, equal ones by name."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
