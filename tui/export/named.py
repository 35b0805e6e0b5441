"""Forms of names that a person joined: what a form stands for in the whole library, said on one place of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tui.export.marked import Origin
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.naming import naming
from tui.text.article import Article, Page
from tui.text.source import Span

_HOLDS: Final = (AnchorState.OK, AnchorState.MOVED)


@dataclass(frozen=True, slots=True)
class Named:
    """One form of a name where that was said of it."""

    start: int
    """Article offset."""
    end: int
    type: str
    """An entity type."""
    name: str
    """What it stands for; its own text: for itself alone."""
    by: str = ""
    """Who said so."""
    at: str = ""
    """When, ISO 8601."""
    decision: str = ""
    """Id of the annotation that says it."""

    @property
    def origin(self) -> Origin:
        """Return where it comes from: no program says what a name stands for."""
        return Origin.OWN

    @property
    def maker(self) -> str:
        """Return what found it: nothing but a person."""
        return ""


def named(article: Article, annotations: Iterable[Annotation]) -> Iterator[Named]:
    """Yield what was said of names in an article, by position; where the text has changed, nothing."""
    found = [
        _named(one, span)
        for one in annotations
        if naming(one) and one.anchor.hold in _HOLDS and (span := article.span_of(one.anchor.spans))
    ]
    yield from sorted(found, key=lambda one: (one.start, one.end, one.at))


def adrift(page: Page, annotations: Iterable[Annotation]) -> Iterator[Named]:
    """Yield what was said of names where the text has changed or is in no article: it has no place, and stays here."""
    for one in annotations:
        here = one.anchor.hold in _HOLDS and any(article.span_of(one.anchor.spans) for article in page.articles)
        if naming(one) and not here:
            yield _named(one, Span(0, 0))


def _named(one: Annotation, span: Span) -> Named:
    said = naming(one)
    assert said
    return Named(*span, said.type, said.name, one.author, one.modified, one.id)
