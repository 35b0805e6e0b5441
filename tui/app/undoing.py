"""Undo that asks before it touches what is not in sight."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from tui.app.screen import CommandScreen
from tui.i18n import _

if TYPE_CHECKING:
    from tui.notes.store.journal import Action

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
