"""The reader's own keys from the settings, laid over the table; a clash is told, never guessed away."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from tui.app.commands import COMMANDS, Command
from tui.app.keys import CHARACTER, DIGIT
from tui.i18n import _

_NAMED: Final = re.compile(
    r"(?:(?:ctrl|shift)\+)*(?:[a-z]|[!-~]|f\d\d?|up|down|left|right|home|end|pageup|pagedown|insert|delete|enter|"
    r"space|tab|escape|backspace)|<digit>|<char>"
)
_PARTS: Final = re.compile(r"(?:ctrl\+|shift\+)+\w+|<digit>|<char>|[!-~]")


def parse(spelled: str) -> tuple[str, ...] | None:
    """Read one sequence as the settings spell it: `gg`, `]e`, `ctrl+f`, `pagedown`; None when it is none."""
    if len(spelled) > 1 and _NAMED.fullmatch(spelled):
        return (spelled,)
    parts = tuple(_PARTS.findall(spelled))
    return parts if parts and "".join(parts) == spelled and all(_NAMED.fullmatch(part) for part in parts) else None


def spelled(sequence: str) -> str:
    """Return a sequence of the table as the settings spell it: `g g` -> `gg`."""
    return sequence.replace(" ", "")


def keyed(wanted: Mapping[str, str]) -> tuple[tuple[Command, ...], tuple[str, ...]]:
    """Return the table of all commands with the reader's keys, as `remap` does."""
    return remap(COMMANDS, wanted) if wanted else (COMMANDS, ())


def remap(commands: Iterable[Command], wanted: Mapping[str, str]) -> tuple[tuple[Command, ...], tuple[str, ...]]:
    """Return the table with the reader's keys, and one line for each wish that cannot be met as it stands.

    `wanted` maps a command id to its sequences, separated by blanks; an empty value takes the keys away. Where a
    wish takes a key from another command, the wish wins and the other command keeps its remaining keys.
    """
    table = {command.id: command for command in commands}
    problems, granted = [], []
    for name, keys in wanted.items():
        if name not in table:
            problems.append(_("settings: there is no command “{name}”").format(name=name))
            continue
        parsed = {spelled: parse(spelled) for spelled in keys.split()}
        if bad := [spelled for spelled, parts in parsed.items() if parts is None]:
            problems.append(_("settings: “{keys}” is no key (for {name})").format(keys=" ".join(bad), name=name))
        table[name] = replace(table[name], keys=tuple(" ".join(parts) for parts in parsed.values() if parts))
        granted.append(name)
    for place, name in enumerate(granted):
        for other in table.values():
            if other.id == name or (other.id in granted and granted.index(other.id) < place):
                continue
            if lost := _clashes(table[name], other):
                told = _("settings: {keys} is now “{name}”, no longer “{other}”")
                problems.append(told.format(keys=", ".join(lost), name=name, other=other.id))
                kept = tuple(sequence for sequence in other.keys if sequence not in lost)
                table[other.id] = replace(other, keys=kept)
    return tuple(table.values()), tuple(problems)


def clashes(commands: Iterable[Command]) -> tuple[tuple[str, str, str], ...]:
    """Return (sequence, command id, command id) for each sequence that two commands of one screen want."""
    table = tuple(commands)
    return tuple(
        (sequence, one.id, other.id)
        for place, one in enumerate(table)
        for other in table[place + 1 :]
        for sequence in _clashes(one, other)
    )


def _clashes(one: Command, other: Command) -> tuple[str, ...]:
    """Return the sequences of `other` that `one` takes or shadows on a screen that knows both."""
    if one.scope != other.scope and "everywhere" not in (one.scope, other.scope):
        return ()
    return tuple(theirs for theirs in other.keys if any(_shadow(mine.split(), theirs.split()) for mine in one.keys))


def _shadow(mine: list[str], theirs: list[str]) -> bool:
    """Tell whether two sequences cannot both be typed: equal, or one begins the other."""
    return all(
        a == b or (a == CHARACTER and len(b) == 1) or (b == CHARACTER and len(a) == 1)
        if DIGIT not in (a, b)
        else a == b or not {a, b}.isdisjoint("123456789")
        for a, b in zip(mine, theirs, strict=False)
    )
