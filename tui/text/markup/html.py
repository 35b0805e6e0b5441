"""Rows of HTML, with the place of every tag.

The tags are found by one bounded regular expression: html5lib and selectolax build a tree without saying where its
text stands in the file, and the standard library's parser, which does, takes quadratic time on tags left open
(1.4 s for 40 kB of `<a` in Python 3.11).
"""

import re
from collections.abc import Iterator
from html import unescape

from tui.text import lazy
from tui.text.block import Link, TableRow
from tui.text.markup.boxes import CAPTION_MOST, Boxes, Captions, TableCounter
from tui.text.markup.entities import ENTITY, veiled
from tui.text.markup.forms import Forms
from tui.text.markup.inline import scan
from tui.text.markup.laidout import lay_out
from tui.text.markup.lists import ItemSigns
from tui.text.markup.mainpart import find_main_part
from tui.text.markup.pagesigns import PAGES
from tui.text.markup.row import Mark, MarkupRow, indent_of
from tui.text.markup.shaping import make_row, outermost, trimmed
from tui.text.markup.tagends import TagEnds
from tui.text.source import Span

_TOKEN = lazy.pattern(rf"<!--|<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]{{0,30}})(?=[\s/>])|<[!?](?=[a-zA-Z\[])|\n|{ENTITY}")
_BLOCKS = frozenset(
    "address article aside blockquote body br button caption center dd details div dl dt fieldset "  # noqa: SIM905
    "figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 head header hr html iframe li link main meta nav noscript ol option p pre "
    "script section select style "
    "summary svg table tbody textarea tfoot thead title tr ul video audio".split()
)
_SILENT = ("script", "style", "noscript", "svg", "textarea", "iframe")
_ENDS = {name: lazy.pattern(rf"</{name}\s*>", re.IGNORECASE) for name in _SILENT}
_CHROME = frozenset("nav footer select button option aside".split())  # noqa: SIM905
_SERVES = lazy.pattern(
    r"\b(?:class|id|role)\s*=\s*[\"']?[^\"'>]{0,80}?(?<![a-z])(?:nav|navbar|navigation|menu|sidebar(?!-position)|side-bar|footer|breadcrumbs?|comments?|"
    r"related|share|sharing|widget|pagination|pager|copyright|toolbar|recommend|searchbox|login|banner)(?![a-z])",
    re.IGNORECASE,
)
"""A class or an id that says that an element serves the site and holds no text."""
_MENU = lazy.pattern(
    r"\b(?:class|id|role)\s*=\s*[\"']?[^\"'>]{0,80}?(?<![a-z])(?:nav|navbar|navigation|menu|breadcrumbs?|share|sharing|"
    r"pagination|pager|toolbar|searchbox|login|banner)(?![a-z])",
    re.IGNORECASE,
)
"""One that says so of an element that is a menu or a bar, and holds no text unless its end was forgotten."""
_UNSEEN = lazy.pattern(r"\bstyle\s*=\s*[\"'][^\"'>]{0,200}display\s*:\s*none", re.IGNORECASE)
"""A style that says that an element is not shown."""
_VOID = frozenset("br hr img input link meta".split())  # noqa: SIM905
_HREF = lazy.pattern(r"\bhref\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_STRONG = lazy.pattern(
    r"(?:<(?:p|div|span|font)\b[^<>]{0,500}>\s*){0,4}"
    r"(?:<(strong|b)\b[^<>]{0,200}>[^<>]*</\1>|"
    r"<span\b[^<>]{0,200}?(?:class=[\"'][\w -]{0,60}(?:strong|bold|\bh[1-6])\b"
    r"|font-weight\s*:\s*(?:bold|[6-9]00))[^<>]{0,200}>[^<>]*</span>)"
    r"\s*(?:</\w+>\s*|<br\s*/?>\s*){0,4}$"
)
"""A row all of which is strong: by its element, or by the class or the style of a span."""


def html_rows(text: str, start: int, end: int, tables: TableCounter, markdown: bool = False) -> list[MarkupRow]:
    """Return the rows of the HTML in `[start, end)`; `markdown` when marks inside it count too."""
    rows = _Rows(text, start, end, tables, markdown)
    rows.lined = markdown
    return rows.run()


def page_rows(text: str, start: int, tables: TableCounter, name: str) -> list[MarkupRow]:
    """Return the rows of a page that begins at `start`; what stands around its text serves the site.

    A file of that `name` that is no page by its ending may hold lines of text between its elements: each is its own.
    """
    page = _Rows(text, start, len(text), tables, markdown=False)
    page.lined = not name.lower().endswith(PAGES)
    rows = page.run()
    find_main_part(rows, page.boxes.parents)
    return rows


class _Rows:
    def __init__(self, text: str, start: int, end: int, tables: TableCounter, markdown: bool) -> None:
        self.text, self.at, self.end, self.tables, self.markdown = text, start, end, tables, markdown
        self.rows: list[MarkupRow] = []
        self.hidden: list[Span] = []
        self.links: list[Link] = []
        self.boxes = Boxes()
        self.captions = Captions()
        self.lists = ItemSigns()
        self.forms = Forms()
        self.tags = TagEnds(text, end)
        self.cells: list[int] = []
        """Where the cells of the present stretch begin."""
        self.inside: dict[str, int] = {}
        """How many elements of a name are open."""
        self.anchor: tuple[int, str] | None = None
        self.serving: tuple[str, int] | None = None
        """The element around that serves the site, and how many of its name are open inside it."""
        self.menu = False
        """Whether that is a menu or a bar."""
        self.fresh = True
        """True when an element began or ended since the last text."""
        self.lined = False
        """Whether a line outside of every element that parts a page is a paragraph."""
        self.number = -1
        self.header = False
        self.pictures = 0
        self.items = 0
        """Items of lists, and cells of tables, that began."""
        self.held: dict[int, list[MarkupRow]] = {}
        """The rows of each item and cell."""
        self.unclosed: set[str] = set()
        """Elements whose end does not stand behind the present place."""
        self.comments = True
        """Whether a comment ends behind the present place."""

    def run(self) -> list[MarkupRow]:
        at = self.at
        while at < self.end:
            token = _TOKEN.search(self.text, at, self.end)
            if token is None:
                break
            at = self._token(token)
        self._cut(self.end)
        lay_out(self.rows, self.held)
        self.forms.settle(self.rows)
        return self.rows

    def _token(self, token: re.Match[str]) -> int:
        sign, start = token.group(), token.start()
        if sign == "\n":
            self._cut(start)
            self.fresh = self.fresh or (self.lined and not any(self.inside.get(name) for name in _BLOCKS))
            return token.end()
        if sign[0] == "&":
            found = veiled(self.text, start, token.end())
            self.hidden += [found[0]] if found else []
            return found[1] if found else token.end()
        if sign == "<!--":
            close = self.text.find("-->", start, self.end) if self.comments else -1
            self.comments = close >= 0
            return self._hide(start, close + 3 if close >= 0 else start + 4)
        close = self.tags.end_of(start)
        if close < 0:
            return token.end()
        name = (token["name"] or "").lower()
        return self._close(name, start, close + 1) if token["close"] else self._open(name, start, close + 1)

    def _hide(self, start: int, end: int) -> int:
        """Hide a stretch that may lie on several lines, each a row."""
        at = start
        while (line := self.text.find("\n", at, end)) >= 0:
            self.hidden.append(Span(at, line))
            self._cut(line)
            at = line + 1
        if at < end:
            self.hidden.append(Span(at, end))
        return end

    def _open(self, name: str, start: int, end: int) -> int:
        if name in _BLOCKS and name != "br":
            self._cut(start)
            self.fresh = True
        if name in _SILENT and self.text[end - 2] != "/":
            close = _ENDS[name].search(self.text, end, self.end) if name not in self.unclosed else None
            if close is None:
                self.unclosed.add(name)
            return self._hide(start, close.end() if close else end)
        tag = self.text[start:end]
        self._hide(start, end)
        self.boxes.open(name)
        self.captions.open(name, tag)
        self.lists.open(name, tag)
        if name == "main":
            self.serving, self.menu = None, False
        if name not in _VOID and tag[-2] != "/":
            if self.serving and self.serving[0] == name:
                self.serving = name, self.serving[1] + 1
            elif not self.serving and name != "body" and "=" in tag and (_SERVES.search(tag) or _UNSEEN.search(tag)):
                self.serving = name, 1
                self.menu = bool(_MENU.search(tag)) and not _UNSEEN.search(tag)
                self.forms.begun += self.menu
            self.inside[name] = self.inside.get(name, 0) + 1
        if name == "br":
            self._cut(end)
            self.fresh = True
        elif name == "li":
            self.items += 1
        elif name == "form":
            self.forms.begun += 1
        elif name == "img":
            self.pictures += 1
        elif name == "a":
            href = _HREF.search(tag)
            self.anchor = (end, unescape(href.group(1))) if href else None
        elif name == "table":
            self.tables.count += 1
            self.number = -1
        elif name == "tr":
            self.number += 1
            self.header = False
        elif name in ("td", "th"):
            self.cells.append(end)
            self.header = name == "th"
            self.items += 1
        return end

    def _close(self, name: str, start: int, end: int) -> int:
        if name == "a" and self.anchor:
            begin, target = self.anchor
            if begin < start:
                self.links.append(Link(Span(begin, start), target))
            self.anchor = None
        self._hide(start, end)
        if name in _BLOCKS:
            self._cut(end)
            self.fresh = True
        self.boxes.close(name)
        self.captions.close(name)
        self.lists.close(name)
        if self.serving and self.serving[0] == name:
            self.serving = (name, self.serving[1] - 1) if self.serving[1] > 1 else None
        if name in self.inside:
            self.inside[name] = max(0, self.inside[name] - 1)
        return end

    def _cut(self, end: int) -> None:
        """End a stretch; what it holds is a row."""
        text, start = self.text, self.at
        self.at = end
        while end > start and text[end - 1].isspace():
            end -= 1
        first = start
        while first < end and text[first].isspace():
            first += 1
        if first < end:
            self.rows.append(self._row(start, first, end))
        self.hidden, self.links, self.cells, self.pictures = [], [], [], 0

    def _row(self, line: int, start: int, end: int) -> MarkupRow:
        if self.markdown or self.text.find("http", start, end) >= 0:
            more = scan(self.text, start, end, self.markdown)
            self.hidden += more.hidden
            self.links = outermost([*self.links, *more.links])
            self.pictures += more.pictures
        row = make_row(self.text, start, end, self.hidden, self.links)
        row.indent = indent_of(self.text[line:start])
        row.bold = _is_strong(self.text[start:end])
        row.mark, row.level, row.depth = self._what(row.text, self.pictures)
        row.quote = self.inside.get("blockquote", 0)
        row.box, row.named = self.boxes.inner, bool(self.inside.get("title"))
        row.same = not self.fresh
        if row.text:
            self.fresh = False
        if row.mark is Mark.ITEM:
            row.sign = self.lists.take()
        if row.mark in (Mark.ITEM, Mark.CELLS):
            self.held.setdefault(self.items, []).append(row)
        if row.mark is Mark.CELLS:
            row.cells = TableRow(self.tables.count, max(0, self.number), tuple(self._spans(row)), self.header)
        if self.inside.get("form") or (self.serving and self.menu):
            self.forms.add(row)
        return row

    def _what(self, text: str, pictures: int) -> tuple[Mark, int, int]:
        open_ = self.inside.get
        if not text:
            return (Mark.PICTURE if pictures else Mark.SILENT), 0, 0
        level = next((level for level in range(1, 7) if open_(f"h{level}")), 0)
        if (self.serving and not self.menu) or open_("head") or any(open_(name) for name in _CHROME):
            return Mark.CHROME, level, 0
        if level:
            return Mark.HEADING, level, 0
        if open_("figcaption") or open_("caption") or (self.captions.around and len(text) <= CAPTION_MOST):
            return Mark.CAPTION, 0, 0
        if self.cells or open_("td") or open_("th"):
            return Mark.CELLS, 0, 0
        if open_("pre"):
            return Mark.CODE, 0, 0
        if open_("li"):
            return Mark.ITEM, 0, max(1, open_("ul", 0) + open_("ol", 0))
        return Mark.TEXT, 0, 0

    def _spans(self, row: MarkupRow) -> Iterator[Span]:
        """Yield the cells of a row: from one cell's tag to the next, without tags and blanks at their ends."""
        starts = self.cells or [row.start]
        for start, end in zip(starts, [*starts[1:], row.end], strict=True):
            yield trimmed(self.text, max(start, row.start), min(end, row.end), row.hidden)


def _is_strong(text: str) -> bool:
    """Tell whether one `<strong>` or `<b>` holds all of a row."""
    return bool(_STRONG.match(text)) if "<" in text else False
