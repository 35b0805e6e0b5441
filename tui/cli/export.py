"""`pizhu export`: annotations in the format of another tool."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from tui.cli.choosing import chosen
from tui.cli.completing import ARTICLE, PATH, WHERE
from tui.cli.opening import open_session
from tui.cli.options import library_options, path_argument, under_tag_option
from tui.cli.output import Failed, complain, on_terminal, say
from tui.cli.progress import progress
from tui.cli.where import wanted_of
from tui.export.document import Choice
from tui.export.format import File, FileShape, Format, Options, TokenUnit
from tui.export.incoming import NotReadable
from tui.export.losses import told
from tui.export.registry import FORMATS, by_ending, fits
from tui.export.saving import ExportError, installed, save_as
from tui.i18n import _
from tui.workspace.exchange.exporting import (
    ExportScope,
    gathered,
    left_behind,
    most_sources,
    not_read_back,
    options_for,
)
from tui.workspace.session import Session


@click.command(
    "export",
    help=_(
        "Write the annotations of the library at PATH to OUT, or to standard output. Markdown can be written to one "
        "file or, when OUT is a folder, ends with a slash or has no ending, to one file an article; exported again, it "
        "keeps what you changed there. "
        "What a format has no place for is said."
    ),
)
@path_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    metavar=_("FORMAT"),
    help=_("One of {formats}; the ending of OUT can say it too.").format(formats=", ".join(FORMATS)),
)
@click.option("-o", "--output", metavar=_("OUT"), type=PATH, help=_("File or folder to write; - is standard output."))
@click.option("--force", is_flag=True, help=_("Write over an existing file."))
@click.option(
    "--article",
    "articles",
    multiple=True,
    metavar="ID",
    type=ARTICLE,
    help=_("Only this article; may be repeated."),
)
@click.option(
    "--where", type=WHERE, metavar=_("FILTER"), help=_("Only notes for which this filter holds, as in the list.")
)
@under_tag_option
@click.option(
    "--marks",
    type=click.Choice([str(choice) for choice in Choice]),
    help=_("Names and figures that leave: all, those that somebody decided about, or none."),
)
@click.option(
    "--by",
    "unit",
    type=click.Choice([str(unit) for unit in TokenUnit]),
    default=str(TokenUnit.CHARACTER),
    help=_("A line of BIO and BIOES."),
)
@click.option("--verify", is_flag=True, help=_("Read back what was written, and tell what is not there any more."))
@click.option("--excel", is_flag=True, help=_("Begin a CSV file with a byte-order mark, as Excel needs it."))
@library_options
def command(
    *,
    path: str,
    form: str | None,
    output: str | None,
    force: bool,
    articles: tuple[str, ...],
    where: str | None,
    tags: tuple[str, ...],
    marks: str | None,
    unit: str,
    verify: bool,
    excel: bool,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Write annotations."""
    kind = _format(form, output)
    session = open_session(path, annotations, encoding)
    session.notes.passing = True
    options = Options(excel=excel, marks=Choice(marks) if marks else kind.marks, unit=TokenUnit(unit))
    options = options_for(session, kind, options)
    selection = _selection(session, articles, where, tags)
    try:
        installed(kind.needs)
        if output in {None, "-"}:
            files = _print(kind, session, selection, options)
        else:
            files = _save(kind, session, selection, options, _target(str(output)), force=force)
    except ExportError as error:
        raise Failed(str(error)) from error
    _tell(kind, session, selection, options, files, verify=verify)


def _format(name: str | None, output: str | None) -> Format:
    """Return the format that was asked for by its name or by the ending of the file."""
    ending = output if output not in {None, "-"} else None
    if name is None:
        found = by_ending(Path(ending).name) if ending and not ending.endswith("/") else ()
        if len(found) != 1:
            names = ", ".join(found or FORMATS)
            raise click.UsageError(_("Say the format by --format: {names}").format(names=names))
        return FORMATS[found[0]]
    kind = FORMATS[name]
    if ending and not fits(kind, Path(ending).name):
        message = _("{path}: a file of the format {name} ends with {suffix}")
        raise click.UsageError(message.format(path=ending, name=name, suffix=kind.suffix))
    if kind.shape is FileShape.FOLDER and not ending:
        raise click.UsageError(_("{name} makes several files: name a folder by -o").format(name=name))
    return kind


def _selection(session: Session, articles: Sequence[str], where: str | None, tags: Sequence[str]) -> ExportScope:
    wanted = wanted_of(session, where) if where else None
    keys = None
    if articles:
        found = [article for name in articles for article in chosen(session, name)]
        keys = list(dict.fromkeys((article.source.name, article.number) for article in found))
    return ExportScope(keys, where=wanted, tags=tuple(tags))


def _print(kind: Format, session: Session, selection: ExportScope, options: Options) -> list[File]:
    read = progress(_("reading"), gathered(session, selection, kind, options), most_sources(session, selection))
    files = list(kind.write(read, options))
    for file in files:
        if file.beside:
            continue
        if not on_terminal():
            sys.stdout.buffer.writelines(file.parts())
        elif file.data.startswith(b"PK"):
            raise Failed(_("this format is not text: name a file by -o"))
        else:
            say(file.data.decode("utf-8", "replace").rstrip("\n"))
    return files


def _target(output: str) -> Path:
    """Return where to write; a path that ends with a slash is a folder, made if it is not there."""
    target = Path(output)
    if output.endswith("/"):
        try:
            target.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise Failed(_("cannot write {path}: {why}").format(path=target, why=error.strerror or error)) from error
    return target


def _save(
    kind: Format, session: Session, selection: ExportScope, options: Options, target: Path, *, force: bool
) -> list[File]:
    # What the program finds in a text may have to be looked for first, which takes minutes in a large library.
    read = progress(_("reading"), gathered(session, selection, kind, options), most_sources(session, selection))
    files, changed = save_as(kind, read, target, options, force=force)
    for path in changed:
        complain(_("written: {path}").format(path=path))
    if not changed:
        complain(_("nothing has changed"))
    return files


def _tell(
    kind: Format, session: Session, selection: ExportScope, options: Options, files: Sequence[File], *, verify: bool
) -> None:
    """Say what did not go along."""
    if lost := told(left_behind(session, selection, kind, options), kind):
        complain(_("not in the file: {what}").format(what=lost))
    if verify:
        try:
            missing = told(not_read_back(session, selection, kind, files, options), kind)
        except NotReadable as error:
            raise Failed(str(error)) from error
        complain(
            _("read back, missing: {what}").format(what=missing) if missing else _("read back: nothing is missing")
        )
