"""The list of articles: moving, opening, leaving."""

from collections.abc import Sequence

from textual import on

from tui.app.list.saying import ListSaying
from tui.app.widgets.rows import RowList
from tui.i18n import _
from tui.workspace.catalog import Entry, Heading, Trouble


class ListScreen(ListSaying):
    """All articles of all sources."""

    def action_move(self, count: int | None = None, argument: str = "1") -> None:
        """Move by rows."""
        self.articles.move(int(argument) * (count or 1))

    def action_page(self, count: int | None = None, argument: str = "1") -> None:
        """Move by pages."""
        self.articles.move_page(int(argument))

    def action_half_page(self, count: int | None = None, argument: str = "1") -> None:
        """Move by half a page."""
        self.articles.move_page(int(argument) / 2)

    def action_edge(self, count: int | None = None, argument: str = "first") -> None:
        """Move to the first or last row."""
        self.articles.edge(last=argument == "last")

    def action_next_source(self, count: int | None = None, argument: str = "1") -> None:
        """Move to the first article of the next or previous source."""
        articles, step = self.articles, int(argument)
        here = articles.current
        if here is None:
            return
        row = articles.find(lambda line: line.source != here.source, articles.cursor, step)
        if row is None:
            return
        source = articles.lines[row].source
        while row and articles.lines[row - 1].source == source:
            row -= 1
        articles.cursor = row + isinstance(articles.lines[row], Heading)

    # Opening and leaving

    def action_open(self, count: int | None = None, argument: str = "") -> None:
        """Read the article of the cursor; a file that cannot be read says why."""
        line = self.articles.current
        if isinstance(line, Entry):
            self._opened = line.source
            self.services.open_article(line.source, line.number)
        elif isinstance(line, Trouble):
            self.say(f"{line.source}: {line.reason}")

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.action_open()

    def on_screen_resume(self) -> None:
        """Show what happened to the article that was read."""
        if self._opened:
            self.run_worker(self.renew(self._opened))
            self._opened = ""

    def action_back(self, count: int | None = None, argument: str = "") -> None:
        """Leave the program."""
        self.app.exit()

    def review_places(self) -> dict[str, Sequence[tuple[str, int]]]:
        """Offer the selected articles, else this article, its source, and the library."""
        chosen = [entry.key for entry in self.chosen()]
        if self.articles.selected or not chosen:
            return {_("selected articles"): chosen} if chosen else {}
        name = chosen[0][0]
        return {
            _("this article"): chosen,
            _("this source"): [entry.key for entry in self._groups[name] if isinstance(entry, Entry)],
            _("whole library"): [entry.key for entry in self._entries()],
        }
