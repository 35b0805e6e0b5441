"""Watching the files of the open article: another session's notes and a changed source appear without a restart."""

from dataclasses import dataclass

from textual.message import Message

from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.notes.store.places import QUOTE, StoredPlace
from tui.text.article import Article, Page
from tui.text.source import Unreadable
from tui.workspace.session import Session


@dataclass
class SourceChanged(Message):
    """The file of the open article has changed and was read again."""

    view: ReaderView
    number: int | None
    """The article that is now what the open one was; None when no article is left."""
    offset: int
    """Where the words under the cursor stand now."""

    def told(self, services: Services, name: str) -> bool:
        """Tell the reader what became of the file; return whether an article is left."""
        if self.number is None:
            services.notify(_("{name} holds no article any more.").format(name=name), severity="warning")
            return False
        services.notify(_("{name} was changed on disk and has been read again.").format(name=name))
        return True


class Watching:
    """Looks from time to time, off the screen's thread, whether files have changed."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    def look_at_notes(self) -> None:
        """Look whether another session has changed the annotations file."""
        self._view.in_thread(self._look_at_notes, "watch")

    def _look_at_notes(self) -> None:
        state = self._view.state
        known = self._session.notes.known(state.key[0])
        if known is None:
            return
        if self._session.notes.store.changed(state.key[0], known.stamp):
            known = self._session.notes.reread(state.reading.article.source)
        if known.annotations != state.stored:
            self._services.call_from_thread(self._services.changed, [state.key[0]])

    def look_at_source(self) -> None:
        """Look whether the file of the article has changed; then read it again, the cursor on the same words."""
        self._view.in_thread(self._look_at_source, "source")

    def _look_at_source(self) -> None:
        state = self._view.state
        name, article = state.key[0], state.reading.article
        now = self._session.pages.newer(article.source)
        if now is None:
            return
        if isinstance(now, Unreadable):
            told = _("{name}: {reason}. What was read before is still shown.").format(name=name, reason=now.reason)
            self._services.call_from_thread(lambda: self._services.notify(told, severity="warning"))
            return
        found = successor(article, self._session.pages.page(name))
        at = state.cursor.start
        offset = StoredPlace(at, state.text[at : at + QUOTE]).find(found.text) if found else 0
        self._view.post(SourceChanged(self._view, found.number if found else None, offset))


def successor(article: Article, page: Page | Unreadable) -> Article | None:
    """Return the article of a page read again that is most likely the same: by title, then by number."""
    articles = page.articles if isinstance(page, Page) else ()
    same = [other for other in articles if other.title == article.title]
    numbered = (other for other in same or articles if other.number == article.number)
    return next(numbered, None) or next(iter(same or articles), None)
