"""Looks, whatever screen is shown, whether another program has changed notes, and tells when it has emptied them."""

from textual.app import App

from tui.app.list import ListScreen
from tui.app.list.screen import WATCH
from tui.app.services import Services
from tui.workspace.session import Session


class NotesWatch:
    """Reads again what has changed on the disk; every screen hears of it."""

    def __init__(self, app: App[None], session: Session, services: Services, home: ListScreen) -> None:
        """Take the list, which reads again by itself while it is to be seen."""
        self._app, self._session, self._services, self._home = app, session, services, home
        self._told: set[tuple[str, object]] = set()
        """Sources, empty for the codebook, with the version of the file that was told of."""
        self._looking = False

    def begin(self) -> None:
        """Look from now on."""
        self._app.set_interval(WATCH, self._look)

    def _look(self) -> None:
        """Look, unless an earlier look still goes on: one cut short has read what nobody would hear of any more."""
        if self._looking or self._home.state.progress is not None or not self._session.library.annotations.is_dir():
            return
        self._looking = True
        self._app.run_worker(self._renew(covered=self._app.screen is not self._home), group="notes")

    async def _renew(self, *, covered: bool) -> None:
        try:
            await self._tell(covered=covered)
        finally:
            self._looking = False

    async def _tell(self, *, covered: bool) -> None:
        if covered and (names := await self._session.fetch(self._read_again)):
            self._services.changed(names)
        for name, version, problem in await self._session.fetch(self._emptied):
            if (name, version) not in self._told:
                self._told.add((name, version))
                self._services.notify(problem, title=name, severity="error")

    def _read_again(self) -> list[str]:
        from tui.text.article import Page

        stale = self._session.notes.stale()
        for name in stale:
            page = self._session.pages.page(name)
            if isinstance(page, Page):
                self._session.notes.of(page.source)
        return stale

    def _emptied(self) -> list[tuple[str, object, str]]:
        """Return each file of which this session holds more than the disk does: its source, its version, one line."""
        notes, tags = self._session.notes, self._session.notes.store.tagbook
        found: list[tuple[str, object, str]] = [
            (book.name, book.stamp, book.problems[0]) for book in notes.all_seen() if book.held
        ]
        book = notes.store.codebook() if tags.changed() else tags.last
        return [*found, *([("", book.stamp, book.problems[0])] if book.held else [])]
