"""Grapheme clusters: what a reader calls one character (UAX #29)."""

from functools import cache
from typing import Any

_REACH = 128
"""Longest cluster that is kept together, in code points; longer ones exist only in hostile text."""


def next_start(text: str, offset: int) -> int:
    """Return the offset after the cluster that begins at `offset`; the end of the text for its end."""
    end = offset + 1
    if end >= len(text):
        return len(text)
    if _plain(text[offset], text[end]):
        return end
    found = _cluster().match(text, offset, min(len(text), offset + _REACH))
    return max(end, found.end()) if found else end


def start_of(text: str, offset: int) -> int:
    """Return the start of the cluster that holds the character at `offset`."""
    if offset <= 0 or offset >= len(text) or _plain(text[offset - 1], text[offset]):
        return max(0, min(offset, len(text)))
    low = offset
    while low > 0 and low > offset - _REACH and not _plain(text[low - 1], text[low]):
        low -= 1
    at = low
    while (end := next_start(text, at)) <= offset:
        at = end
    return at


def previous_start(text: str, offset: int) -> int:
    """Return the start of the cluster that ends at or before `offset`; 0 at the beginning."""
    return start_of(text, offset - 1) if offset > 0 else 0


def _plain(before: str, after: str) -> bool:
    """Tell quickly that a cluster ends between two characters: both ASCII, or Han and such on both sides."""
    return _stands_alone(before) and _stands_alone(after)


def _stands_alone(character: str) -> bool:
    return (
        " " <= character <= "~"
        or "\u3001" <= character <= "\u3029"
        or "\u3041" <= character <= "\u3096"
        or ("\u3400" <= character <= "\u9fff" or "\uff01" <= character <= "\uff60" or "\u2010" <= character <= "\u2027")
    )


@cache
def _cluster() -> Any:
    """Return the pattern of one cluster; the import takes 10 ms, and most texts never need it."""
    import regex

    return regex.compile(r"\X")
