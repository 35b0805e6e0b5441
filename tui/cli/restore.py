"""`pizhu restore`: bring the notes of a source back from a backup."""

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options
from tui.cli.output import Failed, complain, say, say_table
from tui.i18n import _

if TYPE_CHECKING:
    from tui.notes.store.restore import Backup
    from tui.workspace.session import Session


@click.command(
    "restore",
    help=_(
        "List the backups of the notes of NAME, a source of the library, or of all sources; with --date, bring its "
        "notes back as they were at the end of that day. The present file is set aside first."
    ),
)
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--library", "path", default=".", metavar=_("PATH"), help=_("Library to look in."))
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help=_("Day of the backup."))
@click.option("--only-missing", is_flag=True, help=_("Keep the notes that are there; add those that are not."))
@library_options
def command(
    *,
    name: str | None,
    path: str,
    day: datetime | None,
    only_missing: bool,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """List or restore backups."""
    from tui.notes.file.errors import StoreError
    from tui.notes.store.restore import backups, restore

    session = open_session(path, annotations, encoding)
    known = backups(session.notes.store, name and _name(session, name))
    if day is None:
        head = (_("source"), _("day"), _("notes"), _("file"))
        say_table(head, ((one.source, one.day.isoformat(), _count(one), str(one.path)) for one in known))
        return
    if name is None:
        raise click.UsageError(_("--date needs the NAME of a source"))
    chosen = next((one for one in known if one.day == day.date()), None)
    if chosen is None:
        raise Failed(_("no backup of {name} of {day}").format(name=name, day=day.date()))
    try:
        done = restore(session.notes.store, chosen, only_missing=only_missing)
    except StoreError as error:
        raise Failed(str(error)) from error
    say(_("{name} holds {count} notes now").format(name=chosen.source, count=done.notes))
    if done.quarantined:
        complain(_("the file that was there is kept as {path}").format(path=done.quarantined))


def _name(session: "Session", wanted: str) -> str:
    """Return the name of a source that has a backup, its ending left out or not."""
    from tui.notes.store.restore import backups

    names = {one.source for one in backups(session.notes.store)}
    fitting = [name for name in names if wanted in {name, name.rsplit(".", 1)[0]}]
    if len(fitting) != 1:
        raise Failed(_("there is no backup of {name}").format(name=wanted))
    return fitting[0]


def _count(backup: "Backup") -> str:
    return str(backup.notes) if backup.notes >= 0 else _("damaged")
