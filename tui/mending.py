"""What of a settings file can be used, and what each thing in it that cannot is called."""

import re
import tomllib
from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

from tui.i18n import N_, _
from tui.settings import VARIABLE

S = TypeVar("S", bound=msgspec.Struct)

KINDS = {"int": N_("a whole number"), "float": N_("a number"), "bool": N_("true or false"), "str": N_("a text")}
"""Types of values as msgspec names them; message ids."""
MOST = 20
"""Lines that are no TOML and are left out before the whole file is given up."""


def parsed(text: str) -> tuple[dict[str, Any], list[str]]:
    """Return the tables of a TOML text without the lines that are no TOML, and what is wrong with those lines."""
    lines, problems = text.split("\n"), list[str]()
    while True:
        try:
            return tomllib.loads("\n".join(lines)), problems
        except tomllib.TOMLDecodeError as error:
            problems.append(str(error))
            place = re.search(r"at line (\d+)", str(error))
            number = int(place[1]) if place else 0
            if len(problems) > MOST or not 0 < number <= len(lines) or not lines[number - 1].strip():
                return {}, problems
            lines[number - 1] = ""


def fitting(tables: dict[str, Any], kind: type[S], text: str, within: str = "") -> tuple[S, list[str]]:
    """Return the settings of this kind with every value that fits, and what is wrong with each of the others."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(kind)}
    good, problems = dict[str, Any](), list[str]()
    for key, value in tables.items():
        place = f"{_line(text, key)}{within}{key}"
        if key not in kinds:
            problems.append(_unknown(place, key, list(kinds)))
        elif isinstance(value, dict) and isinstance(kinds[key], type) and issubclass(kinds[key], msgspec.Struct):
            good[key], deeper = fitting(value, kinds[key], text, f"{within}{key}.")
            problems += deeper
        else:
            try:
                good[key] = getattr(msgspec.convert({key: value}, kind), key)
            except msgspec.ValidationError as error:
                problems.append(f"{place}: {expected(error)}")
    return kind(**good), problems


def expected(error: msgspec.ValidationError) -> str:
    """Return what would fit, in the reader's language."""
    if VARIABLE in str(error):
        return _("expected: the name of an environment variable in capitals, never the key itself")
    found = re.match(r"Expected `(\w+)`(?: ([<>])= ([\d.]+))?", str(error))
    if found is None or found[1] not in KINDS:
        return str(error)
    what = _(KINDS[found[1]])
    if found[3]:
        bound = _("at least {n}") if found[2] == ">" else _("at most {n}")
        what += " " + bound.format(n=found[3])
    return _("expected: {what}").format(what=what)


def _unknown(place: str, key: str, known: list[str]) -> str:
    if near := get_close_matches(key, known, 1, 0.5):
        return _("{place}: no such setting; did you mean {near}?").format(place=place, near=near[0])
    return _("{place}: no such setting; there are {known}").format(place=place, known=", ".join(known))


def _line(text: str, key: str) -> str:
    """Return the words for the first line that sets the key, empty when it is spelled otherwise there."""
    for number, line in enumerate(text.split("\n"), 1):
        if re.match(rf"""\s*\[?\s*["']?{re.escape(key)}["']?\s*[=\].]""", line):
            return _("line {number}: ").format(number=number)
    return ""
