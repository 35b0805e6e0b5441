"""Links by name: `[words][name]` in the text, `[name]: https://…` on a line of its own."""

import re

from tui.text import lazy

_DEFINITION = lazy.pattern(
    r"^[ \t]{0,3}\[(?P<name>(?!\^)[^\[\]\n]{1,100})\]:[ \t]*<?(?P<target>[^\s<>]{1,2000})", re.MULTILINE
)


def named(name: str) -> str:
    """Return a name as names are compared: in one case, its blanks one blank."""
    return " ".join(name.split()).casefold()


def names_target(text: str, start: int, end: int) -> bool:
    """Tell whether a line says where a named link leads, and nothing else."""
    return text[start] == "[" and bool(_DEFINITION.match(text, start, end))


def read_targets(text: str, start: int) -> dict[str, str]:
    """Return where the named links of a Markdown file lead, by name; of several definitions the first holds."""
    if "]:" not in text:
        return {}
    targets: dict[str, str] = {}
    for found in _DEFINITION.finditer(text, start):
        targets.setdefault(named(found["name"]), found["target"])
    return targets
