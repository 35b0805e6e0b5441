"""Reading an article off the screen's thread: its text, its annotations and what can be found at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from textual.message import Message

from tui.app.reader.analysing import AT_ONCE
from tui.app.reader.state import Key
from tui.i18n import _
from tui.language.analysis import Analysis
from tui.notes.model.annotation import Annotation
from tui.text.article import Article
from tui.text.source import Unreadable
from tui.workspace.marks import Marks
from tui.workspace.reading import Reading, decisions_of, of_article
from tui.workspace.session import Session
from tui.workspace.wordwindows import WordWindows


@dataclass(frozen=True, eq=False)
class WantedArticle:
    """An article that is wanted; the same one wanted twice is two of these."""

    key: Key
    offset: int | None = None
    """Where to begin; None where reading stopped."""


@dataclass
class Opened(Message):
    """An article and its annotations have been read, or cannot be."""

    wanted: WantedArticle
    reading: Reading | None
    stored: tuple[Annotation, ...] = ()
    """Annotations of the source."""
    problem: str = ""
    """Why there is no reading."""


def load(session: Session, wanted: WantedArticle) -> Opened:
    """Read an article, its annotations and what can be found at once. Slow: not for the UI thread."""
    from tui.language.quick import quick

    article = session.article(*wanted.key)
    if not isinstance(article, Article):
        reason = article.reason if isinstance(article, Unreadable) else ""
        return Opened(wanted, None, problem=reason or _("this article is no longer there"))
    stored = session.notebook(article.source).annotations
    session.analyses.learn(session.divisions())
    session.analyses.warm()
    annotations = of_article(article, stored)
    found = quick(article.text) if len(article.text) <= AT_ONCE else Analysis()
    marks = Marks(article.text, found, decisions_of(article, annotations, session.decisions())).prepared()
    windows = WordWindows(article.text, session.analyses.words)
    return Opened(wanted, Reading(article, marks, annotations, windows), stored)


def begin(session: Session, wanted: WantedArticle, article: Article) -> int:
    """Return the offset to begin at: the one that is wanted, else where reading stopped."""
    if wanted.offset is not None:
        return min(wanted.offset, len(article.text))
    place = session.places.get(*wanted.key, article.title or "")
    return place.find(article.text) if place else 0


def problems(session: Session, name: str) -> Iterator[str]:
    """Yield what is wrong with the annotations of a source."""
    notebook = session.known(name)
    if notebook is not None:
        yield from notebook.problems
        if notebook.read_only or session.library.read_only:
            yield _("annotations cannot be written here: reading only")


def unsaid(problems: Iterable[str], told: set[str]) -> Iterator[str]:
    """Yield the problems that were not told before, and add them to those that were."""
    for text in problems:
        if text not in told:
            told.add(text)
            yield text
