"""Searching articles in the list: a text in them, the next unread one."""

from collections.abc import Iterable

from textual.worker import get_current_worker

from tui.app.commands.handling import handles
from tui.app.list.state import Key, keys
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.i18n import _
from tui.workspace.catalog import Entry, Line, State
from tui.workspace.listview import holds
from tui.workspace.session import Session


class Searching:
    """Searches titles at once and texts in a thread; hits arrive source by source."""

    def __init__(self, view: ListView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    @handles("list.next", "list.previous")
    def next_wanted(self, _count: int | None, argument: str) -> None:
        """Move to the next hit of a search, or without one to the next unread article."""
        articles, state = self._view.articles, self._view.state

        def wanted(line: Line) -> bool:
            if not isinstance(line, Entry):
                return False
            return line.key in state.found if state.search else line.state is State.UNREAD

        row = articles.find(wanted, articles.cursor, int(argument))
        if row is None:
            nothing = _("No article holds “{text}”") if state.search else _("No unread articles")
            self._services.say(nothing.format(text=state.search))
        else:
            articles.cursor = row

    @handles("list.search")
    async def search(self, _count: int | None, _argument: str) -> None:
        """Ask for a text and find the articles that hold it."""
        from tui.app.dialogs.line import LineDialog

        asked = self._view.state.asked
        text = await self._services.ask(LineDialog(_("Search:"), history=list(asked)))
        if text is None or not text.strip():
            return
        wanted = text.strip()
        history = (*(known for known in asked if known != text), text)
        self._view.update(asked=history, search=wanted, found=frozenset())
        self._take(wanted, keys(entry for entry in self._view.state.entries() if holds(entry, wanted)))
        self._view.in_thread(lambda: self._search_texts(wanted), "search")

    def _search_texts(self, text: str) -> None:
        worker, wanted, ours = get_current_worker(), text.casefold(), self._services.call_from_thread
        for name in list(self._view.state.groups):
            if worker.is_cancelled:
                return
            page = self._session.page(name)
            numbers = [a.number for a in getattr(page, "articles", ()) if wanted in a.text.casefold()]
            if numbers:
                ours(self._take, text, [(name, number) for number in numbers])
        ours(self._ended, text)

    def _take(self, text: str, hits: Iterable[Key]) -> None:
        """Take hits of a search, unless another one has begun; the first ones draw the cursor to them."""
        state = self._view.state
        if text != state.search:
            return
        self._view.update(found=state.found | {*hits})
        current = self._view.current
        if not state.found and self._view.state.found and not (current and current.key in self._view.state.found):
            self.next_wanted(None, "1")

    def _ended(self, text: str) -> None:
        if text == self._view.state.search and not self._view.state.found:
            self._services.say(_("No article holds “{text}”").format(text=text))
