"""Asking the language model of the settings about the open article; what it points at waits in the review."""

from asyncio import to_thread
from functools import partial
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from tui.app.handling import handles
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.workspace.pointing.suggesting import Inquiry


class Suggesting:
    """Says what would be sent and to whom before anything leaves this machine."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    @handles("reader.suggest")
    async def suggest(self, _count: int | None, _argument: str) -> None:
        """Ask the model about this article."""
        from tui.workspace.pointing.endpoint import PointingError
        from tui.workspace.pointing.suggesting import inquiry

        article = self._view.state.reading.article
        try:
            wanted = await to_thread(inquiry, self._session, [article])
        except PointingError as error:
            self._services.status(str(error))
            return
        if not await self._agreed(wanted) or not self._view.open:
            return
        name = visible_line(wanted.endpoint.name)
        self._services.status(_("asking {model} about this article …").format(model=name))
        self._view.in_thread(partial(self._ask, wanted), "suggest")

    async def _agreed(self, wanted: "Inquiry") -> bool:
        """Ask whether the text may leave this machine, unless it does not, or was allowed to for this session."""
        endpoint = wanted.endpoint
        allowed, who = self._session.trail.allowed, (endpoint.host, endpoint.port, endpoint.name)
        if not endpoint.leaves or who in allowed:
            return True
        from tui.app.dialogs.choice import ChoiceDialog

        choices = (("no", _("No")), ("once", _("Yes, this once")), ("session", _("Yes, for this session")))
        answer = await self._services.ask(ChoiceDialog(wanted.question, choices))
        if answer == "session":
            allowed.add(who)
        return answer in ("once", "session")

    def _ask(self, wanted: "Inquiry") -> None:
        from tui.workspace.pointing.suggesting import Answered, ask
        from tui.workspace.review.item import What
        from tui.workspace.review.lastqueue import Last, remember
        from tui.workspace.review.scope import Reach

        worker, found = get_current_worker(), Answered()
        try:
            for answered in ask(self._session, wanted, lambda: worker.is_cancelled):
                found.add(answered)
        except OSError as error:
            found.problems.append(_("suggestions cannot be kept: {why}").format(why=error.strerror or error))
        if worker.is_cancelled:
            return
        told = found.told
        if found.new:
            remember(self._session, Last(What.MODEL, Reach.ARTICLE))
            told += _("; ") + _("R Enter reviews them")
        if wanted.left_out:
            told += _("; ") + _("{n} characters were not sent").format(n=f"{wanted.left_out:,}")
        self._services.call_from_thread(self._services.status, told)
