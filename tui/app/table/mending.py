"""Confirming or mending what is understood of the figure that a row of the ledger is about."""

from collections.abc import Callable

from tui.app.facts import ask_fact
from tui.app.handling import handles
from tui.app.services import Services
from tui.i18n import _
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.lines.line import TableLine
from tui.workspace.session import Session


class TableMending:
    """Asks for the fields of the figure of a row."""

    def __init__(
        self,
        current: Callable[[], TableLine | None],
        session: Session,
        services: Services,
        read: Callable[[], None],
    ) -> None:
        """Take what returns the row of the cursor, and what reads the rows again."""
        self._current, self._session, self._services, self._read = current, session, services, read

    @handles("table.mend")
    async def mend(self, _count: int | None, _argument: str) -> None:
        """Ask for the fields and keep them."""
        line = self._current()
        if line is None or line.key is None or line.offset is None:
            self._services.status(_("There is no figure here."))
            return
        key, at = line.key, line.offset
        article = await self._session.fetch(lambda: self._session.pages.article(*key))
        if not isinstance(article, Article):
            self._services.status(_("Its text is gone."))
            return
        settled = await ask_fact(self._session, self._services, article, Span(at, at + 1))
        if settled is not None:
            change = await self._session.fetch(lambda: settled.change(self._session, article))
            if await self._services.keep(article.source, change):
                self._services.status(_("Saved: {label}").format(label=settled.label))
                self._read()
