"""`pizhu explain`: why a line of a file was read as it was."""

import click

from tui.cli.choosing import each_page
from tui.cli.options import library_options
from tui.cli.output import Failed, say
from tui.i18n import _
from tui.workspace.reading.explaining import explained


@click.command("explain", help=_("Say why line LINE of FILE has its role; lines count from 1."))
@click.argument("place", metavar="FILE:LINE")
@library_options
def command(place: str, annotations: str | None, encoding: str | None) -> None:
    """Explain a line."""
    file, _colon, number = place.rpartition(":")
    if not file or not number.isdecimal():
        raise Failed(_("say the line after a colon: FILE:12"))
    for session, page, _file in each_page([file], annotations, encoding):
        lines = page.source.text.split("\n")
        if not 1 <= int(number) <= len(lines):
            raise Failed(_("{file} has {count} lines").format(file=file, count=len(lines)))
        line = lines[int(number) - 1]
        start = sum(len(before) + 1 for before in lines[: int(number) - 1])
        said = session.notes.of(page.source).annotations
        found = explained(page.source, start + len(line) - len(line.lstrip()), said)
        if found is None:
            raise Failed(_("line {number} is blank").format(number=number))
        for row in found:
            say(row)
