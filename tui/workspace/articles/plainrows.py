"""The rows of a source that the reader has not touched."""

from collections.abc import Callable

from tui.text.article import Page
from tui.text.library import Library
from tui.text.source import Source, Unreadable
from tui.workspace.articles.catalog import Line
from tui.workspace.articles.listcache import ListCache
from tui.workspace.articles.pagerows import heading, plain_entries, trouble


def read_rows(
    library: Library, cache: ListCache, name: str, split: Callable[[Source], Page]
) -> tuple[tuple[Line, ...], Page | None]:
    """Return the rows of a source and its page, None for one that cannot be read; the cache takes the rows."""
    source = library.read(name)
    if isinstance(source, Unreadable):
        return (trouble(source),), None
    page = split(source)
    lines: tuple[Line, ...] = (heading(page), *plain_entries(page))
    cache.keep(name, lines, [article.title or "" for article in page.articles])
    return lines, page
