"""The analyser: everything found in the articles of a page, with names agreed over the whole source."""

from collections.abc import Callable, Iterable
from pathlib import Path

from tui.language import model
from tui.language.analysis import Analysis, Entity, EntityType
from tui.language.merge import NAMES, merge
from tui.language.pace import Cancelled, Pace
from tui.language.words import Segmenter, UserWord
from tui.text.article import Page
from tui.text.source import Span


class Analyser:
    """Analyse pages; loads the model at the first page that is not in the cache."""

    def __init__(self, cache_dir: Path | None = None, user_words: Iterable[UserWord] = ()) -> None:
        self._cache_dir = cache_dir
        self._segmenter = Segmenter(user_words)
        self._tagger: model.Tagger | None = None
        self.degraded = False
        """True once the entity model was found missing: names then come from rules alone."""

    def analyse(self, page: Page, cancelled: Callable[[], bool] | None = None) -> dict[int, Analysis] | None:
        """Return the analysis of each article by its number, or None when the work was cancelled."""
        pace = Pace(cancelled)
        try:
            return self._analyse(page, pace)
        except Cancelled:
            return None

    def _analyse(self, page: Page, pace: Pace) -> dict[int, Analysis]:
        tagger = self._tagger = self._tagger or model.load()
        found = {}
        for article in page.articles:
            entities = []
            at = 0
            lines = article.text.split("\n")
            for line, tokens in zip(lines, tagger.tag(lines, pace), strict=True):
                entities += [Entity(at + t.start, at + t.end, EntityType(t.tag)) for t in tokens if t.tag in NAMES]
                at += len(line) + 1
            marks = merge(entities)
            words = self._segmenter.words(article.text, [Span(mark.start, mark.end) for mark in marks])
            found[article.number] = Analysis(tuple(words), tuple(marks), (), complete=True)  # type: ignore[arg-type]
        return found
