"""Moving in the list, and selecting its rows."""

from tui.app.handling import handles
from tui.app.list.view import ListView
from tui.workspace.articles.catalog import Entry, Heading


class ListMoving:
    """Moves the cursor by rows, pages and sources."""

    def __init__(self, view: ListView) -> None:
        self._view = view

    @handles("list.down", "list.up")
    def move(self, count: int | None, argument: str) -> None:
        """Move by rows."""
        self._view.articles.move(int(argument) * (count or 1))

    @handles("list.page_down", "list.page_up")
    def page(self, _count: int | None, argument: str) -> None:
        """Move by pages."""
        self._view.articles.move_page(int(argument))

    @handles("list.half_down", "list.half_up")
    def half_page(self, _count: int | None, argument: str) -> None:
        """Move by half a page."""
        self._view.articles.move_page(int(argument) / 2)

    @handles("list.first", "list.last")
    def edge(self, count: int | None, argument: str) -> None:
        """Move to the first or last row, or to an article by its place in the list."""
        articles = self._view.articles
        if count is None:
            articles.edge(last=argument == "last")
            return
        rows = [row for row, line in enumerate(articles.lines) if isinstance(line, Entry)]
        if rows:
            articles.cursor = rows[min(count, len(rows)) - 1]

    @handles("list.next_source", "list.previous_source")
    def next_source(self, _count: int | None, argument: str) -> None:
        """Move to the first article of the next or previous source."""
        articles = self._view.articles
        here = articles.current
        if here is None:
            return
        row = articles.find(lambda line: line.source != here.source, articles.cursor, int(argument))
        if row is None:
            return
        source = articles.lines[row].source
        while row and articles.lines[row - 1].source == source:
            row -= 1
        articles.cursor = row + isinstance(articles.lines[row], Heading)

    @handles("list.select")
    def select(self, _count: int | None, _argument: str) -> None:
        """Select or release the article of the cursor and go on to the next."""
        if entry := self._view.current:
            self._view.update(selected=self._view.state.selected ^ {entry.key})
            self._view.articles.move(1)
