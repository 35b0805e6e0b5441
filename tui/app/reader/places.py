"""The reading place: kept while one reads, for a session may end at any moment."""

from tui.app.reader.state import ReaderState
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.notes.store.places import QUOTE, StoredPlace
from tui.workspace.session import Session


class ReadingPlace:
    """Remembers where reading stopped."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    def keep(self) -> None:
        """Remember where reading stopped in this article, if that has changed."""
        if put_place(self._session, self._view.state):
            self._view.in_thread(self._save, "places", exclusive=False)

    def _save(self) -> None:
        """Write the reading places; one that cannot be written is no reason to stop reading."""
        if problem := self._session.save_places():
            self._services.call_from_thread(self._services.status, problem)


def put_place(session: Session, state: ReaderState) -> bool:
    """Put the reading place among those of the session; return whether it has changed."""
    text, offset, title = state.text, state.cursor.start, state.reading.article.title or ""
    known = session.places.get(*state.key, title)
    read = bool(known and known.read) or state.in_sight.end >= len(text)
    if known and (known.offset, known.read) == (offset, read):
        return False
    session.places.put(*state.key, StoredPlace(offset, text[offset : offset + QUOTE], read, title))
    return True
