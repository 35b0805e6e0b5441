"""`pizhu export`: annotations in the format of another tool."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.opening import open_session
from tui.cli.options import library_options, path_argument
from tui.cli.output import Failed, complain, on_terminal, say
from tui.export.format import Format, Options
from tui.export.material import Material
from tui.export.registry import FORMATS
from tui.export.saving import ExportError, export
from tui.i18n import _
from tui.workspace.exporting import materials


@click.command(
    "export",
    help=_(
        "Write the annotations of the library at PATH to OUT, or to standard output. Markdown can be written to one "
        "file or, when OUT is a folder, to one file an article; exported again, it keeps what you changed there."
    ),
)
@path_argument
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True, help=_("Format."))
@click.option("-o", "--output", metavar=_("OUT"), help=_("File or folder to write; - is standard output."))
@click.option("--force", is_flag=True, help=_("Write over an existing file."))
@click.option("--excel", is_flag=True, help=_("Begin a CSV file with a byte-order mark, as Excel needs it."))
@library_options
def command(
    *,
    path: str,
    form: str,
    output: str | None,
    force: bool,
    excel: bool,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Write annotations."""
    session = open_session(path, annotations, encoding)
    kind = FORMATS[form]
    found = list(materials(session, marks=kind.needs_marks))
    options = Options(title=session.library.title, excel=excel, author=session.settings.signature)
    if output in {None, "-"}:
        _print(kind, found, options)
    else:
        _save(kind, found, options, _target(str(output)), force=force)


def _print(kind: Format, found: Sequence[Material], options: Options) -> None:
    for file in kind.write(found, options):
        if on_terminal():
            say(file.data.decode("utf-8", "replace").rstrip("\n"))
        else:
            sys.stdout.buffer.write(file.data)


def _target(output: str) -> Path:
    """Return where to write; a path that ends with a slash is a folder, made if it is not there."""
    target = Path(output)
    if output.endswith("/"):
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Failed(_("cannot write {path}: {why}").format(path=target, why=error.strerror or error)) from error
    return target


def _save(kind: Format, found: Sequence[Material], options: Options, target: Path, *, force: bool) -> None:
    try:
        changed = export(
            kind, found, target, title=options.title, author=options.author, excel=options.excel, force=force
        )
    except ExportError as error:
        raise Failed(str(error)) from error
    for path in changed:
        complain(_("written: {path}").format(path=path))
    if not changed:
        complain(_("nothing has changed"))
