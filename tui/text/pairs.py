"""Brackets and quotes: which belong together, and where the other one is."""

import re
from functools import cache

from tui.text.source import Span

FAMILIES = {
    "(": ("(（﹙", ")）﹚"),
    "[": ("[［【〔〖", "]］】〕〗"),
    "{": ("{｛", "}｝"),
    "<": ("《〈<＜", "》〉>＞"),
    '"': ("“「『〝", "”」』〞〟"),
    "'": ("‘", "’"),
}
"""Openers and closers by the key that names them; half-width ones close full-width ones, as OCR mixes them."""
REACH = 20_000
"""How far the other half is looked for, in characters; a pair never crosses a newline."""


def family_of(character: str) -> str | None:
    """Return the name of the family that a bracket or a directed quote belongs to."""
    for name, (openers, closers) in FAMILIES.items():
        if character in openers or character in closers:
            return name
    return None


def partner(text: str, offset: int) -> int | None:
    """Return the offset of the bracket or quote that belongs to the one at `offset`, or None."""
    character = text[offset : offset + 1]
    if character == '"':
        return _straight_partner(text, offset)
    name = family_of(character) if character else None
    if name is None:
        return None
    openers, closers = FAMILIES[name]
    low, high = _line(text, offset)
    depth = 0
    if character in openers:
        for found in _either(name).finditer(text, offset, high):
            depth += 1 if found[0] in openers else -1
            if depth == 0:
                return found.start()
    else:
        open_at: list[int] = []
        for found in _either(name).finditer(text, low, offset + 1):
            if found[0] in closers:
                if found.start() == offset:
                    return open_at[-1] if open_at else None
                if open_at:
                    open_at.pop()
            else:
                open_at.append(found.start())
    return None


def enclosing(text: str, offset: int, name: str) -> list[Span]:
    """Return the pairs of a family around an offset, brackets included, the innermost first."""
    low, high = _line(text, offset)
    straight = _straight(text, offset, low, high) if name == '"' else None
    openers, _ = FAMILIES[name]
    open_at: list[int] = []
    found: list[Span] = [straight] if straight else []
    for mark in _either(name).finditer(text, low, high):
        place = mark.start()
        if mark[0] in openers:
            if place > offset and not open_at:
                break
            open_at.append(place)
        elif open_at:
            start = open_at.pop()
            if start <= offset <= place:
                found.append(Span(start, place + 1))
    return sorted(found, key=lambda span: span.end - span.start)


def _line(text: str, offset: int) -> Span:
    low = text.rfind("\n", max(0, offset - REACH), offset) + 1
    end = text.find("\n", offset, offset + REACH)
    return Span(max(low, offset - REACH, 0), end if end >= 0 else min(len(text), offset + REACH))


def _straight(text: str, offset: int, low: int, high: int) -> Span | None:
    """Return the pair of straight quotes around an offset: they open and close in turn within a line."""
    opened = -1
    at = text.find('"', low, high)
    while at >= 0:
        if opened < 0:
            if at > offset:
                return None
            opened = at
        else:
            if opened <= offset <= at:
                return Span(opened, at + 1)
            opened = -1
        at = text.find('"', at + 1, high)
    return None


def _straight_partner(text: str, offset: int) -> int | None:
    pair = _straight(text, offset, *_line(text, offset))
    if pair is None:
        return None
    return pair.end - 1 if pair.start == offset else pair.start


@cache
def _either(name: str) -> re.Pattern[str]:
    return re.compile("[" + re.escape("".join(FAMILIES[name])) + "]")
