"""`:42` and `:42%`: go to a row by its number, as in vim."""

import re
from typing import Final

from tui.app.verbs.verb import Speaker, Verb, VerbError
from tui.i18n import N_, _

NUMBER: Final = re.compile(r"(\d{1,9})\s*(%?)")


def _parse(where: Speaker, typed: str) -> tuple[int, bool]:
    found = NUMBER.fullmatch(typed)
    if found is None:
        raise VerbError(_("“{typed}” is no row: 42, or 42%").format(typed=typed))
    if found[2] and where.screen.SCOPE != "reader":
        raise VerbError(_("A percentage is of an article: open one first"))
    return int(found[1]), bool(found[2])


def _run(where: Speaker, value: tuple[int, bool]) -> object:
    number, percent = value
    if not percent:
        return where.screen.run(f"{where.screen.SCOPE}.{_TO_ROW[where.screen.SCOPE]}", max(1, number), "first")
    return where.screen.run("reader.bracket", min(100, number), "bracket")


_TO_ROW: Final = {"reader": "top", "list": "first", "table": "first"}

GOTO: Final = Verb(
    "goto", N_("Go to row 42, or that far into the article: 42%"), N_("42 or 42%"), _parse, _run, scopes=(*_TO_ROW,)
)
