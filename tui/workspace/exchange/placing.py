"""Where in a library something lies that a file of another program says: by name, by text, by quotation."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import PurePosixPath
from typing import NamedTuple

from tui.export.document import OUTSIDE, outside
from tui.export.incoming import Incoming, OffsetUnit
from tui.i18n import _, ngettext
from tui.text.article import Article, Page
from tui.text.source import Source, Span
from tui.workspace.session import Session


class Passage(NamedTuple):
    """A passage in a source, or an article as a whole."""

    source: Source
    spans: tuple[Span, ...]
    """Source offsets in reading order."""
    article: Article | None = None
    inside: tuple[Span, ...] = ()
    """The same in article offsets, where the file says that or the quotation was found there."""


class NotPlaced(Exception):
    """Nothing or too much fits; the message says which, in the reader's language."""


class _Dense(NamedTuple):
    """A text without its blanks, and where each of its characters was."""

    text: str
    places: Sequence[int]


class Placing:
    """Finds places in one library; looks at a source once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names = list(session.library.names())
        self.page = cache(self._page)
        self._dense = cache(_dense)

    def _page(self, name: str) -> Page | None:
        page = self._session.pages.page(name)
        return page if isinstance(page, Page) else None

    @cached_property
    def _every(self) -> list[Article]:
        """All articles of the library."""
        return [article for name in self._names if (page := self.page(name)) for article in page.articles]

    def of(self, one: Incoming) -> Passage:
        """Return where something lies. Raises NotPlaced."""
        articles = self._articles(one)
        if one.whole and not one.spans:
            return self._whole(one, articles)
        if one.spans and (found := self._by_offsets(one, articles)):
            return found
        return self._by_quote(one, articles)

    def _articles(self, one: Incoming) -> list[Article]:
        """Return the articles in question: the one that is named, those of the source, or all of the library."""
        if one.article and (key := self._session.pages.find(one.article)):
            page = self.page(key[0])
            return [article for article in (page.articles if page else ()) if article.number == key[1]]
        if one.article.endswith(OUTSIDE) and (rest := self._outside(one.article.removesuffix(OUTSIDE))):
            return [rest]
        named = [name for name in self._names if one.source and one.source in _called(name)]
        if len(named) == 1:
            page = self.page(named[0])
            return list(page.articles) if page else []
        every = self._every
        titled = [article for article in every if one.source and one.source.strip() in {article.title, article.id}]
        return titled or [article for article in every if one.text in {article.text, article.source.text}] or every

    def _outside(self, stem: str) -> Article | None:
        """Return what lies outside the articles of a source, by its name without ending."""
        fitting = [name for name in self._names if str(PurePosixPath(name).with_suffix("")) == stem]
        page = self.page(fitting[0]) if len(fitting) == 1 else None
        return outside(page) if page else None

    def _whole(self, one: Incoming, articles: Sequence[Article]) -> Passage:
        if one.text:
            articles = [article for article in articles if one.text in {article.text, article.source.text}][:1]
        if len(articles) != 1:
            raise NotPlaced(_("the article is not in the library"))
        (article,) = articles
        titles = [block for block in article.blocks if block.role == "title"] or list(article.blocks[:1])
        return Passage(article.source, titles[0].spans if titles else (), article)

    def _by_offsets(self, one: Incoming, articles: Sequence[Article]) -> Passage | None:
        """Return the place that the offsets name, where the text there is what the file says it is."""
        for article in articles:
            source = article.source
            if one.unit is OffsetUnit.SOURCE or one.text == source.text:
                if _says(source.text, one.spans, one.quote):
                    return Passage(source, one.spans)
            elif (one.unit is OffsetUnit.ARTICLE or one.text == article.text) and _says(
                article.text, one.spans, one.quote
            ):
                spans = tuple(part for span in one.spans for part in article.to_source(*span))
                return Passage(source, spans, article, one.spans) if spans else None
        return None

    def _by_quote(self, one: Incoming, articles: Iterable[Article]) -> Passage:
        quote = "".join(one.quote.split())
        if not quote:
            raise NotPlaced(_("it says neither a place nor a quotation that is in the library"))
        before, after = "".join(one.before.split())[-8:], "".join(one.after.split())[:8]
        found = [
            (_score(dense.text, at, len(quote), before, after), article, dense, at)
            for article in articles
            for dense in [self._dense(article.text)]
            for at in _all(dense.text, quote)
        ]
        best = max((score for score, *_rest in found), default=0)
        fitting = [one for one in found if one[0] == best]
        if not fitting:
            raise NotPlaced(_("the quotation is not in the library"))
        if len(fitting) > 1:
            message = ngettext("the quotation is in {n} place", "the quotation is in {n} places", len(fitting))
            raise NotPlaced(message.format(n=len(fitting)))
        _best, article, dense, at = fitting[0]
        inside = Span(dense.places[at], dense.places[at + len(quote) - 1] + 1)
        return Passage(article.source, article.to_source(*inside), article, (inside,))


def _called(name: str) -> set[str]:
    """Return the names under which others may know a source."""
    pure = PurePosixPath(name)
    return {name, pure.name, pure.stem, str(pure.with_suffix(""))}


def _says(text: str, spans: Sequence[Span], quote: str) -> bool:
    inside = all(0 <= start < end <= len(text) for start, end in spans)
    there = "".join("".join(text[start:end] for start, end in spans).split())
    return inside and (not quote or there == "".join(quote.split()))


def _score(text: str, at: int, length: int, before: str, after: str) -> int:
    """Return how much of the context is there."""
    return bool(before and text.endswith(before, 0, at)) + bool(after and text.startswith(after, at + length))


def _all(text: str, quote: str) -> Iterator[int]:
    at = text.find(quote)
    while at >= 0:
        yield at
        at = text.find(quote, at + 1)


def _dense(text: str) -> _Dense:
    places = [at for at, char in enumerate(text) if not char.isspace()]
    return _Dense("".join(text.split()), places)
