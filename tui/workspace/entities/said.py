"""What the reader said about names: this one stands for that entity, or for none but itself. Kept as annotations."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tui.language.analysis import EntityType
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.model.naming import naming, naming_data
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.entities.linking import Mention, NamedSurface
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.notes.store.notebook import Notebook
    from tui.workspace.session import Session


def stands_for(article: Article, span: Span, kind: EntityType, name: str) -> Annotation:
    """Return the annotation that says that the name in a span stands for an entity; its own text: for itself alone."""
    return create(article.source, article.to_source(*span), kind=Kind.MARK, data=naming_data(kind, name))


def stood_for(annotation: Annotation) -> tuple[NamedSurface, str] | None:
    """Return (name, what it stands for) of an annotation; None for one that says nothing of the kind."""
    said = naming(annotation)
    if said is None or said.type not in EntityType.__members__:
        return None
    return NamedSurface(EntityType[said.type], annotation.anchor.quote), said.name


@slow
def restating(session: "Session", wanted: Mapping[NamedSurface, tuple[str, Mention]], label: str) -> dict[str, Change]:
    """Return what to store, by source, so that names stand for (an entity), each said where it is mentioned."""
    changes = dict[str, Change]()
    for book in session.notes.all():
        old = tuple(one for one in book.annotations if (said := stood_for(one)) and said[0] in wanted)
        if old:
            changes[old[0].source] = Change(label, drop=old)
    for name, (entity, place) in wanted.items():
        article = session.pages.article(*place.key)
        if isinstance(article, Article):
            new = stands_for(article, place.span, name.type, entity)
            change = changes.get(new.source, Change(label))
            changes[new.source] = replace(change, put=(*change.put, new))
    return changes


def joined(books: "Iterable[Notebook]") -> dict[NamedSurface, str]:
    """Return what names stand for in a library; of several words about one name the youngest counts."""
    annotations = sorted((one for book in books for one in book.annotations), key=lambda one: (one.modified, one.id))
    return dict(found for one in annotations if (found := stood_for(one)))
