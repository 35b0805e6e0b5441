"""Finds commands and verbs by what is typed."""

from collections.abc import Sequence
from typing import Any

from tui.app.commands.command import Command
from tui.app.keys import spell, token
from tui.app.verbs import Verb
from tui.i18n import _
from tui.workspace.codebook.completion import Completer, KnownTag

Offer = Command | Verb[Any] | str
"""A command, a verb whose argument is wanted, or a verb with its argument as it was typed."""


class CommandFinder:
    """Finds by key, by name in both languages, by pinyin, and by initials in both languages."""

    def __init__(self, table: Sequence[Command], verbs: Sequence[Verb[Any]] = (), recent: Sequence[str] = ()) -> None:
        """Take commands and verbs, and what was chosen before, the newest first: ids, or lines with an argument."""
        self._table: list[Command | Verb[Any]] = [*table, *verbs]
        recent = list(dict.fromkeys(recent))
        self._lines = [line for line in recent if any(line.startswith(f"{verb.name} ") for verb in verbs)]
        places = {name: len(recent) - place for place, name in enumerate(recent)}
        self._recent = sorted((one for one in table if one.id in places), key=lambda one: -places[one.id])
        self._names = [(name, one) for one in self._table for name in _names(one)]
        known = [
            KnownTag(str(place), places.get(_id(one), 0), aliases=(name,))
            for place, (name, one) in enumerate(self._names)
        ]
        self._completer = Completer(known)

    def find(self, typed: str) -> list[Offer]:
        """Return what has this key or id, then whose name holds every word of what is typed; chosen last first."""
        typed = typed.strip().lstrip(":：").strip()
        if not typed:
            return list(dict.fromkeys((*self._recent, *self._lines[:3], *self._table)))
        key = "".join(token(character, character) for character in typed)
        keyed = [one for one in self._table if isinstance(one, Command) and any(spell(s) == key for s in one.keys)]
        named = [one for one in reversed(self._table) if _id(one).rpartition(".")[2] == typed.casefold()]
        initials = typed.casefold() if len(typed) > 1 and typed.isascii() else "\n"
        whole = [one for one in self._table if any(_initials(name) == initials for name in _names(one))]
        begun = [one for one in self._table if any(_initials(name).startswith(initials) for name in _names(one))]
        lines = [line for line in self._lines if line.startswith(typed)]
        return list(dict.fromkeys((*keyed, *named, *lines, *whole, *self._fitting(typed.split()), *begun)))

    def _fitting(self, words: Sequence[str]) -> list[Command | Verb[Any]]:
        fitting: list[Command | Verb[Any]] | None = None
        for word in words:
            found = [self._names[int(known.name)][1] for known in self._completer.find(word)]
            fitting = found if fitting is None else [one for one in fitting if one in found]
        return fitting or []


def _id(one: Command | Verb[Any]) -> str:
    return one.id if isinstance(one, Command) else one.name


def _names(one: Command | Verb[Any]) -> tuple[str, ...]:
    more = one.aliases if isinstance(one, Command) else (one.name,)
    return (one.title, _(one.title), *more)


def _initials(name: str) -> str:
    """Return the first letters of the words of a name; those of Han characters are the completer's matter."""
    return "".join(word[0] for word in name.casefold().split() if word[0].isalpha())
