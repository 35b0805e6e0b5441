"""`pizhu read`: the reader without a screen, line by line."""

import click

from tui.cli.completing import PATH, ArticleOrPath
from tui.cli.opening import open_session
from tui.cli.options import library_options
from tui.cli.output import say
from tui.i18n import _


@click.command(
    "read",
    help=_(
        "Read the library at PATH, or an article of --library by its ID, without a screen: every line is said once, "
        "commands are typed. For screen readers and braille displays. ? says the commands."
    ),
)
@click.argument("path", required=False, metavar="[PATH|ID]", type=ArticleOrPath())
@click.option("--library", default=".", metavar=_("PATH"), type=PATH, help=_("Library to look in."))
@library_options
def command(*, path: str | None, library: str, annotations: str | None, encoding: str | None) -> None:
    """Read line by line."""
    read_plainly(path, library, annotations, encoding)


def read_plainly(path: str | None, library: str, annotations: str | None, encoding: str | None) -> None:
    """Open a library or an article of one and read it with whoever types. Raises Failed."""
    from pathlib import Path

    from tui.cli.choosing import chosen, library_of
    from tui.cli.plain.loop import PlainReader, typed

    wanted = ""
    if path is not None and "#" in path and not Path(path).exists():
        path, wanted = library_of(library, path)
    path = path or library
    session = open_session(path, annotations, encoding)
    reader = PlainReader(session, say)
    if wanted:
        reader.open(chosen(session, wanted)[0])
    elif session.library.only and len(list(session.articles())) == 1:
        reader.open(next(iter(session.articles())))
    reader.read(typed(lambda: reader.prompt))
