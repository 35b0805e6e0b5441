"""Open one article after the other in one screen: read it off the screen's thread, show it, put its parts together."""

from collections.abc import Sequence
from functools import partial

from textual import events

from tui.app.reader.drawing import Drawing
from tui.app.reader.loading import Opened, WantedArticle, begin, load, opened_state, problems, typeset, unsaid
from tui.app.reader.parts import Parts
from tui.app.reader.places import put_place
from tui.app.reader.restructuring import Resplit
from tui.app.reader.state import Key, ReaderState
from tui.app.reader.view import ReaderView
from tui.app.reader.watching import SourceChanged
from tui.app.screen import CommandScreen
from tui.app.typedahead import TypedAhead
from tui.app.widgets.page import PageView
from tui.app.widgets.panel import SidePanel
from tui.workspace.reading.article import Reading
from tui.workspace.session import Session


class Opening:
    """Knows which article is wanted, and what acts on the one that is open."""

    def __init__(self, screen: CommandScreen, session: Session, wanted: WantedArticle) -> None:
        """Take the first article to open; nothing is read before `begin`."""
        self._screen, self._session, self._services = screen, session, screen.services
        self.wanted = wanted
        """The article that is open or being read."""
        self.parts: Parts | None = None
        """What acts on the open article; None while one is being read."""
        self.typed_ahead = TypedAhead(screen.services.table(screen.SCOPE))
        """Keys that wait for the article that is being read."""
        self._before: ReaderState | None = None  # of the article before
        self._told: set[str] = set()
        """Warnings that were shown: the next article does not repeat them."""

    @property
    def key(self) -> Key:
        """The article that is open or being read."""
        return self.wanted.key

    def begin(self) -> None:
        """Read the first article. The screen has its widgets."""
        self._page, self._panel = self._screen.query_one(PageView), self._screen.query_one(SidePanel)
        self.drawing = Drawing(self._screen)
        self._load()

    def open_other(self, key: Key, offset: int | None = None) -> None:
        """Show another article. Nothing is open meanwhile: no key acts on the old text."""
        if self.parts is not None:
            if key != self.key:
                self.parts.place.keep()
            self._before = self.parts.view.state
            self.parts.view.close()
        self.parts, self.wanted = None, WantedArticle(key, offset)
        self._load()

    def _load(self) -> None:
        wanted, self.typed_ahead.open = self.wanted, True
        work = partial(load, self._session, wanted)
        self._screen.run_worker(lambda: self._screen.post_message(work()), group="open", thread=True)

    def take(self, message: Opened) -> Sequence[events.Key]:
        """Show an article that was read, unless another one is wanted by now; return the keys that waited for it."""
        if message.wanted is not self.wanted:
            return ()
        if message.reading is None:
            self._screen.show_status(message.problem)
        else:
            self._show(message.reading, message)
            for text in unsaid(problems(self._session, self.key[0]), self._told):
                self._services.notify(text, severity="warning")
        self.drawing.holdback.release()
        return self.typed_ahead.close()

    def _show(self, reading: Reading, message: Opened) -> None:
        """Show an article with its first state."""
        start = begin(self._session, message.wanted, reading.article)
        before = self.parts.view.state if self.parts else self._before or ReaderState(self.key, reading)
        state = opened_state(before, message, reading, start)
        if self.parts is not None:
            self.parts.view.close()
        view = ReaderView(self._screen, self._page, state, self._changed)
        self._page.show(state.text, partial(typeset, view, self._session), state.cursor, start)
        self.parts = Parts(view, self._session, self._services, self._panel, self.open_other)
        self.parts.search.carry(message.wanted.offset or 0)
        view.update(in_sight=self._page.in_sight)
        self._changed(state, view.state, frozenset({"reading", "cursor"}))
        self._screen.call_after_refresh(self.parts.analysing.begin)
        self.parts.meanings.make_ready()

    def _changed(self, old: ReaderState, new: ReaderState, fields: frozenset[str]) -> None:
        """Redraw what depends on some fields, and let follow what follows them."""
        self.drawing.changed(old, new, fields)
        if self.parts is not None:
            self.parts.follow(fields)

    def resplit(self, message: Resplit) -> None:
        """Show the article of a page that was split anew, at the same characters."""
        if message.old == self.key:
            self._services.renumbered(message.old, message.new)
            self.open_other(message.new, message.offset)

    def source_changed(self, message: SourceChanged) -> None:
        """Show the article of a file that has changed as it is now; the old one is shown until that is read."""
        if message.told(self._services, self.key[0]):
            self.wanted = WantedArticle((self.key[0], message.number or 1), message.offset)
            self._load()
            self._services.changed([self.key[0]])

    def end(self) -> None:
        """Keep the place: when the program ends here, a worker that was to save it may never run."""
        if self.parts is not None:
            put_place(self._session, self.parts.view.state)
        self._session.save_places()
