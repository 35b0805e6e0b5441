"""The list on the screen: one state, one way to change it, one place that hears which fields changed."""

from collections.abc import Callable, Coroutine, Iterable
from typing import Any, Protocol

from msgspec.structs import replace

from tui.app.list.articles import ArticleList
from tui.app.list.state import ListState
from tui.app.screen import CommandScreen
from tui.workspace.articles.catalog import Entry


class ListChanged(Protocol):
    """Hears of a change of the state."""

    def __call__(self, old: ListState, new: ListState, fields: frozenset[str]) -> None:
        """Take the states before and after, and the names of the fields that differ."""


class ListView:
    """Holds the state of the list and its rows; the parts of the screen share it, and know nothing of one another."""

    def __init__(self, screen: CommandScreen, articles: ArticleList, changed: ListChanged) -> None:
        """Take the rows on the screen, and who draws what a change is about."""
        self._screen, self.articles, self._changed = screen, articles, changed
        self._state = ListState()

    @property
    def state(self) -> ListState:
        """The state now; a value, so any thread may read it."""
        return self._state

    def update(self, **changes: Any) -> None:
        """Take other values for some fields and have drawn what depends on them. For the screen's thread."""
        old, self._state = self._state, replace(self._state, **changes)
        fields = frozenset(name for name in changes if getattr(old, name) != getattr(self._state, name))
        if fields and self.articles.is_attached:
            self._changed(old, self._state, fields)

    @property
    def current(self) -> Entry | None:
        """The article of the cursor; None on a row that is none."""
        line = self.articles.current
        return line if isinstance(line, Entry) else None

    def chosen(self) -> list[Entry]:
        """Return the selected articles in the list's order, or the one of the cursor."""
        entries = [line for line in self.articles.lines if isinstance(line, Entry)]
        if selected := [entry for entry in entries if entry.key in self._state.selected]:
            return selected
        return [self.current] if self.current else []

    def anew(self, entries: Iterable[Entry]) -> list[Entry]:
        """Return the same articles as they are listed now."""
        wanted = {entry.key for entry in entries}
        lines = (line for name in dict(wanted) for line in self._state.groups.get(name, ()))
        return [line for line in lines if isinstance(line, Entry) and line.key in wanted]

    def run(
        self, work: Callable[[], Coroutine[Any, Any, None]], group: str = "default", *, exclusive: bool = False
    ) -> None:
        """Run an async function beside the screen; with `exclusive` instead of what runs in this group."""
        self._screen.beside(work, group, exclusive=exclusive)

    def in_thread(self, work: Callable[[], None], group: str) -> None:
        """Run something slow in a thread; what runs in this group already is asked to stop."""
        self._screen.run_worker(work, group=group, exclusive=True, thread=True)

    def after_paint(self, callback: Callable[[], None]) -> None:
        """Call something when the screen has been painted."""
        self._screen.call_after_refresh(callback)

    def after(self, seconds: float, callback: Callable[[], None]) -> None:
        """Call something later."""
        self._screen.set_timer(seconds, callback)
