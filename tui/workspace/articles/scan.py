"""Read a library into rows of the list, batch by batch; runs in a thread."""

from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from time import monotonic
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.text.suffixes import is_document
from tui.workspace.articles.catalog import Line
from tui.workspace.articles.keptrows import FIRST
from tui.workspace.helpers.spread import spread
from tui.workspace.helpers.tasks import ROWS
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.text.article import Page
    from tui.text.source import Source

FIRST_SECONDS: Final = 0.03
"""Time that the first pages may take; they fill a screen."""
BATCH_SECONDS: Final = 0.2
Group = tuple[str, tuple[Line, ...]]
"""A source name and its rows."""


class Batch(NamedTuple):
    """Rows of some sources, in the library's order."""

    groups: tuple[Group, ...]
    """(source name, its rows); a source that was in an earlier batch comes again when more is known of it."""
    seen: int
    """Sources read so far."""
    total: int | None
    """Sources of the library; None as long as they are not counted."""


def remembered(session: Session) -> Batch | None:
    """Return the first sources as they were listed last time, if their files are the same; quick enough to wait for.

    Of a library that was never listed they are those that the second process has read by now.
    """
    marks = session.list_cache
    marks.load()
    marks.take_prefetched(wait=False)
    groups = []
    for name in islice(session.library.names(), FIRST):
        lines = marks.lines(name)
        if lines is None:
            break
        groups.append((name, lines))
    return Batch(tuple(groups), len(groups), None) if groups else None


def scan(session: Session, cancelled: Callable[[], bool], listed: int = 0) -> Iterator[Batch]:
    """Yield the rows of a library: a first screenful without annotations, then everything with them.

    The first `listed` sources are on the screen already, as `remembered` gave them.
    """
    session.list_cache.take_prefetched()
    first = [] if listed else list(_first(session))
    if first:
        yield Batch(tuple(first), len(first), None)
    names = list(session.library.names())
    if len(first) == len(names):
        session.list_cache.save()
    yield from _rest(session, names, listed or len(first), cancelled)
    session.list_cache.save()
    session.cuts.flush()


def _first(session: Session) -> Iterator[Group]:
    """Yield the first sources that are known, or where none is, those that can be read while a reader waits gladly."""
    from tui.text.structure import split

    end, known = monotonic() + FIRST_SECONDS, False
    for name in session.library.names():
        lines = session.list_cache.lines(name)
        if lines is None and (known or is_document(name)):
            return
        known = lines is not None
        yield name, lines or _plain(session, name, split)  # without the cache, which takes its time to open
        if monotonic() > end:
            return


def _rest(session: Session, names: list[str], first: int, cancelled: Callable[[], bool]) -> Iterator[Batch]:
    """Yield the first sources again if the reader did anything in them, then the others."""
    touched = session.touched()
    groups: list[Group] = []
    unknown = [name for name in names[first:] if name not in touched and not session.list_cache.knows(name)]
    unread = frozenset(unknown)
    with closing(spread(session, ROWS, unknown, cancelled)) as answers:
        end = monotonic() + BATCH_SECONDS
        for order, name in enumerate(names):
            if cancelled():
                return
            if name in touched:
                groups.append((name, session.lines_of(name)))
            elif order >= first:
                if name in unread and (answer := next(answers)) and name in answer.found:
                    session.list_cache.take_over(name, answer.found[name])
                groups.append((name, _plain(session, name, session.cuts.page)))
            if monotonic() > end:
                yield Batch(tuple(groups), max(first, order + 1), len(names))
                groups, end = [], monotonic() + BATCH_SECONDS
    yield Batch(tuple(groups), len(names), len(names))


def _plain(session: Session, name: str, split: "Callable[[Source], Page]") -> tuple[Line, ...]:
    """Return the rows of a source that the reader has not touched."""
    known = session.list_cache.lines(name)
    if known is not None:
        return known
    from tui.workspace.articles.plainrows import read_rows

    lines, page = read_rows(session.library, session.list_cache, name, split)
    if page is not None:
        session.pages.remember(page)
    return lines
