"""The review queue: decide about groups of marks, and about notes, by keyboard."""

import asyncio
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.widgets import Static

from tui.app.queue.deciding import Deciding
from tui.app.queue.gathering import gathered
from tui.app.queue.mending import FigureMending
from tui.app.queue.moving import QueueMoving
from tui.app.queue.painting import keys_of, show_progress
from tui.app.queue.saying import Saying
from tui.app.queue.showing import PROBLEM, about, astray, passages, place, verbs
from tui.app.queue.spreading import QueueSpreading
from tui.app.queue.state import ReviewDesk, key_of
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.aligned import AlignedView
from tui.app.widgets.context import ContextView
from tui.app.widgets.keyrow import KeyRows
from tui.app.widgets.progress import ProgressLine
from tui.app.widgets.status import StatusLine
from tui.i18n import _
from tui.text.article import Article, Page
from tui.text.source import Span
from tui.workspace.lines.decided import settled_times
from tui.workspace.review.contexts import SHOWN
from tui.workspace.review.elsewhere import elsewhere
from tui.workspace.review.gather import items
from tui.workspace.review.item import MARKS, Item, What
from tui.workspace.review.rearranged import Group
from tui.workspace.review.scope import ReviewScope
from tui.workspace.session import Session


class QueueScreen(CommandScreen):
    """Groups of what waits in one queue."""

    SCOPE: ClassVar[str] = "queue"
    CSS_PATH = "queue.tcss"

    def __init__(self, session: Session, services: Services, what: What, scope: ReviewScope) -> None:
        """Take what to review, and in which articles."""
        super().__init__(services)
        self.session = session
        self._shown: Group | None = None
        self.desk = ReviewDesk(what, scope, self.show_item)
        self.parts = (
            Deciding(self.desk, services),
            QueueMoving(self.desk, session, services),
            Saying(self.desk, session, services),
            QueueSpreading(self.desk, session, services),
            FigureMending(self.desk, session, services),
        )

    def compose(self) -> ComposeResult:
        """Lay out progress, what is decided, its passage, those alike, what the keys say, and the bottom line."""
        yield ProgressLine()
        yield Static(classes="item")
        yield ContextView(self.session.settings.typesetting)
        yield AlignedView(PROBLEM if self.desk.what is What.CHECK else SHOWN, self._painted)
        yield KeyRows()
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to gather."""
        self.gather()
        self.show_item()

    async def on_key(self, event: events.Key) -> None:
        """Count the keys that the review takes."""
        self.desk.pace.keys += 1
        await super().on_key(event)

    @work(thread=True, exclusive=True, group="gather")
    def gather(self) -> None:
        """Gather the items in a thread, source by source."""
        found = partial(items, self.session, self.desk.what, self.desk.scope)
        if not gathered(self.services, found, self.take, self.show_status):
            return
        if self.desk.what in MARKS and self.session.library.annotations.is_dir():
            books = self.session.notes.all()
            self.desk.settled = settled_times(one for book in books for one in book.annotations)
        self.services.call_from_thread(self._gathered)

    def take(self, batch: list[Item]) -> None:
        """Put items into the queue."""
        self.desk.queue.add(batch)
        self.show_item()

    def _gathered(self) -> None:
        self.desk.found_all = True
        self.desk.queue.bundle()
        self.show_item()

    # Showing

    def show_item(self) -> None:
        """Show the current group at once; the article of its item may have to be read first."""
        desk = self.desk
        group = desk.queue.group
        if group != self._shown:
            desk.edges, desk.elsewhere, self._shown = (0, 0), (), group
        self._show_passages()
        if group is not None:
            desk.pace.shown()
        self._tell()
        self.beside(self._show_article, "item", exclusive=True)

    def _show_passages(self) -> None:
        found, first = passages(self.desk)
        self.query_one(AlignedView).show(found, first, self.desk.queue.at)

    def _painted(self) -> None:
        """Remember which contexts of the group were on the screen."""
        queue, desk = self.desk.queue, self.desk
        far = min(max(SHOWN, queue.at + 1), len(queue.members()))
        desk.seen_count = max(far, desk.seen_count) if desk.seen == queue.group else far
        desk.seen = queue.group

    async def _show_article(self) -> None:
        item = self.desk.queue.current
        if item is not None and (self.desk.article is None or key_of(self.desk.article) != item.key):
            article = await asyncio.to_thread(self.session.pages.article, *item.key)
            if self.desk.queue.current is not item:
                return
            self.desk.article = article if isinstance(article, Article) else None
        if item is not None and astray(item) and not self.desk.elsewhere:
            await self._look_elsewhere(item)
        shown = self.desk.item
        span = Span(shown.start, shown.end) if shown else Span(0, 0)
        self.query_one(ContextView).show(self.desk.article if shown else None, span)

    async def _look_elsewhere(self, item: Item) -> None:
        """Offer other places for an annotation whose own moved or changed."""
        page = await asyncio.to_thread(self.session.pages.page, item.source)
        found = await asyncio.to_thread(elsewhere, page, item) if isinstance(page, Page) else []
        if found and self.desk.queue.current is item:
            self.desk.elsewhere = found
            self._show_passages()
            self._tell()

    def _tell(self) -> None:
        desk, queue = self.desk, self.desk.queue
        settled = queue.counted(True) + queue.counted(False)
        show_progress(
            self.query_one(ProgressLine),
            place(desk),
            desk.pace,
            settled=settled,
            left=queue.left,
            asks=len(queue.order),
        )
        self.query_one(".item", Static).update(about(desk), layout=False)
        self.query_one(KeyRows).put(*verbs(desk, keys_of(self.services.table(self.SCOPE))))
        self.status.context = _("Space later   n p go on   o open   u undo   ? keys")
