"""What waits in every queue, counted; and which queue was open last."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import msgspec

from tui import regular
from tui.language.analysis import Analysis
from tui.notes.file.durable import replace
from tui.notes.model.annotation import Kind
from tui.text.article import Page
from tui.workspace.catalog import State, entries
from tui.workspace.reading import of_article
from tui.workspace.review.gather import held, said_items, suggestions
from tui.workspace.review.item import MARKS, Key, What
from tui.workspace.review.scope import Scope, pages

if TYPE_CHECKING:
    from tui.workspace.session import Session

LAST: Final = "review.json"
"""File of the state folder that remembers the queue opened last."""


@dataclass
class Waiting:
    """How much waits in each queue, as far as it is counted."""

    counts: Counter[What] = field(default_factory=Counter)
    first: dict[What, Key] = field(default_factory=dict)
    """The first article of a queue of articles."""
    unsure: frozenset[What] = frozenset(What)
    """Queues that are still being counted."""


def waiting(session: "Session", scope: Scope, cancelled: Callable[[], bool]) -> Iterator[Waiting]:
    """Yield what waits in a scope, source by source: notes and articles first, then marks, which need an analysis.

    Raises FilterError when the scope's filter cannot be read.
    """
    found = Waiting()
    found.counts[What.COPIES] = len(session.store.listing().copies) if session.library.annotations.is_dir() else 0
    defined = {tag.name for tag in session.store.codebook().tags}
    for page, numbers in pages(session, scope):
        if cancelled():
            return
        _count_said(session, page, numbers, defined, found)
        yield found
    found.unsure = frozenset(MARKS)
    yield found
    for page, numbers in pages(session, scope):
        if cancelled():
            return
        _count_marks(session, page, numbers, cancelled, found)
        yield found
    found.unsure = frozenset()
    yield found


def _count_said(session: "Session", page: Page, numbers: frozenset[int], defined: set[str], found: Waiting) -> None:
    annotations = session.notebook(page.source).annotations
    titles = {article.number: article.title or "" for article in page.articles}
    for entry in entries(page, annotations, session.places.of(page.source.name, titles)):
        kinds = {What.UNREAD: entry.state is State.UNREAD, What.STARRED: entry.star}
        for what in (what for what, there in kinds.items() if there and entry.number in numbers):
            found.counts[what] += 1
            found.first.setdefault(what, entry.key)
    homes = held(page, annotations)
    for article in page.articles:
        if article.number in numbers:
            said = homes.get(article.number, [])
            for what in (What.CHECK, What.NOTES):
                found.counts[what] += sum(1 for _item in said_items(article, said, what))
            found.counts[What.TAGS] += sum(1 for one in said if one.kind is Kind.NOTE and {*one.tags} - defined)


def _count_marks(
    session: "Session", page: Page, numbers: frozenset[int], cancelled: Callable[[], bool], found: Waiting
) -> None:
    annotations, analyses = session.notebook(page.source).annotations, session.analyse(page, cancelled)
    for article in page.articles:
        if article.number in numbers:
            said, known = of_article(article, annotations), analyses.get(article.number, Analysis())
            for what in MARKS:
                waits = suggestions(article, known, said, session.decisions(), what)
                found.counts[what] += sum(1 for _item in waits)


class Last(msgspec.Struct, frozen=True, omit_defaults=True):
    """The queue that was open last."""

    what: What = What.NAMES
    reach: str = ""
    where: str = ""


def last(session: "Session") -> Last:
    """Return which queue was open last in this library; the first one where that is not known."""
    try:
        kept = msgspec.json.decode(regular.read(session.folders.state / LAST), type=dict[str, Last])
    except (OSError, msgspec.DecodeError):
        return Last()
    return kept.get(str(session.library.sources), Last())


def remember(session: "Session", opened: Last) -> None:
    """Remember which queue is open; one that cannot be remembered is no loss."""
    path = session.folders.state / LAST
    try:
        kept = msgspec.json.decode(regular.read(path), type=dict[str, Last])
    except (OSError, msgspec.DecodeError):
        kept = {}
    kept[str(session.library.sources)] = opened
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, msgspec.json.encode(kept))
    except OSError:
        return
