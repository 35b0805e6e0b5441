"""One library opened by one reader: what is read, found and said there; the same for screens, commands and scripts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from tui.i18n import _, ngettext
from tui.notes.model.annotation import Annotation
from tui.notes.store.places import StoredPlace
from tui.settings import Folders, Settings
from tui.text.article import Article, Page
from tui.text.library import Library
from tui.text.source import Source
from tui.workspace.pages import Pages
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.language.analysis import Analysis
    from tui.notes.store.notebook import Change, Notebook, Undone
    from tui.notes.store.tags import TagPlan
    from tui.workspace.marks import Marks
    from tui.workspace.search.carried import CarriedSearch
    from tui.workspace.threads import Threads

T = TypeVar("T")


class Session(Pages):
    """One library opened by one reader."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        places: Folders | None = None,
        notify: Callable[[str], None] | None = None,
    ) -> None:
        """Take a library, the reader's settings and folders; `notify` hears once of each problem met on the way."""
        super().__init__(library, settings, places, notify)
        self.last_tags: tuple[str, ...] = ()
        """What `.` repeats."""
        self.last_unit = ""
        """Kind of object, such as sentence, that they were set on; empty for what was under the cursor."""
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
        self.carried: CarriedSearch | None = None
        """The search of the list, which goes along into its articles."""
        self._threads: Threads | None = None

    @classmethod
    def open(
        cls,
        path: Path | str,
        annotations: Path | str | None = None,
        encoding: str | None = None,
        *,
        settings: Settings | None = None,
        notify: Callable[[str], None] | None = None,
    ) -> "Session":
        """Open a folder or a file, as `Library.open` does. Raises LibraryError when there is nothing to open.

        Use it with `with`, or `close` it.
        """
        return cls(Library.open(path, annotations, encoding), settings or Settings(), notify=notify)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()

    def neighbour(self, name: str, number: int, step: int) -> tuple[str, int] | None:
        """Return the article `step` places on in the list's order, or None at its ends."""
        try:
            place = self.order.index((name, number)) + step
        except ValueError:
            return None
        return self.order[place] if 0 <= place < len(self.order) else None

    @property
    def threads(self) -> "Threads":
        """The writing and the reading thread, made when first needed: commands have none."""
        if self._threads is None:
            from tui.workspace.threads import Threads

            self._threads = Threads()
        return self._threads

    async def later(self, work: Callable[[], T]) -> T:
        """Run work in the one writing thread, after everything handed in before."""
        return await self.threads.write(work)

    async def fetch(self, work: Callable[[], T]) -> T:
        """Run work that writes nothing in the reading thread, beside what is being written."""
        return await self.threads.read(work)

    def close(self) -> None:
        """Finish what is being written."""
        self.list_cache.close()
        if self._threads is not None:
            self._threads.close()
        if self._places is not None:
            self.save_places()
        if self._store is not None:
            self.learn_names()
            self._store.close()

    def learn_names(self) -> None:
        """Bring the names that the reader accepted or corrected into annotations/names.txt."""
        from tui.workspace.names import accepted, remember

        found = accepted(said for book in self.notebooks() for said in book.annotations)
        try:
            if found:
                remember(self.library.annotations, found)
        except (OSError, UnicodeDecodeError) as error:
            self.notify(_("the dictionary of names was not written: {error}").format(error=error))

    # One article

    @slow
    def annotations(self, article: Article) -> tuple[Annotation, ...]:
        """Return what the reader said in an article and about it, by position."""
        from tui.workspace.reading import of_article

        return of_article(article, self.notebook(article.source).annotations)

    @slow
    def marks_of(self, article: Article) -> "Marks":
        """Return the words, names and figures of an article as the reader corrected them; offsets are the article's."""
        from tui.language.analysis import Analysis
        from tui.workspace.marks import Marks
        from tui.workspace.reading import decisions_of

        page = self.page(article.source.name)
        found = self.analyse(page if isinstance(page, Page) else Page(article.source, (article,)))
        known = found.get(article.number, Analysis())
        return Marks(article.text, known, decisions_of(article, self.annotations(article), self.decisions()))

    @slow
    def analyse(self, page: Page, cancelled: Callable[[], bool] = lambda: False) -> "dict[int, Analysis]":
        """Return what the program finds in each article of a page by its number; nothing when cancelled."""
        from tui.workspace.names import read

        known = self.analyses.degraded
        self.analyses.know(read(self.library.annotations))
        found = self.analyses.analyse(page, cancelled) or {}
        if self.analyses.degraded and not known:
            self.notify(_("the entity model is not installed: names are found by rules alone"))
        return found

    @slow
    def add_note(self, article: Article, start: int, end: int, note: str = "", tags: Iterable[str] = ()) -> Annotation:
        """Say something about `[start, end)` of an article; it is durable on return.

        Raises ValueError where there is no such text, StoreError when it cannot be stored: then nothing is kept.
        """
        if not 0 <= start < end <= len(article.text):
            raise ValueError(f"no text from {start} to {end}: the article has {len(article.text)} characters")
        return self.annotate(article.source, article.to_source(start, end), note, tags)[0]

    @slow
    def annotate(
        self,
        source: Source,
        spans: Sequence[tuple[int, int]],
        note: str = "",
        tags: Iterable[str] = (),
        *,
        label: str = "",
    ) -> "tuple[Annotation, Notebook]":
        """Say something about spans in source offsets; return it and what the source says then. Raises StoreError.

        `label` is what the list of actions calls it.
        """
        from tui.notes.model.create import create
        from tui.notes.store.notebook import Change

        said = create(source, spans, tags=tuple(tags), note=note, author=self.settings.signature)
        change = Change(label or _("Note added by a script"), put=(said,))
        notebook = self.store.apply(source, change, keep=False)
        with self._lock:
            self._notebooks[source.name] = notebook
        return said, notebook

    # Storing

    @slow
    def apply(self, source: Source, change: "Change") -> "Notebook":
        """Store a change; durable when it returns. Raises StoreError."""
        notebook = self.store.apply(source, change)
        with self._lock:
            self._notebooks[source.name] = notebook
        return notebook

    @slow
    def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: Callable[[Article, tuple[Annotation, ...]], "Change"],
    ) -> list[str]:
        """Store what `make` returns for each article as one action; return the names of the sources that changed.

        Raises StoreError.
        """
        from tui.notes.store.notebook import Change

        changes: dict[str, tuple[Source, Change]] = {}
        for article in self.articles(keys):
            name = article.source.name
            before = changes[name][1] if name in changes else Change(label)
            new = make(article, self.notebook(article.source).annotations)
            if new.put or new.drop:
                changes[name] = (article.source, Change(label, before.put + new.put, before.drop + new.drop))
        return self._stored(self.store.apply_all(label, dict(changes.values())))

    @slow
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

    @slow
    def mark_read(self, keys: Iterable[tuple[str, int]], read: bool) -> str:
        """Mark articles as read, or forget that they were opened; return what went wrong, empty when nothing did."""
        for article in self.articles(keys):
            name, number, title = article.source.name, article.number, article.title or ""
            old = self.places.get(name, number, title) or StoredPlace(title=title)
            self.places.put(name, number, msgspec.structs.replace(old, read=True) if read else None)
        return self.save_places()

    def save_places(self) -> str:
        """Write the reading places; return what went wrong, empty when nothing did."""
        try:
            self.places.save()
        except OSError as error:
            return f"{self.places.path}: {error.strerror or error}"
        return ""

    @slow
    def all_notebooks(self) -> "list[Notebook]":
        """Return every notebook of the library, as stored."""
        return [self.store.read(name) for name in self.store.names()]

    @slow
    def change_tags(self, plan: "TagPlan") -> list[str]:
        """Store a plan over tags as one action; return the sources that changed. Raises StoreError."""
        return self._stored(self.store.apply_all(plan.label, plan.changes, tags=plan.tags))

    @slow
    def apply_all(self, label: str, changes: "Mapping[str, Change] | Mapping[Source, Change]") -> list[str]:
        """Store changes of several sources as one action; return those that changed. Raises StoreError."""
        return self._stored(self.store.apply_all(label, changes, keep=False))

    def _stored(self, books: "Mapping[str, Notebook]") -> list[str]:
        """Take notebooks as they were stored; return their names."""
        with self._lock:
            self._notebooks.update(books)
        return list(books)

    # Undo

    @slow
    def undo(self) -> "Undone | None":
        """Take the last action back; None when there is none. Raises StoreError."""
        return self._took(self.store.undo())

    @slow
    def redo(self) -> "Undone | None":
        """Do again what was undone last; None when there is none. Raises StoreError."""
        return self._took(self.store.redo())

    def _took(self, undone: "Undone | None") -> "Undone | None":
        self._stored(undone.notebooks if undone else {})
        return undone
