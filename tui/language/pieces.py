"""Pieces: what the entity model is given at once, cut where neither a name nor a date goes on."""

import re
from functools import cache

from tui.text.source import Span

LIMIT = 256
"""Longest piece; longer ones only cost memory."""


@cache
def _piece() -> re.Pattern[str]:
    # A blank between Latin words stays inside a piece; every other one ends it, and is in none.
    letter = "[0-9A-Za-zÀ-ÿ.,&'-]"
    return re.compile(rf"(?:[^\n。！？；;!?\s]|(?<={letter})[ \u00a0](?={letter}))+[。！？；;!?”’」』)）]*", re.UNICODE)


def pieces(text: str) -> list[Span]:
    """Return the pieces of a text in order; together they hold every letter and digit."""
    found = []
    for piece in _piece().finditer(text):
        start, end = piece.span()
        while end - start > LIMIT:
            comma = max(text.rfind(sign, start + LIMIT // 2, start + LIMIT) for sign in "，、,：:") + 1
            cut = comma or start + LIMIT
            found.append(Span(start, cut))
            start = cut
        found.append(Span(start, end))
    return found


def parts(text: str, size: int) -> list[Span]:
    """Return the parts of a text that can be read one by one: whole lines, or sentences of a long line.

    Together they are the text; each but the last has `size` characters or a few more.
    """
    found, start = [], 0
    while start < len(text):
        ends = [place + 1 for sign in "\n。" if (place := text.find(sign, start + size, start + 4 * size)) >= 0]
        end = min((*ends, len(text), start + 4 * size))
        found.append(Span(start, end))
        start = end
    return found
