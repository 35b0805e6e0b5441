"""`pizhu check`: verify the notes of a library, and repair what can be repaired."""

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options, path_argument
from tui.cli.output import complain, say_json, say_table
from tui.i18n import _, ngettext


@click.command(
    "check",
    help=_(
        "Verify the files of notes, their anchors and backups of the library at PATH. Exit code 1 means that something "
        "is left that is damaged or not stored."
    ),
)
@path_argument
@click.option("--repair", is_flag=True, help=_("Repair what can be repaired; damaged files are set aside first."))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=_("Table or JSON lines."))
@library_options
def command(path: str, repair: bool, form: str, annotations: str | None, encoding: str | None) -> None:
    """Verify notes."""
    from tui.notes.file.errors import StoreError
    from tui.notes.store.check import Severity, check

    session = open_session(path, annotations, encoding)
    found = list(check(session.library, session.notes.store))
    broken = repairable = 0
    rows = []
    for finding in found:
        done = ""
        if repair and finding.repair:
            try:
                done = finding.repair()
            except (StoreError, OSError) as error:
                complain(str(error))
        broken += finding.weight is Severity.ERROR and not done
        repairable += finding.repair is not None and not done
        rows.append((str(finding.weight), str(finding.path), finding.text, done))
    if form == "json":
        for weight, file, text, done in rows:
            say_json({"weight": weight, "path": file, "text": text, "repaired": done or None})
    else:
        say_table((_("weight"), _("file"), _("finding"), _("repaired")), rows, yielding=(1, 2, 3))
    if repairable and not repair:
        line = ngettext("{count} can be repaired with --repair", "{count} can be repaired with --repair", repairable)
        complain(line.format(count=repairable))
    if broken:
        raise SystemExit(1)
