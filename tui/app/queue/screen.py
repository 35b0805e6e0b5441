"""The review queue: decide about marks and notes one by one, by keyboard."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.queue.deciding import Deciding
from tui.app.queue.moving import QueueMoving
from tui.app.queue.state import ReviewDesk, key_of
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.context import ContextView
from tui.app.widgets.status import StatusLine
from tui.i18n import _, ngettext
from tui.text.article import Article
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.queue import Item
from tui.workspace.reviewing import TYPE_KEYS, WHAT_TITLES, Key, What, items, type_title
from tui.workspace.session import Session


class QueueScreen(CommandScreen):
    """Items of some articles under review."""

    SCOPE: ClassVar[str] = "queue"
    CSS_PATH = "queue.tcss"

    def __init__(self, session: Session, services: Services, what: What, keys: Sequence[Key]) -> None:
        """Take what to review, and in which articles."""
        super().__init__(services)
        self.session, self.keys = session, keys
        self.desk = ReviewDesk(what, self.show_item)
        self.parts = (Deciding(self.desk, services), QueueMoving(self.desk, session, services))

    def compose(self) -> ComposeResult:
        """Lay out progress, context, the item, the digits, and the bottom line."""
        yield Static(classes="progress")
        yield ContextView(self.session.settings.typesetting)
        yield Static(classes="item")
        yield Static(classes="keys")
        yield StatusLine()

    def on_mount(self) -> None:
        """Begin to gather."""
        self.gather()
        self.show_item()

    @work(thread=True, exclusive=True, group="gather")
    def gather(self) -> None:
        """Gather the items in a thread, source by source."""
        worker = get_current_worker()
        for batch in items(self.session, self.desk.what, self.keys, lambda: worker.is_cancelled):
            if worker.is_cancelled:
                return
            self.services.call_from_thread(self.take, batch)
        self.services.call_from_thread(self._gathered)

    def take(self, batch: list[Item]) -> None:
        """Put items into the queue."""
        empty = self.desk.queue.current is None
        self.desk.queue.add(batch)
        if empty:
            self.show_item()
        else:
            self._tell()

    def _gathered(self) -> None:
        self.desk.found_all = True
        self.show_item()

    # Showing

    def show_item(self) -> None:
        """Show the current item; its article may have to be read first."""
        self.beside(self._show_item, "item", exclusive=True)

    async def _show_item(self) -> None:
        item = self.desk.queue.current
        if item is not None and (self.desk.article is None or key_of(self.desk.article) != item.key):
            article = await asyncio.to_thread(self.session.article, *item.key)
            if self.desk.queue.current is not item:
                return
            self.desk.article = article if isinstance(article, Article) else None
        span = Span(item.start, item.end) if item else Span(0, 0)
        self.query_one(ContextView).show(self.desk.article if item else None, span)
        self._tell()

    def _tell(self) -> None:
        queue, item = self.desk.queue, self.desk.item
        total, left = len(queue.items), len(queue.waiting)
        done = _("{decided} of {total} decided").format(decided=f"{total - left:,}", total=f"{total:,}")
        counts = _("accepted {yes}  rejected {no}").format(yes=queue.counted(True), no=queue.counted(False))
        rest = "" if self.desk.found_all else _("still looking …")
        self.query_one(".progress", Static).update(
            Content("   ".join(part for part in (_(WHAT_TITLES[self.desk.what]), done, counts, rest) if part))
        )
        self.query_one(".item", Static).update(Content(self._about(item)))
        self.query_one(".keys", Static).update(Content(self._digits(item)))
        where = f"{item.source}#{item.number}   " if item else ""
        hint = _("a accept   x reject   Space later   u undo   o open   ? keys")
        self.status.context = visible_line(where) + hint

    def _about(self, item: Item | None) -> str:
        if item is None:
            return _("Nothing is left to decide. q goes back.") if self.desk.found_all else _("Looking …")
        alike = len(self.desk.queue.alike())
        again = ngettext("{n} alike (A, X)", "{n} alike (A, X)", alike).format(n=alike) if alike > 1 else ""
        quote = visible_line(item.quote[:200])
        head = f"{type_title(item.type)}  {quote}" if item.type else f"“{quote}”"
        return "\n".join(("   ".join(part for part in (head, again) if part), item.about))

    def _digits(self, item: Item | None) -> str:
        if item is None or not item.type:
            return ""
        return "  ".join(f"{digit} {type_title(name)}" for digit, name in enumerate(TYPE_KEYS, 1))
