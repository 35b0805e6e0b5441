"""Paint one row of text: from characters and layers of looks to segments."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby

from rich.segment import Segment
from rich.style import Style

from tui.app.looks import Layer, Look
from tui.typeset.rows import Row

SEPARATOR = "|"
"""Between words that are set apart; ASCII, so it is one cell everywhere."""


class Palette:
    """Styles of combinations of looks, worked out once each; a new theme needs a new palette."""

    def __init__(self, style_of: Callable[[str], Style], base: Style) -> None:
        """Take what each component class adds, and the style of plain text."""
        self._style_of, self._base = style_of, base
        self._made: dict[int | str, Style] = {}

    def style(self, looks: int) -> Style:
        """Return the style of a combination of looks."""
        if (made := self._made.get(looks)) is None:
            made = self._base
            for look in Look(looks):
                made += self._style_of(look.component)
            self._made[looks] = made
        return made

    def named(self, component: str) -> Style:
        """Return the style of one component class that is no look."""
        if (made := self._made.get(component)) is None:
            made = self._made[component] = self._base + self._style_of(component)
        return made


def mask(start: int, end: int, layers: Iterable[Layer], base: int = 0) -> list[int]:
    """Return the looks of each character of `[start, end)`; layers may reach past both ends."""
    looks = [base] * (end - start)
    for layer in layers:
        for at in range(max(layer.start, start) - start, min(layer.end, end) - start):
            looks[at] |= layer.look
    return looks


def segments(text: str, looks: list[int], palette: Palette) -> list[Segment]:
    """Return the segments of a row's characters, in step with their looks."""
    painted, at = [], 0
    for look, run in groupby(looks):
        length = sum(1 for _ in run)
        painted.append(Segment(text[at : at + length], palette.style(look)))
        at += length
    return painted


def labelled(
    characters: str, looks: list[int], labels: Mapping[int, str], cells: Callable[[str], int]
) -> tuple[str, list[int]]:
    """Return a row with labels before what they lead to, as wide as before; `labels` maps a place to its letters.

    A label takes the room of as many characters before its place as it needs; where it takes half of a wide one, a
    blank fills the rest. Where there is none, because another label stands there, it takes those behind.
    """
    text, mixed, done = [], [], 0
    for at, label in sorted(labels.items()):
        if at < done:
            continue
        first, last, room = at, at, 0
        while first > done and room < len(label):
            first -= 1
            room += cells(characters[first])
        while first == done and last < len(characters) and (room < len(label) or cells(characters[last]) == 0):
            room += cells(characters[last])
            last += 1
        shown = label[:room]
        text += [characters[done:first], shown.rjust(room)]
        mixed += [*looks[done:first], *([0] * (room - len(shown))), *([int(Look.LABEL)] * len(shown))]
        done = last
    return "".join((*text, characters[done:])), [*mixed, *looks[done:]]


def apart(text: str, looks: list[int], gaps: Sequence[int], *, columns: bool = False) -> tuple[str, list[int]]:
    """Return a row with a separator put before each of these places, which rise; blanks between columns."""
    sign, look = (" ", 0) if columns else (SEPARATOR, int(Look.GAP))
    parts, mixed, last = [], [], 0
    for gap in gaps:
        parts += [text[last:gap], sign]
        mixed += [*looks[last:gap], look]
        last = gap
    return "".join((*parts, text[last:])), [*mixed, *looks[last:]]


def one_line(text: str, looks: list[int]) -> tuple[str, list[int]]:
    """Return a row without the newlines between its blocks, which take no cell."""
    kept = [(character, look) for character, look in zip(text, looks, strict=True) if character != "\n"]
    return "".join(character for character, _ in kept), [look for _, look in kept]


def written_lead(row: Row, text: str, written: str) -> str:
    """Return what is drawn before a row; the name of a column as it is written in the script that is shown."""
    name = row.lead.rstrip(": …")
    if written is text or not name or (at := text.rfind(name, 0, row.start)) < 0:
        return row.lead
    return written[at : at + len(name)] + row.lead[len(name) :]
