"""What `:` takes with an argument; one table, a small file for each kind of verb."""

from collections.abc import Sequence
from typing import Any, Final

from tui.app.verbs.acting import BULK
from tui.app.verbs.exporting import EXPORT
from tui.app.verbs.going import GOTO, NUMBER
from tui.app.verbs.importing import IMPORT
from tui.app.verbs.looking import FILTER, FIND, THEME
from tui.app.verbs.verb import Speaker, Verb, VerbError

__all__ = ["VERBS", "Speaker", "Verb", "VerbError", "for_screen", "split"]

VERBS: Final[tuple[Verb[Any], ...]] = (GOTO, FIND, FILTER, EXPORT, IMPORT, THEME, *BULK)


def for_screen(scope: str) -> list[Verb[Any]]:
    """Return the verbs that a screen knows."""
    return [verb for verb in VERBS if not verb.scopes or scope in verb.scopes]


def split(typed: str, verbs: Sequence[Verb[Any]]) -> tuple[Verb[Any], str] | None:
    """Return the verb that is named in front, and its argument; None while no verb is named with a blank after it."""
    typed = typed.lstrip(": ：\u3000")
    name, blank, argument = typed.partition(" ")
    if NUMBER.fullmatch(typed.strip()):
        name, blank, argument = GOTO.name, " ", typed
    found = next((verb for verb in verbs if blank and verb.name == name.casefold()), None)
    return (found, argument.strip()) if found else None
