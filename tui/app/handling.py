"""Handlers carry the ids of their commands; a screen asks its parts for them."""

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from tui.app.commands.command import Command

Handler = Callable[[int | None, str], object]
"""Takes the count, None when none was typed, and the argument. A coroutine is run beside the screen."""
Method = TypeVar("Method", bound=Callable[..., object])

_IDS: Final = "handled_commands"
_KNOWN: Final[dict[type, tuple[tuple[str, str], ...]]] = {}


def handles(*ids: str) -> Callable[[Method], Method]:
    """Mark a method `(count, argument)` as what some commands, named by id, carry out."""

    def marked(method: Method) -> Method:
        setattr(method, _IDS, ids)
        return method

    return marked


def ids(commands: "Iterable[Command]") -> tuple[str, ...]:
    """Return the ids of commands, for a handler that carries all of them out."""
    return tuple(command.id for command in commands)


def handlers(*parts: object) -> Mapping[str, Handler]:
    """Return the marked methods of some parts by command id. Raises ValueError where two want the same command."""
    found: dict[str, Handler] = {}
    for part in parts:
        for name, command in _marked(type(part)):
            if command in found:
                raise ValueError(f"two handlers for {command}: {name} of {type(part).__name__} is the second")
            found[command] = getattr(part, name)
    return found


def _marked(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the marked methods of a class, each with an id; those of its bases too."""
    if kind not in _KNOWN:
        members = {name: member for base in reversed(kind.__mro__) for name, member in vars(base).items()}
        _KNOWN[kind] = tuple((name, id_) for name, member in members.items() for id_ in getattr(member, _IDS, ()))
    return _KNOWN[kind]
