"""The open article on the screen: one state, one way to change it, one place that hears which fields changed."""

from collections.abc import Callable, Coroutine
from typing import Any, Protocol

from textual.message import Message
from textual.screen import Screen

from tui.app.reader.state import ReaderState, updated
from tui.app.widgets.page import PageView
from tui.text import graphemes, motions
from tui.text.source import Span


class Changed(Protocol):
    """Hears of a change of the state."""

    def __call__(self, old: ReaderState, new: ReaderState, fields: frozenset[str]) -> None:
        """Take the states before and after, and the names of the fields that differ."""


class ReaderView:
    """Holds the state of one open article; the parts of the reader share it, and know nothing of one another."""

    def __init__(self, screen: Screen[Any], page: PageView, state: ReaderState, changed: Changed) -> None:
        """Take the page that the article is drawn on, and who redraws what a change is about."""
        self._screen, self.page, self._state, self._changed = screen, page, state, changed
        self.open = True
        """False once another article has taken its place: late results are dropped then."""

    @property
    def state(self) -> ReaderState:
        """The state now; a value, so any thread may read it."""
        return self._state

    def update(self, **changes: Any) -> None:
        """Take other values for some fields and have redrawn what depends on them. For the screen's thread."""
        old = self._state
        self._state, fields = updated(old, changes)
        if fields and self.open:
            self._changed(old, self._state, fields)

    def close(self) -> None:
        """Draw nothing any more: another article is wanted."""
        self.open = False

    # The cursor and the selection

    def put_cursor(self, span: Span, place: str = "", *, column: int | None = None, reach: Span | None = None) -> None:
        """Put the cursor on a span and bring it into sight; what is being selected reaches there, or as far as `reach`.

        `place` (top, middle, bottom) says where on the screen, else the page moves least. `column` is the cell that
        row motions keep to from here on.
        """
        state = self._state
        self.page.reveal(span.start, place)
        selection, end = state.selection, reach or span
        if state.held is not None:
            selection = Span(min(state.held.start, end.start), max(state.held.end, end.end))
        self.update(cursor=span, column=column, selection=selection, moved=(), unmoved=(), in_sight=self.page.in_sight)

    def go(self, offset: int, *, one_character: bool = False, reach: Span | None = None) -> None:
        """Put the cursor at an offset: on the word there, or on one character; `reach` as in `put_cursor`."""
        text = self._state.text
        offset = max(0, min(offset, motions.last(text)))
        word = self._state.reading.word_at(offset)
        self.put_cursor(Span(offset, graphemes.next_start(text, offset)) if one_character else word, reach=reach)

    def select(self, span: Span, unit: str = "") -> None:
        """Select a span; motions extend it from there. `unit` is the kind of object that it is, if it is one."""
        self.update(held=span, selection=span, unit=unit, moved=(), unmoved=())

    def deselect(self) -> None:
        """Select nothing."""
        self.update(held=None, selection=None, unit="", moved=(), unmoved=())

    # Work beside the screen

    def run(self, work: Coroutine[Any, Any, None], group: str) -> None:
        """Run something that waits, beside the screen."""
        self._screen.run_worker(work, group=group)

    def in_thread(self, work: Callable[[], None], group: str, *, exclusive: bool = True) -> None:
        """Run something slow in a thread; with `exclusive` what runs in this group already is asked to stop."""
        self._screen.run_worker(work, group=group, exclusive=exclusive, thread=True)

    def post(self, message: Message) -> None:
        """Hand a message to the screen; from any thread."""
        self._screen.post_message(message)

    def after(self, seconds: float, callback: Callable[[], None]) -> None:
        """Call something later."""
        self._screen.set_timer(seconds, callback)

    def after_refresh(self, callback: Callable[..., object], *args: object) -> None:
        """Call something when the screen has been drawn."""
        self._screen.call_after_refresh(callback, *args)
