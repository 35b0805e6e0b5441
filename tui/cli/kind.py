"""`pizhu kind`: what kind of document a file is, and the reader's word on it."""

import click

from tui.cli.opening import open_file
from tui.cli.options import library_options
from tui.cli.output import Failed, say
from tui.i18n import _
from tui.text.kind import DocumentKind, kind_called, kind_name
from tui.text.source import Unreadable
from tui.workspace.reading.kinds import AUTOMATIC, kind_change, kind_line


@click.command(
    "kind",
    help=_(
        "Print what kind of document FILE is and why; with KIND, read it as that kind from now on: {kinds}, or auto, "
        "which takes the decision back."
    ).format(kinds=", ".join(DocumentKind)),
)
@click.argument("file", metavar="FILE")
@click.argument("kind", required=False, metavar="[KIND]")
@library_options
def command(file: str, kind: str | None, annotations: str | None, encoding: str | None) -> None:
    """Print the kind of a file, or decide about it."""
    from tui.notes.file.errors import StoreError

    session, name = open_file(file, annotations, encoding)
    page = session.pages.page(name)
    if isinstance(page, Unreadable):
        raise Failed(f"{file}: {page.reason}")
    if kind is not None:
        change = kind_change(page, session.notes.of(page.source).annotations, _wanted(kind))
        try:
            if change is not None:
                session.notes.apply(page.source, change)
        except StoreError as error:
            raise Failed(str(error)) from error
        page = session.pages.page(name)
        assert not isinstance(page, Unreadable)
    say(kind_line(page))


def _wanted(name: str) -> DocumentKind | None:
    if name == AUTOMATIC:
        return None
    found = kind_called(name)
    if found is None:
        known = ", ".join(f"{kind} {kind_name(kind)}" for kind in DocumentKind)
        raise Failed(_("there is no kind {name}; there are: {known}").format(name=name, known=known))
    return found
