"""Saved filters: names for what is asked often, in `filters.toml` beside the notes, where people can read them."""

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui import regular
from tui.durable import replace
from tui.i18n import _
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.filter import Filter
    from tui.workspace.session import Session

FILE: Final = "filters.toml"
TABLE: Final = "filters"
LONGEST: Final = 40
"""Code points of a name."""
_SPECIAL: Final = frozenset('()|（）｜"“”「」『』＂\\@＠:：')


@slow
def saved(session: "Session") -> dict[str, str]:
    """Return the saved filters by name, in their order; none where the file is missing or cannot be read."""
    try:
        return _read(session.library.annotations / FILE)
    except (OSError, ValueError):
        return {}


def _read(path: Path) -> dict[str, str]:
    found = tomllib.loads(regular.read(path).decode("utf-8-sig")).get(TABLE, {})
    if not isinstance(found, dict):
        return {}
    return {str(name): text for name, text in found.items() if isinstance(text, str)}


@slow
def save(session: "Session", name: str, typed: str) -> None:
    """Keep a filter under a name, an empty one forgets the name. Raises ValueError, and OSError for the file.

    A file that cannot be understood is set aside first.
    """
    path = session.library.annotations / FILE
    try:
        known = _read(path)
    except FileNotFoundError:
        known = {}
    except ValueError:
        path.replace(path.with_name(f"{FILE}.damaged"))
        known = {}
    name = checked(name)
    if typed:
        known[name] = typed
    else:
        known.pop(name, None)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, _written(known).encode())


def checked(name: str) -> str:
    """Return a name as it is kept. Raises ValueError with the reason when it can be none."""
    name = name.strip().lstrip("@＠")
    if not name or len(name) > LONGEST:
        raise ValueError(_("A name of one to {n} characters is expected.").format(n=LONGEST))
    if any(char.isspace() or char in _SPECIAL or not char.isprintable() for char in name):
        raise ValueError(_("A name has no blanks, brackets, quotation marks or colons."))
    return name


def _written(known: Mapping[str, str]) -> str:
    # A basic string of TOML is one of JSON, but for DEL.
    lines = (f"{_quoted(name)} = {_quoted(text)}" for name, text in known.items())
    return "\n".join([f"[{TABLE}]", *lines]) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@slow
def wanted(session: "Session", typed: str) -> "Filter":
    """Return what a filter says in this library, where `@name` stands for a saved one. Raises FilterError."""
    from tui.workspace.filter import parse

    return parse(typed, saved(session))
