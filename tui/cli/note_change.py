"""`pizhu note edit` and `pizhu note remove`: change or take away an annotation by its id."""

from collections.abc import Callable
from dataclasses import replace

import click

from tui.cli.completing import NOTE, TAG
from tui.cli.opening import open_session
from tui.cli.options import library_options
from tui.cli.output import Failed, say
from tui.i18n import _
from tui.notes.model.annotation import Annotation, Kind, Status
from tui.notes.store.notebook import Change
from tui.text.visible import visible_line
from tui.workspace.session import Session

Function = Callable[..., None]


def place_options(function: Function) -> Function:
    """Add the ID and the library to look in."""
    function = library_options(function)
    function = click.option("--library", "path", default=".", metavar=_("PATH"), help=_("Library to look in."))(
        function
    )
    return click.argument("wanted", metavar="ID", type=NOTE)(function)


@click.command(
    "edit",
    help=_(
        "Change the annotation ID (the beginning is enough): its note, its tags, its state, its place. What is not "
        "named stays."
    ),
)
@place_options
@click.option("--text", metavar="TEXT", help=_("The new note."))
@click.option("--tag", "added", multiple=True, metavar="TAG", type=TAG, help=_("A tag to add; may be repeated."))
@click.option(
    "--untag", "taken", multiple=True, metavar="TAG", type=TAG, help=_("A tag to take away; may be repeated.")
)
@click.option("--start", type=int, metavar="N", help=_("Its place: the first character, in code points of FILE."))
@click.option("--end", type=int, metavar="N", help=_("Its place: the character after the last one."))
@click.option("--status", type=click.Choice([status.value for status in Status]), help=_("The new state."))
def edit(
    *,
    wanted: str,
    path: str,
    text: str | None,
    added: tuple[str, ...],
    taken: tuple[str, ...],
    status: str | None,
    start: int | None,
    end: int | None,
    annotations: str | None,
    encoding: str | None,
) -> None:
    """Change an annotation."""
    session = open_session(path, annotations, encoding)
    old = _found(session, wanted)
    new = [name for tag in added if (name := visible_line(tag.strip()))]
    changed = replace(
        old,
        note=old.note if text is None else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        tags=tuple(tag for tag in dict.fromkeys((*old.tags, *new)) if tag not in taken),
        status=Status(status) if status else old.status,
    )
    if start is not None or end is not None:
        changed = _placed(session, changed, start, end)
    label = _("Note changed from the command line")
    if changed != old:
        _store(session, old.source, Change(label, put=(changed,)))
    say(old.id)


def _placed(session: Session, old: Annotation, start: int | None, end: int | None) -> Annotation:
    """Return an annotation on another place of its source. Raises Failed where there is none."""
    from tui.notes.model.create import anchor
    from tui.text.source import Source

    source = session.library.read(old.source)
    if start is None or end is None:
        raise click.UsageError(_("--start and --end are needed together"))
    try:
        text = source.text if isinstance(source, Source) else ""
        return replace(old, whole=False, anchor=anchor(text, [(start, end)]))
    except ValueError as error:
        raise Failed(str(error)) from error


@click.command("remove", help=_("Remove the annotation ID (the beginning is enough); `pizhu restore` brings it back."))
@place_options
def remove(*, wanted: str, path: str, annotations: str | None, encoding: str | None) -> None:
    """Remove an annotation."""
    session = open_session(path, annotations, encoding)
    old = _found(session, wanted)
    _store(session, old.source, Change(_("Note removed from the command line"), drop=(old,)))
    say(old.id)


def _found(session: Session, wanted: str) -> Annotation:
    """Return the one annotation whose id begins so. Raises Failed."""
    annotations = [one for book in session.notes.all() for one in book.annotations if one.kind is Kind.NOTE]
    fitting = [one for one in annotations if wanted and one.id.startswith(wanted.casefold())]
    if len(fitting) != 1:
        message = (
            _("no annotation has the id {id}") if not fitting else _("more than one annotation has an id like {id}")
        )
        raise Failed(message.format(id=wanted))
    return fitting[0]


def _store(session: Session, source: str, change: Change) -> None:
    from tui.notes.file.errors import StoreError

    try:
        session.notes.apply_all(change.label, {source: change})
    except StoreError as error:
        raise Failed(str(error)) from error
