"""Show what would steer a terminal: control characters become visible signs, one to one."""

import re

UNNAMED = "␦"
"""U+2426, the sign for a control character without a picture of its own; one cell in every terminal."""

_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_CONTROL = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ufff9-\ufffb\ud800-\udfff]")


def visible(text: str) -> str:
    r"""Return the text with every control character but `\n` replaced by one visible character.

    C0 and DEL become their control pictures (U+2400 ff.), a tab a space (it has no width of its own on a screen of
    cells), the line separators NEL, U+2028 and U+2029 become U+2424; other C1, bidirectional and annotation
    controls and lone surrogates become U+2426. The length never changes.
    """
    return _CONTROL.sub(_sign, text)


def visible_line(text: str) -> str:
    """Return the text as `visible` does, with newlines shown too: one line, for names, titles and messages."""
    return visible(text).replace("\n", "␊")


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "␤" if code in {0x85, 0x2028, 0x2029} else UNNAMED
