"""`pizhu names`: who and what a library names, each with all forms of its name."""

from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING, Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.progress import progress
from tui.cli.records import say_records
from tui.cli.where import wanted_of, where_option
from tui.i18n import _
from tui.text.source import article_id

if TYPE_CHECKING:
    from tui.workspace.entities.gather import NameIndex
    from tui.workspace.entities.linking import LinkedEntity

COLUMNS = ("type", "name", "forms", "mentions", "articles", "first")
TYPES = ("PER", "ORG", "LOC")


@click.command(
    "names",
    help=_(
        "List the persons, organisations and places that the library at PATH names, the most frequent first, each "
        "with all forms of its name. The screen joins and parts them (g A in the list)."
    ),
)
@path_argument
@where_option(_("Only articles that a filter finds, as in the list."))
@click.option("--type", "kind", type=click.Choice(TYPES), help=_("Only names of this type."))
@format_option()
@library_options
def command(
    *, path: str, where: str, kind: str | None, form: str, annotations: str | None, encoding: str | None
) -> None:
    """List the names."""
    from tui.workspace.entities.gather import name_index
    from tui.workspace.review.scope import Reach, ReviewScope

    session = open_session(path, annotations, encoding)
    wanted_of(session, where)
    scope = ReviewScope(Reach.WHERE, where=where) if where else ReviewScope(Reach.LIBRARY)
    with closing(progress(_("reading"), count())) as signs:
        index = name_index(session, scope, progress=lambda _done: next(signs))
    rows = (_record(index, one) for one in index.entities if kind in (None, one.type))
    head = (_("type"), _("name"), _("other forms"), _("times"), _("articles"), _("first"))
    say_records(rows, form, COLUMNS, head, _cells, yielding=(1, 2))


def _record(index: "NameIndex", entity: "LinkedEntity") -> dict[str, Any]:
    places = index.mentions(entity)
    (source, number), span = places[0]
    return {
        "type": entity.type.value,
        "name": entity.name,
        "forms": list(entity.forms),
        "mentions": len(places),
        "articles": len({place.key for place in places}),
        "first": f"{article_id(source, number)}@{span.start}",
    }


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    others = " ".join(form for form in row["forms"] if form != row["name"])
    return row["type"], row["name"], others, str(row["mentions"]), str(row["articles"]), row["first"]
