"""The rows of a file: front matter, then Markdown, HTML or plain lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec import structs

from tui.text import lazy
from tui.text.block import TableRow
from tui.text.markup.boxes import TableCounter
from tui.text.markup.front import Front, is_title, read_front, value_span
from tui.text.markup.html import html_rows, page_rows
from tui.text.markup.inline import SIGNS, scan
from tui.text.markup.leads import SILENT, leads
from tui.text.markup.markdown import Facts, LineMarkup, looks_marked, read_facts
from tui.text.markup.outline import unlist
from tui.text.markup.pagesigns import looks_like_html
from tui.text.markup.references import names_target, read_targets
from tui.text.markup.row import EMPTY, INVISIBLE, Mark, MarkupRow, indent_of
from tui.text.markup.shaping import make_row, outermost, trimmed
from tui.text.source import Span
from tui.text.suffixes import is_document

_HASHES = lazy.pattern(r"#{1,6}(?:[ \t\u3000]+|(?=[^\s#]))")
_HASHES_END = lazy.pattern(r"[ \t]+#+[ \t]*$|[ \t]*\{(?:[#.]|[a-z-]+=)[^{}\n]*\}[ \t]*$")
_MARKER = lazy.pattern(r"(?:[-*+•]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_RULE = lazy.pattern(r"[|:\-\s+=]+$")
_CELL = lazy.pattern(r"(?<!\\)\|")
_MAY_MARK = "|#\\{[:$<@!?%^"
"""Signs that a line of markup may begin with beside those of `SIGNS`."""
_INDENT = lazy.pattern(r"(?<=[。！？!?…”’）)」』])\s*\u3000{2,}(?=\S)")


@dataclass(slots=True)
class Markup:
    """A file as markup leaves it."""

    rows: list[MarkupRow] = field(default_factory=list)
    front: Front = field(default_factory=Front)
    marked: bool = False
    """True when it is Markdown."""
    html: bool = False
    """True when it is HTML as a whole."""
    whole: bool = False
    """True when it was turned from a document, whose paragraphs stand whole."""
    chapters: bool = False
    """True when it was turned from an e-book: its highest headings are those of chapters."""


def read_markup(text: str, name: str = "") -> Markup:
    """Return the rows of `text` in order; every code point that is not white space lies in exactly one."""
    front = read_front(text)
    markup = Markup(front=front, whole=is_document(name), chapters=name.lower().endswith(".epub"))
    reader = _Reader(text, markup)
    at = reader.front()
    markup.html = looks_like_html(text[at:] if at else text, name)
    if markup.html:
        markup.rows += page_rows(text, at, reader.tables, name)
        _count_gaps(text, markup.rows)
        return markup
    markup.marked = looks_marked(text, name)
    reader.lines(at)
    if markup.marked:
        unlist(text, markup.rows)
    return markup


def _count_gaps(text: str, rows: list[MarkupRow]) -> None:
    at = 0
    for row in rows:
        row.gap = max(0, text.count("\n", at, row.start) - 1)
        at = row.end


class _Reader:
    def __init__(self, text: str, markup: Markup) -> None:
        self.text, self.markup, self.rows = text, markup, markup.rows
        self.tables = TableCounter()
        self.blank = 0
        self.aligned: dict[int, tuple[str, ...]] = {}
        """Table -> how its columns are to be aligned."""
        self.targets: Mapping[str, str] = {}
        """Where the named links of the file lead, by name."""

    def front(self) -> int:
        """Read the front matter; return where the text begins."""
        at = 0
        for name in self.markup.front.names:
            end = self.text.find("\n", at)
            end = len(self.text) if end < 0 else end
            span = trimmed(self.text, at, end)
            if span.end > span.start:
                line = self.text[span.start : span.end]
                row = MarkupRow(
                    span.start, span.end, line, Mark.SILENT if line in ("---", "+++", "...") else Mark.FIELD
                )
                row.field = name
                if is_title(name) and (value := value_span(line)):
                    shown = Span(span.start + value[0], span.start + value[1])
                    row.text = self.text[shown.start : shown.end]
                    veils = (Span(span.start, shown.start), Span(shown.end, span.end))
                    row.hidden = tuple(veil for veil in veils if veil.start < veil.end)
                self.rows.append(row)
            at = end + 1
        return min(at, len(self.text))

    def lines(self, at: int) -> None:
        """Read the lines from offset `at` on."""
        lines = self.text[at:].split("\n")
        facts = read_facts(lines) if self.markup.marked else Facts({}, [], [])
        self.targets = read_targets(self.text, at) if self.markup.marked else {}
        html = dict(facts.html)
        table = {line: (first, line - first) for first, last in facts.tables for line in range(first, last)}
        tabled = -1
        number = 0
        while number < len(lines):
            if number in html:
                end = at + sum(len(line) + 1 for line in lines[number : html[number]])
                self._add(html_rows(self.text, at, min(end, len(self.text)), self.tables, True))
                at, number = end, html[number]
                continue
            line = lines[number]
            if number in table and table[number][0] != tabled:
                tabled = table[number][0]
                self.tables.count += 1
            self._line(line, at, facts.lines.get(number), table.get(number))
            at += len(line) + 1
            number += 1

    def _add(self, rows: list[MarkupRow]) -> None:
        for row in rows:
            if self.blank and self.rows and self.rows[-1].mark is row.mark is Mark.CODE:
                self.rows[-1].end = self.text.rfind("\n", self.rows[-1].end, row.start)
            row.gap, self.blank = self.blank, 0
            self.rows.append(row)

    def _line(self, line: str, at: int, fact: LineMarkup | None, table: tuple[int, int] | None) -> None:
        body = line.strip()
        if not body.strip(INVISIBLE):
            self.blank += 1
        if not body:
            return
        start = at + line.index(body[0])
        if (
            fact is None
            and table is None
            and not SIGNS.search(body)
            and body[0] not in _MAY_MARK
            and "^" not in body[-42:]
        ):
            self._add(self._plain(line, start, body))
        else:
            self._add([self._marked(line, start, start + len(body), fact or LineMarkup(), table)])

    def _plain(self, line: str, start: int, body: str) -> list[MarkupRow]:
        """Return the rows of a line without markup: several where the indent of a paragraph stands inside it."""
        indent = indent_of(line[: line.index(body[0])]) if line[0] != body[0] else 0
        if "\u3000\u3000" not in body:
            return [self._row(start, start + len(body), indent)]
        rows, at = [], 0
        for inside in _INDENT.finditer(body):
            rows.append(self._row(start + at, start + inside.start(), indent))
            indent, at = 4, inside.end()
        return [*rows, self._row(start + at, start + len(body), indent)]

    def _row(self, start: int, end: int, indent: int) -> MarkupRow:
        text = self.text
        if text[start] in EMPTY or text[end - 1] in EMPTY:
            row = make_row(text, start, end, [], [])
        else:
            row = MarkupRow(start, end, text[start:end])
        row.indent = indent
        return row

    def _marked(self, line: str, start: int, end: int, fact: LineMarkup, table: tuple[int, int] | None) -> MarkupRow:
        text = self.text
        inner, last = leads(text, start, end, bool(fact.quote)) if fact.mark is not Mark.CODE else (start, end)
        level, mark = fact.level, fact.mark
        if mark is Mark.TEXT and not self.markup.marked and (hashes := _HASHES.match(text, inner, end)):
            level, mark = hashes.group().count("#"), Mark.HEADING
        if mark is Mark.CODE:
            row = make_row(text, start, end, [], [])
        elif mark is Mark.SILENT or inner >= last or SILENT.match(text, inner, end):
            row = MarkupRow(start, end, "", Mark.SILENT, (Span(start, end),))
        else:
            row = self._inline(Span(start, end), inner, last, mark)
        row.indent = indent_of(line[: len(line) - len(line.lstrip())])
        row.quote, row.level, row.depth, row.ordered = fact.quote, level, fact.depth, fact.ordered
        if row.mark is Mark.TEXT:
            row.mark = Mark.FIELD if self.targets and mark is Mark.TEXT and names_target(text, start, end) else mark
        if row.mark is Mark.ITEM and (marker := _MARKER.match(row.text)):
            row.marker = marker.end()
        if (
            row.text
            and mark in (Mark.TEXT, Mark.ITEM)
            and (table or (text[inner] == "|" and text[end - 1] == "|" and end - inner > 2))
        ):
            self._cells(row, inner, end, table)
        return row

    def _inline(self, whole: Span, inner: int, last: int, mark: Mark) -> MarkupRow:
        """Return a row with the marks inside it taken off; its words stand in `[inner, last)`."""
        text, start, end = self.text, whole.start, whole.end
        if mark is Mark.HEADING:
            if (item := _MARKER.match(text, inner, last)) and _HASHES.match(text, item.end(), last):
                inner = item.end()
            if hashes := _HASHES.match(text, inner, last):
                inner = hashes.end()
            if close := _HASHES_END.search(text, inner, last):
                last = close.start()
        found = scan(text, inner, last, targets=self.targets)
        veils = [Span(start, inner), Span(last, end), *found.hidden]
        row = make_row(text, start, end, veils, outermost(found.links))
        row.bold = found.bold
        if not row.text and found.pictures:
            row.mark = Mark.PICTURE
        return row

    def _align(self, rule: str) -> None:
        """Take from the rule below the head of a table how its columns are to be aligned: `:--`, `:-:`, `--:`."""
        ends = [(cell[:1] == ":", cell[-1:] == ":") for cell in map(str.strip, rule.strip("| \t").split("|"))]
        before = self.rows[-1] if self.rows else None
        if before and before.cells and any(left or right for left, right in ends):
            wishes = tuple("center" if a and b else "right" if b else "left" if a else "" for a, b in ends)
            self.aligned[self.tables.count] = wishes
            before.cells = structs.replace(before.cells, align=wishes)

    def _cells(self, row: MarkupRow, start: int, end: int, table: tuple[int, int] | None) -> None:
        """Make a row one of a pipe table."""
        text = self.text
        if _RULE.match(text, start, end) and (rule := _RULE.match(text, start, end)) and rule.end() == end:
            row.mark, row.text, row.hidden = Mark.SILENT, "", (Span(row.start, row.end),)
            self._align(text[start:end])
            return
        bars = [bar.start() for bar in _CELL.finditer(text, start, end)]
        edges = [start - 1, *bars, end]
        if bars and not text[start : bars[0]].strip(EMPTY):
            edges = edges[1:]
        if len(edges) > 2 and not text[edges[-2] + 1 : end].strip(EMPTY):
            edges = edges[:-1]
        cells = tuple(trimmed(text, a + 1, b, row.hidden) for a, b in pairwise(edges))
        before = self.rows[-1] if self.rows else None
        if table is None and not (before and (before.cells or before.mark is Mark.SILENT) and not self.blank):
            self.tables.count += 1
        number = table[1] - (table[1] > 1) if table else (before.cells.number + 1 if before and before.cells else 0)
        row.mark = Mark.CELLS
        row.cells = TableRow(
            self.tables.count, number, cells, bool(table) and not number, self.aligned.get(self.tables.count, ())
        )
        outer = [Span(row.start, cells[0].start), Span(cells[-1].end, row.end)] if cells else []
        shown = make_row(text, row.start, row.end, [*row.hidden, *outer], [])
        row.text, row.hidden = shown.text, shown.hidden
