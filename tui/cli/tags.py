"""`pizhu tags`: the tags of a library, how often each is used and what it means."""

from typing import Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import say_json_array, say_table
from tui.i18n import _


@click.command("tags", help=_("List the tags of the library at PATH: name, how often it is used, digit, definition."))
@path_argument
@format_option
@library_options
def command(path: str, form: str, annotations: str | None, encoding: str | None) -> None:
    """List the tags."""
    from tui.notes.store.tags import counts

    session = open_session(path, annotations, encoding)
    used = counts(session.notes.all())
    defined = {tag.name: tag for tag in session.notes.store.codebook().tags}
    rows: list[dict[str, Any]] = []
    for name in sorted({*used, *defined}):
        tag = defined.get(name)
        rows.append(
            {
                "tag": name,
                "used": used.get(name, 0),
                "key": tag.key if tag else "",
                "definition": tag.definition if tag else "",
                "aliases": list(tag.aliases) if tag else [],
            }
        )
    if form == "json":
        say_json_array(rows)
    else:
        cells = ((one["tag"], str(one["used"]), one["key"], one["definition"]) for one in rows)
        say_table((_("tag"), _("used"), _("key"), _("definition")), cells, yielding=(3,))
