"""What a library can answer the filter language: its articles and notes as subjects."""

from collections.abc import Callable
from functools import cache

from tui.language.analysis import Analysis
from tui.notes.model.annotation import Kind
from tui.text.article import Page
from tui.workspace.articles.pagerows import by_article, entries
from tui.workspace.filter.subjects import ArticleSubject, NoteSubject
from tui.workspace.session import Session


def article_subjects(
    session: Session, page: Page, cancelled: Callable[[], bool] = lambda: False
) -> dict[int, ArticleSubject]:
    """Return the articles of a page by number; marks are worked out, which is slow, when they are first asked for."""
    annotations = session.notes.annotations_of(page.source)
    said = by_article(page, annotations)
    titles = {article.number: article.title or "" for article in page.articles}
    places = session.places.of(page.source.name, titles)

    @cache
    def analyses() -> dict[int, Analysis]:
        return session.findings.analyses.analyse(page, cancelled) or {}

    def subject(number: int) -> ArticleSubject:
        article = next(one for one in page.articles if one.number == number)
        return ArticleSubject(
            listed[number],
            tuple(said.get(number, ())),
            lambda: article.text,
            lambda: analyses().get(number),
            page.kind,
            session.forms.of,
        )

    listed = {entry.number: entry for entry in entries(page, annotations, places)}
    return {number: subject(number) for number in listed}


def note_subjects(articles: dict[int, ArticleSubject], page: Page, session: Session) -> list[NoteSubject]:
    """Return the notes and tags of a page, those outside every article last."""
    notes = [one for one in session.notes.annotations_of(page.source) if one.kind is Kind.NOTE]
    inside = by_article(page, notes)
    whole = {article.number: article for article in page.articles}
    found = [
        NoteSubject(one, articles[number], whole[number]) for number, some in sorted(inside.items()) for one in some
    ]
    known = {one.annotation.id for one in found}
    return [*found, *(NoteSubject(one) for one in notes if one.id not in known)]
