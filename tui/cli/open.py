"""`pizhu [PATH]` with options."""

from pathlib import Path

import click

from tui.cli.choosing import library_of

from tui.cli.options import library_options
from tui.export.record import place, split_place
from tui.i18n import _


@click.command("open", add_help_option=False)
@click.argument("path", required=False, metavar="[PATH]")
@click.option("--library", default=".", metavar=_("PATH"), help=_("Library to look in."))
@library_options
def command(path: str | None, library: str, annotations: str | None, encoding: str | None) -> None:
    """Open a library in the reader."""
    from tui.cli.reader import open_reader

    at = None
    if path is not None and not Path(path).exists() and "#" in path:
        path, at = place_of(path, library)
    raise SystemExit(open_reader(path, annotations, encoding, at))


def place_of(wanted: str, library: str) -> tuple[str, str]:
    """Return the path to open for an article `ID`, `ID@OFFSET` or `FILE#2@OFFSET`, and the place in it."""
    name, offset = split_place(wanted)
    path, name = library_of(library, name)
    return path, name if offset is None else place(name, offset)
