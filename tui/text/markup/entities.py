"""Characters that a file spells out: `&ldquo;`, `&mdash;`, `&#8220;`.

What is read is a part of the source, so the character must stand in it. It takes the place of the semicolon, one for
one, so that offsets stay; the rest of the name is hidden as any markup is.
"""

import html
from functools import lru_cache

from tui.text.source import Span

ENTITY = r"&(?:[a-zA-Z][a-zA-Z0-9]{1,30}|#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6})"
"""The name of a character, without the sign at its end."""
_WIDE, _WIDES = "\u3000", "\u2003\u3000"


@lru_cache
def sign_of(name: str) -> str:
    """Return the character that a name from `&` on stands for; empty when none can be shown in its place."""
    sign = _said(name)
    if len(sign) != 1:
        return ""
    if sign.isspace():
        return _WIDE if sign in _WIDES else " "
    return sign if sign.isprintable() and (not sign.isascii() or sign in "<>\"'") else ""


def _said(name: str) -> str:
    return html.unescape(f"{name};")


def veiled(text: str, start: int, end: int) -> tuple[Span, int] | None:
    """Return what of a name in `[start, end)` is hidden, and where the text goes on; None for what is no name."""
    name, sign = text[start:end], text[end : end + 1]
    if sign == ";":
        if name == "&amp":
            return Span(start + 1, end + 1), end + 1
        said = _said(name)
        blank = not said.strip() or not any(map(str.isprintable, said))
        return (Span(start, end + 1), end + 1) if blank else None
    return (Span(start, end), end + 1) if sign and sign == sign_of(name) else None
