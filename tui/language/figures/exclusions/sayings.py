"""What is passed over before a number is read at all: sayings, numbers of a list."""

import re
from functools import cache

from tui.language.figures.units import DATA


@cache
def sayings() -> dict[str, tuple[str, ...]]:
    """Return the sayings by their first character, longest first."""
    found: dict[str, list[str]] = {}
    for line in (DATA / "sayings.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            for saying in line.split():
                found.setdefault(saying[0], []).append(saying)
    return {first: tuple(sorted(group, key=len, reverse=True)) for first, group in found.items()}


def saying(text: str, start: int) -> int:
    """Return the end of the saying that begins at an offset, or the offset itself."""
    group = sayings().get(text[start])
    if group and text.startswith(group, start):
        return start + next(len(word) for word in group if text.startswith(word, start))
    if (not start or text[start - 1] == "\n") and (found := _numbered().match(text, start)):
        return found.end()
    return start


@cache
def _numbered() -> re.Pattern[str]:
    """Groups of digits at the head of a line, of which the first may be the number of a list: 1 234万人."""
    return re.compile(r"[0-9]{1,3}(?: [0-9]{3}(?![0-9]))+(?:\.[0-9]++)?[十百千万亿]*")
