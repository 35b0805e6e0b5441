"""`pizhu notes`: what the reader said, in the order of the text."""

from typing import Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument, under_tag_option
from tui.cli.records import say_records
from tui.cli.where import wanted_of, where_option
from tui.export.record import FIELDS, PROVENANCE, record
from tui.i18n import _
from tui.workspace.exchange.exporting import ExportScope, materials


@click.command("notes", help=_("List the annotations of the library at PATH."))
@path_argument
@under_tag_option
@where_option(_("Only notes for which this filter holds, as in the list; @NAME is a saved one."))
@format_option()
@library_options
def command(
    *, path: str, tags: tuple[str, ...], where: str, form: str, annotations: str | None, encoding: str | None
) -> None:
    """List the annotations."""
    session = open_session(path, annotations, encoding)
    selection = ExportScope(where=wanted_of(session, where) if where else None)
    rows = (
        one
        for one in record(materials(session, selection))
        if not tags or any(_under(tag, tags) for tag in one["tags"])
    )
    head = (_("article"), _("text"), _("tags"), _("note"), _("id"))
    say_records(rows, form, (*FIELDS, *PROVENANCE, "relations"), head, _cells, yielding=(1, 2, 3, 4))


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    return one["article"] or one["source"], one["quote"], " ".join(one["tags"]), one["note"], one["id"]


def _under(tag: str, wanted: tuple[str, ...]) -> bool:
    return any(tag == one or tag.startswith(f"{one}/") for one in wanted)
