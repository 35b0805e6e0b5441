"""The sources of one library, split into their articles as the reader wants them."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from threading import Lock
from typing import TYPE_CHECKING, Final

from tui.text.article import Article, Page
from tui.text.library import Library, SourceStamp
from tui.text.source import Source, Unreadable
from tui.workspace.cuts.cuts import Cuts
from tui.workspace.known import overrides_of
from tui.workspace.notebooks import Notebooks
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.text.structure.overrides import Override

KEPT: Final = 16
"""Pages kept in memory; the list keeps rows only."""


class Pages:
    """Pages of one library; any thread may call, but what is `slow` not that of the screens."""

    def __init__(self, library: Library, notes: Notebooks, cuts: Cuts) -> None:
        """Take a library, what was said in it, as the structure of a page is decided there too, and what cuts it."""
        self._library, self._notes, self._cuts = library, notes, cuts
        self._pages: OrderedDict[str, tuple[Page, tuple[Override, ...]]] = OrderedDict()
        self._looked_at: dict[str, tuple[SourceStamp | None, str]] = {}
        """Name of a source -> the version of its file and the digest that were compared last."""
        self._lock = Lock()

    @slow
    def page(self, name: str) -> Page | Unreadable:
        """Return a source split into its articles as the reader wants them; from memory when it was seen lately."""
        with self._lock:
            page, obeyed = self._pages.get(name, (None, ()))
        source = page.source if page else self._library.read(name)
        if isinstance(source, Unreadable):
            return source
        known = self._notes.known(name)
        wanted = overrides_of(known.annotations if known else self._notes.annotations_of(source))
        if page is None or obeyed != wanted:
            page = self._cuts.page(source, wanted)
        self.remember(page, wanted)
        return page

    @slow
    def all(self) -> Iterator[Page | Unreadable]:
        """Yield every source in the library's order, split into its articles."""
        return map(self.page, self._library.names())

    @slow
    def noted(self) -> Iterator[Page | Unreadable]:
        """Yield the sources that have annotations, also those that are gone."""
        names = self._notes.store.names() if self._library.annotations.is_dir() else []
        return (self.page(name) for name in names if self._library.only in {None, name})

    def remember(self, page: Page, obeyed: "tuple[Override, ...]" = ()) -> None:
        """Keep a page that was split obeying these overrides."""
        with self._lock:
            self._pages[page.source.name] = (page, obeyed)
            self._pages.move_to_end(page.source.name)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)

    def forget(self, name: str) -> None:
        """Drop what is known of a source, because the file or its structure has changed."""
        with self._lock:
            self._pages.pop(name, None)
        self._notes.forget(name)

    @slow
    def newer(self, source: Source) -> Source | Unreadable | None:
        """Return what the file of a source holds now, None when that is what was read; each version only once.

        What was known of a source that has changed is forgotten.
        """
        stamp = self._library.stamp(source.name)
        if self._looked_at.get(source.name) == (stamp, source.digest):
            return None
        now = self._library.read(source.name)
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
            yield from (article for page in self.all() if isinstance(page, Page) for article in page.articles)
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
        for source in self._library.names():
            if source == stem or str(PurePosixPath(source).with_suffix("")) == stem:
                return (source, int(digits)) if isinstance(self.article(source, int(digits)), Article) else None
        return None

    @slow
    def meant(self, name: str) -> tuple[str, int] | None:
        """Return the article that a reader means who typed an id, its stem perhaps by its beginning only, or None."""
        stem, _hash, digits = name.rpartition("#")
        fitting = called(self._library.names(), stem)
        if len(fitting) != 1 or not digits.isdecimal():
            return None
        return (fitting[0], int(digits)) if isinstance(self.article(fitting[0], int(digits)), Article) else None


def called(names: Iterable[str], stem: str) -> list[str]:
    """Return the sources that are called so: by the whole name, without ending, without folders, by a beginning.

    The first of these that fits any counts.
    """
    every = list(names)
    fitting = [name for name in every if stem in {name, str(PurePosixPath(name).with_suffix(""))}]
    fitting = fitting or [name for name in every if stem == PurePosixPath(name).stem]
    return fitting or [name for name in every if stem and name.startswith(stem)]
