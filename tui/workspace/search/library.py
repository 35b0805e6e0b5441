"""Search in an opened library: its sources as a corpus, its index, its finder."""

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache, partial
from itertools import accumulate
from pathlib import Path

import msgspec

import tui.text
from tui.fingerprint import fingerprint
from tui.notes.file.layout import path_of
from tui.text.article import Page
from tui.text.source import Source, Unreadable
from tui.workspace.articles.catalog import Entry
from tui.workspace.filter.asking import article_subjects, note_subjects
from tui.workspace.filter.match import Subject, matcher
from tui.workspace.filter.subjects import ArticleSubject
from tui.workspace.helpers.spread import spread
from tui.workspace.helpers.tasks import ARTICLES, WORDS
from tui.workspace.search.evaluate import Question
from tui.workspace.search.finder import Finder
from tui.workspace.search.index import WORTH, Index
from tui.workspace.search.recipes import Recipe
from tui.workspace.search.taken import TakenSource
from tui.workspace.session import Session

_PAGES = 4
"""Pages whose subjects are kept; searches go source by source."""


class LibraryCorpus:
    """The sources of a library, as `Corpus` wants them."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._noted: frozenset[str] = frozenset()

    def look(self) -> None:
        """Take note of which sources have notes, before versions are asked for."""
        self._noted = frozenset(self._session.notes.store.names())

    def names(self) -> Iterator[str]:
        """Yield the names of the sources that can be read; one that is no text has no readable source either."""
        return (name for name in self._session.library.names() if _is_text(name))

    def version(self, name: str) -> str:
        """Return the versions of the file and of its notes, which may overrule its structure."""
        stamp = self._session.library.stamp(name)
        if name not in self._noted:
            return f"{stamp}"
        try:
            about = path_of(self._session.library.annotations, name).stat()
        except OSError:
            return f"{stamp}"
        return f"{stamp} {about.st_size} {about.st_mtime_ns}"

    def read(self, name: str) -> Source | Unreadable:
        """Read and decode a source."""
        return self._session.library.read(name)

    def page(self, name: str) -> Page | Unreadable:
        """Return a source split into its articles."""
        return self._session.pages.page(name)


def _is_text(name: str) -> bool:
    """Tell whether a name can be written in UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


class LibrarySearch:
    """The search of one library; for one thread at a time, none of it for that of the screens."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._corpus = LibraryCorpus(session)
        library = session.library
        identity = f"{library.sources}\0{library.only or ''}\0{library.encoding or ''}"
        self._index = Index(session.folders.cache, identity, fingerprint(Path(next(iter(tui.text.__path__)))))
        sizes = accumulate(stamp.size for name in library.names() if (stamp := library.stamp(name)))
        self._words = any(size > WORTH for size in sizes)
        self._subjects = lru_cache(_PAGES)(self._subjects_of)

    @property
    def begun(self) -> bool:
        """Whether an earlier update left something to search in."""
        return self._index.holds_any()

    @property
    def taken(self) -> int:
        """Sources that the last update took in or dropped."""
        return self._index.taken

    @property
    def last(self) -> int:
        """The id of the article that was taken in last, for `Finder.find`."""
        return self._index.last()

    def texts(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[tuple[tuple[str, int], str]]:
        """Yield source name and number of every article with its reading text, one source in memory at a time."""
        return (((one.source, one.recipe.number), one.text) for one in self.finder().every(cancelled))

    @property
    def large(self) -> bool:
        """Whether the library is large enough for an index of words."""
        return self._words

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def update(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[int]:
        """Bring the index up to date; yield how many sources are done, from time to time."""
        self._subjects.cache_clear()
        self._corpus.look()
        elsewhere = partial(self._elsewhere, cancelled)
        yield from self._index.update(self._corpus, words=self._words, cancelled=cancelled, elsewhere=elsewhere)

    def _elsewhere(self, cancelled: Callable[[], bool], names: list[str]) -> Iterator[TakenSource | None]:
        answers = spread(self._session, WORDS if self._words else ARTICLES, names, cancelled)
        with closing(answers):
            for name, answer in zip(names, answers, strict=True):
                packed = answer.found.get(name) if answer else None
                yield msgspec.msgpack.decode(packed, type=TakenSource) if packed is not None else None

    def finder(self) -> Finder:
        """Return what searches in the state of the last update."""
        return Finder(self._index, self._corpus, self._describe, words=self._words)

    def noted(self, question: Question) -> dict[tuple[str, int], int]:
        """Return the articles in which a note, its tags or its words fit, with the article offset of the first."""
        fits, found = matcher(question.wanted), dict[tuple[str, int], int]()
        for name in self._session.notes.store.names():
            page = self._session.pages.page(name)
            if not isinstance(page, Page):
                continue
            for one in note_subjects(self._subjects(name), page, self._session):
                if one.article and fits(one):
                    key = one.article.entry.key
                    article = next(a for a in page.articles if a.number == key[1])
                    span = article.span_of(one.annotation.anchor.spans)
                    found.setdefault(key, span.start if span and not one.annotation.whole else 0)
        return found

    def _describe(self, source: str, recipe: Recipe) -> Subject:
        known = self._subjects(source).get(recipe.number)
        return known or ArticleSubject(Entry(source, recipe.number, recipe.title, recipe.authors, 0))

    def _subjects_of(self, source: str) -> dict[int, ArticleSubject]:
        page = self._session.pages.page(source)
        return article_subjects(self._session, page) if isinstance(page, Page) else {}
