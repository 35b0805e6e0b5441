"""Statements of the articles of a scope; for threads."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from tui.language.analysis import Analysis
from tui.language.statements import DatedStatement, Statement, dated, statements
from tui.language.statements.dated import left_out
from tui.text.article import Article
from tui.workspace.ledger.decisions import issued
from tui.workspace.ledger.gather import issue_of
from tui.workspace.reading.article import decisions_of, of_article
from tui.workspace.reading.marks import Marks
from tui.workspace.review.scope import ReviewScope, pages
from tui.workspace.session import Session
from tui.workspace.slow import slow


class ArticleTimeline(NamedTuple):
    """What an article says of days and periods."""

    article: Article
    dated: list[DatedStatement]
    issue: date | None
    """Its day of issue."""
    left_out: int
    """How many times in it only a day of issue would fix, which nothing says."""


@slow
def quotes(
    session: Session, scope: ReviewScope, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Article, list[Statement]]]:
    """Yield every article of a scope with who says what in it. Raises FilterError."""
    for page, numbers in pages(session, scope):
        if cancelled():
            return
        analyses = session.findings.analyse(page, cancelled) if numbers else {}
        for article in page.articles:
            if article.number in numbers:
                found = analyses.get(article.number, Analysis())
                annotations = of_article(article, session.notes.of(page.source).annotations)
                marks = Marks(article.text, found, decisions_of(article, annotations, session.notes.decisions()))
                known = Analysis(found.words, tuple(marks.entities), found.figures)
                yield article, statements(article.text, known)


@slow
def timeline(
    session: Session, scope: ReviewScope, issue: date | None = None, cancelled: Callable[[], bool] = lambda: False
) -> Iterator[ArticleTimeline]:
    """Yield every article of a scope with its dated statements; `issue` dates those that do not say when they are of.

    Raises FilterError.
    """
    for page, numbers in pages(session, scope):
        if cancelled():
            return
        annotations = tuple(session.notes.of(page.source).annotations)
        for article in page.articles:
            if article.number in numbers:
                day = issued(article, annotations) or issue_of(article, page) or issue
                found = dated(article.text, day)
                yield ArticleTimeline(article, found, day, 0 if day else left_out(article.text))
