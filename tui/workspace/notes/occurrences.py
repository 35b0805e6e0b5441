"""Occurrence texts in a library: where a quote stands again."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.notes.model.annotation import Annotation, Kind
from tui.text.article import Article
from tui.text.source import Span, article_id
from tui.text.visible import visible_line
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.session import Session

AROUND = 12
"""Characters shown on either side of a place."""
_POINTS: Final = ".．,"
"""What stands between the digits of one number."""
_NUMERALS: Final = frozenset("〇零一二三四五六七八九十百千万亿两")


class Occurrence(NamedTuple):
    """One place where the text stands."""

    key: tuple[str, int]
    """Source name and article number."""
    span: Span
    """In article offsets."""
    line: str
    """The place with its surroundings, for a preview."""
    text: str = ""
    """The text as it stands there."""


@slow
def find_occurrences(
    session: "Session", quote: str, keys: Iterable[tuple[str, int]] | None = None, annotation: Annotation | None = None
) -> list[Occurrence]:
    """Return where a text stands in some articles (None: in the whole library).

    Leaves out places that say all that `said` says already.
    """
    found = []
    for article in session.articles(keys):
        known = session.notes.of(article.source).annotations if annotation else ()
        for span in places(article.text, quote):
            if annotation and says(article, span, known, annotation):
                continue
            found.append(occurrence((article.source.name, article.number), article.text, span))
    return found


def occurrence(key: tuple[str, int], text: str, span: Span) -> Occurrence:
    """Return a place in the text of an article."""
    line = f"{article_id(*key)}: {_context(text, span)}"
    return Occurrence(key, span, line, text[span.start : span.end])


def places(text: str, quote: str) -> Iterator[Span]:
    """Yield where a text stands in another, none overlapping, and none a part of a longer number or Latin word.

    `3亿元` is not said by `1.13亿元`, nor `AI` by `AIGC`.
    """
    at = text.find(quote) if quote else -1
    while at >= 0:
        end = at + len(quote)
        whole = not (_runs_on(text, at) or _runs_on(text, end))
        if whole:
            yield Span(at, end)
        at = text.find(quote, end if whole else at + 1)


def _runs_on(text: str, at: int) -> bool:
    """Tell whether a number or a Latin word goes on over an offset."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before in _POINTS and after.isdecimal() and at > 1:
        before = text[at - 2]
    elif after in _POINTS and before.isdecimal() and at + 1 < len(text):
        after = text[at + 1]
    if before.isdecimal() and after.isdecimal():
        return True
    if before in _NUMERALS and after in _NUMERALS:
        return True
    return _latin(before) and _latin(after)


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()


def says(article: Article, span: Span, known: Iterable[Annotation], annotation: Annotation) -> bool:
    """Tell whether an annotation on exactly this span has the tags (without tags: the note) of another."""
    for other in known:
        if other.kind is Kind.NOTE and not other.whole and article.span_of(other.anchor.spans) == span:
            if other.id == annotation.id or (annotation.tags and set(annotation.tags) <= set(other.tags)):
                return True
            if not annotation.tags and other.note == annotation.note:
                return True
    return False


def _context(text: str, span: Span) -> str:
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    return visible_line(f"{before}[{text[span.start : span.end]}]{after}")
