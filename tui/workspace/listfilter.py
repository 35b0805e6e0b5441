"""Ask the articles of the list a filter: of what the list knows where that is enough, else of texts and marks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import Lock
from typing import TYPE_CHECKING, Final

from tui.language.analysis import Analysis, Figure
from tui.notes.model.annotation import Annotation
from tui.text.article import Article, Page
from tui.text.kind import Kind
from tui.text.search import fold
from tui.workspace.catalog import Entry, Line, Trouble, by_article
from tui.workspace.filter import Filter, Subject, matcher, ranker
from tui.workspace.filter.syntax import Condition, Conjunction, Disjunction, Expression, Nearness, Negation
from tui.workspace.listview import Key, key_of
from tui.workspace.subjects import ArticleSubject

if TYPE_CHECKING:
    from tui.workspace.session import Session

_MARKS: Final = frozenset({"entity", "type", "figure", "figures"})
STEP: Final = 2000
"""Articles between two looks at whether the answer is still wanted."""


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
    _quick: bool = False
    """Whether the question under way can do without marks."""
    _lock: Lock = field(default_factory=Lock)

    def find(
        self, lines: Iterable[Line], wanted: Filter, cancelled: Callable[[], bool] = lambda: False
    ) -> dict[Key, int] | None:
        """Return the rows for which a filter holds, in its order, each with its place; None when cancelled."""
        with self._lock:
            fits, self._quick = matcher(wanted), is_quick(wanted.where)
            found: list[tuple[Subject, Key]] = []
            for number, (key, subject) in enumerate(self._asked(lines)):
                if number % STEP == 0 and cancelled():
                    return None
                if fits(subject):
                    found.append((subject, key))
        if not wanted.sort:
            return {key: place for place, (_subject, key) in enumerate(found)}
        # Subjects are equal by value; identity tells which row one stands for.
        keys = {id(subject): key for subject, key in found}
        ranked = ranker(wanted)(subject for subject, _key in found)
        return {keys[id(subject)]: place for place, subject in enumerate(ranked)}

    def _asked(self, lines: Iterable[Line]) -> Iterator[tuple[Key, Subject]]:
        """Yield the rows as subjects; a row that has changed is asked anew."""
        noted = set(self.session.store.names()) if self.session.library.annotations.is_dir() else set()
        fresh: dict[str, bool] = {}
        for line in lines:
            key = key_of(line)
            source = key[0]
            if source in noted and source not in fresh:
                fresh[source] = self._renew(source)
            known = self._subjects.get(key)
            if known is None or known[0] is not line or fresh.get(source):
                known = self._subjects[key] = (line, self._subject(line))
            yield key, known[1]

    def _renew(self, name: str) -> bool:
        """Read what is said about a source; tell whether it is new."""
        book = self.session.known(name)
        known = self._said.get(name)
        if book is not None and known and known[0] is book:
            return False
        page = self.session.page(name)
        if not isinstance(page, Page):
            return False
        book = self.session.known(name) or self.session.notebook(page.source)
        self._said[name] = (book, by_article(page, book.annotations))
        return True

    def _subject(self, line: Line) -> Subject:
        if not isinstance(line, Entry):
            assert isinstance(line, Trouble)
            return TroubleSubject(line)
        said = self._said.get(line.source)
        known = tuple(said[1].get(line.number, ())) if said else ()
        return ArticleSubject(
            line, known, lambda: self._text(line), lambda: self._marks(line), line.kind or Kind.ARTICLE
        )

    def _text(self, entry: Entry) -> str:
        article = self.session.article(*entry.key)
        return article.text if isinstance(article, Article) else ""

    def _marks(self, entry: Entry) -> Analysis | None:
        page = None if self._quick else self.session.page(entry.source)
        return self.session.analyse(page).get(entry.number) if isinstance(page, Page) else None


def is_quick(part: Expression) -> bool:
    """Tell whether a filter asks for nothing but what the list and the notes know: then it answers while one types."""
    match part:
        case Condition(key, _operator, value):
            return bool(key) and key != "text" and key not in _MARKS and (key, value) not in _SLOW
        case Nearness():
            return False
        case Negation(inner):
            return is_quick(inner)
        case Conjunction(parts) | Disjunction(parts):
            return all(map(is_quick, parts))


_SLOW: Final = frozenset({("has", "mark"), ("has", "figure")})
