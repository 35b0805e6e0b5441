"""What the screens share: the library, its pages and notebooks, reading places, and the one writer."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from tui.app.catalog import Line, entries, heading, trouble
from tui.app.linguist import Linguist
from tui.app.shelfmark import Shelfmarks
from tui.i18n import _, ngettext
from tui.notes.annotation import Annotation, Kind
from tui.notes.drafts import Drafts
from tui.notes.places import Place, Places
from tui.settings import Folders, Settings, folders
from tui.text.article import Article, Page
from tui.text.library import Library
from tui.text.source import Source, Unreadable

if TYPE_CHECKING:
    from tui.app.ahead import Ahead
    from tui.app.completion import Known
    from tui.notes.notebook import Change, Notebook, Undone
    from tui.notes.store import Store
    from tui.text.structure import Overrule

T = TypeVar("T")
PAGES_KEPT: Final = 16
"""Pages kept in memory; the list keeps rows only."""


class Session:
    """One library opened by one reader."""

    def __init__(self, library: Library, settings: Settings, places: Folders | None = None) -> None:
        self.library = library
        self.settings = settings
        self.folders = places or folders()
        self.ahead: Ahead | None = None
        """Who reads the first pages meanwhile, if anybody does."""
        self.last_tags: tuple[str, ...] = ()
        """What `.` repeats."""
        self.order: list[tuple[str, int]] = []
        """Articles as the list shows them: (source name, number)."""
        self.marks: dict[str, dict[int, int]] = {}
        """Digest of a source -> number of an article -> how many marks it holds, as far as known."""
        self.retried: tuple[str, ...] = ()
        """Sources whose waiting changes were stored at the start."""
        self.jumps: list[tuple[tuple[str, int], int]] = []
        """Where jumps began: (source name, number), article offset."""
        self.jump_place = 0
        """Index in `jumps` of where the reader is; its length when no jump was taken back."""
        self.letters: dict[str, tuple[tuple[str, int], int]] = {}
        """Places remembered by a letter."""
        self.linguist = Linguist(self.folders.cache)
        self._pages: OrderedDict[str, tuple[Page, tuple[Overrule, ...]]] = OrderedDict()
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
    def places(self) -> Places:
        """Where reading stopped, article by article."""
        with self._opening:
            if self._places is None:
                self._places = Places(self.folders.state, self.library.sources)
            return self._places

    @property
    def drafts(self) -> Drafts:
        """Notes that are being typed."""
        return Drafts(self.folders.state, self.library.sources)

    @cached_property
    def shelfmarks(self) -> Shelfmarks:
        """What the list showed last time."""
        return Shelfmarks(self.folders.cache, self.library)

    def touched(self) -> set[str]:
        """Return the sources that the reader has annotated or begun to read. Slow: not for the UI thread."""
        return {*self.store.names(), *self.places.names()}

    def page(self, name: str) -> Page | Unreadable:
        """Return a source split into its articles as the reader wants them; from memory when it was seen lately.

        Slow: not for the UI thread.
        """
        with self._lock:
            page, obeyed = self._pages.get(name, (None, ()))
        source = page.source if page else self.library.read(name)
        if isinstance(source, Unreadable):
            return source
        wanted = _overrules((self.known(name) or self.notebook(source)).annotations)
        if page is None or obeyed != wanted:
            from tui.text.structure import split

            page = split(source, wanted)
        self.remember(page, wanted)
        return page

    def remember(self, page: Page, obeyed: "tuple[Overrule, ...]" = ()) -> None:
        """Keep a page that was split obeying these overrules."""
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

    def article(self, name: str, number: int) -> Article | Unreadable | None:
        """Return one article; None when the source has no such number. Slow: not for the UI thread."""
        page = self.page(name)
        if isinstance(page, Unreadable):
            return page
        return next((article for article in page.articles if article.number == number), None)

    def notebook(self, source: Source) -> "Notebook":
        """Return the annotations of a source, anchored in its text. Slow; a file that cannot be read holds none."""
        try:
            notebook = self.store.read(source)
        except OSError as error:
            from tui.notes.notebook import Notebook

            problem = _("annotations cannot be read: {why}").format(why=error.strerror or error)
            notebook = Notebook(source.name, problems=(problem,), read_only=True)
        with self._lock:
            self._notebooks[source.name] = notebook
        return notebook

    def stale(self) -> list[str]:
        """Return the sources whose annotations another program has changed since they were read. Slow."""
        return [name for name, book in [*self._notebooks.items()] if self.store.changed(name, book.stamp)]

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
        if self._store is not None:
            self._store.close()

    def apply(self, source: Source, change: "Change") -> "Notebook":
        """Store a change; durable when it returns. Raises StoreError. For the writing thread: see `later`."""
        notebook = self.store.apply(source, change)
        with self._lock:
            self._notebooks[source.name] = notebook
        return notebook

    def lines_of(self, name: str) -> tuple[Line, ...]:
        """Return what the list shows of a source, with what the reader did. Slow: not for the UI thread."""
        page = self.page(name)
        if isinstance(page, Unreadable):
            return (trouble(page),)
        notebook = self.notebook(page.source)
        about = "  ".join(notebook.problems)
        titles = {article.number: article.title or "" for article in page.articles}
        places = self.places.of(page.source.name, titles)
        found = entries(page, notebook.annotations, places, self.marks.get(page.source.digest))
        return (heading(page, about), *found)

    def articles(self, keys: Iterable[tuple[str, int]]) -> Iterator[Article]:
        """Yield the articles of (source name, number) pairs that can still be read. Slow: not for the UI thread."""
        for name, number in keys:
            article = self.article(name, number)
            if isinstance(article, Article):
                yield article

    def find(self, name: str) -> tuple[str, int] | None:
        """Return the article with an id, `<source stem>#<n>`, or None. Slow: not for the UI thread."""
        stem, _hash, digits = name.rpartition("#")
        if not digits.isdecimal():
            return None
        for source in self.library.names():
            if source == stem or str(PurePosixPath(source).with_suffix("")) == stem:
                return (source, int(digits)) if isinstance(self.article(source, int(digits)), Article) else None
        return None

    def recover(self) -> list[tuple[bool, str]]:
        """Store what waits from earlier sessions; return what to tell, each with whether something is left to do."""
        told: list[tuple[bool, str]] = []
        if self.store.waiting():
            retried = self.store.retry(self._source)
            self.retried = tuple(dict.fromkeys(waiting.source for waiting in retried.saved))
            if saved := len(retried.saved):
                text = ngettext("{n} earlier change is saved now", "{n} earlier changes are saved now", saved)
                told.append((False, text.format(n=saved)))
            told += [(True, f"{waiting.source}: {why}") for waiting, why in retried.left]
        for draft in self.drafts.all():
            text = _("An unfinished note on {source} ({about}) was kept; write a note there to go on with it.")
            told.append((True, text.format(source=draft.source, about=draft.about)))
        return told

    def _source(self, name: str) -> Source | None:
        page = self.page(name)
        return page.source if isinstance(page, Page) else None

    def titles(self, keys: Iterable[tuple[str, int]], *, reference: bool) -> list[str]:
        """Return titles of articles, or their references after GB/T 7714."""
        from tui.export.citation import reference as cite

        return [cite(article) if reference else article.label for article in self.articles(keys)]

    def article_note(self, key: tuple[str, int]) -> str:
        """Return the note on a whole article; empty when there is none."""
        from tui.notes.whole import about

        for article in self.articles([key]):
            said = about(article, self.notebook(article.source).annotations, Kind.NOTE)
            return said.note if said else ""
        return ""

    def mark_read(self, keys: Iterable[tuple[str, int]], read: bool) -> str:
        """Mark articles as read, or forget that they were opened; return what went wrong, empty when nothing did."""
        for article in self.articles(keys):
            name, number, title = article.source.name, article.number, article.title or ""
            old = self.places.get(name, number, title) or Place(title=title)
            self.places.put(name, number, msgspec.structs.replace(old, read=True) if read else None)
        return self.save_places()

    def save_places(self) -> str:
        """Write the reading places; return what went wrong, empty when nothing did."""
        try:
            self.places.save()
        except OSError as error:
            return f"{self.places.path}: {error.strerror or error}"
        return ""

    def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: Callable[[Article, tuple[Annotation, ...]], "Change"],
    ) -> list[str]:
        """Store what `make` returns for each article as one action; return the names of the sources that changed.

        Raises StoreError. For the writing thread: see `later`.
        """
        from tui.notes.notebook import Change

        changes: dict[str, tuple[Source, Change]] = {}
        for article in self.articles(keys):
            name = article.source.name
            before = changes[name][1] if name in changes else Change(label)
            new = make(article, self.notebook(article.source).annotations)
            if new.put or new.drop:
                changes[name] = (article.source, Change(label, before.put + new.put, before.drop + new.drop))
        books = self.store.apply_all(label, dict(changes.values()))
        with self._lock:
            self._notebooks.update(books)
        return list(books)

    def history(self) -> list[str]:
        """Return one line for each action that can be undone or done again, the newest first. Slow the first time."""
        lines = []
        for entry in reversed(self.store.history()):
            sources = len(entry.sources)
            where = ngettext("{n} source", "{n} sources", sources).format(n=sources) if sources > 1 else ""
            state = _("undone") if entry.undone else ""
            lines.append("  ".join(part for part in (entry.time[:16], entry.label, where, state) if part))
        return lines

    def undo(self) -> "Undone | None":
        """Take the last action back; None when there is none. Raises StoreError. For the writing thread."""
        return self._took(self.store.undo())

    def redo(self) -> "Undone | None":
        """Do again what was undone last; None when there is none. Raises StoreError. For the writing thread."""
        return self._took(self.store.redo())

    def _took(self, undone: "Undone | None") -> "Undone | None":
        with self._lock:
            self._notebooks.update(undone.notebooks if undone else {})
        return undone

    def known_tags(self) -> "list[Known]":
        """Return the tags of the codebook and those used in the notebooks read so far, with how often."""
        from tui.app.completion import Known

        used = Counter(tag for book in [*self._notebooks.values()] for a in book.annotations for tag in a.tags)
        defined = {tag.name: tag for tag in self.store.codebook().tags}
        return [
            Known(name, used[name], tag.definition if tag else "", tag.key if tag else "", tag.aliases if tag else ())
            for name in (*defined, *(name for name in used if name not in defined))
            for tag in [defined.get(name)]
        ]

    def reread(self, source: Source) -> "Notebook":
        """Read the annotations of a source again, because another session has changed them. Slow."""
        with self._lock:
            self._notebooks.pop(source.name, None)
        return self.notebook(source)

    def decisions(self, shown: Iterable[Annotation] = ()) -> dict[tuple[str, str], str | None]:
        """Return what the reader decided about marks for the whole library, as far as notebooks were read.

        `shown` are annotations that count although they may not be stored yet.
        """
        from tui.notes.decisions import everywhere

        known = [said for book in [*self._notebooks.values()] for said in book.annotations if said.kind is Kind.MARK]
        return everywhere([*known, *shown])


def _overrules(annotations: Iterable[Annotation]) -> "tuple[Overrule, ...]":
    """Return what annotations say about the structure of their page; loads the splitter only if they do."""
    if all(annotation.kind is not Kind.STRUCTURE for annotation in annotations):
        return ()
    from tui.notes.overruling import overrules

    return overrules(annotations)
