"""Finding and arranging articles in the list."""

from collections.abc import Iterable
from dataclasses import replace

from textual import work
from textual.worker import get_current_worker

from tui.app.list.base import ListBase
from tui.i18n import _
from tui.workspace.catalog import Entry, State
from tui.workspace.listview import ORDER_TITLES, SHOW_TITLES, Order, Show, View, holds


class ListFinding(ListBase):
    """Search, next unread, filter, order."""

    def action_next_wanted(self, count: int | None = None, argument: str = "1") -> None:
        """Move to the next hit of a search, or without one to the next unread article."""
        articles = self.articles
        if self._search:
            row = articles.find(
                lambda line: isinstance(line, Entry) and line.key in self._found, articles.cursor, int(argument)
            )
            nothing = _("No article holds “{text}”").format(text=self._search)
        else:
            row = articles.find(
                lambda line: isinstance(line, Entry) and line.state is State.UNREAD, articles.cursor, int(argument)
            )
            nothing = _("No unread articles")
        if row is None:
            self.say(nothing)
        else:
            articles.cursor = row

    @work
    async def action_search(self, count: int | None = None, argument: str = "") -> None:
        """Ask for a text and find the articles that hold it."""
        from tui.app.dialogs.line import LineDialog

        text = await self.services.ask(LineDialog(_("Search:"), history=self._asked))
        if text is None or not text.strip():
            return
        self._asked = [asked for asked in self._asked if asked != text] + [text]
        self._search, self._found = text.strip(), set()
        self.articles.hits = self._found
        self.add_hits(self._search, [e.key for e in self._entries() if holds(e, self._search)])
        self.search_texts(self._search)
        if self._found and not self._on_hit():
            self.action_next_wanted()

    @work(thread=True, exclusive=True, group="search")
    def search_texts(self, text: str) -> None:
        """Look into every article in a thread; hits arrive source by source."""
        worker, wanted = get_current_worker(), text.casefold()
        for name in list(self._groups):
            if worker.is_cancelled:
                return
            page = self.session.page(name)
            numbers = [a.number for a in getattr(page, "articles", ()) if wanted in a.text.casefold()]
            if numbers:
                self.services.call_from_thread(self.add_hits, text, [(name, number) for number in numbers])
        self.services.call_from_thread(self._search_ended, text)

    def add_hits(self, text: str, keys: Iterable[tuple[str, int]]) -> None:
        """Take hits of a search, unless another one has begun."""
        if text != self._search:
            return
        first = not self._found
        self._found.update(keys)
        if first and self._found and not self._on_hit():
            self.action_next_wanted()
        self.articles.refresh()
        self._tell_place()

    def _search_ended(self, text: str) -> None:
        if text == self._search and not self._found:
            self.say(_("No article holds “{text}”").format(text=text))

    def _on_hit(self) -> bool:
        line = self.articles.current
        return isinstance(line, Entry) and line.key in self._found

    @work
    async def action_filter(self, count: int | None = None, argument: str = "") -> None:
        """Ask which articles to show."""
        from tui.app.dialogs.choice import ChoiceDialog
        from tui.app.dialogs.line import LineDialog

        entries = list(self._entries())
        tags = sorted({tag for entry in entries for tag in entry.tags})
        choices = [(f"show {show.value}", _(title)) for show, title in SHOW_TITLES.items()]
        choices += [("text", _("Whose title, author, tag or file holds …"))]
        choices += [(f"tag {tag}", f"#{tag}") for tag in tags]
        now = f"tag {self.view.tag}" if self.view.tag else f"show {self.view.show.value}"
        answer = await self.services.ask(ChoiceDialog(_("Show"), choices, now))
        if answer is None:
            return
        kind, _blank, value = answer.partition(" ")
        if kind == "text":
            text = await self.services.ask(LineDialog(_("Show articles with:"), self.view.text))
            if text is None:
                return
            self.view = replace(self.view, text=text.strip())
        elif kind == "tag":
            self.view = replace(self.view, tag=value)
        else:
            self.view = View(self.view.order, Show(value))
        self.rearrange()
        if self.view.narrowed and not self.articles.lines:
            self.say(_("Nothing to show; Esc shows all articles again"))
        self._tell_place()

    def action_sort(self, count: int | None = None, argument: str = "") -> None:
        """Arrange in the next order."""
        orders = list(Order)
        order = orders[(orders.index(self.view.order) + 1) % len(orders)]
        self.view = replace(self.view, order=order)
        self.rearrange()
        self._tell_place()
        self.say(_("Sorted {order}").format(order=_(ORDER_TITLES[order])))

    def action_cancel(self, count: int | None = None, argument: str = "") -> None:
        """Give up, one after the other: the selection, the search, what narrows the list."""
        if self.articles.selected:
            self.articles.selected.clear()
            self.articles.refresh()
        elif self._search:
            self._search, self._found, self.articles.hits = "", set(), None
            self.articles.refresh()
        elif self.view.narrowed:
            self.view = View(self.view.order)
            self.rearrange()
        self._tell_place()
