"""What waits in every queue, counted."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tui.language.analysis import Analysis
from tui.text.article import Page
from tui.workspace.agreement.annotators import AnnotatorError
from tui.workspace.articles.catalog import State
from tui.workspace.articles.pagerows import entries
from tui.workspace.reading.article import of_article
from tui.workspace.review.decks import deck_of
from tui.workspace.review.gather import held, said_items, suggestions
from tui.workspace.review.item import MARKS, What
from tui.workspace.review.scope import ReviewScope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

_SOON: Final = (
    What.DUE,
    What.TAGS,
    What.CONFLICTS,
    What.SECOND,
    What.ADJUDICATE,
    What.COPIES,
    What.STRUCTURE,
    What.MOVED,
    What.GONE,
    What.RULES,
    What.MODEL,
)
"""Queues of cards that are counted before marks are."""


@dataclass
class QueueCounts:
    """How much waits in each queue, as far as it is counted."""

    counts: Counter[What] = field(default_factory=Counter)
    unsure: frozenset[What] = frozenset(What)
    """Queues that are still being counted."""


def waiting(session: "Session", scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[QueueCounts]:
    """Yield what waits in a scope, what is known soonest first: notes and articles, then what needs an analysis.

    Raises FilterError when the scope's filter cannot be read.
    """
    found = QueueCounts()
    for page, numbers in pages(session, scope):
        if cancelled():
            return
        _count_said(session, page, numbers, found)
        yield found
    found.unsure -= {What.CHECK, What.NOTES, What.UNREAD, What.STARRED}
    for what in _SOON:
        yield from _count_cards(session, scope, what, cancelled, found)
    for page, numbers in pages(session, scope):
        if cancelled():
            return
        _count_marks(session, page, numbers, cancelled, found)
        yield found
    found.unsure -= {*MARKS}
    yield from _count_cards(session, scope, What.LEDGER, cancelled, found)


def _count_cards(
    session: "Session", scope: ReviewScope, what: What, cancelled: Callable[[], bool], found: QueueCounts
) -> Iterator[QueueCounts]:
    with suppress(AnnotatorError):
        for cards in deck_of(session, what).cards(scope, cancelled):
            if cancelled():
                return
            found.counts[what] += len(cards)
    found.unsure -= {what}
    yield found


def _count_said(session: "Session", page: Page, numbers: frozenset[int], found: QueueCounts) -> None:
    annotations = session.notes.of(page.source).annotations
    titles = {article.number: article.title or "" for article in page.articles}
    for entry in entries(page, annotations, session.places.of(page.source.name, titles)):
        kinds = {What.UNREAD: entry.state is State.UNREAD, What.STARRED: entry.star and entry.state is not State.DONE}
        found.counts.update(what for what, there in kinds.items() if there and entry.number in numbers)
    homes = held(page, annotations)
    for article in page.articles:
        if article.number in numbers:
            said = homes.get(article.number, [])
            for what in (What.CHECK, What.NOTES):
                found.counts[what] += sum(1 for _item in said_items(article, said, what))


def _count_marks(
    session: "Session", page: Page, numbers: frozenset[int], cancelled: Callable[[], bool], found: QueueCounts
) -> None:
    annotations, analyses = session.notes.of(page.source).annotations, session.findings.analyse(page, cancelled)
    for article in page.articles:
        if article.number in numbers:
            said, known = of_article(article, annotations), analyses.get(article.number, Analysis())
            for what in MARKS:
                waits = suggestions(article, known, said, session.notes.decisions(), what)
                found.counts[what] += sum(1 for _item in waits)
