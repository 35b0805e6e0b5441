"""Printed lines with their places on the page, put together into paragraphs and headings; pure.

Page numbers, running heads and what is stamped across a page stand aside, and notes at its foot behind the paragraph,
so that a paragraph goes on over the page.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tui.text.formats.flow import Beginning, FlowRules, ends_of
from tui.text.formats.footnotes import NoteCounter, without_notes
from tui.text.formats.printedpart import Line, PrintedTable, joined
from tui.text.formats.written import BlockWriter, plain

_LARGE: Final = 1.1
"""Size of a heading in that of the text, at least."""
_LONG: Final = 40
"""Cells of a line that is rather text than a heading."""
_PROSE: Final = 0.1
"""Share of the characters that stand in long lines of a size, from which it is that of text beside smaller print."""
_ASIDE: Final = -1
_HEADING_MOST: Final = 120
"""Cells of the longest line of a heading."""
_EDGE: Final = 0.1
"""Share of the page at its top and bottom where page numbers and running heads stand."""
_WIDE_EDGE: Final = 0.2
"""Share of the page at its top and bottom where the row of a page number may stand, as in books with wide margins."""
_ALONE: Final = 1.6
"""Distance of that row from the text, in its size."""
_PIECES: Final = 3
"""Pieces of that row, at most: the number, the name of the book, that of the chapter."""
_REPEATED: Final = 3
"""Pages on which a line at the edge stands that is a running head."""
_NUMBER = re.compile(
    r"[-—–－·•|\s]*(?:第?\s*\d{1,4}\s*页?(?:\s*[/／共,，]\s*共?\s*\d{1,4}\s*页?)?|[ivxIVX]{1,6}|共\s*\d{1,4}\s*页[\s,，]*第\s*\d{1,4}\s*页"
    r"|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?)[-—–－·•|\s]*$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_SENTENCE = re.compile(r".{16,}[。；;]$", re.DOTALL)
"""What is no heading, however large it is printed."""


@dataclass(slots=True)
class _Set:
    """Lines of one paragraph or heading, or a table."""

    words: str
    level: int = 0
    """Of a heading; 0 for a paragraph, `_ASIDE` for a page number or running head."""
    table: PrintedTable | None = None
    head: Line | None = None
    """The line that it begins with."""
    mark: str = ""
    """Of a note, how it is referred to."""


def set_as_text(pages: Sequence[Sequence[Line | PrintedTable]]) -> str:
    """Return the text of printed pages in the manner of Markdown."""
    lines = [[part for part in page if isinstance(part, Line) and not part.aside] for page in pages]
    body = _body_size(lines)
    setting = _Setting(_levels(lines, body), _at_edges(lines), body)
    ends = ends_of(lines)
    for page, its_lines in zip(pages, lines, strict=True):
        setting.page(page, FlowRules(its_lines, ends))
    writer = BlockWriter()
    for one in [*setting.found, *setting.aside]:
        if one.table:
            writer.table([[plain(cell) for cell in row] for row in one.table.filled])
        elif one.level == _ASIDE:
            writer.aside(one.words)
        elif one.mark:
            writer.paragraph(f"{one.mark}: {plain(one.words)}")
        elif one.level and not _SENTENCE.search(one.words):
            writer.heading(plain(one.words), one.level)
        else:
            writer.paragraph(plain(one.words))
    return writer.text()


class _Setting:
    """Puts the lines of pages together, one page after another."""

    def __init__(self, levels: Mapping[int, int], edges: frozenset[str], body: float) -> None:
        self.found: list[_Set] = []
        self.aside: list[_Set] = []
        """Page numbers, running heads and notes that wait for the end of a paragraph that goes on over the page."""
        self._levels, self._edges, self._body = levels, edges, body
        self._before: Line | None = None
        self._notes = NoteCounter()

    def page(self, page: Sequence[Line | PrintedTable], rules: "FlowRules") -> None:
        """Add a page."""
        first = True
        heads = _numbered_rows(page)
        read = [part for part in page if not self._stands_aside(part, heads)]
        text, notes = without_notes(read, self._body, self._notes)
        for part in text:
            if isinstance(part, PrintedTable):
                self._table(part, first)
            else:
                self._line(part, rules, first)
            first = False
        self.aside += [_Set(words, mark=mark) for mark, words in notes]

    def _stands_aside(self, part: Line | PrintedTable, heads: Collection[Line]) -> bool:
        """Tell whether a line is no text but a page number, a running head or a stamp, and set it aside if so.

        `heads` are the lines that stand beside a page number.
        """
        if isinstance(part, PrintedTable):
            return False
        if part in heads:
            self.aside.append(_Set(part.text, _ASIDE))
            return True
        running = _on_edge(part) and (part.text in self._edges or _edge_key(part) in self._edges)
        if part.aside or running or (_on_edge(part) and _NUMBER.match(part.text)):
            self.aside.append(_Set(part.text, _ASIDE))
            return True
        return False

    def _table(self, table: PrintedTable, first: bool) -> None:
        before = self.found[-1].table if self.found and first else None
        if before and table.goes_on(before):
            self.found[-1].table = table.after(before)
        else:
            self._add(_Set("", table=table))
        self._before = None

    def _line(self, line: Line, rules: "FlowRules", first: bool) -> None:
        level = self._levels.get(round(line.size), 0) if _cells(line.text) <= _HEADING_MOST else 0
        before = self._before
        last = self.found[-1] if self.found else None
        if (
            before
            and last
            and last.head
            and last.level == level
            and rules.goes_on(before, line, level, first, Beginning(last.head, last.words))
        ):
            last.words = joined(last.words, line.text)
        else:
            self._add(_Set(line.text, level, head=line))
        self._before = line

    def _add(self, one: _Set) -> None:
        self.found += [*self.aside, one]
        self.aside = []


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


def _numbered_rows(page: Sequence[Line | PrintedTable]) -> list[Line]:
    """Return the lines of the highest and the lowest row of a page that hold its number, and a running head."""
    lines = [part for part in page if isinstance(part, Line) and not part.aside]
    found: list[Line] = []
    for end in (max, min):
        edge = end(lines, key=lambda one: one.height, default=None)
        if edge is None or _WIDE_EDGE < edge.height < 1 - _WIDE_EDGE:
            continue
        row = [one for one in lines if abs(one.y0 - edge.y0) < edge.size / 2]
        alone = all(one in row or abs(one.y0 - edge.y0) > _ALONE * one.size for one in lines)
        if alone and len(row) <= _PIECES and any(_NUMBER.match(one.text) for one in row):
            found += row
    return found


def _edge_key(line: Line) -> str:
    """Return how a running head is known that counts its pages: by its words without numbers, and its place."""
    words = _DIGITS.sub("#", line.text)
    return f"{words} {line.height:.2f}" if "#" in words and re.search(r"[^\W\d_]{2}", words) else ""


def _at_edges(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Return the lines that stand at the edge of several pages, by their words or by their keys."""
    seen = Counter(
        key
        for page in pages
        for key in {key for line in page if _on_edge(line) for key in (line.text, _edge_key(line))}
    )
    return frozenset(key for key, count in seen.items() if key and count >= _REPEATED)
