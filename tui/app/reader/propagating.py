"""Saying what is said of one passage of every equal text."""

from tui.app.handling import handles
from tui.app.reader.decided import accepted_here
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.app.spreading import spread
from tui.i18n import _
from tui.workspace.session import Session


class Propagating:
    """Repeats a tag, a note or a correction on equal texts, chosen by group."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    @handles("reader.propagate")
    async def propagate(self, _count: int | None, _argument: str) -> None:
        """Say of equal texts what is said here: the annotation, else what was decided about the mark, else the mark."""
        state = self._view.state
        annotation = state.annotation or accepted_here(state)
        if annotation is None:
            self._services.status(_("Nothing is said of this yet: tag it (t) or say its type (gt), then P."))
            return
        await spread(self._session, self._services, annotation, state.key)
