"""Every name of a library with its places, linked to entities; for threads."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tui.language.analysis import Analysis
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.entities.linking import KINDS, LinkedEntity, LinkHints, Mention, NamedSurface, link
from tui.workspace.entities.mentions import Mentions
from tui.workspace.entities.said import joined
from tui.workspace.notes.variants import CALLED
from tui.workspace.reading.article import decisions_of, of_article
from tui.workspace.reading.marks import Marks
from tui.workspace.review.scope import Reach, ReviewScope, pages
from tui.workspace.session import Session
from tui.workspace.slow import slow


@dataclass
class NameIndex:
    """The names of some articles, and the entities behind them."""

    places: dict[NamedSurface, Mentions] = field(default_factory=dict)
    """Where each name stands."""
    articles: list[tuple[str, int]] = field(default_factory=list)
    """Source name and number of each article that was read."""
    entities: list[LinkedEntity] = field(default_factory=list)
    """The most frequent first."""

    def mentions(self, entity: LinkedEntity) -> list[Mention]:
        """Return where an entity is named, by any of its forms; by source and place."""
        names = [NamedSurface(entity.type, form) for form in entity.forms]
        return sorted(one for name in names for one in self.places.get(name, ()))

    def times(self, entity: LinkedEntity) -> int:
        """Return how often an entity is named, by any of its forms."""
        return sum(len(self._of(entity, form)) for form in entity.forms)

    def within(self, entity: LinkedEntity) -> frozenset[int]:
        """Return the indexes of the articles that name an entity."""
        return frozenset[int]().union(*(self._of(entity, form).articles() for form in entity.forms))

    def _of(self, entity: LinkedEntity, form: str) -> Mentions:
        return self.places.get(NamedSurface(entity.type, form)) or Mentions(self.articles)

    def beside(self, entity: LinkedEntity, most: int = 8) -> list[tuple[LinkedEntity, int]]:
        """Return the entities that are named in the same articles, with in how many; the most frequent first."""
        articles = self.within(entity)
        counts: Counter[LinkedEntity] = Counter()
        for other in self.entities:
            if other != entity:
                counts[other] = len(self.within(other) & articles)
        return [(other, count) for other, count in counts.most_common(most) if count]


@slow
def name_index(
    session: Session,
    scope: ReviewScope,
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], object] = lambda _done: None,
) -> NameIndex:
    """Return the names of a scope; `progress` hears how many sources are read. Raises FilterError."""
    found, called = NameIndex(), list[tuple[str, str]]()
    for done, (page, numbers) in enumerate(pages(session, scope), 1):
        if cancelled():
            break
        analyses = session.findings.analyse(page, cancelled) if numbers else {}
        for article in page.articles:
            if article.number in numbers:
                annotations = of_article(article, session.notes.annotations_of(page.source))
                decisions = decisions_of(article, annotations, session.notes.decisions())
                marks = Marks(article.text, analyses.get(article.number, Analysis()), decisions)
                called += _take(article, marks, found)
        progress(done)
    counts = {name: len(places) for name, places in found.places.items()}
    home = session.findings.analyses.home.names
    found.entities = link(counts, LinkHints(tuple(dict.fromkeys(called)), home, joined(session.notes.all())))
    if scope.reach is Reach.LIBRARY and not cancelled():
        session.forms.take((one, found.times(one)) for one in found.entities)
    return found


def _take(article: Article, marks: Marks, index: NameIndex) -> Iterator[tuple[str, str]]:
    """Put the names of an article into the index; yield (name, short form) where the text says so."""
    text, number = article.text, len(index.articles)
    index.articles.append((article.source.name, article.number))
    for mark in marks.entities:
        if mark.type in KINDS:
            surface = text[mark.start : mark.end]
            known = index.places.setdefault(NamedSurface(mark.type, surface), Mentions(index.articles))
            known.add(number, Span(mark.start, mark.end))
            if short := CALLED.match(text, mark.end):
                yield surface, short[1]
