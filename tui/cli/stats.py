"""`pizhu stats`: a library in numbers."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import say_json, say_table
from tui.i18n import _

if TYPE_CHECKING:
    from tui.workspace.overview import Overview


@click.command(
    "stats", help=_("Count the library at PATH: articles and how far they are read, notes, tags, decisions, months.")
)
@path_argument
@format_option
@library_options
def command(path: str, form: str, annotations: str | None, encoding: str | None) -> None:
    """Count the library."""
    from tui.workspace.overview import overview

    found = overview(open_session(path, annotations, encoding))
    if form == "json":
        say_json(_object(found))
    else:
        say_table((_("what"), _("which"), _("how many")), list(_rows(found)), yielding=(1,))


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
    }


def _rows(found: "Overview") -> Iterator[tuple[str, str, str]]:
    yield _("articles"), "", str(found.articles)
    yield _("characters"), "", str(found.characters)
    yield from ((_("articles"), str(state), str(count)) for state, count in _ranked(found.states))
    yield _("starred"), "", str(found.starred)
    yield _("notes"), "", str(found.notes)
    yield from ((_("notes"), status, str(count)) for status, count in _ranked(found.status))
    yield from ((_("tag"), tag, str(count)) for tag, count in _ranked(found.tags))
    yield from ((_("tags together"), " ".join(tags), str(count)) for tags, count in _ranked(found.together))
    yield from ((_("notes"), month, str(count)) for month, count in sorted(found.months.items()))
    yield from ((_("decisions"), verdict, str(count)) for verdict, count in _ranked(found.verdicts))


def _ranked(counts: Counter[Any]) -> list[tuple[Any, int]]:
    """Return counts, the largest first, equal ones by name."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))
