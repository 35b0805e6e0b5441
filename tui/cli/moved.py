"""`pizhu moved`: notes whose source was renamed, moved or split follow their text."""

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options, path_argument
from tui.cli.output import Failed, complain, say
from tui.i18n import _, ngettext


@click.command(
    "moved",
    help=_(
        "List the notes of the library at PATH whose source is gone, with the sources that hold their text now, "
        "because it was renamed, moved or split; with --carry, carry them over to these. The old files of notes are "
        "set aside."
    ),
)
@path_argument
@click.option("--carry", is_flag=True, help=_("Carry the notes over."))
@library_options
def command(path: str, carry: bool, annotations: str | None, encoding: str | None) -> None:
    """List notes that have lost their source, or carry them over."""
    from tui.notes.file.errors import StoreError
    from tui.workspace.notes.moved import carry_over, moved, told

    session = open_session(path, annotations, encoding)
    found = moved(session.library, session.notes.store)
    for one in found:
        for line in told(one):
            say(line)
        if not (carry and one.targets):
            continue
        try:
            for name, number in carry_over(session.notes.store, one).items():
                line = ngettext("{count} note is in {name} now", "{count} notes are in {name} now", number)
                say(line.format(count=number, name=name))
        except StoreError as error:
            raise Failed(str(error)) from error
    if not found:
        complain(_("no notes have lost their source"))
