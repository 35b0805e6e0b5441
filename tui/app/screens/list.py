"""The list of all articles of all sources."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from time import sleep
from typing import TYPE_CHECKING, ClassVar, Final

from textual import events, on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.arrange import ORDER_TITLES, Order, View, arrange, holds
from tui.app.catalog import Entry, Heading, Line, State, Trouble
from tui.app.messages import NotebookChanged
from tui.app.scan import Batch, remembered, scan
from tui.app.screens.base import CommandScreen
from tui.app.screens.list_saying import ListSaying
from tui.app.session import Session
from tui.app.widgets.articles import ArticleList
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.text.article import Page
from tui.text.source import Unreadable

if TYPE_CHECKING:
    from tui.language.analysis import Analysis

WATCH: Final = 3.0
"""Seconds between looks at the annotations of other sessions."""
IDLE: Final = 0.5
"""Seconds to wait before marks are counted, and before trying again when the analyser was wanted elsewhere."""
COUNTED: Final = 200
"""Sources whose marks are counted unasked, in the library's order."""


class ListScreen(ListSaying, CommandScreen):
    """Articles grouped by source; moving, opening, finding and arranging."""

    SCOPE: ClassVar[str] = "list"
    CSS_PATH = "list.tcss"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.view = View()
        self._groups: dict[str, tuple[Line, ...]] = {}
        self._progress: tuple[int, int | None] | None = (0, None)
        self._search = ""
        self._found: set[tuple[str, int]] = set()
        self._asked: list[str] = []
        self._opened = ""

    @property
    def articles(self) -> ArticleList:
        """The list itself."""
        return self.query_one(ArticleList)

    def compose(self) -> ComposeResult:
        """Lay out column names, list and bottom line."""
        yield Static(classes="columns")
        yield ArticleList(self.session.settings.typesetting.ambiguous)
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to read the library; what it held last time is there for the first paint."""
        if batch := remembered(self.session):
            self.take(batch)
        self.read_library(batch.seen if batch else 0)
        self.set_interval(WATCH, self.watch_annotations)
        self._tell_place()

    def on_resize(self, event: events.Resize) -> None:
        """Name the columns that the width has room for."""
        self.query_one(".columns", Static).update(Content(self.articles.header(event.size.width)))

    def on_screen_resume(self) -> None:
        """Show what happened to the article that was read."""
        if self._opened:
            self.run_worker(self.renew(self._opened))
            self._opened = ""

    # Reading the library

    @work(thread=True, exclusive=True, group="scan", exit_on_error=True)
    def read_library(self, listed: int) -> None:
        """Read every source in a thread; rows arrive in batches."""
        worker = get_current_worker()
        for batch in scan(self.session, lambda: worker.is_cancelled, listed):
            if worker.is_cancelled:
                return
            self.app.call_from_thread(self.take, batch)
        self.app.call_from_thread(self._all_read)

    def action_reload(self, count: int | None = None, argument: str = "") -> None:
        """Read the library again: files that came, went or changed."""
        for name in self._groups:
            self.session.forget(name)
        self._groups.clear()
        self._progress = (0, None)
        self.rearrange()
        self.read_library(0)

    @work(exclusive=True, group="watch")
    async def watch_annotations(self) -> None:
        """Notice annotations that another session or program has changed."""
        if self.app.screen is not self or self._progress is not None:
            return
        for name in await self.session.later(self.session.stale):
            await self.renew(name)

    def _all_read(self) -> None:
        self.pizhu.recover()
        self.set_timer(IDLE, self.count_marks)

    @work(thread=True, exclusive=True, group="marks", exit_on_error=True)
    def count_marks(self) -> None:
        """Analyse the first sources in a thread and count what is found; whoever opens an article goes before."""
        worker, session = get_current_worker(), self.session
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
            self.app.call_from_thread(self.run_worker, self.renew(name))

    def take(self, batch: Batch) -> None:
        """Show a batch of rows."""
        known = self._groups
        grows = all(name not in known for name, _lines in batch.groups)
        known.update(batch.groups)
        finished = batch.total is not None and batch.seen >= batch.total
        self._progress = None if finished else (batch.seen, batch.total)
        if grows and self.view == View():
            self.articles.lines.extend(line for _name, lines in batch.groups for line in lines)
            self.session.order = [line.key for line in self.articles.lines if isinstance(line, Entry)]
            self.articles.grown()
        else:
            self.rearrange()
        self._tell_place()

    def _analysed(self, page: Page, cancelled: Callable[[], bool]) -> "dict[int, Analysis] | None":
        """Analyse a page; a failure costs the counts of that page and is told, not the reader's session."""
        try:
            return self.session.linguist.analyse_idly(page, cancelled)
        except Exception as error:
            told = _("{source}: names and figures cannot be found ({error})")
            text = told.format(source=page.source.name, error=f"{type(error).__name__}: {error}")
            self.app.call_from_thread(partial(self.pizhu.tell, text, severity="warning"))
            return {}

    async def renew(self, name: str) -> None:
        """Work the rows of one source out again, because something was said or read there."""
        lines = await self.session.later(partial(self.session.lines_of, name))
        if name in self._groups and lines != self._groups[name]:
            self._groups[name] = lines
            self.rearrange()
            self._tell_place()

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
            place = next((at for at, line in enumerate(articles.lines) if _same(line, current)), None)
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
        from tui.app.arrange import SHOW_TITLES, Show

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

    # Moving

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

    # Opening and leaving

    def action_open(self, count: int | None = None, argument: str = "") -> None:
        """Read the article of the cursor; a file that cannot be read says why."""
        line = self.articles.current
        if isinstance(line, Entry):
            self._opened = line.source
            self.pizhu.open_article(line.source, line.number)
        elif isinstance(line, Trouble):
            self.say(f"{line.source}: {line.reason}")

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.action_open()

    def action_back(self, count: int | None = None, argument: str = "") -> None:
        """Leave the program."""
        self.app.exit()

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

    # Finding and arranging

    @work
    async def action_search(self, count: int | None = None, argument: str = "") -> None:
        """Ask for a text and find the articles that hold it."""
        from tui.app.dialogs.line import LineDialog

        text = await self.app.push_screen_wait(LineDialog(_("Search:"), history=self._asked))
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
                self.app.call_from_thread(self.add_hits, text, [(name, number) for number in numbers])
        self.app.call_from_thread(self._search_ended, text)

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

    def _entries(self) -> Iterable[Entry]:
        return (line for lines in self._groups.values() for line in lines if isinstance(line, Entry))

    @work
    async def action_filter(self, count: int | None = None, argument: str = "") -> None:
        """Ask which articles to show."""
        from tui.app.arrange import SHOW_TITLES, Show
        from tui.app.dialogs.choice import ChoiceDialog
        from tui.app.dialogs.line import LineDialog

        entries = list(self._entries())
        tags = sorted({tag for entry in entries for tag in entry.tags})
        choices = [(f"show {show.value}", _(title)) for show, title in SHOW_TITLES.items()]
        choices += [("text", _("Whose title, author, tag or file holds …"))]
        choices += [(f"tag {tag}", f"#{tag}") for tag in tags]
        now = f"tag {self.view.tag}" if self.view.tag else f"show {self.view.show.value}"
        answer = await self.app.push_screen_wait(ChoiceDialog(_("Show"), choices, now))
        if answer is None:
            return
        kind, _blank, value = answer.partition(" ")
        if kind == "text":
            text = await self.app.push_screen_wait(LineDialog(_("Show articles with:"), self.view.text))
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


def _same(line: Line, other: Line) -> bool:
    """Tell whether two rows stand for the same thing."""
    if isinstance(line, Entry) and isinstance(other, Entry):
        return line.key == other.key
    return type(line) is type(other) and line.source == other.source
