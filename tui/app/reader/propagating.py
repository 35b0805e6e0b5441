"""Saying what is said of one passage of every equal text."""

from asyncio import to_thread

from tui.app.commands.handling import handles
from tui.app.reader.previews import confirm
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.workspace.occurrences import Occurrence, find_occurrences, said_of_occurrences
from tui.workspace.session import Session
from tui.workspace.wording import short


class Propagating:
    """Repeats an annotation on equal texts, after a preview."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    @handles("reader.propagate")
    async def propagate(self, _count: int | None, _argument: str) -> None:
        """Say what the annotation under the cursor says of every equal text, after a preview."""
        from tui.app.dialogs.choice import ChoiceDialog

        said = self._view.state.annotation
        if said is None:
            self._services.status(_("There is no annotation here."))
            return
        quote = said.anchor.quote
        choices = [("article", _("in this article")), ("library", _("in the whole library"))]
        title = _("Say the same of equal texts")
        scope = await self._services.ask(ChoiceDialog(title, choices, about=short(quote)))
        if scope is None:
            return
        keys = None if scope == "library" else [self._view.state.key]
        places = await to_thread(find_occurrences, self._session, quote, keys, said)
        if places:
            await self._say(said, places)
        else:
            self._services.status(_("Every equal text says so already."))

    async def _say(self, said: Annotation, places: list[Occurrence]) -> None:
        quote = short(said.anchor.quote)
        what = " ".join(f"#{tag}" for tag in said.tags) or short(said.note)
        if not await confirm(self._services, _("Say {what} of “{text}”?").format(what=what, text=quote), places):
            return
        label = f"{what} ×{len(places)} “{quote}”"
        keys = dict.fromkeys(place.key for place in places)
        if await self._services.keep_each(label, keys, said_of_occurrences(said, label)):
            self._services.status(_("saved: {label}").format(label=label))
