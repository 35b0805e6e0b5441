"""Searching articles in the list: texts, titles, tags and notes by one query; the next unread one."""

from collections.abc import Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING, Final

from textual.worker import get_current_worker

from tui.app.handling import handles
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.i18n import _, ngettext
from tui.workspace.articles.catalog import Entry, Line, State
from tui.workspace.articles.listview import Key, holds
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.workspace.search.evaluate import Question
    from tui.workspace.search.firsthit import FirstHit
    from tui.workspace.search.library import LibrarySearch

NONE: "Final[Mapping[Key, FirstHit]]" = {}
PACE: Final = 0.2
"""Seconds between two signs of progress: each of them hands all hits over."""
MANY: Final = 2_000
"""Articles from which on the signs come the more seldom the more were found: the first screens are full by then."""


class Searching:
    """Searches titles at once, texts and notes in a thread; hits arrive as they are found."""

    def __init__(self, view: ListView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services
        self._led: Key | None = None
        """The article that the search has put the cursor on."""

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
            self._services.status(nothing.format(text=state.search))
        else:
            articles.cursor = row

    @handles("list.search")
    async def search(self, _count: int | None, argument: str) -> None:
        """Ask for a text or a filter and find the articles that hold it; nothing typed ends the search."""
        from tui.app.dialogs.line import LineDialog
        from tui.workspace.search.carried import CarriedSearch

        asked = self._view.state.asked
        text: str | None = argument
        if not argument:
            text = await self._services.ask(LineDialog(_("Search:"), history=list(asked)))
        if text is None:
            return
        wanted = text.strip()
        if not wanted:
            self._session.trail.carried = None
            self._view.update(search="", looking=False, found=frozenset(), hits={})
            return
        question = await self._session.fetch(lambda: self._question(wanted))
        history = (*(known for known in asked if known != text), text)
        self._session.trail.carried = CarriedSearch(wanted, question, {})
        self._led = None
        self._view.update(asked=history, search=wanted, looking=True, found=frozenset(), hits={})
        self._view.in_thread(lambda: self._search_texts(wanted, question), "search")

    def _question(self, typed: str) -> "Question":
        """Return what is asked; what is no filter is looked for as it stands, and the reader told why.

        For threads: `@name` stands for a saved filter.
        """
        from tui.workspace.filter import FilterError
        from tui.workspace.filter.saved import wanted as with_saved
        from tui.workspace.filter.syntax import Condition, Filter, Operator
        from tui.workspace.search.evaluate import Question

        try:
            return Question(with_saved(self._session, typed))
        except FilterError as error:
            self._services.call_from_thread(self._services.status, error.pointing(typed))
            return Question(Filter(Condition("", Operator.HOLDS, typed)))

    def _search_texts(self, text: str, question: "Question") -> None:
        from tui.workspace.search.library import LibrarySearch

        worker, ours = get_current_worker(), self._services.call_from_thread
        ours(self._take, text, {entry.key: 0 for entry in self._view.state.entries() if holds(entry, text)})
        search, hits = LibrarySearch(self._session), NONE
        try:
            if known := search.begun:
                hits = self._look(search, text, question)
            since = search.last
            for _done in search.update(lambda: worker.is_cancelled):
                last = search.last
                hits, since = self._look(search, text, question, hits, since), last
            if known and search.taken:
                hits = self._look(search, text, question)
            noted = search.noted(question)
            ours(self._take, text, noted, hits)
        finally:
            search.close()
        if not worker.is_cancelled:
            ours(self._ended, text, sum(one.hits for one in hits.values()), len(noted))

    def _look(
        self,
        search: "LibrarySearch",
        text: str,
        question: "Question",
        before: "Mapping[Key, FirstHit] | None" = None,
        since: int = 0,
    ) -> "Mapping[Key, FirstHit]":
        """Show what the index finds as it stands; return the hits of each article.

        While the index grows, `before` is what was found so far, and only articles behind `since` are looked at.
        """
        from tui.workspace.search.firsthit import first_hit

        worker, ours = get_current_worker(), self._services.call_from_thread
        hits, found, told = {**(before or {})}, dict[Key, int](), 0.0
        finder = search.finder()
        if before is None and (articles := finder.count(question)) is not None:
            ours(self._counted, text, articles)
        for one in finder.find(question, lambda: worker.is_cancelled, since):
            if one:
                hits[one.source, one.recipe.number] = first_hit(one)
                found[one.source, one.recipe.number] = one.spans[0].start if one.spans else 0
            if found and monotonic() - told > PACE * max(1, len(hits) / MANY):
                ours(self._take, text, found, dict(hits))
                found, told = {}, monotonic()
        ours(self._take, text, found, hits)
        return hits

    def _take(self, text: str, found: Mapping[Key, int], hits: "Mapping[Key, FirstHit]" = NONE) -> None:
        """Take hits of a search, unless another one has begun; the first ones draw the cursor to them."""
        state, carried = self._view.state, self._session.trail.carried
        if text != state.search or carried is None:
            return
        # An article found by its title at once is found again by its text, which knows the place.
        self._session.trail.carried = replace(carried, found={**carried.found, **found})
        before = self._view.current
        self._view.update(found=state.found | found.keys(), hits=hits or state.hits)
        if not before or before.key not in self._view.state.found or before.key == self._led:
            self._lead()

    def _lead(self) -> None:
        """Put the cursor on the first hit; there it stays the first until the reader moves it."""
        found, articles = self._view.state.found, self._view.articles
        first = articles.find(lambda line: isinstance(line, Entry) and line.key in found, -1)
        if first is not None:
            articles.cursor = first
            self._led = self._view.current.key if self._view.current else None

    def _counted(self, text: str, articles: int) -> None:
        """Say how many articles hold a text, which the index knows before they are read."""
        if text == self._view.state.search:
            in_articles = ngettext("{n} article", "{n} articles", articles).format(n=articles)
            self._services.status(_("“{text}”: {articles}, counting hits …").format(text=text, articles=in_articles))

    def _ended(self, text: str, hits: int, noted: int) -> None:
        """Say what was found: articles, places in the text, and articles by what is said in them."""
        if text != self._view.state.search:
            return
        self._view.update(looking=False)
        articles = len(self._view.state.found)
        if not articles:
            self._services.status(_("No article holds “{text}”").format(text=text))
            return
        in_articles = ngettext("{n} article", "{n} articles", articles).format(n=articles)
        found = [ngettext("{n} hit", "{n} hits", hits).format(n=hits)] if hits or not noted else []
        if noted:
            found.append(ngettext("notes or tags of {n}", "notes or tags of {n}", noted).format(n=noted))
        hits_told = _(", ").join(found)
        self._services.status(_("“{text}”: {articles}, {hits}").format(text=text, articles=in_articles, hits=hits_told))
