"""`pizhu explain`: why a line of a file was read as it was."""

from collections.abc import Iterator

import click

from tui.cli.choosing import each_page
from tui.cli.options import library_options
from tui.cli.output import Failed, say
from tui.i18n import _
from tui.text.structure.explain import Explanation, Weight, explain


@click.command("explain", help=_("Say why line LINE of FILE has its role; lines count from 1."))
@click.argument("place", metavar="FILE:LINE")
@library_options
def command(place: str, annotations: str | None, encoding: str | None) -> None:
    """Explain a line."""
    file, _colon, number = place.rpartition(":")
    if not file or not number.isdecimal():
        raise Failed(_("say the line after a colon: FILE:12"))
    for _session, page, _file in each_page([file], annotations, encoding):
        lines = page.source.text.split("\n")
        if not 1 <= int(number) <= len(lines):
            raise Failed(_("{file} has {count} lines").format(file=file, count=len(lines)))
        line = lines[int(number) - 1]
        start = sum(len(before) + 1 for before in lines[: int(number) - 1])
        found = explain(page.source, start + len(line) - len(line.lstrip()))
        if found is None:
            raise Failed(_("line {number} is blank").format(number=number))
        for row in _rows(found):
            say(row)


def _rows(found: Explanation) -> Iterator[str]:
    yield found.text
    yield _("file: {kind} ({why})").format(kind=found.kind, why="; ".join(found.evidence))
    yield _("by itself: {shape}").format(shape=_(found.shape))
    place = _("in article {number}").format(number=found.article) if found.article else _("in no article")
    yield _("role: {role}, {place}; lines in its block: {count}").format(
        role=found.role, place=place, count=found.lines
    )
    if found.headline:
        yield _("for a headline: {cues}").format(cues=_cues(found.headline))
    if found.goes_on:
        yield _("for going on from the line before: {cues}").format(cues=_cues(found.goes_on))
    if found.instead:
        yield _("you can decide: {commands}").format(commands=", ".join(found.instead))


def _cues(weights: tuple[Weight, ...]) -> str:
    total = sum(weight.weight for weight in weights)
    return f"{total:+.1f} = " + " ".join(f"{weight.weight:+.1f} {weight.cue}" for weight in weights)
