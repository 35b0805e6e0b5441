"""Forms of names that a person joined: what a form stands for in the whole library, said on one place of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tui.export.marked import Origin
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.naming import naming
from tui.text.article import Article


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
    found = []
    for one in annotations:
        said = naming(one) if one.anchor.hold in (AnchorState.OK, AnchorState.MOVED) else None
        if said and (span := article.span_of(one.anchor.spans)):
            found.append(Named(*span, said.type, said.name, one.author, one.modified, one.id))
    yield from sorted(found, key=lambda one: (one.start, one.end, one.at))
