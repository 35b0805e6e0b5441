"""Read a library into rows of the list, batch by batch; runs in a thread, knows no Textual."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Final

from tui.app.catalog import Line, heading, plain_entries, trouble
from tui.app.session import Session
from tui.text.article import Page
from tui.text.source import Unreadable

FIRST_SECONDS: Final = 0.03
"""Time that the first batch may take; it fills a screen."""
BATCH_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows of some sources, in the library's order."""

    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    """(source name, its rows); a source that was in an earlier batch comes again when more is known of it."""
    seen: int
    """Sources read so far."""
    total: int | None
    """Sources of the library; None as long as they are not counted."""


def scan(session: Session, cancelled: Callable[[], bool]) -> Iterator[Batch]:
    """Yield the rows of a library: a first screenful without annotations, then everything with them."""
    from tui.text.structure import split

    names = session.library.names()
    pages: list[Page] = []
    groups: list[tuple[str, tuple[Line, ...]]] = []
    end, seen = monotonic() + FIRST_SECONDS, 0
    for name in names:
        seen += 1
        source = session.library.read(name)
        if isinstance(source, Unreadable):
            groups.append((name, (trouble(source),)))
        else:
            page = split(source)
            pages.append(page)
            groups.append((name, (heading(page), *plain_entries(page))))
        if monotonic() > end or cancelled():
            break
    yield Batch(tuple(groups), seen, None)
    for page in reversed(pages):
        session.remember(page)
    yield from _rest(session, [page.source.name for page in pages], list(names), seen, cancelled)


def _rest(
    session: Session, again: list[str], names: list[str], seen: int, cancelled: Callable[[], bool]
) -> Iterator[Batch]:
    """Yield the first sources again, now with what the reader did, then the others."""
    groups: list[tuple[str, tuple[Line, ...]]] = []
    total, end = seen + len(names), monotonic() + BATCH_SECONDS
    for order, name in enumerate((*again, *names)):
        if cancelled():
            return
        groups.append((name, session.lines_of(name)))
        seen += order >= len(again)
        if monotonic() > end:
            yield Batch(tuple(groups), seen, total)
            groups, end = [], monotonic() + BATCH_SECONDS
    yield Batch(tuple(groups), total, total)
