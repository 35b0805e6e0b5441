"""Correcting the marks of the program: dismissing one or all equal ones, and naming its right type."""

from asyncio import to_thread

from msgspec import structs

from tui.app.handling import handles
from tui.app.reader.annotating import removal
from tui.app.reader.decided import correction, dismissal, mark_here
from tui.app.reader.previews import confirm
from tui.app.reader.saving import Keep
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.language.analysis import Entity
from tui.language.decided import FIGURE, type_of
from tui.notes.model.decisions import Scope
from tui.notes.store.notebook import Change
from tui.text.source import Span
from tui.workspace.notes.occurrences import Occurrence, find_occurrences
from tui.workspace.reading.wording import TYPES, short
from tui.workspace.session import Session


class Correcting:
    """Decides about what the program found."""

    def __init__(self, view: ReaderView, session: Session, services: Services, keep: Keep) -> None:
        self._view, self._session, self._services, self._keep = view, session, services, keep

    @handles("reader.remove")
    def remove(self, _count: int | None, _argument: str) -> None:
        """Remove the annotation under the cursor; where there is none, dismiss the mark."""
        state = self._view.state
        annotation, mark = state.annotation, mark_here(state)
        if annotation is not None:
            self._decide(removal(annotation))
        elif mark is not None:
            self._decide(dismissal(state, mark))
        else:
            self._services.status(_("There is no annotation here."))

    @handles("reader.retype")
    async def retype(self, _count: int | None, _argument: str) -> None:
        """Ask for the right type of the mark, or for the type of the selection."""
        from tui.app.dialogs.choice import ChoiceDialog

        state = self._view.state
        mark = mark_here(state)
        span = state.selection or (Span(mark.start, mark.end) if mark else state.target)
        quote = state.text[span.start : span.end]
        choices = [(kind.value, _(title)) for kind, title in TYPES.items()] + [(FIGURE, _("figure"))]
        now = type_of(mark) if mark else None
        wanted = await self._services.ask(ChoiceDialog(_("What is this?"), choices, now, short(quote)))
        if wanted is None or not self._view.open:
            return
        scope = await self._scope(quote) if mark and wanted != now and span == (mark.start, mark.end) else Scope.HERE
        if scope is not None and self._view.open:
            found = structs.replace(mark or Entity(0, 0, next(iter(TYPES))), start=span.start, end=span.end)
            self._decide(correction(self._view.state, found, wanted, scope))

    @handles("reader.dismiss_all")
    async def dismiss_all(self, _count: int | None, _argument: str) -> None:
        """Dismiss this mark and every equal one in the library, after a preview."""
        state = self._view.state
        mark = mark_here(state)
        if mark is None:
            self._services.status(_("There is no mark here."))
            return
        quote = state.text[mark.start : mark.end]
        places = await self._look_up(quote)
        question = _("Dismiss “{text}” everywhere in the library?").format(text=short(quote))
        if await confirm(self._services, question, places) and self._view.open:
            self._decide(dismissal(self._view.state, mark, Scope.LIBRARY))

    def _decide(self, change: Change | None) -> None:
        if change is not None:
            self._keep(change)
            self._view.deselect()

    async def _scope(self, quote: str) -> Scope | None:
        """Ask how far a decision reaches; the whole library only after a preview. None when cancelled."""
        from tui.app.dialogs.choice import ChoiceDialog

        choices = [(Scope.HERE.value, _("only here")), (Scope.LIBRARY.value, _("everywhere in the library"))]
        answer = await self._services.ask(ChoiceDialog(_("How far?"), choices, about=short(quote)))
        if answer != Scope.LIBRARY.value:
            return Scope(answer) if answer else None
        places = await self._look_up(quote)
        question = _("Decide so for every “{text}” in the library?").format(text=short(quote))
        return Scope.LIBRARY if await confirm(self._services, question, places) else None

    async def _look_up(self, quote: str) -> list[Occurrence]:
        """Return where a text stands in the library, found off the UI thread."""
        self._services.status(_("looking through the library…"))
        return await to_thread(find_occurrences, self._session, quote)
