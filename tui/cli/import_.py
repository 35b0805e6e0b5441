"""`pizhu import`: notes from a file of ours that was edited, or from another tool, come home."""

from pathlib import Path

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options
from tui.cli.output import Failed, complain, say_table
from tui.export.incoming import NotReadable
from tui.export.reading import IMPORTS, files_at, read
from tui.export.saving import ExportError
from tui.i18n import _, ngettext
from tui.notes.file.errors import StoreError
from tui.workspace.exchange.foretold import counted_line, rows
from tui.workspace.exchange.founding import found
from tui.workspace.exchange.importing import apply, plan
from tui.workspace.exchange.importplan import ImportPlan, Outcome


@click.command(
    "import",
    help=_(
        "Bring the notes in FILE, or in a folder of files, into the library: what was edited in an export of ours, and "
        "what other tools say of texts that are in the library. Notes are matched by id, then by their text; "
        "importing again adds nothing, and undo takes all of it back at once."
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(list(IMPORTS)),
    metavar=_("FORMAT"),
    help=_("One of {formats}; found out when not given.").format(formats=", ".join(IMPORTS)),
)
@click.option("--library", "path", default=".", metavar=_("PATH"), help=_("Library to bring them to."))
@click.option("--into", type=click.Path(path_type=Path), metavar=_("DIR"), help=_("Make a library of its texts."))
@click.option("--dry-run", is_flag=True, help=_("Only tell what would be done."))
@click.option("--delete", is_flag=True, help=_("Remove the notes that were taken out of FILE."))
@click.option("--theirs", is_flag=True, help=_("Where both sides have changed a note, take that of FILE."))
@library_options
def command(
    *,
    file: Path,
    form: str | None,
    path: str,
    into: Path | None,
    dry_run: bool,
    delete: bool,
    theirs: bool,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Import notes."""
    try:
        name, said = read(file, form, texts=into is not None)
        if into is not None:
            made = found(into, name, files_at(file))
            complain(ngettext("{n} text in {path}", "{n} texts in {path}", len(made)).format(n=len(made), path=into))
        session = open_session(str(into or path), annotations, encoding)
        wanted = plan(session, name, said)
        _tell(wanted)
        if not dry_run:
            changed = apply(session, wanted, delete=delete, theirs=theirs)
            if changed or into is None:
                complain(_("saved") if changed else _("nothing has changed"))
    except (NotReadable, ExportError, StoreError) as error:
        raise Failed(str(error)) from error
    left = wanted.counted()
    if left[Outcome.REMOVED] and not delete and not dry_run:
        complain(_("--delete removes the notes that were taken out of the file"))
    if left[Outcome.NOT_FOUND] or (left[Outcome.CONFLICT] and not theirs):
        raise SystemExit(1)


def _tell(wanted: ImportPlan) -> None:
    """Print what each thing would do that is not there already, and how many of each kind there are."""
    say_table((_("outcome"), _("text"), _("tags"), _("note"), _("why")), rows(wanted), yielding=(1, 2, 3, 4))
    complain(f"{wanted.format}: {counted_line(wanted)}")
