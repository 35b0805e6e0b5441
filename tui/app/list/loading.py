"""Reading the library into the list, and keeping it true while other programs write."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from textual.worker import get_current_worker

from tui.app.handling import handles
from tui.app.list.view import ListView
from tui.app.services import Services
from tui.workspace.articles.groups import Groups
from tui.workspace.articles.scan import Batch, remembered, scan
from tui.workspace.session import Session


class Loading:
    """Reads sources in a thread; their rows arrive in batches."""

    def __init__(self, view: ListView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services
        self._remembered = 0
        """Sources that are listed as they were last time."""
        self._looking = False
        self.ready: Callable[[], None] = lambda: None
        """Called when the whole library has been read."""

    def remember(self) -> None:
        """Take what the library held last time, for the first paint."""
        if batch := remembered(self._session):
            self._remembered = batch.seen
            self.take(batch)

    def begin(self) -> None:
        """Begin to read; what is remembered is painted first, and nothing runs beside that."""
        if self._remembered:
            self._view.after_paint(partial(self._read, self._remembered))
        else:
            self._read(0)

    @handles("list.reload")
    def reload(self, _count: int | None = None, _argument: str = "") -> None:
        """Read the library again: files that came, went or changed."""
        for name in self._view.state.groups:
            self._session.pages.forget(name)
        self._view.update(groups=Groups(), progress=(0, None))
        self._read(0)

    def _read(self, listed: int) -> None:
        def work() -> None:
            worker, ours = get_current_worker(), self._services.call_from_thread
            for batch in scan(self._session, lambda: worker.is_cancelled, listed):
                if worker.is_cancelled:
                    return
                ours(self.take, batch)
            import_module("tui.app.list.parts")
            ours(self._all_read, "" if self._view.state.groups else self._why_empty())

        self._view.in_thread(work, "scan")

    def _why_empty(self) -> str:
        from tui.workspace.articles.nothing import nothing_here

        return nothing_here(self._session.library)

    def take(self, batch: Batch) -> None:
        """Show a batch of rows."""
        finished = batch.total is not None and batch.seen >= batch.total
        groups = self._view.state.groups.taking(dict(batch.groups))
        self._view.update(groups=groups, progress=None if finished else (batch.seen, batch.total))

    def _all_read(self, empty: str) -> None:
        if empty:
            self._services.told.append(empty)
        self._view.update(nothing=empty)
        self._view.run(self._services.recover)
        self.ready()

    def watch(self) -> None:
        """Look for annotations that another session or program has changed, once the library has been read.

        Not while an earlier look still goes on: one cut short has read what no row would show any more.
        """
        if self._view.state.progress is None and not self._looking:
            self._looking = True
            self._view.run(self._renew_stale, "watch")

    async def _renew_stale(self) -> None:
        try:
            if stale := await self._session.fetch(self._session.notes.stale):
                await self.renew(*stale)
        finally:
            self._looking = False

    async def renew(self, *names: str) -> None:
        """Work the rows of some sources out again, because something was said, read or found there."""
        lines = await self._session.fetch(lambda: {name: self._session.lines_of(name) for name in names})
        groups = self._view.state.groups
        known = {name: rows for name, rows in lines.items() if name in groups}
        self._view.update(groups=groups.taking(known))
