"""What the reader does with a library in one session, and the one thread that writes."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.i18n import _, ngettext
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.store.places import Place
from tui.settings import Folders, Settings
from tui.text.article import Article, Page
from tui.text.library import Library
from tui.text.source import Source
from tui.workspace.pages import Shelf

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change, Notebook, Undone
    from tui.notes.store.tags import Plan
    from tui.workspace.prefetch import Ahead

T = TypeVar("T")


class Session(Shelf):
    """One library opened by one reader."""

    def __init__(self, library: Library, settings: Settings, places: Folders | None = None) -> None:
        super().__init__(library, settings, places)
        self.ahead: Ahead | None = None
        """Who reads the first pages meanwhile, if anybody does."""
        self.last_tags: tuple[str, ...] = ()
        """What `.` repeats."""
        self.order: list[tuple[str, int]] = []
        """Articles as the list shows them: (source name, number)."""
        self.retried: tuple[str, ...] = ()
        """Sources whose waiting changes were stored at the start."""
        self.jumps: list[tuple[tuple[str, int], int]] = []
        """Where jumps began: (source name, number), article offset."""
        self.jump_place = 0
        """Index in `jumps` of where the reader is; its length when no jump was taken back."""
        self.letters: dict[str, tuple[tuple[str, int], int]] = {}
        """Places remembered by a letter."""
        self._closed = False
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="pizhu-writer")

    def neighbour(self, name: str, number: int, step: int) -> tuple[str, int] | None:
        """Return the article `step` places on in the list's order, or None at its ends."""
        try:
            place = self.order.index((name, number)) + step
        except ValueError:
            return None
        return self.order[place] if 0 <= place < len(self.order) else None

    async def later(self, work: Callable[[], T]) -> T:
        """Run work in the one writing thread, after everything handed in before."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._writer, work)
        except RuntimeError as error:
            if self._closed:
                raise asyncio.CancelledError from error
            raise

    def close(self) -> None:
        """Finish what is being written."""
        self._closed = True
        self._writer.shutdown(wait=True)
        self.save_places()
        if self._store is not None:
            self._store.close()

    # Storing

    def apply(self, source: Source, change: "Change") -> "Notebook":
        """Store a change; durable when it returns. Raises StoreError. For the writing thread: see `later`."""
        notebook = self.store.apply(source, change)
        with self._lock:
            self._notebooks[source.name] = notebook
        return notebook

    def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: Callable[[Article, tuple[Annotation, ...]], "Change"],
    ) -> list[str]:
        """Store what `make` returns for each article as one action; return the names of the sources that changed.

        Raises StoreError. For the writing thread: see `later`.
        """
        from tui.notes.store.notebook import Change

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

    # Tags

    def all_notebooks(self) -> "list[Notebook]":
        """Return every notebook of the library, as stored. Slow: not for the UI thread."""
        return [self.store.read(name) for name in self.store.names()]

    def change_tags(self, plan: "Plan") -> list[str]:
        """Store a plan over tags as one action; return the sources that changed. Raises StoreError."""
        books = self.store.apply_all(plan.label, plan.changes, tags=plan.tags)
        with self._lock:
            self._notebooks.update(books)
        return list(books)

    # Undo

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

    def history(self) -> list[str]:
        """Return one line for each action that can be undone or done again, the newest first. Slow the first time."""
        lines = []
        for entry in reversed(self.store.history()):
            sources = len(entry.sources)
            where = ngettext("{n} source", "{n} sources", sources).format(n=sources) if sources > 1 else ""
            state = _("undone") if entry.undone else ""
            lines.append("  ".join(part for part in (entry.time[:16], entry.label, where, state) if part))
        return lines

    # What whole articles say

    def titles(self, keys: Iterable[tuple[str, int]], *, reference: bool) -> list[str]:
        """Return titles of articles, or their references after GB/T 7714."""
        from tui.export.citation import reference as cite

        return [cite(article) if reference else article.label for article in self.articles(keys)]

    def article_note(self, key: tuple[str, int]) -> str:
        """Return the note on a whole article; empty when there is none."""
        from tui.notes.store.whole import about

        for article in self.articles([key]):
            said = about(article, self.notebook(article.source).annotations, Kind.NOTE)
            return said.note if said else ""
        return ""
