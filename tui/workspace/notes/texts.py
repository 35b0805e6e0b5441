"""The texts of many articles, read as often as they are asked for and never all at once in memory."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.workspace.session import Session

Texts = Iterator[tuple[tuple[str, int], str]]
"""Source name and number of an article, and its reading text."""


@contextmanager
def article_texts(session: "Session", keys: Iterable[tuple[str, int]] | None) -> Iterator[Callable[[], Texts]]:
    """Return what reads the texts of some articles, or for None of the library, each time from the beginning.

    A large library is read by its index, which knows its articles without splitting the sources again. For threads.
    """
    from tui.workspace.search.library import LibrarySearch

    chosen = None if keys is None else list(keys)
    search = LibrarySearch(session) if chosen is None else None
    try:
        if search and search.large:
            for _done in search.update():
                pass
            yield search.texts
        else:
            yield lambda: (((one.source.name, one.number), one.text) for one in session.articles(chosen))
    finally:
        if search:
            search.close()
