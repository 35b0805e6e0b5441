"""Which articles to ask about when they were issued."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tui.text.article import Page
from tui.workspace.ledger.decisions import asked
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.session import Session


@slow
def unasked(session: "Session", undated: Iterable[tuple[str, int]]) -> tuple[tuple[str, int], ...]:
    """Return the first article of each source without a day of issue of which the reader was not asked yet."""
    first: dict[str, tuple[str, int]] = {}
    noted = frozenset(session.notes.store.names())
    for key in undated:
        first.setdefault(key[0], key)
    return tuple(key for name, key in first.items() if name not in noted or not _asked(session, name))


def _asked(session: "Session", name: str) -> bool:
    page = session.pages.page(name)
    return isinstance(page, Page) and asked(session.notes.annotations_of(page.source))
