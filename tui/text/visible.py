"""Show what would steer a terminal: control characters become visible signs, one to one."""

import re

UNNAMED = "␦"
"""U+2426, the sign for a control character without a picture of its own; one cell in every terminal."""

_BLANK = frozenset({0x09, 0x0B, 0x0C})
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_CONTROL = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ufff9-\ufffb\ud800-\udfff]")

_PICTURE = "[\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff]"
_INVISIBLE = re.compile(
    # What makes an emoji is kept: a flag, pictures joined, a picture or a digit with its form.
    "(?P<kept>\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
    f"|{_PICTURE}[\ufe0e\ufe0f]?[\U0001f3fb-\U0001f3ff]?\u200d(?={_PICTURE})|(?:{_PICTURE}|[0-9#*])[\ufe0e\ufe0f])"
    "|[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def has_invisible(text: str) -> bool:
    """Tell whether `visible_line` shows a character of a text as a sign."""
    return visible_line(text) != text


def visible(text: str) -> str:
    r"""Return the text with every control character but `\n` replaced by one visible character.

    C0 and DEL become their control pictures (U+2400 ff.), a tab a space (it has no width of its own on a screen of
    cells), as do a vertical tab and a form feed, with which text out of a PDF begins its pages; the line separators
    NEL, U+2028 and U+2029 become U+2424; other C1, bidirectional and annotation controls and lone surrogates become
    U+2426. The length never changes.
    """
    return _CONTROL.sub(_sign, text)


def visible_line(text: str) -> str:
    """Return the text as `visible` does, with newlines and invisible characters shown too, one to one.

    For names, tags, titles and messages, of which no two may look alike that are not: soft hyphens, fillers, joiners,
    tag characters and variation selectors become U+2426, but not where they make an emoji.
    """
    return _INVISIBLE.sub(_kept_or_sign, visible(text)).replace("\n", "␊")


def _kept_or_sign(match: re.Match[str]) -> str:
    return match[0] if match["kept"] else UNNAMED


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code in _BLANK:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return "␤" if code in {0x85, 0x2028, 0x2029} else UNNAMED
