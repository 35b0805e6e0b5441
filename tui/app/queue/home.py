"""The review home: every queue with what waits in it."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static
from textual.worker import get_current_worker

from tui.app.handling import handles
from tui.app.queue.annotators import AnnotatorChoice
from tui.app.queue.cards import CardScreen
from tui.app.queue.rows import QUEUES, QueueList
from tui.app.queue.screen import QueueScreen
from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.app.widgets.rows import RowList
from tui.app.widgets.status import StatusLine
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.filter import FilterError
from tui.workspace.review.home import QueueCounts, waiting
from tui.workspace.review.item import GROUPED, What
from tui.workspace.review.lastqueue import Last, last, remember
from tui.workspace.review.scope import Reach, ReviewScope
from tui.workspace.session import Session


class ReviewHome(CommandScreen):
    """Queues, counted in one scope; the one opened last is under the cursor."""

    SCOPE: ClassVar[str] = "review"
    CSS_PATH = "home.tcss"

    def __init__(
        self, session: Session, services: Services, scopes: Sequence[ReviewScope], what: What | None = None
    ) -> None:
        """Take the scopes to choose from, the first one first, and the queue to open at once, if any."""
        super().__init__(services)
        self.session, self.scopes, self._what = session, tuple(scopes), what
        self.scope = self.scopes[0]
        self.queues = QueueList()
        self.annotators = AnnotatorChoice(session, services, partial(self._show_queue, What.ADJUDICATE))
        self.parts = (self.annotators,)

    def compose(self) -> ComposeResult:
        """Lay out the scope, the queues, and the bottom line."""
        yield Static(classes="progress")
        yield self.queues
        yield StatusLine()

    def on_mount(self) -> None:
        """Put the cursor on the queue opened last, and begin to count."""
        self._tell()
        self.status.context = _("Enter open   s scope   f filter   D decisions   ? keys")
        if self._what is not None:
            self._open(self._what)
        else:
            self.beside(self._resume, "last")

    async def _resume(self) -> None:
        known = await self.session.fetch(lambda: last(self.session))
        self.queues.cursor = QUEUES.index(known.what)
        if known.where and not self.scope.where:
            self.scopes = (*self.scopes, ReviewScope(Reach.WHERE, where=known.where))
        same = [scope for scope in self.scopes if scope.reach == known.reach]
        self.scope = same[0] if same and not self.scope.where else self.scope
        self.count()

    def on_screen_resume(self) -> None:
        """Count again after a queue."""
        if self.queues.waiting.counts:
            self.count()

    def count(self) -> None:
        """Count what waits in the scope."""
        self._tell()
        self._count()

    @work(thread=True, exclusive=True, group="count")
    def _count(self) -> None:
        worker = get_current_worker()
        scope = self.scope
        try:
            for found in waiting(self.session, scope, lambda: worker.is_cancelled):
                if worker.is_cancelled:
                    return
                self.services.call_from_thread(self._show, found)
        except FilterError as error:
            self.services.call_from_thread(self.show_status, str(error))

    def _show(self, found: QueueCounts) -> None:
        self.queues.waiting = found
        self.queues.refresh()

    def _tell(self) -> None:
        """Show the scope; a key typed ahead can come before there is a line to show it on; that begins with it."""
        about = _("Review   {scope}").format(scope=visible_line(self.scope.title))
        for line in self.query(".progress").results(Static):
            line.update(Content(about))

    # Moving

    @handles("review.down", "review.up")
    def move(self, _count: int | None, argument: str) -> None:
        """Move by rows."""
        self.queues.move(int(argument))

    @handles("review.first", "review.last")
    def edge(self, _count: int | None, argument: str) -> None:
        """Move to the first or last row."""
        self.queues.edge(last=argument == "last")

    @handles("review.scope")
    def next_scope(self, _count: int | None, _argument: str) -> None:
        """Take the next scope."""
        self.scope = self.scopes[(self.scopes.index(self.scope) + 1) % len(self.scopes)]
        self.count()

    @handles("review.where")
    async def filter(self, _count: int | None, _argument: str) -> None:
        """Ask for a filter that articles must pass."""
        from tui.app.dialogs.filter import FilterDialog
        from tui.workspace.filter.saved import saved

        names = await self.session.fetch(lambda: saved(self.session))
        values = {"tag": await self.session.fetch(self.session.notes.known_tags)}
        dialog = FilterDialog(_("Only articles with:"), self.scope.where, values=values, saved=names)
        typed = await self.services.ask(dialog)
        if not typed or not typed.strip():
            return
        scope = ReviewScope(Reach.WHERE, where=typed.strip())
        self.scopes = (*(one for one in self.scopes if one.reach is not Reach.WHERE), scope)
        self.scope = scope
        self.count()

    @handles("review.again")
    def again(self, _count: int | None, _argument: str) -> None:
        """Count again."""
        self.count()

    # Opening

    @handles("review.pick")
    def pick(self, _count: int | None, argument: str) -> None:
        """Open the queue of a digit."""
        if 1 <= int(argument) <= len(QUEUES):
            self.queues.cursor = int(argument) - 1
            self.open()
        else:
            self.show_status(_("{digit} means nothing here").format(digit=argument))

    @handles("review.open")
    def open(self, _count: int | None = None, _argument: str = "") -> None:
        """Open the queue of the cursor."""
        self._open(self.queues.current)

    @on(RowList.Chosen)
    def _clicked(self) -> None:
        self.open()

    def _open(self, what: What) -> None:
        if what is What.ADJUDICATE:
            self.beside(self.annotators.open, "last")
        else:
            self._show_queue(what)

    def _show_queue(self, what: What) -> None:
        self.workers.cancel_group(self, "count")
        opened = Last(what, self.scope.reach, self.scope.where)
        self.beside(partial(self._remember, opened), "last")
        screen = QueueScreen if what in GROUPED else CardScreen
        self.services.push(screen(self.session, self.services, what, self.scope))

    async def _remember(self, opened: Last) -> None:
        await self.session.later(lambda: remember(self.session, opened))
