"""`pizhu reconcile`: bring the conflict copies that a syncing program made together with the notes."""

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options, path_argument
from tui.cli.output import Failed, complain, say
from tui.i18n import _, ngettext
from tui.text.source import Unreadable


@click.command(
    "reconcile",
    help=_(
        "Bring the conflict copies of the notes of the library at PATH, as Syncthing, Dropbox, Nextcloud or iCloud make"
        " them, together with the notes: both texts of a note are kept. The copies are set aside."
    ),
)
@path_argument
@library_options
def command(path: str, annotations: str | None, encoding: str | None) -> None:
    """Merge conflict copies."""
    from tui.notes.file.errors import StoreError
    from tui.notes.store.copies import merge_copy

    session = open_session(path, annotations, encoding)
    failed = 0
    copies = session.notes.store.listing().copies
    for copy, name in copies.items():
        source = session.library.read(name) if name and session.library.has(name) else name
        try:
            done = merge_copy(session.notes.store, copy, name if isinstance(source, Unreadable) else source)
        except StoreError as error:
            failed += 1
            complain(str(error))
            continue
        what = ngettext("{count} entry is new or changed", "{count} entries are new or changed", done.changed)
        say(f"{copy.relative_to(session.notes.store.folder)}: {what.format(count=done.changed)}")
        for notice in done.notices:
            complain(notice)
    if not copies:
        complain(_("there are no conflict copies"))
    if failed:
        line = ngettext("{count} copy was not merged", "{count} copies were not merged", failed)
        raise Failed(line.format(count=failed))
