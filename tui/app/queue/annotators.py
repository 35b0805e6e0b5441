"""Asking which two annotators are compared."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.app.handling import handles
from tui.app.services import Services
from tui.i18n import _
from tui.workspace.agreement.annotators import AnnotatorError, busiest, claims, pair, written
from tui.workspace.review.lastqueue import last, remember_between

if TYPE_CHECKING:
    from tui.workspace.session import Session


class AnnotatorChoice:
    """Opens the queue of two annotators, and asks who they are where that is not known."""

    def __init__(self, session: "Session", services: Services, show: Callable[[], None]) -> None:
        """Take what shows the queue."""
        self._session, self._services, self._show = session, services, show

    async def open(self) -> None:
        """Show the queue of the annotators known, or ask for them first."""
        if await self._session.fetch(self._known):
            self._show()
        else:
            await self.ask()

    @handles("review.annotators")
    async def ask(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for two annotators and show where they differ."""
        from tui.app.dialogs.line import LineDialog

        prompt = _("Two annotators (authors, folders, git:BRANCH):")
        known = await self._session.fetch(self._known)
        typed = await self._services.ask(LineDialog(prompt, written(known), refused=self._fault))
        if typed is None:
            return
        between = pair(typed)
        await self._session.later(lambda: remember_between(self._session, between))
        self._show()

    async def _fault(self, typed: str) -> str:
        """Return why what is typed names no two annotators who tagged something; empty when it does."""
        try:
            between = pair(typed)
            await self._session.fetch(lambda: [claims(self._session, who) for who in between])
        except AnnotatorError as error:
            return str(error)
        return ""

    def _known(self) -> tuple[str, str] | None:
        return last(self._session).between or busiest(self._session)
