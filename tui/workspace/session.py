"""One library opened by one reader: what is read, found and said there; the same for screens, commands and scripts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import msgspec

from tui.folders import Folders, folders
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.articles.listcache import ListCache
from tui.workspace.once import once
from tui.workspace.slow import slow
from tui.workspace.trail import Trail

if TYPE_CHECKING:
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.drafts import Drafts
    from tui.notes.store.notebook import Change
    from tui.notes.store.places import PlaceStore
    from tui.text.article import Article
    from tui.workspace.analysis.findings import Findings
    from tui.workspace.articles.catalog import Line
    from tui.workspace.cuts.cuts import Cuts
    from tui.workspace.entities.forms import NameForms
    from tui.workspace.learn.learner import Learner
    from tui.workspace.notebooks import Notebooks
    from tui.workspace.pages import Pages
    from tui.workspace.reading.marks import Marks
    from tui.workspace.threads import Threads

T = TypeVar("T")
TEXTS: Final = "texts"
"""The folder of the cache that keeps what documents were turned into."""


class Session:
    """One library opened by one reader; any thread may call, but what is `slow` not that of the screens."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        places: Folders | None = None,
        notify: Callable[[str], None] | None = None,
    ) -> None:
        """Take a library, the reader's settings and folders; `notify` hears once of each problem met on the way."""
        self.settings, self.folders = settings, places or folders()
        self.library = replace(library, texts=library.texts or self.folders.cache / TEXTS)
        self.notify = notify or _silent
        """Hears of problems: one line each."""
        self.list_cache = ListCache(self.folders.cache, self.library)
        """What the list showed last time."""
        self.trail = Trail()
        self.retried: tuple[str, ...] = ()
        """Sources whose waiting changes were stored at the start."""

    def take_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on."""
        self.settings = self.notes.settings = settings

    # Parts; the list is painted before any of them is needed

    @once
    def notes(self) -> "Notebooks":
        """What the reader said."""
        from tui.workspace.notebooks import Notebooks

        return Notebooks(self.library, self.settings, self.folders, self._tell)

    @once
    def pages(self) -> "Pages":
        """Sources split into articles."""
        from tui.workspace.pages import Pages

        return Pages(self.library, self.notes, self.cuts)

    @once
    def cuts(self) -> "Cuts":
        """How sources are cut into articles."""
        from tui.workspace.cuts.cuts import Cuts

        return Cuts(self.folders.cache)

    @once
    def findings(self) -> "Findings":
        """What the program finds."""
        from tui.workspace.analysis.findings import Findings

        return Findings(self.library.annotations, self.folders.cache, self.pages, self.notes, self._tell)

    @once
    def places(self) -> "PlaceStore":
        """Where reading stopped, article by article."""
        from tui.notes.store.places import PlaceStore

        return PlaceStore(self.folders.state, self.library.sources)

    @once
    def drafts(self) -> "Drafts":
        """Notes that are being typed."""
        from tui.notes.store.drafts import Drafts

        return Drafts(self.folders.state, self.library.sources)

    def _tell(self, problem: str) -> None:
        self.notify(problem)

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

    @cached_property
    def threads(self) -> "Threads":
        """The writing and the reading thread, made when the event loop first needs them: commands have none."""
        from tui.workspace.threads import Threads

        return Threads()

    @cached_property
    def learner(self) -> "Learner":
        """The dictionary, for who asks for it."""
        from tui.workspace.learn.frequency import Frequencies
        from tui.workspace.learn.learner import Learner

        library = self.library
        frequencies = Frequencies(
            lambda: (article.text for article in self.articles()),
            lambda: [(name, library.stamp(name)) for name in library.names()],
        )
        return Learner(self.folders, lambda: self.settings.learn, frequencies, self._tell)

    @cached_property
    def forms(self) -> "NameForms":
        """Which names stand for the same, as far as that is known."""
        from tui.workspace.entities.forms import NameForms
        from tui.workspace.entities.said import joined

        library = self.library
        identity = f"{library.sources}\0{library.only or ''}\0{library.encoding or ''}"
        return NameForms(self.folders.cache, identity, lambda: joined(self.notes.all()))

    async def later(self, work: Callable[[], T]) -> T:
        """Run work in the one writing thread, after everything handed in before."""
        return await self.threads.write(work)

    async def fetch(self, work: Callable[[], T]) -> T:
        """Run work that writes nothing in the reading thread, beside what is being written."""
        return await self.threads.read(work)

    def close(self) -> None:
        """Finish what is being written."""
        self.list_cache.close()
        if "threads" in vars(self):
            self.threads.close()
        if "learner" in vars(self):
            self.learner.close()
        if "places" in vars(self):
            self.save_places()
        if "notes" in vars(self):
            self.findings.learn_names()
            self.notes.close()
        if "cuts" in vars(self):
            self.cuts.close()

    # Articles

    @slow
    def articles(self, keys: Iterable[tuple[str, int]] | None = None) -> Iterator["Article"]:
        """Yield the articles of (source name, number) pairs that can still be read, or for None all of the library."""
        return self.pages.articles(keys)

    @slow
    def annotations(self, article: "Article") -> "tuple[Annotation, ...]":
        """Return what the reader said in an article and about it, by position."""
        from tui.workspace.reading.article import of_article

        return of_article(article, self.notes.of(article.source).annotations)

    @slow
    def marks_of(self, article: "Article") -> "Marks":
        """Return the words, names and figures of an article as the reader corrected them; offsets are the article's."""
        return self.findings.marks_of(article)

    @slow
    def lines_of(self, name: str) -> "tuple[Line, ...]":
        """Return what the list shows of a source, with what the reader did."""
        from tui.workspace.articles.sourcerows import rows

        return rows(self, name)

    @slow
    def touched(self) -> set[str]:
        """Return the sources that the reader has annotated or begun to read."""
        return {*self.notes.store.names(), *self.places.names()}

    @slow
    def add_note(
        self, article: "Article", start: int, end: int, note: str = "", tags: Iterable[str] = ()
    ) -> "Annotation":
        """Say something about `[start, end)` of an article; it is durable on return.

        Raises ValueError where there is no such text, StoreError when it cannot be stored: then nothing is kept.
        """
        if not 0 <= start < end <= len(article.text):
            raise ValueError(f"no text from {start} to {end}: the article has {len(article.text)} characters")
        return self.notes.annotate(article.source, article.to_source(start, end), note, tags)[0]

    # Several parts at once

    @slow
    def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: "Callable[[Article, tuple[Annotation, ...]], Change]",
    ) -> list[str]:
        """Store what `make` returns for each article as one action; return the names of the sources that changed.

        Raises StoreError.
        """
        from tui.workspace.notes.articlewise import change_each

        return change_each(self, label, keys, make)

    @slow
    def recover(self) -> list[tuple[bool, str]]:
        """Store what waits from earlier sessions; return what to tell, each with whether something is left to do."""
        from tui.workspace.recovering import recover

        return recover(self)

    @slow
    def mark_read(self, keys: Iterable[tuple[str, int]], read: bool) -> str:
        """Mark articles as read, or forget that they were opened; return what went wrong, empty when nothing did."""
        from tui.notes.store.places import StoredPlace

        for article in self.pages.articles(keys):
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


def _silent(_problem: str) -> None:
    """Hear of a problem where nobody is to be told."""
