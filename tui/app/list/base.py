"""The list of articles: reading the library into it, keeping it true, saying what it holds."""

import asyncio
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from importlib import import_module
from itertools import pairwise
from time import monotonic, sleep
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.list.articles import ArticleList
from tui.app.messages import NotebookChanged
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.context import ContextView
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.text.article import Article, Page
from tui.text.source import Span, Unreadable
from tui.workspace.catalog import Entry, Heading, Line, State
from tui.workspace.listview import ORDER_TITLES, SHOW_TITLES, Order, Show, View, arrange
from tui.workspace.scan import Batch, remembered, scan
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.language.analysis import Analysis

WATCH: Final = 3.0
"""Seconds between looks at the annotations of other sessions."""
IDLE: Final = 0.5
"""Seconds to wait before marks are counted, and before trying again when the analyser was wanted elsewhere."""
WIDE: Final = 150
"""Cells from which the beginning of the article stands beside the list."""
REST: Final = 0.12
"""Seconds that the cursor rests on an article before its beginning is read."""
COUNTED: Final = 200
"""Sources whose marks are counted unasked, in the library's order."""


class ListBase(CommandScreen):
    """Articles grouped by source."""

    SCOPE: ClassVar[str] = "list"
    CSS_PATH = "list.tcss"

    articles = query_one(ArticleList)

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(services)
        self.session = session
        self.view = View()
        self._groups: dict[str, tuple[Line, ...]] = {}
        self._progress: tuple[int, int | None] | None = (0, None)
        self._search = ""
        self._found: set[tuple[str, int]] = set()
        self._asked: list[str] = []
        self._sorted = True
        """Whether the sources stand in the order of their names, so that a row is found quickly."""
        self._opened = ""
        self._rest: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out column names, list and bottom line."""
        yield Static(classes="columns")
        with Horizontal():
            yield ArticleList(self.session.settings.typesetting.ambiguous)
            yield ContextView(self.session.settings.typesetting, top=True)
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to read the library; what it held last time is there for the first paint."""
        if batch := remembered(self.session):
            self.take(batch)
        self.read_library(batch.seen if batch else 0)
        self.set_interval(WATCH, self._watch)
        self._tell_place()

    def on_resize(self, event: events.Resize) -> None:
        """Name the columns that the width has room for; a wide screen shows how the article begins."""
        self.query_one(".columns", Static).update(Content(self.articles.header(event.size.width)))
        self.query_one(ContextView).display = event.size.width >= WIDE
        self.look_ahead()

    @on(RowList.Moved)
    def look_ahead(self) -> None:
        """Show how the article of the cursor begins, once the cursor rests."""
        if self._rest is not None:
            self._rest.stop()
        if self.query_one(ContextView).display:
            self._rest = self.set_timer(REST, self.show_beginning)

    @work(exclusive=True, group="beginning")
    async def show_beginning(self) -> None:
        """Read the article of the cursor and show it beside the list."""
        line = self.articles.current
        article = await asyncio.to_thread(self.session.article, *line.key) if isinstance(line, Entry) else None
        if line is self.articles.current:
            self.query_one(ContextView).show(article if isinstance(article, Article) else None, Span(0, 0))

    # Reading the library

    @work(thread=True, exclusive=True, group="scan", exit_on_error=True)
    def read_library(self, listed: int) -> None:
        """Read every source in a thread; rows arrive in batches."""
        worker = get_current_worker()
        for batch in scan(self.session, lambda: worker.is_cancelled, listed):
            if worker.is_cancelled:
                return
            self.services.call_from_thread(self.take, batch)
        self.services.call_from_thread(self._all_read)

    def action_reload(self, count: int | None = None, argument: str = "") -> None:
        """Read the library again: files that came, went or changed."""
        for name in self._groups:
            self.session.forget(name)
        self._groups.clear()
        self._progress = (0, None)
        self.rearrange()
        self.read_library(0)

    def _watch(self) -> None:
        """Look only while the list is to be seen: a worker of a covered screen draws the screen above anew."""
        if self.app.screen is self:
            self.watch_annotations()

    @work(exclusive=True, group="watch")
    async def watch_annotations(self) -> None:
        """Notice annotations that another session or program has changed."""
        if self.app.screen is not self or self._progress is not None:
            return
        if stale := await self.session.fetch(self.session.stale):
            await self.renew(*stale)

    def _all_read(self) -> None:
        self.run_worker(self.services.recover())
        self.set_timer(IDLE, self.count_marks)

    @work(thread=True, exclusive=True, group="marks", exit_on_error=True)
    def count_marks(self) -> None:
        """Analyse the first sources in a thread and count what is found; whoever opens an article goes before."""
        worker, session = get_current_worker(), self.session
        # The first Enter then finds the reading screen (0.1 s) and the dictionary (0.1 s) loaded.
        import_module("tui.app.reader")
        session.analyses.warm()
        counted: list[str] = []
        shown = monotonic()
        for name in list(self._groups)[:COUNTED]:
            page = session.page(name)
            if isinstance(page, Unreadable) or page.source.digest in session.marks:
                continue
            found = None
            while found is None and not worker.is_cancelled:
                found = self._analysed(page, lambda: worker.is_cancelled)
                if found is None:
                    sleep(IDLE)
            if worker.is_cancelled or found is None:
                return
            session.marks[page.source.digest] = {n: len(a.entities) + len(a.figures) for n, a in found.items()}
            counted.append(name)
            if monotonic() > shown + IDLE:
                self.services.call_from_thread(self._renew_later, counted)
                counted, shown = [], monotonic()
        self.services.call_from_thread(self._renew_later, counted)

    def _renew_later(self, names: Sequence[str]) -> None:
        self.run_worker(self.renew(*names))

    def _analysed(self, page: Page, cancelled: Callable[[], bool]) -> "dict[int, Analysis] | None":
        """Analyse a page; a failure costs the counts of that page and is told, not the reader's session."""
        try:
            return self.session.analyses.analyse_idly(page, cancelled)
        except Exception as error:
            told = _("{source}: names and figures cannot be found ({error})")
            text = told.format(source=page.source.name, error=f"{type(error).__name__}: {error}")
            self.services.call_from_thread(partial(self.services.tell, text, severity="warning"))
            return {}

    # Showing

    def take(self, batch: Batch) -> None:
        """Show a batch of rows."""
        if not self.query(ArticleList):
            return
        known = self._groups
        grows = all(name not in known for name, _lines in batch.groups)
        known.update(batch.groups)
        finished = batch.total is not None and batch.seen >= batch.total
        self._progress = None if finished else (batch.seen, batch.total)
        names = list(self._groups)
        self._sorted = all(one < other for one, other in pairwise(names))
        if grows and self.view == View():
            self.articles.lines.extend(line for _name, lines in batch.groups for line in lines)
            self.session.order = [line.key for line in self.articles.lines if isinstance(line, Entry)]
            self.articles.grown()
        else:
            self.rearrange()
        self._tell_place()

    async def renew(self, *names: str) -> None:
        """Work the rows of some sources out again, because something was said, read or found there."""
        lines = await self.session.fetch(lambda: {name: self.session.lines_of(name) for name in names})
        known = {name: rows for name, rows in lines.items() if name in self._groups and rows != self._groups[name]}
        if not known or not self.query(ArticleList):
            return
        self._groups.update(known)
        if not all(self._put_in_place(rows) for rows in known.values()):
            self.rearrange()
        self._tell_place()

    def _put_in_place(self, rows: tuple[Line, ...]) -> bool:
        """Put rows of a source where its old ones stand; False when the list has to be arranged anew for that."""
        articles = self.articles
        if self.view != View():
            return False
        if not self._sorted:
            return False
        place = bisect_left(articles.lines, rows[0].source, key=lambda line: line.source)
        old = articles.lines[place : bisect_right(articles.lines, rows[0].source, key=lambda line: line.source)]
        if [_name(line) for line in old] != [_name(line) for line in rows]:
            return False
        articles.lines[place : place + len(rows)] = rows
        articles.refresh_lines(place, len(rows))
        return True

    @on(NotebookChanged)
    def _said_somewhere(self, event: NotebookChanged) -> None:
        event.stop()
        self.run_worker(self.renew(event.name))

    def rearrange(self) -> None:
        """Put the rows in order again; the cursor stays on its article."""
        articles = self.articles
        current, row = articles.current, articles.cursor - articles.scroll_offset.y
        articles.lines = arrange(self._groups.values(), self.view)
        self.session.order = [line.key for line in articles.lines if isinstance(line, Entry)]
        articles.grown()
        if current is not None:
            place = next((at for at, line in enumerate(articles.lines) if _name(line) == _name(current)), None)
            if place is not None and place != articles.cursor:
                articles.cursor = place
                articles.scroll_to(y=place - row, animate=False, immediate=True)
        articles.refresh()

    def _tell_place(self) -> None:
        entries = [line for lines in self._groups.values() for line in lines if isinstance(line, Entry)]
        unread = sum(entry.state is State.UNREAD for entry in entries)
        parts = []
        if self._progress:
            seen, total = self._progress
            counted = f"{seen:,} / {total:,}" if total else f"{seen:,}"
            parts.append(_("reading files: {counted}").format(counted=counted))
        parts.append(ngettext("{n} article", "{n} articles", len(entries)).format(n=f"{len(entries):,}"))
        parts.append(ngettext("{n} unread", "{n} unread", unread).format(n=f"{unread:,}"))
        if self.articles.selected:
            count = len(self.articles.selected)
            parts.append(ngettext("{n} selected", "{n} selected", count).format(n=count))
        parts += self._narrowing()
        if self.session.library.read_only:
            parts.append(_("read-only"))
        parts.append(_("? keys"))
        self.status.context = "   ".join(parts)

    def _narrowing(self) -> Iterable[str]:

        if self.view.show is not Show.ALL:
            yield _(SHOW_TITLES[self.view.show])
        if self.view.tag:
            yield f"#{self.view.tag}"
        if self.view.text:
            yield f"“{self.view.text}”"
        if self.view.order is not Order.SOURCE:
            yield _(ORDER_TITLES[self.view.order])
        if self._search:
            hits = ngettext("{n} holds “{text}”", "{n} hold “{text}”", len(self._found))
            yield hits.format(n=f"{len(self._found):,}", text=self._search)

    def _entries(self) -> Iterable[Entry]:
        return (line for lines in self._groups.values() for line in lines if isinstance(line, Entry))


def _name(line: Line) -> tuple[str, int]:
    """Return what names the thing that a row stands for: its source, and the number of an article."""
    return (line.source, line.number if isinstance(line, Entry) else -1 if isinstance(line, Heading) else 0)
