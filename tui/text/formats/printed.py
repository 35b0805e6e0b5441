"""Printed lines with their places on the page, put together into paragraphs and headings; pure.

Where a line ends at the right edge and the next one begins at the left edge, the paragraph goes on: this says more
than any wording does. Page numbers and running heads stand aside, so that a paragraph goes on over the page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from tui.text.formats.written import BlockWriter, plain

_FULL: Final = 2.2
"""Characters by which a full line may end before the right edge: no line begins with a stop."""
_INDENT: Final = 1.4
"""Characters by which the first line of a paragraph is set in, at least."""
_GAP: Final = 1.6
"""Distance of two lines, in usual ones of the page, from which a paragraph ends."""
_LARGE: Final = 1.1
"""Size of a heading in that of the text, at least."""
_ASIDE: Final = -1
_HEADING_MOST: Final = 120
"""Cells of the longest line of a heading."""
_EDGE: Final = 0.1
"""Share of the page at its top and bottom where page numbers and running heads stand."""
_REPEATED: Final = 3
"""Pages on which a line at the edge stands that is a running head."""
_NUMBER = re.compile(
    r"[-—–－·•\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/／共]\s*共?\s*\d{1,4}\s*页?)?|[ivxIVX]{1,6})[-—–－·•\s]*$"
)
_OPENING = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．)）]\s*\D|[一二三四五六七八九十]{1,3}、|第.{1,5}[章节条]|[•●◆■·]"
)
_LEADERS = re.compile(r"[.．…·]{4,}\s*\d*$")
"""How a line of a table of contents ends."""
_STOPS = "。！？!?；;：:”’」』）)."


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; places are in points, from the left and from the bottom of the page."""

    text: str
    x0: float
    x1: float
    y0: float
    size: float
    """Of its characters."""
    height: float = 0.5
    """Where it stands on its page: 0 at the bottom, 1 at the top."""


@dataclass(slots=True)
class _Set:
    """Lines of one paragraph or heading."""

    words: str
    level: int = 0
    """Of a heading; 0 for a paragraph, `_ASIDE` for a page number or running head."""


def set_as_text(pages: Sequence[Sequence[Line]]) -> str:
    """Return the text of printed pages in the manner of Markdown."""
    body = _body_size(pages)
    levels = _levels(pages, body)
    edges = _at_edges(pages)
    found: list[_Set] = []
    aside: list[_Set] = []
    before: Line | None = None
    for page in pages:
        rules = _Rules(page)
        first = True
        for line in page:
            if (line.text in edges and _on_edge(line)) or (_on_edge(line) and _NUMBER.match(line.text)):
                aside.append(_Set(line.text, _ASIDE))
                continue
            level = levels.get(round(line.size), 0) if _cells(line.text) <= _HEADING_MOST else 0
            if before is not None and found and found[-1].level == level and rules.goes_on(before, line, level, first):
                found[-1].words = _joined(found[-1].words, line.text)
            else:
                found += [*aside, _Set(line.text, level)]
                aside = []
            before, first = line, False
    writer = BlockWriter()
    for one in [*found, *aside]:
        if one.level == _ASIDE:
            writer.aside(one.words)
        elif one.level:
            writer.heading(plain(one.words), one.level)
        else:
            writer.paragraph(plain(one.words))
    return writer.text()


class _Rules:
    """Where the lines of one page begin, end and how far apart they are."""

    def __init__(self, page: Sequence[Line]) -> None:
        self._page = page
        steps = [step for a, b in pairwise(page) if 0 < (step := a.y0 - b.y0) < 6 * a.size]
        self._usual = median(steps) if steps else 0.0
        self._known: dict[Line, tuple[float, float]] = {}

    def _column(self, line: Line) -> tuple[float, float]:
        """Return the left and right edge of the lines that stand above and below a line."""
        if line not in self._known:
            middle = (line.x0 + line.x1) / 2
            same = [
                one for one in self._page if one.x0 <= middle <= one.x1 and abs(one.size - line.size) < 0.2 * line.size
            ]
            self._known[line] = (
                min((one.x0 for one in same), default=line.x0),
                max((one.x1 for one in same), default=line.x1),
            )
        return self._known[line]

    def goes_on(self, before: Line, line: Line, level: int, first: bool) -> bool:
        """Tell whether a line goes on the paragraph or heading of the one before; `first` of a page."""
        if abs(before.size - line.size) > 0.08 * before.size or _LEADERS.search(before.text):
            return False
        fall = before.y0 - line.y0
        over = first or fall < 0
        if level:
            return not over and 0 < fall < 2.4 * before.size
        if not over and (fall > _GAP * max(self._usual, before.size) or fall < 0.5 * before.size):
            return False
        left, right = self._column(line)
        if not over and self._column(before)[1] - before.x1 > _FULL * before.size:
            return False
        if over and abs((right - left) - (before.x1 - before.x0)) > (_FULL + 3) * before.size:
            return False
        if line.x0 - left >= _INDENT * line.size and abs(line.x0 - before.x0) > 0.5 * line.size:
            return False
        closed = before.text[-1] in _STOPS
        return not (closed and (over or _OPENING.match(line.text) or line.x0 - left >= _INDENT * line.size))


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size that most characters have."""
    sizes = Counter[int]()
    for page in pages:
        for line in page:
            sizes[round(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _levels(pages: Sequence[Sequence[Line]], body: float) -> dict[int, int]:
    """Return the level of headings by their size: the largest are of level 1."""
    sizes = {
        round(line.size)
        for page in pages
        for line in page
        if line.size >= _LARGE * body and _cells(line.text) <= _HEADING_MOST and re.search(r"[^\W\d_]{2}", line.text)
    }
    return {size: min(level, 4) for level, size in enumerate(sorted(sizes, reverse=True), 1)}


def _cells(text: str) -> int:
    return sum(2 if char > "\u2e7f" else 1 for char in text)


def _on_edge(line: Line) -> bool:
    return line.height < _EDGE or line.height > 1 - _EDGE


def _at_edges(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the lines that stand at the edge of several pages."""
    seen = Counter(text for page in pages for text in {line.text for line in page if _on_edge(line)})
    return frozenset(text for text, count in seen.items() if count >= _REPEATED)


def _joined(before: str, text: str) -> str:
    """Return a line behind the one it goes on: with a blank between words of Latin letters, without their hyphen."""
    if before[-1:].isascii() and text[:1].isascii() and before[-1:] != " ":
        if before.endswith("-") and before[-2:-1].isalpha() and text[:1].islower():
            return before[:-1] + text
        return f"{before} {text}"
    return before + text
