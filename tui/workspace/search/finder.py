"""Search a library: articles that fit, their hits, in the library's order, as they are found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tui.text.source import Source, Span
from tui.workspace.filter.match import Subject
from tui.workspace.search.candidates import candidates, exact
from tui.workspace.search.concordance import CONTEXT, Hit, context
from tui.workspace.search.corpus import Corpus
from tui.workspace.search.evaluate import Question
from tui.workspace.search.index import Index
from tui.workspace.search.recipes import Recipe

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
        ids = candidates(question, self._index.candidates)
        return len(self._index.all() if ids is None else ids)

    def find(self, question: Question, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Fitting | None]:
        """Yield the articles that fit, None for each one looked at that does not, so that progress can be shown.

        A source that has changed since the index was updated is passed over.
        """
        ids = candidates(question, self._index.candidates) if self._words else None
        source: Source | None = None
        for _place, found in self._index.articles(ids):
            if cancelled():
                return
            if source is None or source.name != found.source:
                read = self._corpus.read(found.source)
                source = read if isinstance(read, Source) else None
            fresh = source is not None and source.digest == found.digest
            yield self._fitting(question, source, found.recipe) if source and fresh else None

    def _fitting(self, question: Question, source: Source, recipe: Recipe) -> Fitting | None:
        text = recipe.text(source.text)
        spans = question.hits(text, lambda: self._describe(source.name, recipe))
        return None if spans is None else Fitting(source.name, recipe, text, tuple(spans))
