"""Characters and rules of a page of a PDF; those at an angle are told apart, a page set across is turned."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tui.text.formats.ruled import THIN, Rectangle

if TYPE_CHECKING:
    from pdfminer.layout import LTChar, LTCurve, LTPage

_AGAIN: Final = 0.15
"""Distance of a character from the same one printed before, in its size, below which it is printed again."""
_SLANT: Final = 0.1
"""Slope from which a line of print does not lie along an axis."""


@dataclass(slots=True)
class Drawn:
    """The characters and rules of a page."""

    box: Rectangle
    """The page itself."""
    chars: list["LTChar"] = field(default_factory=list)
    aslant: list["LTChar"] = field(default_factory=list)
    """Characters that stand at an angle to most others: stamps across a page, marks along its side."""
    rules: list[Rectangle] = field(default_factory=list)
    """Sides of what is drawn, and thin rectangles."""


def drawn_on(page: "LTPage") -> Drawn:
    """Return what stands on the page itself, or in all of it; turned where most of it is set across."""
    from pdfminer.layout import LTChar, LTContainer, LTCurve

    drawn = Drawn(Rectangle(*page.bbox))
    every: list[LTChar] = []
    waiting: list[object] = list(page)
    while waiting:
        one = waiting.pop()
        if isinstance(one, LTChar):
            every.append(one)
        elif isinstance(one, LTCurve):
            drawn.rules += _rules(one)
        elif isinstance(one, LTContainer):
            waiting.extend(one)
    every = _once(reversed(every))
    ways = Counter(_way(char) for char in every)
    way = ways.most_common(1)[0][0] if ways else 0
    drawn.chars = [char for char in every if _way(char) == way]
    drawn.aslant = [char for char in every if _way(char) != way]
    if way in (90, 270):
        _turn(drawn, way)
    return drawn


def _once(chars: Iterable["LTChar"]) -> list["LTChar"]:
    """Return characters without those printed again upon themselves, which is how some programs make print bold."""
    seen: dict[tuple[str, int, int], list[LTChar]] = {}
    found = []
    for char in chars:
        step = max(_AGAIN * char.size, 0.1)
        across, up = int(char.x0 / step), int(char.y0 / step)
        near = (
            other
            for key in ((char.get_text(), across + x, up + y) for x in (-1, 0, 1) for y in (-1, 0, 1))
            for other in seen.get(key, ())
        )
        if any(abs(one.x0 - char.x0) < step and abs(one.y0 - char.y0) < step for one in near):
            continue
        seen.setdefault((char.get_text(), across, up), []).append(char)
        found.append(char)
    return found


def _way(char: "LTChar") -> int:
    """Return in which direction the line of a character runs: 0, 90, 180 or 270 degrees, -1 for any other."""
    a, b, *_rest = char.matrix
    if abs(b) <= _SLANT * abs(a):
        return 0 if a >= 0 else 180
    if abs(a) <= _SLANT * abs(b):
        return 90 if b > 0 else 270
    return -1


def _turn(drawn: Drawn, way: int) -> None:
    """Turn a page whose lines run upwards or downwards so that they run to the right."""
    x0, y0, x1, y1 = drawn.box

    def turned(box: tuple[float, float, float, float]) -> Rectangle:
        if way == 90:
            return Rectangle(box[1], x0 + x1 - box[2], box[3], x0 + x1 - box[0])
        return Rectangle(y0 + y1 - box[3], box[0], y0 + y1 - box[1], box[2])

    for char in drawn.chars:
        char.set_bbox(turned(char.bbox))
        char.size = char.height
    drawn.rules = [turned(rule) for rule in drawn.rules]
    drawn.box = turned(drawn.box)


def _rules(path: "LTCurve") -> Iterator[Rectangle]:
    """Yield the sides of a path that lie along an axis; a filled rectangle is a rule when it is thin and not white."""
    if path.stroke:
        for (x0, y0), (x1, y1) in pairwise([*path.pts, path.pts[0]]):
            if min(abs(x0 - x1), abs(y0 - y1)) < 1:
                yield Rectangle(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    elif min(path.width, path.height) <= THIN and not _white(path.non_stroking_color):
        yield Rectangle(*path.bbox)


def _white(colour: object) -> bool:
    return colour in (1, (1,), [1], (1, 1, 1), [1, 1, 1], (0, 0, 0, 0), [0, 0, 0, 0])
