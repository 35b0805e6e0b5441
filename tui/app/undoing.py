"""Undo that asks before it touches what is not in sight."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from textual.app import App

from tui.app.screen import CommandScreen
from tui.app.services import Services
from tui.i18n import _
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.notes.store.journal import Action
    from tui.notes.store.notebook import Undone

    Saved = Callable[[Awaitable[tuple[Undone | None]]], Awaitable[tuple[Undone | None] | None]]

Place = tuple[str, object]
"""A screen's scope, and the article that it shows if it shows one."""


class BesideAction(NamedTuple):
    """An action that the journal does not keep, such as marking as read; this session can take it back."""

    label: str
    after: str
    """Id of the journal's action that it came after; empty when there was none."""
    place: Place
    sources: tuple[str, ...]
    back: Callable[[], str]
    """Takes it back, in a worker thread; returns what went wrong, empty when nothing did."""
    again: Callable[[], str]
    """Does it again, as `back` takes it back."""


@dataclass
class SaidWhere:
    """Remembers on which screen each action of this session was done."""

    places: dict[str, Place] = field(default_factory=dict)
    """Id of an action -> where it was done."""
    beside: list[BesideAction] = field(default_factory=list)
    undone: list[BesideAction | None] = field(default_factory=list)
    """What was taken back since the last action, in order; None stands for one of the journal."""

    def question(self, action: "Action", here: Place) -> tuple[str, str] | None:
        """Return what to ask before an action is taken back, and what it is about; None when it is in sight."""
        if self.places.get(action.id) == here:
            return None
        return asked(action.label, (action.time[:16].replace("T", " "), named(action.sources)))

    def renumbered(self, old: object, new: object) -> None:
        """Follow an article that has another number now."""
        self.places = {done: (scope, new if key == old else key) for done, (scope, key) in self.places.items()}

    def last_beside(self, action: "Action | None") -> BesideAction | None:
        """Return the action beside the journal that was done after its last one."""
        last = self.beside[-1] if self.beside else None
        return last if last and last.after == (action.id if action else "") else None


def asked(label: str, about: Iterable[str]) -> tuple[str, str]:
    """Return the question of an action out of sight, and what it is about."""
    return _("Undo what is not in sight: {label}?").format(label=label), " · ".join(part for part in about if part)


def named(sources: Iterable[str]) -> str:
    """Name the sources of an action, three at most."""
    names = [PurePosixPath(name).stem for name in sources if name]
    return ", ".join(names[:3]) + (" …" if len(names) > 3 else "")


def place_of(screen: CommandScreen | None) -> Place:
    """Return where a screen is: its scope, and in the reader its article."""
    return (screen.SCOPE, getattr(screen, "key", None)) if screen else ("", None)


class Undoing:
    """Takes actions back and does them again."""

    def __init__(self, app: App[None], session: Session, services: Services, saved: "Saved") -> None:
        """Take what waits for a store to save; None from it means that it could not, which it has told."""
        self._app, self._session, self._services, self._saved = app, session, services, saved
        self.said = SaidWhere()

    async def undo(self) -> "Undone | None":
        """Take the last action back and say so, after a question where it is not in sight; return what was done."""
        action = await self._session.later(self._last_done)
        if beside := self.said.last_beside(action):
            await self._undo_beside(beside)
            return None
        if action and (question := self.said.question(action, self._here())) and not await self._agreed(*question):
            return None
        undone = await self._travel(self._session.notes.undo, _("Undone: {label}"), _("Nothing to undo"))
        self.said.undone += [None] if undone else []
        return undone

    async def redo(self) -> "Undone | None":
        """Do again what was undone last and say so; return what was done."""
        beside = self.said.undone.pop() if self.said.undone else None
        if beside is None:
            return await self._travel(self._session.notes.redo, _("Done again: {label}"), _("Nothing to redo"))
        if problem := await self._session.later(beside.again):
            self._services.notify(problem, title=_("Not saved"), severity="error")
            return None
        action = await self._session.fetch(self._last_done)
        self.said.beside.append(beside._replace(after=action.id if action else ""))
        self._services.status(_("Done again: {label}").format(label=beside.label))
        self._services.changed(beside.sources)
        return None

    async def later(
        self, label: str, sources: Iterable[str], back: Callable[[], str], again: Callable[[], str]
    ) -> None:
        """Remember an action that the journal does not keep; `back` and `again` return what went wrong."""
        action = await self._session.fetch(self._last_done)
        beside = BesideAction(label, action.id if action else "", self._here(), tuple(sources), back, again)
        self.said.beside.append(beside)
        self.said.undone.clear()

    def done_here(self) -> None:
        """Remember that the last action of the journal was done on this screen."""
        if action := self._last_done():
            self.said.places[action.id] = self._here()

    async def _undo_beside(self, beside: BesideAction) -> None:
        question = asked(beside.label, [named(beside.sources)])
        if beside.place != self._here() and not await self._agreed(*question):
            return
        if problem := await self._session.later(beside.back):
            self._services.notify(problem, title=_("Not saved"), severity="error")
        else:
            self.said.beside.remove(beside)
            self.said.undone.append(beside)
            self._services.status(_("Undone: {label}").format(label=beside.label))
        self._services.changed(beside.sources)

    async def _agreed(self, question: str, about: str) -> bool:
        from tui.app.dialogs.confirm import ConfirmDialog

        agreed = await self._services.ask(ConfirmDialog(question, about=about))
        return agreed is True

    async def _travel(self, work: "Callable[[], Undone | None]", done: str, nothing: str) -> "Undone | None":
        outcome = await self._saved(self._session.later(lambda: (work(),)))
        if outcome is None:
            return None
        (undone,) = outcome
        self._services.status(done.format(label=undone.entry.label) if undone else nothing)
        if undone:
            self._services.changed(undone.notebooks)
            for notice in undone.notices:
                self._services.notify(notice, severity="warning")
        return undone

    def _last_done(self) -> "Action | None":
        return next((entry for entry in reversed(self._session.notes.store.history()) if not entry.undone), None)

    def _here(self) -> Place:
        screens = (screen for screen in reversed(self._app.screen_stack) if isinstance(screen, CommandScreen))
        return place_of(next(screens, None))
