"""What is said in the articles of a scope; pages without notes are not read for it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tui.notes.model.annotation import Annotation
from tui.text.article import Article, Page
from tui.workspace.review.gather import held
from tui.workspace.review.scope import Reach, ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session


def said_in(
    session: "Session", scope: ReviewScope, cancelled: Callable[[], bool]
) -> Iterator[tuple[Article, list[Annotation]]]:
    """Yield the articles of a scope in which something is said, with what is said. Raises FilterError."""
    for page, numbers in _noted(session, scope):
        if cancelled():
            return
        found = held(page, session.notes.of(page.source).annotations)
        for article in page.articles:
            if article.number in numbers and (annotations := found.get(article.number)):
                yield article, annotations


def _noted(session: "Session", scope: ReviewScope) -> Iterator[tuple[Page, frozenset[int]]]:
    if scope.reach is not Reach.LIBRARY:
        yield from pages(session, scope)
        return
    for page in session.pages.noted():
        if isinstance(page, Page):
            yield page, frozenset(article.number for article in page.articles)


def still(session: "Session", annotation: Annotation) -> tuple[Article, Annotation] | None:
    """Return an annotation as it is said now, with the article around it; None when one of them is gone."""
    page = session.pages.page(annotation.source)
    if not isinstance(page, Page) or not page.articles:
        return None
    now = session.notes.of(page.source).get(annotation.id)
    if now is None:
        return None
    inside = (one for one in page.articles if one.to_article(now.anchor.spans[0].start) is not None)
    return next(inside, page.articles[0]), now
