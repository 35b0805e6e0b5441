"""Reading an article off the screen's thread: its text, its annotations and what can be found at once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from textual.message import Message

from tui.app.overlay import Shown, shown_of
from tui.app.reader.analysing import AT_ONCE
from tui.app.reader.state import EVERYTHING, Key, ReaderState
from tui.app.reader.view import ReaderView
from tui.i18n import _
from tui.language.analysis import Analysis
from tui.notes.model.annotation import Annotation
from tui.text.article import Article, Page
from tui.text.source import Unreadable
from tui.typeset.layout import Layout
from tui.workspace.reading.article import Reading, decisions_of, of_article
from tui.workspace.reading.marks import Marks
from tui.workspace.reading.masthead import masthead
from tui.workspace.reading.wordwindows import WordWindows
from tui.workspace.session import Session
from tui.workspace.slow import slow


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
    pinned: tuple[tuple[str, str], ...] = ()
    """(digit, tag) of the pinned tags."""
    masthead: tuple[str, ...] = ()
    """Paper, date, page and section, as far as they are known."""
    shown: Shown = EVERYTHING
    """What is shown at first: as the settings say, or as it was chosen since."""


@slow
def load(session: Session, wanted: WantedArticle) -> Opened:
    """Read an article, its annotations and what can be found at once."""
    from tui.language.quick import quick_again

    article = session.pages.article(*wanted.key)
    if not isinstance(article, Article):
        reason = article.reason if isinstance(article, Unreadable) else ""
        return Opened(wanted, None, problem=reason or _("this article is no longer there"))
    stored = session.notes.of(article.source).annotations
    session.findings.analyses.learn(session.notes.divisions())
    session.findings.analyses.warm()
    annotations = of_article(article, stored)
    found = quick_again(article.text) if len(article.text) <= AT_ONCE else Analysis()
    marks = Marks(article.text, found, decisions_of(article, annotations, session.notes.decisions())).prepared()
    windows = WordWindows(article.text, session.findings.analyses.words)
    page = session.pages.page(wanted.key[0])
    where = masthead(page, article) if isinstance(page, Page) else ()
    reading = Reading(article, marks, annotations, windows)
    shown = shown_of(session.settings.reader)
    return Opened(wanted, reading, stored, pinned=pinned(session), masthead=where, shown=shown)


def pinned(session: Session) -> tuple[tuple[str, str], ...]:
    """Return (digit, tag) of the tags that are pinned to a digit, in order. Reads a file."""
    return tuple(sorted((tag.key, tag.name) for tag in session.notes.store.codebook().tags if tag.key))


def opened_state(before: ReaderState, message: Opened, reading: Reading, start: int) -> ReaderState:
    """Return the state with which an article that was read begins, after another one."""
    state = before.reopened(message.wanted.key, reading, message.stored, reading.word_at(start))
    return replace(state, pinned=message.pinned, masthead=message.masthead, shown=message.shown)


def typeset(view: ReaderView, session: Session, width: int) -> Layout:
    """Set the open article for so many cells, as the settings want it now."""
    return view.state.typeset(session.settings.typesetting, width)


def begin(session: Session, wanted: WantedArticle, article: Article) -> int:
    """Return the offset to begin at: the one that is wanted, else where reading stopped."""
    if wanted.offset is not None:
        return min(wanted.offset, len(article.text))
    place = session.places.get(*wanted.key, article.title or "")
    return place.find(article.text) if place else 0


def problems(session: Session, name: str) -> Iterator[str]:
    """Yield what is wrong with the annotations of a source, and with the codebook."""
    notebook = session.notes.known(name)
    if notebook is not None:
        yield from notebook.problems
        if notebook.read_only or session.library.read_only:
            yield _("annotations cannot be written here: reading only")
        yield from session.notes.store.tagbook.last.problems


def unsaid(problems: Iterable[str], told: set[str]) -> Iterator[str]:
    """Yield the problems that were not told before, and add them to those that were."""
    for text in problems:
        if text not in told:
            told.add(text)
            yield text
