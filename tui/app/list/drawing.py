"""From fields of the list's state that changed to rows and bottom line; no more is drawn anew than must be."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Final

from tui.app.list.articles import ArticleList
from tui.app.list.state import PLAIN, ListState, name_of
from tui.app.widgets.status import StatusLine
from tui.i18n import N_, _, ngettext
from tui.workspace.articles.catalog import Entry, Folder, GoOn, Heading, Line, go_on
from tui.workspace.articles.listview import ORDER_TITLES, Order, arrange, listed
from tui.workspace.session import Session

HINT: Final = N_("Enter read   / search   f filter   t tag   ? keys")


class ListDrawing:
    """Shows the state in the rows and on the bottom line."""

    def __init__(self, session: Session, articles: ArticleList) -> None:
        self._session, self._articles = session, articles
        self._above_now: tuple[Folder | GoOn, ...] = ()
        self._left: tuple[tuple[str, int], int] | None = None
        """The row of the cursor and its place on the screen when all rows went, because the library is read again."""

    def begin(self, state: ListState, status: StatusLine, width: int) -> None:
        """Put in place what the first paint of a screen so wide shows; the widgets are not on the screen yet."""
        articles, self._above_now = self._articles, self._above(state)
        articles.groups, articles.nested = state.groups, _nested(state)
        articles.begin([*self._above_now, *arrange(state.groups.values(), state.view)], width)
        self._say_order()
        status.begin(context(state, read_only=self._session.library.read_only), _(HINT))

    def changed(self, old: ListState, new: ListState, fields: frozenset[str], status: StatusLine) -> None:
        """Draw what some fields are about."""
        articles = self._articles
        articles.groups = new.groups
        if old.groups and not new.groups and articles.current is not None:
            self._left = name_of(articles.current), articles.cursor - articles.scroll_offset.y
        if fields & {"found", "search", "selected", "hits"}:
            articles.selected = set(new.selected)
            articles.hits, articles.searched = (new.hits if new.search else None), new.search
            articles.refresh()
        read = "progress" in fields and self._above(new) != self._above_now
        moved = "groups" in fields and not self._kept_in_place(old, new)
        if read or moved or fields & {"view", "kept", "found", "search", "folders"}:
            self._rearrange(new)
        if self._left and new.groups:
            self._return(*self._left, finished=new.progress is None)
        status.context = context(new, read_only=self._session.library.read_only)
        status.hint = _(HINT)

    def _kept_in_place(self, old: ListState, new: ListState) -> bool:
        """Add rows at the end or put them where their old ones stand; False when all have to be arranged anew."""
        if new.view != PLAIN or (new.progress is None and self._above(new) != self._above_now):
            return False
        if (unlike := new.groups.unlike(old.groups)) is None:
            return False
        changed, added = unlike
        if not changed:
            rows = [line for name in added for line in listed(new.groups[name])]
            self._articles.lines.extend(found_only(rows, new))
            self._arranged()
            return True
        sorted_by_name = all(one < other for one, other in pairwise(new.groups))
        known = [listed(new.groups[name]) for name in changed]
        return not (added or new.search) and sorted_by_name and all(map(self._put_in_place, known))

    def _put_in_place(self, rows: tuple[Line, ...]) -> bool:
        lines = self._articles.lines
        place = bisect_left(lines, rows[0].source, key=lambda line: line.source)
        old = lines[place : bisect_right(lines, rows[0].source, key=lambda line: line.source)]
        if [name_of(line) for line in old] != [name_of(line) for line in rows]:
            return False
        lines[place : place + len(rows)] = rows
        self._articles.refresh_lines(place, len(rows))
        return True

    def _rearrange(self, state: ListState) -> None:
        """Put the rows in order again; the cursor stays on its article."""
        articles = self._articles
        current, row = articles.current, articles.cursor - articles.scroll_offset.y
        seen = 0 <= row < articles.size.height
        self._above_now = self._above(state)
        rows = found_only(arrange(_concerned(state), state.view, state.kept), state)
        articles.lines, articles.nested = [*self._above_now, *rows], _nested(state)
        self._arranged()
        if current is not None:
            self._go_to(name_of(current), row)
        elif state.folders:
            below = (at for at, line in enumerate(articles.lines) if not isinstance(line, Folder | Heading))
            articles.cursor = next(below, 0)
        if seen:  # who has scrolled away with the mouse stays there
            articles.show_row(articles.cursor)
        articles.refresh()

    def _go_to(self, name: tuple[str, int], row: int) -> bool:
        """Put the cursor on what has a name, on the same row of the screen; tell whether it is listed."""
        articles = self._articles
        place = next((at for at, line in enumerate(articles.lines) if name_of(line) == name), None)
        if place is not None and place != articles.cursor:
            articles.cursor = place
            articles.scroll_to(y=place - row, animate=False, immediate=True, force=True)
        return place is not None

    def _return(self, name: tuple[str, int], row: int, *, finished: bool) -> None:
        """Let the cursor return to the row on which it stood, unless it was moved meanwhile or that is not listed."""
        if self._articles.cursor or self._go_to(name, row) or finished:
            self._left = None

    def _above(self, state: ListState) -> tuple[Folder | GoOn, ...]:
        """Return the saved filters and what to go on with, once the library is read and all of it is listed."""
        if state.progress is not None or state.view != PLAIN or state.search:
            return ()
        first = go_on(state.entries())
        return (*state.folders, first) if first else state.folders

    def _arranged(self) -> None:
        self._say_order()
        self._articles.grown()

    def _say_order(self) -> None:
        lines = self._articles.lines
        self._session.trail.listed = cache(lambda: [line.key for line in lines if isinstance(line, Entry)])


def _nested(state: ListState) -> bool:
    """Tell whether articles stand under the headings of their sources."""
    return state.view.order is Order.SOURCE and not state.view.ordered


def _concerned(state: ListState) -> Iterable[tuple[Line, ...]]:
    """Return the rows of the sources in which a search has found something; of all when there is no search."""
    if not state.search:
        return state.groups.values()
    sources = {source for source, _number in state.found}
    return [rows for name, rows in state.groups.items() if name in sources]


def found_only(lines: list[Line], state: ListState) -> list[Line]:
    """Return the rows that a search has found, with the headings of their sources; all when there is no search."""
    if not state.search:
        return lines
    sources = {source for source, _number in state.found}
    return [
        line
        for line in lines
        if (isinstance(line, Entry) and line.key in state.found)
        or (isinstance(line, Heading) and line.source in sources)
    ]


def context(state: ListState, *, read_only: bool) -> str:
    """Return what the bottom line says as long as there is no message: how much is listed, and what of it."""
    articles, unread = state.groups.articles, state.groups.unread
    parts = [
        *_progress(state),
        ngettext("{n} article", "{n} articles", articles).format(n=f"{articles:,}"),
        ngettext("{n} unread", "{n} unread", unread).format(n=f"{unread:,}"),
    ]
    if count := len(state.selected):
        parts.append(ngettext("{n} selected", "{n} selected", count).format(n=count))
    parts += narrowing(state)
    if read_only:
        parts.append(_("read-only"))
    return "   ".join(parts)


def _progress(state: ListState) -> Iterable[str]:
    if state.progress:
        seen, total = state.progress
        counted = f"{seen:,} / {total:,}" if total else f"{seen:,}"
        yield _("reading files: {counted}").format(counted=counted)


def narrowing(state: ListState) -> Iterator[str]:
    """Yield what narrows the list or orders it otherwise, one phrase each."""
    view = state.view
    if view.where:
        found = len(state.kept or ())
        yield ngettext("{n} with {filter}", "{n} with {filter}", found).format(n=f"{found:,}", filter=view.where)
    if view.order is not Order.SOURCE:
        yield _(ORDER_TITLES[view.order])
    if state.search and state.looking:
        yield _("looking for “{text}” …").format(text=state.search)
    elif state.search:
        hits = ngettext("{n} holds “{text}”", "{n} hold “{text}”", len(state.found))
        yield hits.format(n=f"{len(state.found):,}", text=state.search)
