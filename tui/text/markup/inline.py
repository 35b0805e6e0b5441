"""Markup inside a row: what is hidden, where links lead, whether all of it is strong.

One pass of one regular expression whose parts are bounded, so that a row takes time linear in its length. A parser of
Markdown tells the words but not where they stand; every part here keeps its place.
"""

import html
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.text import lazy
from tui.text.block import Link
from tui.text.markup.entities import ENTITY, veiled
from tui.text.markup.references import named
from tui.text.source import Span

SIGNS = lazy.pattern(r"[*_\[<`&\\~=$h](?:(?<!h)|ttps?:)")
"""What a row without markup has none of; it begins with one class of signs, which a search passes over fast."""
_TARGET = r"\((?P<{0}><[^<>\n]{{0,800}}>|(?:[^()\n]++|\([^()\n]{{0,300}}+\)){{0,200}})\)"
_IMAGE = (
    r"!\[(?:[^\[\]\n]|\[[^\[\]\n]{0,100}\](?:\([^()\n]{0,300}\))?){0,300}\]"
    r"(?:\((?:[^()\n]++|\([^()\n]{0,300}+\)){0,200}\))(?:\{[^{}\n]{0,100}\})?"
)
_BRACKETS = (
    rf"(?P<image>{_IMAGE}|!\[\[[^\[\]\n]{{1,300}}\]\])"
    rf"|(?P<link>\[(?P<words>(?:{_IMAGE}|\\.|\[[^\[\]\n]{{0,100}}\](?!\()|[^\[\]\\\n]){{0,300}}|\[[^\[\]\n]{{1,300}}\])\]{_TARGET.format('target')})"
    r"|(?P<wiki>\[\[(?:[^\[\]|\n]{1,200}\|)?[^\[\]|\n]{1,200}\]\])|"
)
_WIDE = "\u2014\u2018-\u201d\u2026\u3001-\u9fff\uff01-\uff5e"
"""Signs of Chinese writing: stars beside them are the halves of strong type that two lines or a mistake have parted."""
_OTHERS = (
    r"(?P<auto><https?://[^<>\s]{1,2000}>)"
    r"|(?P<tag></?[a-zA-Z][\w:-]{0,30}(?:\s[^<>\n]{0,2000}|/)?>)"
    r"|(?P<code>(?P<ticks>`{1,3})(?!`)[^`\n]{1,500}(?P=ticks)(?!`))"
    r"|(?P<strong>(?P<stars>\*{1,3})(?=[^\s*])[^*\n]{1,1500}(?<=[^\s*\\])(?P=stars)(?!\*))"
    r"|(?P<under>(?<![A-Za-z0-9_])(?P<lines>__?)(?=[^\s_])[^_\n]{1,500}(?<=[^\s_\\])(?P=lines)(?![A-Za-z0-9_]))"
    r"|(?P<struck>~~(?=[^\s~])[^~\n]{1,500}(?<=\S)~~|==(?=[^\s=])[^=\n]{1,500}(?<=\S)==)"
    rf"|(?P<stray>\*\*(?=[{_WIDE}])|(?<=[{_WIDE}])\*\*(?!\*))"
    r"|(?P<math>\$\$[^$\n]{1,1000}\$\$|\$(?=[^\s$])[^$\n]{1,400}(?<=[^\s\\])\$(?![\d$]))"
    r"|(?P<escape>\\[!-/:-@\[-`{-~])"
    rf"|(?P<entity>{ENTITY})"
    r"|(?P<url>https?://[^\s<>\"'（）()【】「」《》，。；、！？“”]{1,2000})"
)
_NAMED = r"(?P<named>!?\[(?P<title>[^\[\]\n]{0,200})\](?:\[(?P<name>[^\[\]\n]{0,100})\])?(?![(:\[]))|"
_PART, _PART_UNBRACKETED = lazy.pattern(_BRACKETS + _OTHERS), lazy.pattern(_OTHERS)
"""What markup can be, and what it can be in a text without `](` and `]]`."""
_PART_NAMED = lazy.pattern(_BRACKETS + _NAMED + _OTHERS)
"""What markup can be in a file that names the targets of its links."""
_HREF = lazy.pattern(r"\shref\s*=\s*[\"']?([^\"'\s>]{1,2000})", re.IGNORECASE)
_TITLE = lazy.pattern(r"\s+[\"'(][^\n]*$")


_LONGEST = 300_000
"""Code points of the longest row that is looked through; a longer one is data and not written by hand."""


class Inline(NamedTuple):
    """What markup a stretch of text holds."""

    hidden: list[Span]
    links: list[Link]
    pictures: int
    bold: bool
    """True when one pair of stars holds all of it, or `<b>`."""


_NONE: Mapping[str, str] = MappingProxyType({})


def scan(text: str, start: int, end: int, markdown: bool = True, targets: Mapping[str, str] = _NONE) -> Inline:
    """Return the markup in `[start, end)` of `text`, spans in order; without `markdown` only that of HTML, and URLs.

    `targets` says where links by name lead.
    """
    if end - start > _LONGEST or not SIGNS.search(text, start, end):
        return Inline([], [], 0, False)
    return _Scan(text, start, end, markdown, targets).run()


class _Scan:
    def __init__(self, text: str, start: int, end: int, markdown: bool, targets: Mapping[str, str]) -> None:
        self.text, self.start, self.end, self.markdown, self.targets = text, start, end, markdown, targets
        self.hidden: list[Span] = []
        self.links: list[Link] = []
        self.pictures = 0
        self.anchor: tuple[int, str] | None = None
        """Where the words of an open `<a>` begin, and where it leads."""
        self.bold = False

    def run(self) -> Inline:
        for start, end in self._comments():
            self._within(start, end)
        return Inline(sorted(self.hidden), self.links, self.pictures, self.bold)

    def _comments(self) -> Iterator[tuple[int, int]]:
        """Hide comments; yield what lies between them."""
        at = self.start
        while (begin := self.text.find("<!--", at, self.end)) >= 0:
            close = self.text.find("-->", begin, self.end)
            if close < 0:
                break
            yield at, begin
            self.hidden.append(Span(begin, close + 3))
            at = close + 3
        yield at, self.end

    def _within(self, start: int, end: int) -> None:
        for part in _parts(self.text, start, end, bool(self.targets)):
            kind = part.lastgroup
            if kind in ("tag", "entity", "auto", "url"):
                self._html(part, kind)
            elif self.markdown:
                self._mark(part, start, end)

    def _html(self, part: re.Match[str], kind: str) -> None:
        start, end = part.span()
        if kind == "entity":
            found = veiled(self.text, start, end)
            self.hidden += [found[0]] if found else []
        elif kind == "url":
            self.links.append(Link(Span(start, end), part.group()))
        elif kind == "auto":
            self.hidden += [Span(start, start + 1), Span(end - 1, end)]
            self.links.append(Link(Span(start + 1, end - 1), part.group()[1:-1]))
        else:
            self._tag(part.group().lower(), part)

    def _tag(self, tag: str, part: re.Match[str]) -> None:
        self.hidden.append(Span(*part.span()))
        if tag.startswith("<img"):
            self.pictures += 1
        elif tag.startswith(("<b>", "<strong")) and part.start() == self.start:
            self.bold = self.text[: self.end].rstrip().lower().endswith(("</b>", "</strong>"), self.start)
        elif re.match(r"<a\s", tag):
            href = _HREF.search(part.group())
            self.anchor = (part.end(), html.unescape(href.group(1))) if href else None
        elif tag.startswith("</a") and self.anchor:
            begin, target = self.anchor
            if begin < part.start():
                self.links.append(Link(Span(begin, part.start()), target))
            self.anchor = None

    def _mark(self, part: re.Match[str], low: int, high: int) -> None:
        start, end = part.span()
        if part.lastgroup == "image":
            self.hidden.append(Span(start, end))
            self.pictures += 1
        elif part.lastgroup == "link":
            self._link(part)
        elif part.lastgroup == "named":
            self._by_name(part)
        elif part.lastgroup == "wiki":
            bar = self.text.find("|", start, end)
            self.hidden += [Span(start, bar + 1 if bar > 0 else start + 2), Span(end - 2, end)]
        elif part.lastgroup == "escape":
            self.hidden.append(Span(start, start + 1))
        elif part.lastgroup == "stray":
            self.hidden.append(Span(start, end))
        elif part.lastgroup == "math":
            pass
        else:
            size = len(part["ticks"] or part["stars"] or part["lines"] or "==")
            self.hidden += [Span(start, start + size), Span(end - size, end)]
            if part["strong"] or part["under"]:
                self.bold = self.bold or (size >= 2 and (start, end) == (low, high) == (self.start, self.end))
            if not part["code"]:
                self._within(start + size, end - size)

    def _by_name(self, part: re.Match[str]) -> None:
        """Hide what is not the words of a link by name, where the file says where it leads."""
        begin, close = part.span("title")
        target = self.targets.get(named(part["name"] or part["title"]))
        if target and self.text[part.start()] == "!":
            self.hidden.append(Span(*part.span()))
            self.pictures += 1
            return
        if target:
            self.hidden += [Span(part.start(), begin), Span(close, part.end())]
            self.links.append(Link(Span(begin, close), target))
        self._within(begin, close)

    def _link(self, part: re.Match[str]) -> None:
        begin, close = part.span("words")
        target = _TITLE.sub("", part["target"].strip().strip("<>")) if " " in part["target"] else part["target"]
        self.hidden += [Span(part.start(), begin), Span(close, part.end())]
        if begin < close:
            self._within(begin, close)
            self.links.append(Link(Span(begin, close), target.strip("<>")))
        if (part.start(), part.end()) == (self.start, self.end) and self.text.startswith("**", begin):
            self.bold = True


def _parts(text: str, start: int, end: int, by_name: bool) -> Iterator[re.Match[str]]:
    at = start
    bracketed = text.find("](", start, end) >= 0 or text.find("]]", start, end) >= 0
    named = by_name and text.find("]", start, end) >= 0
    pattern = _PART_NAMED if named else _PART if bracketed else _PART_UNBRACKETED
    while at < end:
        part = pattern.search(text, at, end)
        if part is None:
            return
        yield part
        at = max(part.end() + (part.lastgroup == "entity"), at + 1)
