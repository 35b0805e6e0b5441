"""`pizhu check`: verify the notes of a library, and repair what can be repaired."""

from typing import Any

import click

from tui.cli.opening import open_session
from tui.cli.options import format_option, library_options, path_argument
from tui.cli.output import complain
from tui.cli.records import say_records
from tui.i18n import _, ngettext


@click.command(
    "check",
    help=_(
        "Verify the files of notes, their anchors and backups of the library at PATH, and the rules of the codebook. "
        "Exit code 1 means that something is left that is damaged or not stored."
    ),
)
@path_argument
@click.option("--repair", is_flag=True, help=_("Repair what can be repaired; damaged files are set aside first."))
@format_option()
@library_options
def command(path: str, repair: bool, form: str, annotations: str | None, encoding: str | None) -> None:
    """Verify notes."""
    from tui.notes.file.errors import StoreError
    from tui.notes.store.check import Severity, check
    from tui.workspace.codebook.rules import broken_rules

    session = open_session(path, annotations, encoding)
    found = [*check(session.library, session.notes.store), *broken_rules(session)]
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
        rows.append(
            {"weight": str(finding.weight), "path": str(finding.path), "text": finding.text, "repaired": done or None}
        )
    head = (_("weight"), _("file"), _("finding"), _("repaired"))
    say_records(rows, form, ("weight", "path", "text", "repaired"), head, _cells, yielding=(1, 2, 3))
    if repairable and not repair:
        line = ngettext("{count} can be repaired with --repair", "{count} can be repaired with --repair", repairable)
        complain(line.format(count=repairable))
    if broken:
        raise SystemExit(1)


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    return row["weight"], row["path"], row["text"], row["repaired"] or ""
