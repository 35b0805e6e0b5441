"""Printed lines with their places on the page, put together into paragraphs and headings; pure.

Where a line ends at the right edge and the next one begins at the left edge, the paragraph goes on: this says more
than any wording does. Page numbers and running heads stand aside, so that a paragraph goes on over the page.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
_SAME: Final = 6.0
"""Points by which the columns of a table may lie elsewhere on the next page."""
_LONG: Final = 40
"""Cells of a line that is rather text than a heading."""
_PROSE: Final = 0.1
"""Share of the characters that stand in long lines of a size, from which it is that of text beside smaller print."""
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
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.、．)）]\s*\D|[一二三四五六七八九十]{1,3}、|第.{1,5}[章节条编卷篇部]|[•●◆■·]"
)
_POINT = re.compile(r"[•●◆■·□☐☑☒√➢▪]\s*\S")
"""What begins a paragraph of its own after any line."""
_POINTS: Final = 4
"""Points within which lines end at one edge."""
_COMMON: Final = 0.08
"""Share of the lines that end at the edge of a column, at least."""
_CONTENTS = re.compile(r"目\s*[录錄次]$")
_LEADERS = re.compile(r"[.．…·—─_]{4,}\s*\d*$")
"""How a line of a table of contents ends."""
_SENTENCE = re.compile(r".{16,}[。；;]$", re.DOTALL)
"""What is no heading, however large it is printed."""
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


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table; places are in points as those of lines."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    """Where its columns begin."""
    x0: float
    x1: float
    y1: float

    @property
    def filled(self) -> list[list[str]]:
        """Its rows without columns that are empty in all of them."""
        kept = [at for at in range(len(self.columns)) if any(row[at] for row in self.rows)]
        return [[row[at] for at in kept] for row in self.rows]

    def goes_on(self, before: "PrintedTable") -> bool:
        """Tell whether the table at the top of a page goes on the one before: their columns are the same."""
        return len(self.columns) == len(before.columns) and all(
            abs(a - b) < _SAME for a, b in zip(self.columns, before.columns, strict=True)
        )

    def after(self, before: "PrintedTable") -> "PrintedTable":
        """Return both as one table; column names that are said again are left out."""
        again = self.rows[0] == before.rows[0]
        return PrintedTable(before.rows + self.rows[again:], before.columns, before.x0, before.x1, before.y1)


@dataclass(slots=True)
class _Set:
    """Lines of one paragraph or heading, or a table."""

    words: str
    level: int = 0
    """Of a heading; 0 for a paragraph, `_ASIDE` for a page number or running head."""
    table: PrintedTable | None = None


def set_as_text(pages: Sequence[Sequence[Line | PrintedTable]]) -> str:
    """Return the text of printed pages in the manner of Markdown."""
    lines = [[part for part in page if isinstance(part, Line)] for page in pages]
    setting = _Setting(_levels(lines, _body_size(lines)), _at_edges(lines))
    ends = _ends(lines)
    for page, its_lines in zip(pages, lines, strict=True):
        setting.page(page, _Rules(its_lines, ends))
    writer = BlockWriter()
    for one in [*setting.found, *setting.aside]:
        if one.table:
            writer.table([[plain(cell) for cell in row] for row in one.table.filled])
        elif one.level == _ASIDE:
            writer.aside(one.words)
        elif one.level and not _SENTENCE.search(one.words):
            writer.heading(plain(one.words), one.level)
        else:
            writer.paragraph(plain(one.words))
    return writer.text()


class _Setting:
    """Puts the lines of pages together, one page after another."""

    def __init__(self, levels: Mapping[int, int], edges: frozenset[str]) -> None:
        self.found: list[_Set] = []
        self.aside: list[_Set] = []
        """Page numbers and running heads that wait for the end of a paragraph that goes on over the page."""
        self._levels, self._edges = levels, edges
        self._before: Line | None = None

    def page(self, page: Sequence[Line | PrintedTable], rules: "_Rules") -> None:
        """Add a page."""
        first = True
        for part in page:
            if isinstance(part, PrintedTable):
                self._table(part, first)
            elif _on_edge(part) and (part.text in self._edges or _NUMBER.match(part.text)):
                self.aside.append(_Set(part.text, _ASIDE))
                continue
            else:
                self._line(part, rules, first)
            first = False

    def _table(self, table: PrintedTable, first: bool) -> None:
        before = self.found[-1].table if self.found and first else None
        if before and table.goes_on(before):
            self.found[-1].table = table.after(before)
        else:
            self._add(_Set("", table=table))
        self._before = None

    def _line(self, line: Line, rules: "_Rules", first: bool) -> None:
        level = self._levels.get(round(line.size), 0) if _cells(line.text) <= _HEADING_MOST else 0
        before = self._before
        if before and self.found[-1].level == level and rules.goes_on(before, line, level, first):
            self.found[-1].words = joined(self.found[-1].words, line.text)
        else:
            self._add(_Set(line.text, level))
        self._before = line

    def _add(self, one: _Set) -> None:
        self.found += [*self.aside, one]
        self.aside = []


class _Rules:
    """Where the lines of one page begin, end and how far apart they are."""

    def __init__(self, page: Sequence[Line], ends: Sequence[float] = ()) -> None:
        self._page, self._ends = page, ends
        steps = [step for a, b in pairwise(page) if 0 < (step := a.y0 - b.y0) < 6 * a.size]
        self._usual = median(steps) if steps else 0.0
        self._known: dict[Line, tuple[float, float]] = {}
        self.sides = (min((one.x0 for one in page), default=0.0), max((one.x1 for one in page), default=0.0))
        """Left and right edge of all that is printed."""

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

    def _end(self, line: Line) -> float:
        """Return the right edge that a line would reach if its paragraph went on."""
        return max(self._column(line)[1], next((end for end in self._ends if end >= line.x1 - _POINTS), 0.0))

    def goes_on(self, before: Line, line: Line, level: int, first: bool) -> bool:
        """Tell whether a line goes on the paragraph or heading of the one before; `first` of a page."""
        if abs(before.size - line.size) > 0.08 * before.size or _LEADERS.search(before.text):
            return False
        fall = before.y0 - line.y0
        over = first or fall < 0
        if _POINT.match(line.text):
            return False
        if level:
            return not over and 0 < fall < 2.4 * before.size and self._one_heading(before, line)
        if not over and (fall > _GAP * max(self._usual, before.size) or fall < 0.5 * before.size):
            return False
        left, right = self._column(line)
        if not over and self._end(before) - before.x1 > _FULL * before.size:
            return False
        if over and abs((right - left) - (before.x1 - before.x0)) > (_FULL + 3) * before.size:
            return False
        if line.x0 - left >= _INDENT * line.size and abs(line.x0 - before.x0) > 0.5 * line.size:
            return False
        closed = before.text[-1] in _STOPS
        return not (closed and (over or _OPENING.match(line.text) or line.x0 - left >= _INDENT * line.size))

    def _one_heading(self, before: Line, line: Line) -> bool:
        """Tell whether two lines of one size are one heading: both are centred, or the first one is full."""
        if _OPENING.match(line.text) or _CONTENTS.match(before.text):
            return False
        left, right = self.sides
        set_in = min(before.x0, line.x0) - left > line.size
        centred = set_in and abs(before.x0 + before.x1 - line.x0 - line.x1) < 3 * line.size
        return centred or right - before.x1 <= (_FULL + 2) * before.size


def _ends(pages: Sequence[Sequence[Line]]) -> tuple[float, ...]:
    """Return where many lines end, left to right: the right edges of the columns that text is set in."""
    seen = Counter(round(line.x1 / _POINTS) for page in pages for line in page)
    least = max(3, _COMMON * seen.total())
    return tuple(sorted(end * _POINTS for end, count in seen.items() if count >= least))


def _body_size(pages: Sequence[Sequence[Line]]) -> float:
    """Return the size that most characters have."""
    sizes = Counter[int]()
    for page in pages:
        for line in page:
            sizes[round(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _levels(pages: Sequence[Sequence[Line]], body: float) -> dict[int, int]:
    """Return the level of headings by their size: the largest are of level 1; a size of many long lines is none."""
    every = sum(len(line.text) for page in pages for line in page)
    long = Counter[int]()
    for page in pages:
        for line in page:
            long[round(line.size)] += len(line.text) if _cells(line.text) >= _LONG else 0
    sizes = {
        round(line.size)
        for page in pages
        for line in page
        if line.size >= _LARGE * body
        and long[round(line.size)] < _PROSE * every
        and _cells(line.text) <= _HEADING_MOST
        and re.search(r"[^\W\d_]{2}", line.text)
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


def joined(before: str, text: str) -> str:
    """Return a line behind the one it goes on: with a blank between words of Latin letters, without their hyphen."""
    if before[-1:].isascii() and text[:1].isascii() and before[-1:] != " ":
        if before.endswith("-") and before[-2:-1].isalpha() and text[:1].islower():
            return before[:-1] + text
        return f"{before} {text}"
    return before + text
