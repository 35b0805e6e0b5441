"""Ask the articles of the list a filter: of what the list knows where that is enough, else of texts and marks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Final

from tui.language.analysis import Analysis, Figure
from tui.notes.model.annotation import Annotation
from tui.text.article import Article, Page
from tui.text.kind import DocumentKind
from tui.text.search import fold
from tui.workspace.articles.catalog import Entry, Line, Trouble
from tui.workspace.articles.listview import Key, key_of
from tui.workspace.articles.pagerows import by_article
from tui.workspace.filter import Filter, Subject
from tui.workspace.filter.columns import FilterColumns, is_quick
from tui.workspace.filter.subjects import ArticleSubject

if TYPE_CHECKING:
    from tui.workspace.session import Session

AHEAD: Final = ("title", "tag", "author", "source", "is", "has", "status", "note", "date", "length", "kind")
"""Keys that are made ready before anybody asks, those asked most first."""
MANY: Final = 2_000
"""Changed rows from which all are asked anew."""


@dataclass(frozen=True)
class TroubleSubject:
    """A file that cannot be read, as the filter language asks about it."""

    line: Trouble

    def texts(self, key: str) -> Iterable[str]:
        """Return its name and why it cannot be read."""
        known = {"source": (self.line.source,), "is": ("trouble",), "": (self.line.source, self.line.reason)}
        return map(fold, known.get(key, ()))

    def number(self, key: str) -> float | None:
        """Return None: nothing of it can be counted."""
        return None

    def figures(self) -> Iterable[Figure]:
        """Return nothing."""
        return ()

    def dates(self) -> tuple[date, date] | None:
        """Return None."""
        return None

    def changed(self) -> datetime | None:
        """Return None."""
        return None


@dataclass
class ListFilter:
    """Filters the rows of one list; what was worked out for one question serves the next. For threads."""

    session: "Session"
    _subjects: dict[Key, tuple[Line, Subject]] = field(default_factory=dict)
    _said: dict[str, tuple[object, Mapping[int, list[Annotation]]]] = field(default_factory=dict)
    """Source name -> version of its notes, and what is said by article."""
    _last: tuple[Sequence[Line], FilterColumns] | None = None
    """The rows that were asked last."""
    _forms: int = 0
    """The version of the forms of names that were asked."""
    _lock: Lock = field(default_factory=Lock)

    def find(
        self, lines: Sequence[Line], wanted: Filter, cancelled: Callable[[], bool] = lambda: False
    ) -> dict[Key, int] | None:
        """Return the rows for which a filter holds, in its order, each with its place; None when cancelled."""
        with self._lock:
            if not is_quick(wanted.where):
                self._forget()
            found = self._columns([*lines]).find(wanted, cancelled)
        return None if found is None else {key_of(lines[at]): place for place, at in enumerate(found.tolist())}

    def count(self, lines: Sequence[Line], wanted: Filter, cancelled: Callable[[], bool] = lambda: False) -> int | None:
        """Return how many rows a filter finds; None when cancelled, or when texts would have to be read for it.

        As long as the very same list of rows is given, nobody looks whether notes have changed.
        """
        if not is_quick(wanted.where):
            return None
        with self._lock:
            found = self._columns(lines).find(Filter(wanted.where), cancelled)
        return None if found is None else len(found)

    def prepare(self, lines: Sequence[Line], cancelled: Callable[[], bool]) -> None:
        """Work out ahead what the first key of a filter needs; a reader who begins to type meanwhile waits little."""
        for name in sorted(self._noted(lines) - self._said.keys()):
            if cancelled():
                return
            with self._lock:
                self._renew(name)
        with self._lock:
            columns = self._columns(lines)
        for key in AHEAD:
            if cancelled():
                return
            with self._lock:
                columns.prepare(key)

    def _forget(self) -> None:
        """Forget what was worked out with other forms of names than those that are known now."""
        self.session.forms.names()
        if self._forms != self.session.forms.version:
            self._forms = self.session.forms.version
            self._subjects.clear()
            self._last = None

    def _columns(self, lines: Sequence[Line]) -> FilterColumns:
        """Return the columns of rows; of those asked last only rows that are others now are asked anew."""
        if self._last is not None and self._last[0] is lines:
            return self._last[1]
        fresh = self._fresh(lines)
        known, columns = self._last if self._last and len(self._last[0]) == len(lines) else ((), None)
        changed = [
            at for at, (old, new) in enumerate(zip(known, lines, strict=False)) if old is not new or new.source in fresh
        ]
        if columns is None or columns.patches + len(changed) > MANY:
            columns = FilterColumns(list(self._asked(lines, fresh)))
        elif changed:
            others = self._asked((lines[at] for at in changed), fresh)
            columns = columns.changed(dict(zip(changed, others, strict=True)))
        self._last = (lines, columns)
        return columns

    def _fresh(self, lines: Iterable[Line]) -> set[str]:
        """Return the sources of rows whose notes have changed since they were asked last."""
        return {name for name in self._noted(lines) if self._renew(name)}

    def _noted(self, lines: Iterable[Line]) -> set[str]:
        """Return the sources of rows about which something is said."""
        noted = set(self.session.notes.store.names()) if self.session.library.annotations.is_dir() else set()
        return noted & {line.source for line in lines}

    def _asked(self, lines: Iterable[Line], fresh: set[str]) -> Iterator[Subject]:
        """Yield the rows as subjects; a row that has changed is asked anew."""
        for line in lines:
            key = key_of(line)
            known = self._subjects.get(key)
            if known is None or known[0] is not line or line.source in fresh:
                known = self._subjects[key] = (line, self._subject(line))
            yield known[1]

    def _renew(self, name: str) -> bool:
        """Read what is said about a source; tell whether it is new."""
        book = self.session.notes.known(name)
        known = self._said.get(name)
        if book is not None and known and known[0] is book:
            return False
        page = self.session.pages.page(name)
        if not isinstance(page, Page):
            return False
        book = self.session.notes.known(name) or self.session.notes.of(page.source)
        self._said[name] = (book, by_article(page, book.annotations))
        return True

    def _subject(self, line: Line) -> Subject:
        if not isinstance(line, Entry):
            assert isinstance(line, Trouble)
            return TroubleSubject(line)
        said = self._said.get(line.source)
        known = tuple(said[1].get(line.number, ())) if said else ()
        return ArticleSubject(
            line,
            known,
            partial(self._text, line),
            partial(self._marks, line),
            line.kind or DocumentKind.ARTICLE,
            self._other_forms,
        )

    def _other_forms(self, name: str) -> tuple[str, ...]:
        return self.session.forms.of(name)

    def _text(self, entry: Entry) -> str:
        article = self.session.pages.article(*entry.key)
        return article.text if isinstance(article, Article) else ""

    def _marks(self, entry: Entry) -> Analysis | None:
        page = self.session.pages.page(entry.source)
        return self.session.findings.analyse(page).get(entry.number) if isinstance(page, Page) else None
