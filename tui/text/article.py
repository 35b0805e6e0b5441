"""An article as a reader counts them, with its reading text and the way back to the source."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from tui.text.block import Block, Link, Role
from tui.text.kind import DocumentKind
from tui.text.source import Source, Span, article_id

_SAYING = (Role.HEADING, Role.PARAGRAPH)
"""Roles whose first words can stand for an article without a title."""
_PASSED_ON = re.compile(r"^[（(【\[]\s*[上紧承]?接[^）)】\]]{0,12}[）)】\]]\s*")


class Piece(NamedTuple):
    """A stretch of reading text that lies unbroken in the source."""

    start: int
    """Article offset."""
    source: int
    """Source offset of the same character."""
    length: int
    """Code points."""
    hidden: int
    """Source characters before it that the reading text leaves out, as the number signs of a Markdown heading."""


@dataclass(frozen=True)
class Article:
    """Blocks in reading order; `text` joins them with one newline each.

    Screens and language code speak article offsets (into `text`); annotations are stored in source offsets.
    """

    source: Source
    number: int
    """Place in its source, from 1; with the source's stem it makes the id."""
    title: str | None
    """The headline, lines joined by a space; None when the page gives none."""
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    date: str | None = None
    """ISO 8601 date of publication when the page says it."""
    page: str | None = None
    """Page of the newspaper when the page says it, such as `04`."""
    origin: str | None = None
    """Where the text was published first, as the front matter says it: a name or a URL."""
    tags: tuple[str, ...] = ()
    """What the front matter files it under."""

    @cached_property
    def id(self) -> str:
        """`<source stem>#<n>`, as the command line names an article."""
        return article_id(self.source.name, self.number)

    @property
    def label(self) -> str:
        """The title, or the first words of an article that has none."""
        if self.title:
            return self.title
        spans = [s for b, s in zip(self.blocks, self.block_spans, strict=True) if b.role in _SAYING]
        head = self.text[spans[0].start : spans[0].end] if spans else self.text[:200].lstrip()
        head = _PASSED_ON.sub("", head.split("\n", 1)[0]) or head.split("\n", 1)[0]
        return head[:24] + ("…" if len(head) > 24 else "")

    @property
    def text(self) -> str:
        r"""The reading text: blocks joined by `\n`, spans of one block by nothing or, between Latin, a space.

        The lines of a repeated passage, which may be many paragraphs, are joined by one newline each. What a block
        hides is left out; where nothing but that parts two cells of a table, a space does.
        """
        return self._joined[0]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """What maps `text` to the source, in order of article offsets."""
        return self._joined[1]

    @property
    def block_spans(self) -> tuple[Span, ...]:
        """The article span of each block, in step with `blocks`; newlines between them belong to none."""
        return self._joined[2]

    @cached_property
    def _joined(self) -> tuple[str, tuple[Piece, ...], tuple[Span, ...]]:
        source, parts, pieces, spans, at = self.source.text, [], [], [], 0
        for number, block in enumerate(self.blocks):
            if number:
                parts.append("\n")
                at += 1
            begin = at
            apart = "\n" if block.role is Role.DUPLICATE else ""
            edges = {cell.start for cell in block.row.cells[1:]} if block.row else ()
            for order, span in enumerate(block.spans):
                if order and apart:
                    parts.append(apart)
                    at += 1
                elif order and _needs_space(source[block.spans[order - 1].end - 1], source[span.start]):
                    parts.append(" ")
                    at += 1
                for shown, hidden in _shown(span, block.hidden):
                    if shown.start in edges and hidden and at > begin and not parts[-1][-1:].isspace():
                        parts.append(" ")
                        at += 1
                    parts.append(source[shown.start : shown.end])
                    pieces.append(Piece(at, shown.start, shown.end - shown.start, hidden))
                    at += shown.end - shown.start
            spans.append(Span(begin, at))
        return "".join(parts), tuple(pieces), tuple(spans)

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    @cached_property
    def _pieces_by_source(self) -> tuple[list[int], list[Piece]]:
        ordered = sorted(self.pieces, key=lambda piece: piece.source - piece.hidden)
        return [piece.source - piece.hidden for piece in ordered], ordered

    def cell_spans(self, index: int) -> tuple[Span, ...]:
        """Return the article spans of the cells of block `index`, in step with its `row.cells`; empty without a row."""
        block, (start, end) = self.blocks[index], self.block_spans[index]
        spans: list[Span] = []
        for cell in block.row.cells if block.row else ():
            found = self.span_of((cell,))
            place = spans[-1].end if spans else start
            spans.append(found or Span(min(place, end), min(place, end)))
        return tuple(spans)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links of all blocks, with article spans, in order; those whose words do not show are left out."""
        every = ((self.span_of((link.span,)), link.target) for block in self.blocks for link in block.links)
        return tuple(Link(span, target) for span, target in every if span)

    def to_source(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the source spans of the article span `[start, end)`, in reading order, touching ones merged."""
        found: list[Span] = []
        first = max(0, bisect_right(self._piece_starts, start) - 1)
        for piece in self.pieces[first:]:
            if piece.start >= end:
                break
            low, high = max(start, piece.start), min(end, piece.start + piece.length)
            if low >= high:
                continue
            shift = piece.source - piece.start
            if found and found[-1].end == low + shift:
                found[-1] = Span(found[-1].start, high + shift)
            else:
                found.append(Span(low + shift, high + shift))
        return tuple(found)

    def to_article(self, offset: int) -> int | None:
        """Return the article offset of a source offset, or None when this article does not hold it.

        Hidden signs count as the character behind them, at the end of a span as the one before. Ends of spans are
        mapped as `to_article(end - 1) + 1`.
        """
        starts, ordered = self._pieces_by_source
        place = bisect_right(starts, offset) - 1
        if place < 0:
            return None
        piece = ordered[place]
        if not piece.length:
            return max(0, piece.start - 1) if offset < piece.source else None
        inside = max(0, offset - piece.source)
        return piece.start + inside if inside < piece.length else None

    def span_of(self, spans: tuple[Span, ...]) -> Span | None:
        """Return the article span from the first to the last character of source spans that this article holds."""
        ends = [(self.to_article(s.start), self.to_article(s.end - 1)) for s in spans if s.end > s.start]
        inside = [(a, b) for a, b in ends if a is not None and b is not None]
        return Span(min(a for a, _ in inside), max(b for _, b in inside) + 1) if inside else None


def _shown(span: Span, hidden: tuple[Span, ...]) -> Iterator[tuple[Span, int]]:
    """Yield what of a span is shown, and how much is hidden before each part; the last may be empty."""
    at = begin = span.start
    for veil in hidden[bisect_left(hidden, span.start, key=lambda veil: veil.end) :]:
        if veil.start >= span.end:
            break
        low, high = max(veil.start, begin), min(veil.end, span.end)
        if low > begin:
            yield Span(begin, low), begin - at
            at = low
        begin = max(begin, high)
    yield Span(begin, span.end), begin - at


def _needs_space(before: str, after: str) -> bool:
    """Tell whether a line break between two characters stood for a space: only between words of Latin letters."""
    if not (before.isascii() and after.isascii()):
        return False
    return (before.isalnum() and after.isalnum()) or (before in ",.;:!?)" and after.isalpha())


@dataclass(frozen=True, slots=True)
class Page:
    """What one source holds: its articles, and the blocks that belong to none of them."""

    source: Source
    articles: tuple[Article, ...]
    other: tuple[Block, ...] = ()
    """Section labels, source notes, and duplicates outside every article."""
    kind: DocumentKind = DocumentKind.ARTICLE
    """What the file is as a whole."""
    evidence: tuple[str, ...] = ()
    """Why it is taken for that kind, in the reader's language, the strongest first."""
    trouble: str | None = None
    """Why its structure could not be read, in the reader's language; it is then one plain article."""
