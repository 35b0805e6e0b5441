"""Other places where an annotation could belong whose text moved or changed: its words elsewhere in the source."""

from collections.abc import Iterator
from typing import Final

from tui.notes.model.annotation import Anchor
from tui.text.article import Article, Page
from tui.text.source import Span
from tui.workspace.review.gather import around
from tui.workspace.review.item import Item

OFFERED: Final = 7
"""Places that are offered; digits choose."""
SEEN: Final = 500
"""Places of one text that are looked at."""
NEAR: Final = 4
"""Characters by which the end of another wording is moved to an end of the words themselves."""
ALIKE: Final = 60.0
"""Per cent of likeness from which another wording is offered, where the words themselves are nowhere."""


def elsewhere(page: Page, item: Item) -> list[Item]:
    """Return the item as it would be at other places of its source, the one with the likest surroundings first.

    Where the words are nowhere, the likest wording of each article is offered.
    """
    if item.annotation is None:
        return []
    anchor, here = item.annotation.anchor, (item.number, item.start)
    found = list(_same(page, anchor.quote, here)) or list(_like(page, anchor.quote, here))
    made = [around(article, span, item.type, item.about, item.annotation) for article, span in found]
    return sorted(made, key=lambda one: -_likeness(one, anchor))[:OFFERED]


def _same(page: Page, quote: str, here: tuple[int, int]) -> Iterator[tuple[Article, Span]]:
    left = SEEN
    for article in page.articles:
        at = article.text.find(quote) if quote else -1
        while at >= 0 and left:
            left -= 1
            if (article.number, at) != here:
                yield article, Span(at, at + len(quote))
            at = article.text.find(quote, at + 1)


def _like(page: Page, quote: str, here: tuple[int, int]) -> Iterator[tuple[Article, Span]]:
    from rapidfuzz.fuzz import partial_ratio_alignment

    for article in page.articles:
        best = partial_ratio_alignment(quote, article.text, score_cutoff=ALIKE) if len(quote) > 1 else None
        if best is None or len(article.text) < len(quote):
            continue
        span = _to_ends(article.text, Span(best.dest_start, best.dest_end), quote)
        inside = span.start < span.end and "\n" not in article.text[span.start : span.end]
        if inside and (article.number, span.start) != here:
            yield article, span


def _to_ends(text: str, span: Span, quote: str) -> Span:
    """Return a span with its ends on the first and last character of a quotation, where they are near."""
    begin = text.rfind(quote[0], max(0, span.start - NEAR), span.start + 1)
    end = text.find(quote[-1], span.end - 1, span.end + NEAR)
    return Span(begin if begin >= 0 else span.start, end + 1 if end >= 0 else span.end)


def _likeness(item: Item, anchor: Anchor) -> float:
    from rapidfuzz.distance import Indel

    before, after = item.before[-len(anchor.before) :] if anchor.before else "", item.after[: len(anchor.after)]
    return Indel.normalized_similarity(before, anchor.before) + Indel.normalized_similarity(after, anchor.after)
