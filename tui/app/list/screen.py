"""The list screen: its layout, and the wiring between widgets, the state and the parts."""

import asyncio
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from tui.app.handling import handles
from tui.app.list.articles import ArticleList
from tui.app.list.drawing import ListDrawing
from tui.app.list.loading import Loading
from tui.app.list.state import ListState, keys
from tui.app.list.view import ListView
from tui.app.messages import NotebookChanged
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.articles.catalog import Entry, Folder, Trouble
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.app.exportscopes import OfferedScope
    from tui.app.handling import Handler
    from tui.app.list.parts import ListParts
    from tui.app.typedahead import TypedAhead
    from tui.app.widgets.context import ContextView
    from tui.workspace.review.scope import ReviewScope

WATCH: Final = 3.0
"""Seconds between looks at the annotations of other sessions."""
WIDE: Final = 150
"""Cells from which the beginning of the article stands beside the list."""
HERE: Final = ("list.open", "list.tag", "list.note", "list.star", "list.done", "list.read", "list.search")
"""Commands for an article."""
REST: Final = 0.12
"""Seconds that the cursor rests on an article before its beginning is read."""


class ListScreen(CommandScreen):
    """All articles of all sources."""

    SCOPE: ClassVar[str] = "list"

    def __init__(self, session: Session, services: Services) -> None:
        super().__init__(services)
        self.session = session
        self.articles = ArticleList(session.settings.typesetting.ambiguous)
        self.list_view = ListView(self, self.articles, self._changed)
        self._drawing = ListDrawing(session, self.articles)
        self.loader = Loading(self.list_view, session, services)
        self.loader.ready = self._ready
        self._named = Content("")
        """The name of the library, as it stands above the list."""
        self._beside: ContextView | None = None
        """The beginning of the article of the cursor, on a wide screen."""
        self._opened = ""
        """Source of the article that is being read."""
        self._rest: Timer | None = None

    @cached_property
    def typed_ahead(self) -> "TypedAhead":
        """Keys that wait for the first rows."""
        from tui.app.typedahead import TypedAhead

        return TypedAhead(self.services.table(self.SCOPE))

    @cached_property
    def acting(self) -> "ListParts":
        """What carries out commands here."""
        from tui.app.list.parts import ListParts

        return ListParts(self, self.list_view, self.session, self.services, self.loader)

    @cached_property
    def handlers(self) -> "Mapping[str, Handler]":
        """What carries out each command here, by its id."""
        return self.acting.handlers

    @property
    def state(self) -> ListState:
        """What is listed."""
        return self.list_view.state

    def compose(self) -> ComposeResult:
        """Lay out the name of the library, list and bottom line, with what the library held last time."""
        self.loader.remember()
        width, status = self.app.size.width, StatusLine()
        self._drawing.begin(self.state, status, width)
        self._named = self._library(width)
        yield Static(self._named, classes="library")
        yield Static(classes="nothing")
        with Horizontal():
            yield self.articles
            yield from self._begin_beside(width)
        yield status

    def on_mount(self) -> None:
        """Begin to read the library, and watch its annotations."""
        self.loader.begin()
        self.set_interval(WATCH, self._watch)

    def _ready(self) -> None:
        """Go on in the background when the whole library has been read."""
        self.acting.counting.begin()
        self.acting.arranging.prepare()

    def _changed(self, old: ListState, new: ListState, fields: frozenset[str]) -> None:
        told = next(iter(self.query(".nothing").results(Static)), None)
        if told is None or not self.query(StatusLine):  # they go one by one while the program ends
            return
        self._drawing.changed(old, new, fields, self.status)
        if "nothing" in fields:
            told.update(Content(new.nothing))
            told.display = bool(new.nothing)
        if old.waiting and not new.waiting and "typed_ahead" in vars(self):
            self.call_next(self._type_ahead)
        if "groups" in fields and new.view.narrowed:
            self.acting.arranging.again()
        if "groups" in fields and new.progress is None and "acting" in vars(self):
            self.acting.arranging.prepare()

    async def on_key(self, event: events.Key) -> None:
        """Let keys wait for the first rows, and show them meanwhile; Textual would call the base class once more."""
        event.prevent_default()
        if self.state.waiting and self.is_current:
            self.typed_ahead.open = True
        if self.is_current and "typed_ahead" in vars(self) and self.typed_ahead.take(event):
            event.stop()
            self.status.pending = self.typed_ahead.shown
        else:
            await super().on_key(event)

    async def _type_ahead(self) -> None:
        """Carry out the keys that waited; one that comes before this is called waits too, and again behind F5."""
        for event in self.typed_ahead.close():
            await self.on_key(event)

    def _watch(self) -> None:
        """Look only while the list is to be seen: a worker of a covered screen draws the screen above anew."""
        if self.app.screen is self:
            self.loader.watch()

    @on(NotebookChanged)
    def _said_somewhere(self, event: NotebookChanged) -> None:
        event.stop()
        self.run_worker(self.loader.renew(event.name))

    # The beginning of the article beside the list

    def on_resize(self, event: events.Resize) -> None:
        """Name the library; a wide screen shows how the article begins."""
        if (named := self._library(event.size.width)) != self._named:
            self._named = named
            self.query_one(".library", Static).update(named)
        if (row := self.query_one(Horizontal)).is_attached:  # not while the program ends
            row.mount(*self._begin_beside(event.size.width))
        if self._beside is not None:
            self._beside.display = event.size.width >= WIDE
        self._look_ahead()

    def _begin_beside(self, width: int) -> "Iterator[ContextView]":
        if self._beside is None and width >= WIDE:
            from tui.app.widgets.context import ContextView

            self._beside = ContextView(self.session.settings.typesetting, top=True)
            yield self._beside

    def _library(self, width: int) -> Content:
        """Return the name of the library and, where there is room, its folder."""
        root, home = self.session.library.root, os.environ.get("HOME", "")
        inside = home and Path(home) in root.parents
        place = visible_line(f"~/{root.relative_to(home)}" if inside else str(root))
        name = visible_line(self.session.library.title)
        room = width - cell_len(name) - 4
        return Content.assemble((f" {name}", "bold"), (f"  {place}" if cell_len(place) <= room else "", "dim"))

    @on(RowList.Moved)
    def _look_ahead(self) -> None:
        """Show how the article of the cursor begins, once the cursor rests."""
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, self._rested)

    def _rested(self) -> None:
        if self._beside is not None and self._beside.display:
            self.list_view.run(self._show_beginning, "beginning", exclusive=True)
        if "acting" in vars(self):
            self.acting.counting.look_ahead()

    async def _show_beginning(self) -> None:
        from tui.text.article import Article
        from tui.text.source import Span

        entry = self.list_view.current
        article = await asyncio.to_thread(self.session.pages.article, *entry.key) if entry else None
        if entry is self.list_view.current and self._beside is not None:
            self._beside.show(article if isinstance(article, Article) else None, Span(0, 0))

    # Opening and leaving

    @handles("list.open")
    def open(self, _count: int | None = None, _argument: str = "") -> None:
        """Read the article of the cursor; a file that cannot be read says why."""
        line = self.articles.current
        if isinstance(line, Entry):
            self._opened = line.source
            carried = self.session.trail.carried
            offset = carried.found.get(line.key) if carried else None
            self.services.open_article(line.source, line.number, offset)
        elif isinstance(line, Folder):
            self.acting.arranging.show_folder(line.name)
        elif isinstance(line, Trouble):
            self.show_status(f"{line.source}: {line.reason}")

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.open()

    def on_screen_resume(self) -> None:
        """Show what happened to the article that was read."""
        if self._opened:
            self.run_worker(self.loader.renew(self._opened))
            self._opened = ""

    @handles("everywhere.back")
    def back(self, _count: int | None, _argument: str) -> None:
        """Leave the program."""
        self.app.exit()

    def review_scopes(self) -> "tuple[ReviewScope, ...]":
        """Offer the selected articles or what narrows the list, else first the library; this article and its source."""
        from tui.workspace.review.scope import scopes

        listed = keys(line for line in self.articles.lines if isinstance(line, Entry))
        chosen = keys(self.list_view.chosen())
        if self.state.selected:
            return scopes(chosen[:1], chosen)
        if self.state.view.narrowed:
            return scopes(chosen, listed)
        *near, library = scopes(chosen)
        return (library, *near)

    def here(self) -> Sequence[str]:
        """Return what can be done with an article."""
        return HERE

    def export_scopes(self) -> "tuple[OfferedScope, ...]":
        """Offer the selected articles, what the filter shows, the library; the article of the cursor and its source."""
        from tui.app.exportscopes import article, articles, library, source
        from tui.app.list.annotating import count_of

        offered: list[OfferedScope] = []
        if self.state.selected:
            chosen = keys(self.list_view.chosen())
            offered.append(articles(_("the selection: {count}").format(count=count_of(len(chosen))), chosen))
        if where := self.state.view.where:
            listed = keys(line for line in self.articles.lines if isinstance(line, Entry))
            offered.append(articles(_("shown by the filter {filter}").format(filter=where), listed))
        offered.append(library())
        if current := self.list_view.current:
            offered += [article(current.key), source(current.source)]
        return tuple(offered)
