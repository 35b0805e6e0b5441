"""What the screens share: the library, its pages and notebooks, reading places, and the one writer."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar

from tui.settings import Folders, Settings, folders
from tui.text.article import Article, Page
from tui.text.library import Library
from tui.text.source import Unreadable

if TYPE_CHECKING:
    from tui.notes.places import Places
    from tui.notes.store import Change, Notebook, Store

T = TypeVar("T")

PAGES_KEPT: Final = 16
"""Pages kept in memory; the list keeps rows only."""


class Session:
    """One library opened by one reader."""

    def __init__(self, library: Library, settings: Settings, places: Folders | None = None) -> None:
        self.library = library
        self.settings = settings
        self.folders = places or folders()
        self.last_tags: tuple[str, ...] = ()
        """What `.` repeats."""
        self.order: list[tuple[str, int]] = []
        """Articles as the list shows them: (source name, number)."""
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._notebooks: dict[str, Notebook] = {}
        self._lock = Lock()
        self._opening = Lock()
        self._store: Store | None = None
        self._places: Places | None = None
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="pizhu-writer")

    @property
    def store(self) -> "Store":
        """The annotations of the library; made at first use, because TinyDB is not needed for the first paint."""
        with self._opening:
            if self._store is None:
                from tui.notes.store import Store

                self._store = Store(self.library.annotations, author=self.settings.author, state=self.folders.state)
            return self._store

    @property
    def places(self) -> "Places":
        """Where reading stopped, article by article."""
        with self._opening:
            if self._places is None:
                from tui.notes.places import Places

                self._places = Places(self.folders.state, self.library.sources)
            return self._places

    def page(self, name: str) -> Page | Unreadable:
        """Return a source split into its articles; from memory when it was seen lately. Slow: not for the UI thread."""
        with self._lock:
            if name in self._pages:
                self._pages.move_to_end(name)
                return self._pages[name]
        source = self.library.read(name)
        if isinstance(source, Unreadable):
            return source
        from tui.text.structure import split

        page = split(source, self.notebook(name).overrules)
        self.remember(page)
        return page

    def remember(self, page: Page) -> None:
        """Keep a page that was read elsewhere."""
        with self._lock:
            self._pages[page.source.name] = page
            self._pages.move_to_end(page.source.name)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)

    def forget(self, name: str) -> None:
        """Drop what is known of a source, because the file or its structure has changed."""
        with self._lock:
            self._pages.pop(name, None)
            self._notebooks.pop(name, None)

    def article(self, name: str, number: int) -> Article | Unreadable | None:
        """Return one article; None when the source has no such number. Slow: not for the UI thread."""
        page = self.page(name)
        if isinstance(page, Unreadable):
            return page
        return next((article for article in page.articles if article.number == number), None)

    def notebook(self, name: str) -> "Notebook":
        """Return the annotations of a source as last read or written. Slow the first time."""
        with self._lock:
            if name in self._notebooks:
                return self._notebooks[name]
        notebook = self.store.read(name)
        with self._lock:
            return self._notebooks.setdefault(name, notebook)

    def known(self, name: str) -> "Notebook | None":
        """Return the annotations of a source if they are in memory; for the UI thread."""
        return self._notebooks.get(name)

    def neighbour(self, name: str, number: int, step: int) -> tuple[str, int] | None:
        """Return the article `step` places on in the list's order, or None at its ends."""
        try:
            place = self.order.index((name, number)) + step
        except ValueError:
            return None
        return self.order[place] if 0 <= place < len(self.order) else None

    async def later(self, work: Callable[[], T]) -> T:
        """Run work in the one writing thread, after everything handed in before."""
        return await asyncio.get_running_loop().run_in_executor(self._writer, work)

    def close(self) -> None:
        """Finish what is being written."""
        self._writer.shutdown(wait=True)

    def apply(self, name: str, change: "Change") -> "Notebook":
        """Store a change; durable when it returns. Raises StoreError. For the writing thread: see `later`."""
        notebook = self.store.apply(name, change)
        with self._lock:
            self._notebooks[name] = notebook
        return notebook
