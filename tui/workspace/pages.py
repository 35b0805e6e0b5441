"""The library as its reader sees it: pages, annotations, reading places, from memory where they are known."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from threading import Lock
from time import time_ns
from typing import TYPE_CHECKING, Final

from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.notes.store.drafts import Drafts
from tui.notes.store.places import PlaceStore
from tui.settings import Folders, Settings, folders
from tui.text.article import Article, Page
from tui.text.library import Library, SourceStamp
from tui.text.source import Source, Unreadable
from tui.workspace.analyses import Analyses
from tui.workspace.catalog import Line, entries, heading, trouble
from tui.workspace.known import decisions, divisions, known_tags, overrides_of
from tui.workspace.listcache import ListCache
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.notes.store.notebook import Notebook
    from tui.notes.store.store import Store
    from tui.text.structure import Override
    from tui.workspace.completion import KnownTag

GRAIN: Final = 2_000_000_000
"""Nanoseconds; the coarsest time of a folder among common file systems (FAT)."""
TEXTS: Final = "texts"
"""The folder of the cache that keeps what documents were turned into."""
PAGES_KEPT: Final = 16
"""Pages kept in memory; the list keeps rows only."""


class Pages:
    """Pages and annotations of one library; any thread may call, but what is `slow` not that of the screens."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        places: Folders | None = None,
        notify: Callable[[str], None] | None = None,
    ) -> None:
        """Take a library, the reader's settings and folders; `notify` hears once of each problem met on the way."""
        self.settings = settings
        self.folders = places or folders()
        self.library = replace(library, texts=library.texts or self.folders.cache / TEXTS)
        self.marks: dict[str, dict[int, int]] = {}
        """Digest of a source -> number of an article -> how many marks it holds, as far as known."""
        self.analyses = Analyses(self.folders.cache)
        self._pages: OrderedDict[str, tuple[Page, tuple[Override, ...]]] = OrderedDict()
        self._notebooks: dict[str, Notebook] = {}
        self._folder_times: dict[Path, int] = {}
        self._looked_at: dict[str, tuple[SourceStamp | None, str]] = {}
        """Name of a source -> the version of its file and the digest that were compared last."""
        self.notify = notify or _silent
        """Hears of problems: one line each."""
        self._told: set[tuple[str, str]] = set()
        self._lock = Lock()
        self._opening = Lock()
        self._store: Store | None = None
        self._places: PlaceStore | None = None

    @property
    def store(self) -> "Store":
        """The annotations of the library; made at first use, because TinyDB is not needed for the first paint."""
        with self._opening:
            if self._store is None:
                from tui.notes.store.store import Store

                self._store = Store(
                    self.library.annotations,
                    author=self.settings.signature,
                    state=self.folders.state,
                    is_source=self.library.has,
                )
            return self._store

    @property
    def places(self) -> PlaceStore:
        """Where reading stopped, article by article."""
        with self._opening:
            if self._places is None:
                self._places = PlaceStore(self.folders.state, self.library.sources)
            return self._places

    @property
    def drafts(self) -> Drafts:
        """Notes that are being typed."""
        return Drafts(self.folders.state, self.library.sources)

    @cached_property
    def list_cache(self) -> ListCache:
        """What the list showed last time."""
        return ListCache(self.folders.cache, self.library)

    # Pages

    @slow
    def page(self, name: str) -> Page | Unreadable:
        """Return a source split into its articles as the reader wants them; from memory when it was seen lately."""
        with self._lock:
            page, obeyed = self._pages.get(name, (None, ()))
        source = page.source if page else self.library.read(name)
        if isinstance(source, Unreadable):
            return source
        wanted = overrides_of((self.known(name) or self.notebook(source)).annotations)
        if page is None or obeyed != wanted:
            from tui.text.structure import split

            page = split(source, wanted)
        self.remember(page, wanted)
        return page

    @slow
    def pages(self) -> Iterator[Page | Unreadable]:
        """Yield every source in the library's order, split into its articles."""
        return map(self.page, self.library.names())

    @slow
    def noted(self) -> Iterator[Page | Unreadable]:
        """Yield the sources that have annotations, also those that are gone."""
        names = self.store.names() if self.library.annotations.is_dir() else []
        return (self.page(name) for name in names if self.library.only in {None, name})

    def remember(self, page: Page, obeyed: "tuple[Override, ...]" = ()) -> None:
        """Keep a page that was split obeying these overrides."""
        with self._lock:
            self._pages[page.source.name] = (page, obeyed)
            self._pages.move_to_end(page.source.name)
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)

    def forget(self, name: str) -> None:
        """Drop what is known of a source, because the file or its structure has changed."""
        with self._lock:
            self._pages.pop(name, None)
            self._notebooks.pop(name, None)

    @slow
    def newer(self, source: Source) -> Source | Unreadable | None:
        """Return what the file of a source holds now, None when that is what was read; each version only once.

        What was known of a source that has changed is forgotten.
        """
        stamp = self.library.stamp(source.name)
        if self._looked_at.get(source.name) == (stamp, source.digest):
            return None
        now = self.library.read(source.name)
        self._looked_at[source.name] = (stamp, source.digest)
        if isinstance(now, Source):
            if now.digest == source.digest:
                return None
            self.forget(source.name)
        return now

    @slow
    def article(self, name: str, number: int) -> Article | Unreadable | None:
        """Return one article; None when the source has no such number."""
        page = self.page(name)
        if isinstance(page, Unreadable):
            return page
        return next((article for article in page.articles if article.number == number), None)

    @slow
    def articles(self, keys: Iterable[tuple[str, int]] | None = None) -> Iterator[Article]:
        """Yield the articles of (source name, number) pairs that can still be read, or for None all of the library."""
        if keys is None:
            yield from (article for page in self.pages() if isinstance(page, Page) for article in page.articles)
            return
        for name, number in keys:
            article = self.article(name, number)
            if isinstance(article, Article):
                yield article

    @slow
    def find(self, name: str) -> tuple[str, int] | None:
        """Return the article with an id, `<source stem>#<n>`, or None."""
        stem, _hash, digits = name.rpartition("#")
        if not digits.isdecimal():
            return None
        for source in self.library.names():
            if source == stem or str(PurePosixPath(source).with_suffix("")) == stem:
                return (source, int(digits)) if isinstance(self.article(source, int(digits)), Article) else None
        return None

    @slow
    def lines_of(self, name: str) -> tuple[Line, ...]:
        """Return what the list shows of a source, with what the reader did."""
        page = self.page(name)
        if isinstance(page, Unreadable):
            return (trouble(page),)
        notebook = self.notebook(page.source)
        about = "  ".join(notebook.problems)
        titles = {article.number: article.title or "" for article in page.articles}
        places = self.places.of(page.source.name, titles)
        found = entries(page, notebook.annotations, places, self.marks.get(page.source.digest))
        return (heading(page, about), *found)

    # Annotations

    @slow
    def notebook(self, source: Source) -> "Notebook":
        """Return the annotations of a source, anchored in its text; a file that cannot be read holds none."""
        if self._store is None and not self.library.annotations.is_dir():
            from tui.notes.store.notebook import Notebook

            return Notebook(source.name)
        try:
            notebook = self.store.read(source)
        except OSError as error:
            from tui.notes.store.notebook import Notebook

            problem = _("annotations cannot be read: {why}").format(why=error.strerror or error)
            notebook = Notebook(source.name, problems=(problem,), read_only=True)
        with self._lock:
            self._notebooks[source.name] = notebook
            new = [(source.name, problem) for problem in notebook.problems if (source.name, problem) not in self._told]
            self._told.update(new)
        for _name, problem in new:
            self.notify(problem)
        return notebook

    def notebooks(self) -> "list[Notebook]":
        """Return the notebooks that are in memory."""
        with self._lock:
            return [*self._notebooks.values()]

    @slow
    def reread(self, source: Source) -> "Notebook":
        """Read the annotations of a source again, because another session has changed them."""
        with self._lock:
            self._notebooks.pop(source.name, None)
        return self.notebook(source)

    def known(self, name: str) -> "Notebook | None":
        """Return the annotations of a source if they are in memory; for the UI thread."""
        return self._notebooks.get(name)

    @slow
    def stale(self) -> list[str]:
        """Return the sources whose annotations another program has changed since they were read.

        New files are looked for only when a folder has changed; every write by replacement changes it.
        """
        known = [*self._notebooks.items()]
        folders = {self.library.annotations / PurePosixPath(name).parent for name, _book in known}
        folders.add(self.library.annotations)
        times = {folder: folder.stat().st_mtime_ns for folder in folders if folder.is_dir()}
        found = [name for name, book in known if self.store.changed(name, book.stamp)]
        if times != self._folder_times:
            # A folder changed this moment may change again within the grain of its time: look once more then.
            settled = time_ns() - max(times.values(), default=0) > GRAIN
            self._folder_times = times if settled else {}
            found += [name for name in self.store.names() if name not in self._notebooks]
        return found

    @slow
    def touched(self) -> set[str]:
        """Return the sources that the reader has annotated or begun to read."""
        return {*self.store.names(), *self.places.names()}

    @slow
    def known_tags(self) -> "list[KnownTag]":
        """Return the tags of the codebook and those used in the notebooks read so far, with how often."""
        return known_tags(self.notebooks(), self.store.codebook())

    def decisions(self, shown: Iterable[Annotation] = ()) -> dict[tuple[str, str], str | None]:
        """Return what the reader decided about marks for the whole library, as far as notebooks were read.

        `shown` are annotations that count although they may not be stored yet.
        """
        return decisions(self.notebooks(), shown)

    def divisions(self) -> tuple[tuple[str, ...], ...]:
        """Return what the reader joined or split for the whole library, as far as notebooks were read."""
        return divisions(self.notebooks())


def _silent(_problem: str) -> None:
    """Hear of a problem where nobody is to be told."""
