"""Search a library: articles that fit, their hits, in the library's order, as they are found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from tui.text.source import Source, Span
from tui.workspace.filter.match import Subject
from tui.workspace.search.candidates import candidates, exact, query
from tui.workspace.search.concordance import CONTEXT, Hit, context
from tui.workspace.search.corpus import Corpus
from tui.workspace.search.evaluate import Question
from tui.workspace.search.index import Index, IndexedArticle
from tui.workspace.search.recipes import Recipe

_NEAR = 4
"""Stretches of articles that are asked about by themselves, a twentieth of a large library, where a frequent word has
filled the screen; for those behind them the index is asked once for all."""
RARE = 64
"""What fewer than one in so many articles of a stretch hold is rare: the index is asked about all articles at once."""
FEW = 4096
"""Articles that may fit and are asked for at once, instead of passing through all stretches for them."""
Describe = Callable[[str, Recipe], Subject]
"""What a filter can be asked about an article: (source name, recipe) -> subject."""


@dataclass(frozen=True, slots=True)
class Fitting:
    """An article that fits a search."""

    source: str
    recipe: Recipe
    text: str
    """Its reading text."""
    spans: tuple[Span, ...]
    """The hits, in article offsets; none where the search is not about the text."""

    def hits(self, width: int = CONTEXT) -> Iterator[Hit]:
        """Yield the hits in context."""
        for span in self.spans:
            left, middle, right = context(self.text, span, width)
            places = self.recipe.spans(*span)
            about = (self.source, self.recipe.number, self.recipe.title, self.recipe.date)
            yield Hit(*about, span.start, span.end, places, left, middle, right)


class Finder:
    """Carries searches out; one thread at a time."""

    def __init__(self, index: Index, corpus: Corpus, describe: Describe, *, words: bool) -> None:
        """Take an index that was updated; `words` tells whether it knows words, or articles only."""
        self._index, self._corpus, self._describe, self._words = index, corpus, describe, words

    def count(self, question: Question) -> int | None:
        """Return how many articles fit, where the index alone can tell; else None."""
        if not self._words or question.confused or not exact(question.wanted.where):
            return None
        if asked := query(question.wanted.where):
            return self._index.count(asked)
        ids = candidates(question, self._index.answers, self._index.all)
        return len(self._index.all() if ids is None else ids)

    def find(
        self, question: Question, cancelled: Callable[[], bool] = lambda: False, since: int = 0
    ) -> Iterator[Fitting | None]:
        """Yield the articles that fit, None for each one looked at that does not, so that progress can be shown.

        `since` is the id of an article (`Index.last`): only those that were taken in later are looked at.
        A source that has changed since the index was updated is passed over.
        """
        for found, source in self._read(self._candidates(question, since), cancelled):
            yield self._fitting(question, source, found.recipe) if source else None

    def every(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Fitting]:
        """Yield all articles, without hits; sources that have changed since are passed over."""
        stretches = self._index.stretches()
        articles = (one for stretch in stretches for one in self._index.articles(stretch))
        for found, source in self._read(articles, cancelled):
            if source:
                yield Fitting(source.name, found.recipe, found.recipe.text(source.text), ())

    def _read(
        self, articles: Iterable[IndexedArticle], cancelled: Callable[[], bool]
    ) -> Iterator[tuple[IndexedArticle, Source | None]]:
        """Yield articles with their sources, each read once; None for one that has changed since the update."""
        source: Source | None = None
        for found in articles:
            if cancelled():
                return
            if source is None or source.name != found.source:
                read = self._corpus.read(found.source)
                source = read if isinstance(read, Source) else None
            yield found, source if source is not None and source.digest == found.digest else None

    def _candidates(self, question: Question, since: int) -> Iterator[IndexedArticle]:
        """Yield the articles that may fit, stretch by stretch, so that the first ones need not wait for the last."""
        every: list[frozenset[int] | None] = []
        seen: frozenset[int] = frozenset()
        near = _NEAR
        for number, stretch in enumerate(self._index.stretches(since)):
            if not self._words:
                ids = None
            elif number < near:
                ids = candidates(question, partial(self._index.answers, among=stretch), partial(frozenset, stretch))
                seen |= stretch
                near = _NEAR if ids is None or len(ids) > len(stretch) // RARE else 0
            else:
                every = every or [candidates(question, self._index.answers, self._index.all)]
                if (ids := every[0]) is not None and len(ids) <= FEW:
                    yield from self._index.articles(one for one in ids - seen if one > since)
                    return
            if ids := (stretch if ids is None else ids & stretch):
                yield from self._index.articles(ids)

    def _fitting(self, question: Question, source: Source, recipe: Recipe) -> Fitting | None:
        text = recipe.text(source.text)
        spans = question.hits(text, lambda: self._describe(source.name, recipe))
        return None if spans is None else Fitting(source.name, recipe, text, tuple(spans))
