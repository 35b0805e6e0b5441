"""Confirming or mending what is understood of the figure under the cursor."""

from tui.app.facts import ask_fact
from tui.app.handling import handles
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.text.source import Span
from tui.workspace.session import Session


class FigureFields:
    """Asks for the fields of a figure."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    @handles("reader.mend")
    async def mend(self, _count: int | None, _argument: str) -> None:
        """Ask for the fields of the figure under the cursor, and keep them."""
        state = self._view.state
        article, here = state.reading.article, state.reading.figures.overlapping(*state.target)
        if not here:
            self._services.status(_("There is no figure here; ]f goes to the next one."))
            return
        settled = await ask_fact(self._session, self._services, article, Span(here[0].start, here[0].end))
        if settled is not None:
            change = await self._session.fetch(lambda: settled.change(self._session, article))
            if await self._services.keep(article.source, change):
                self._services.status(_("Saved: {label}").format(label=settled.label))
