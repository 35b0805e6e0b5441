"""The persons, organisations and places of a library as rows, and the places where one of them is named."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from tui.i18n import N_
from tui.language.analysis import EntityType
from tui.text.article import Article
from tui.text.search import fold
from tui.text.visible import visible_line
from tui.workspace.entities.gather import NameIndex
from tui.workspace.entities.linking import LinkedEntity, Mention, NamedSurface
from tui.workspace.entities.posts import post
from tui.workspace.lines.line import TableLine
from tui.workspace.reading.marks import Marks
from tui.workspace.review.item import type_title
from tui.workspace.session import Session
from tui.workspace.slow import slow

ENTITY_ORDERS: Final = (N_("most frequent first"), N_("by name"), N_("by type"))
MENTION_ORDERS: Final = (N_("by source"), N_("by date"), N_("by form"))
AROUND: Final = 60
"""Code points on either side of a name; a row shows what it has room for."""
BATCH: Final = 200
"""Rows handed out together."""


def entity_lines(index: NameIndex) -> list[TableLine]:
    """Return a row for each entity, the most frequent first."""
    return [_entity_line(index, entity) for entity in index.entities]


def _entity_line(index: NameIndex, entity: LinkedEntity) -> TableLine:
    times, articles = index.times(entity), len(index.within(entity))
    title, others = type_title(entity.type), [form for form in entity.forms if form != entity.name]
    counts = (f"{form} {len(index.places.get(NamedSurface(entity.type, form), ()))}" for form in entity.forms)
    first = min(
        (one[0] for form in entity.forms if (one := index.places.get(NamedSurface(entity.type, form)))), default=None
    )
    return TableLine(
        f"{entity.type} {entity.name}",
        tuple(map(visible_line, (title, entity.name, str(times), str(articles), " ".join(others)))),
        ((-times, entity.name), (fold(entity.name),), (title, -times)),
        first.key if first else None,
        first.span.start if first else None,
        details=(visible_line("  ".join(counts)),),
    )


def beside_line(index: NameIndex, entity: LinkedEntity) -> str:
    """Return with whom and what an entity is named in one article, the most frequent first."""
    return visible_line("  ".join(f"{other.name} {count}" for other, count in index.beside(entity)))


@slow
def mention_lines(
    session: Session, entity: LinkedEntity, places: Sequence[Mention], cancelled: Callable[[], bool] = lambda: False
) -> Iterator[list[TableLine]]:
    """Yield the places where an entity is named, of a person with the post that it has there as a second cell."""
    lines: list[TableLine] = []
    article: Article | None = None
    marks: Marks | None = None
    for place in places:
        if cancelled():
            return
        if article is None or (article.source.name, article.number) != place.key:
            found = session.pages.article(*place.key)
            article = found if isinstance(found, Article) else None
            marks = session.findings.marks_of(article) if article and entity.type is EntityType.PER else None
        if article is not None:
            held = (post(article.text, place.span.start, marks.entities),) if marks else ()
            lines.append(_mention_line(article, place, held))
        if len(lines) >= BATCH:
            yield lines
            lines = []
    yield lines


def _mention_line(article: Article, place: Mention, held: tuple[str, ...]) -> TableLine:
    text, (start, end) = article.text, place.span
    name, date = article.id, article.date or ""
    left, form, right = text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]
    return TableLine(
        f"{name}@{start}",
        tuple(map(visible_line, (date, *held, left, form, right, article.label))),
        (place, (not date, date, place), (form, place)),
        place.key,
        start,
        details=tuple(map(visible_line, (f"{name}  {article.label}", f"{left}【{form}】{right}"))),
    )
