"""An article too long to be analysed at once, in pieces: what is read is analysed first."""

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from msgspec import structs

from tui.language.analysis import Analysis, Entity, Figure
from tui.text.article import Article, Page
from tui.text.source import Span

LONG: Final = 200_000
"""Code points above which an article is analysed in pieces: its model takes seconds and its words 100 MB."""
PIECE: Final = 12_000
"""Code points of a piece, about ten screens: analysed in a fifth of a second."""
KEPT: Final = 24
"""Pieces whose marks are kept."""
END: Final = 4
"""Pieces at either end of a stretch that are analysed when it is too long for a screen; fewer than are kept."""
_END = re.compile(r"[。！？!?\n]")


class Portions:
    """Analyses of the pieces of one article, as far as they have been asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._known: OrderedDict[int, Analysis] = OrderedDict()

    @cached_property
    def starts(self) -> list[int]:
        """Where pieces begin: after the end of a sentence or a paragraph, about every `PIECE` characters."""
        text = self._article.text
        starts = [0]
        while (at := starts[-1] + PIECE) < len(text):
            found = _END.search(text, at, at + PIECE)
            at = found.end() if found else at
            while at < len(text) and text[at] == "\n":
                at += 1
            starts.append(at)
        return starts

    def around(self, first: int, last: int) -> list[int]:
        """Return the pieces that hold `[first, last)` and the one after it, unknown ones only.

        Of a stretch too long for a screen, a folded repeat in it, only what lies at its ends.
        """
        low = max(0, bisect_right(self.starts, first) - 1)
        high = bisect_right(self.starts, max(first, last - 1))
        wanted: Sequence[int] = range(low, min(high + 1, len(self.starts)))
        if len(wanted) > 2 * END:
            wanted = [*wanted[:END], *wanted[-END:]]
        return [index for index in wanted if index not in self._known]

    def beyond(self, offset: int, step: int) -> int | None:
        """Return the next unknown piece after (before, if `step` is negative) the one of an offset; None at the end."""
        index = max(0, bisect_right(self.starts, offset) - 1)
        while 0 <= index < len(self.starts):
            if index not in self._known:
                return index
            index += 1 if step > 0 else -1
        return None

    def page(self, index: int) -> Page:
        """Return a page that holds one piece as its only article; its digest is its own, as caches go by it."""
        article, (start, end) = self._article, self._span(index)
        first = max(0, bisect_right(article.block_spans, start, key=lambda span: span.start) - 1)
        blocks = []
        for block, span in zip(article.blocks[first:], article.block_spans[first:], strict=True):
            if span.start >= end:
                break
            if spans := article.to_source(max(start, span.start), min(end, span.end)):
                blocks.append(structs.replace(block, spans=spans))
        source = replace(article.source, digest=f"{article.source.digest}-{start}-{end}")
        piece = Article(source, article.number, article.title, article.authors, tuple(blocks))
        return Page(source, (piece,))

    def learn(self, index: int, found: Analysis) -> None:
        """Take the analysis of a piece; the one that was learnt first is forgotten when there are too many."""
        self._known[index] = moved(found, self._span(index).start)
        while len(self._known) > KEPT:
            self._known.popitem(last=False)

    def all(self) -> Analysis:
        """Return what is known; words are left out, since those between known pieces would be missing."""
        known = [self._known[index] for index in sorted(self._known)]
        entities = tuple(entity for part in known for entity in part.entities)
        figures = tuple(figure for part in known for figure in part.figures)
        return Analysis((), entities, figures, complete=True)

    def _span(self, index: int) -> Span:
        last = index + 1 >= len(self.starts)
        return Span(self.starts[index], len(self._article.text) if last else self.starts[index + 1])


def moved(found: Analysis, by: int) -> Analysis:
    """Return an analysis with every offset moved, without its words."""
    entities = (Entity(entity.start + by, entity.end + by, entity.type) for entity in found.entities)
    return Analysis((), tuple(entities), tuple(_figures(found.figures, by)), found.complete)


def _figures(figures: Iterable[Figure], by: int) -> Iterable[Figure]:
    for figure in figures:
        yield structs.replace(
            figure,
            start=figure.start + by,
            end=figure.end + by,
            measured=_span(figure.measured, by),
            change=_span(figure.change, by),
            period=_span(figure.period, by),
        )


def _span(span: Span | None, by: int) -> Span | None:
    return span and Span(span.start + by, span.end + by)
