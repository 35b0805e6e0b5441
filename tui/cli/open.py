"""`pizhu [PATH]` with options, and `pizhu open` at an article or a place."""

from pathlib import Path

import click

from tui.cli.completing import ARTICLE, PATH, ArticleOrPath
from tui.cli.options import library_options
from tui.i18n import _


@click.command(
    "open",
    help=_(
        "Open the library at PATH in the reader, or an article of --library: ID, which is a source's name without its "
        "ending, # and a number, or ID@OFFSET, as exports write it. NAME is such an ID, or the name of a file, in the "
        "library at PATH."
    ),
)
@click.argument("path", required=False, metavar="[PATH|ID|ID@OFFSET]", type=ArticleOrPath())
@click.argument("name", required=False, metavar="[NAME]", type=ARTICLE)
@click.option("--library", default=".", metavar=_("PATH"), type=PATH, help=_("Library to look in."))
@click.option(
    "--set",
    "said",
    multiple=True,
    metavar=_("NAME=VALUE"),
    help=_("A setting for this session, such as typesetting.measure=60; again for more."),
)
@click.option(
    "--plain", is_flag=True, help=_("Without a screen, line by line, as pizhu read does: for screen readers.")
)
@library_options
def command(
    *,
    path: str | None,
    name: str | None,
    library: str,
    annotations: str | None,
    encoding: str | None,
    said: tuple[str, ...],
    plain: bool,
) -> None:
    """Open a library in the reader."""
    if plain:
        from tui.cli.read import read_plainly

        read_plainly(
            place_in(path or library, name, annotations, encoding) if name else path,
            path or library,
            annotations,
            encoding,
        )
        return
    from tui.cli.reader import open_reader

    at = None
    if path is not None and "#" in path and not Path(path).exists():
        path, at = place_of(path, library)
    if name is not None:
        at = place_in(path or library, name, annotations, encoding)
    raise SystemExit(open_reader(path, annotations, encoding, at, said=said))


def place_of(wanted: str, library: str) -> tuple[str, str]:
    """Return the path to open for an article `ID`, `ID@OFFSET` or `FILE#2@OFFSET`, and the place in it."""
    from tui.cli.choosing import library_of
    from tui.export.record import place, split_place

    name, offset = split_place(wanted)
    path, name = library_of(library, name)
    return path, name if offset is None else place(name, offset)


def place_in(library: str, wanted: str, annotations: str | None, encoding: str | None) -> str:
    """Return the place of an ID or ID@OFFSET, or of the first article of a file, in a library. Raises Failed."""
    from tui.cli.choosing import chosen
    from tui.cli.opening import open_session
    from tui.export.record import place, split_place

    name, offset = split_place(wanted)
    found = chosen(open_session(library, annotations, encoding), name)[0].id
    return found if offset is None else place(found, offset)
