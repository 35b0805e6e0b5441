"""Show what would steer a terminal: control characters become visible signs, one to one."""

import re
from collections.abc import Callable

from tui.text.lazy import pattern

UNNAMED = "␦"
"""U+2426, the sign for a control character without a picture of its own; one cell in every terminal."""

_BLANK = frozenset({0x09, 0x0B, 0x0C})
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_STEERING = f"\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ufff9-\ufffb\ud800-\udfff"
_UNSEEN = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROL = pattern(f"[{_STEERING}]")
SUSPECT = pattern(f"[\n{_STEERING}{_UNSEEN}]")
"""What a line on a terminal has to be looked at for: it steers, or nobody sees it."""
_HARMLESS = re.compile("[ -~\u00b7\u2010-\u2027\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]*")
"""What nearly all lines are made of: none of these is shown as another sign."""

JOINED_FIRST = "\u26d3\u26f9\u2764\U0001f000-\U0001faff"
"""Characters, as in a class of a pattern, after which U+200D joins one picture to another (UTS #51 ED-16)."""
JOINED_SECOND = "\u2194\u2195\u2620\u2640\u2642\u2695\u2696\u26a7\u2708\u2764\u27a1\u2b1b\U0001f000-\U0001faff"
"""Characters that U+200D joins to the picture before it."""
_STYLED = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2194-\u2199\u21a9\u21aa\u231a\u231b\u2328\u23cf\u23e9-\u23f3\u23f8-\u23fa\u24c2"
    "\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2604\u260e\u2611\u2614\u2615\u2618\u261d\u2620\u2622\u2623\u2626\u262a"
    "\u262e\u262f\u2638-\u263a\u2640\u2642\u2648-\u2653\u265f\u2660\u2663\u2665\u2666\u2668\u267b\u267e\u267f\u2692-\u2697"
    "\u2699\u269b\u269c\u26a0\u26a1\u26a7\u26aa\u26ab\u26b0\u26b1\u26bd\u26be\u26c4\u26c5\u26c8\u26ce\u26cf\u26d1\u26d3\u26d4"
    "\u26e9\u26ea\u26f0-\u26f5\u26f7-\u26fa\u26fd\u2702\u2705\u2708-\u270d\u270f\u2712\u2714\u2716\u271d\u2721\u2728\u2733\u2734"
    "\u2744\u2747\u274c\u274e\u2753-\u2755\u2757\u2763\u2764\u2795-\u2797\u27a1\u27b0\u27bf\u2934\u2935\u2b05-\u2b07\u2b1b\u2b1c"
    "\u2b50\u2b55\u3030\u303d\u3297\u3299\U0001f170\U0001f171\U0001f17e\U0001f17f\U0001f202\U0001f237\U0001f321"
    "\U0001f324-\U0001f32c\U0001f336\U0001f37d\U0001f396\U0001f397\U0001f399-\U0001f39b\U0001f39e\U0001f39f"
    "\U0001f3cb-\U0001f3ce\U0001f3d4-\U0001f3df\U0001f3f3\U0001f3f5\U0001f3f7\U0001f43f\U0001f441\U0001f4fd"
    "\U0001f549\U0001f54a\U0001f56f\U0001f570\U0001f573-\U0001f579\U0001f587\U0001f58a-\U0001f58d\U0001f590"
    "\U0001f5a5\U0001f5a8\U0001f5b1\U0001f5b2\U0001f5bc\U0001f5c2-\U0001f5c4\U0001f5d1-\U0001f5d3"
    "\U0001f5dc-\U0001f5de\U0001f5e1\U0001f5e3\U0001f5e8\U0001f5ef\U0001f5f3\U0001f5fa\U0001f6cb"
    "\U0001f6cd-\U0001f6cf\U0001f6e0-\U0001f6e5\U0001f6e9\U0001f6f0\U0001f6f3"
)
"""Characters that U+FE0F turns into a picture (Unicode's emoji-variation-sequences.txt), but for those beyond U+FFFF
that are one without it: with and without it they would look alike."""
_SELECTOR = re.compile("[\ufe00-\ufe02\U000e0100-\U000e01ef]")
_HAN = re.compile("[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_REGIONS = "|".join("".join(chr(0xE0000 + ord(letter)) for letter in name) for name in ("gbeng", "gbsct", "gbwls"))
_INVISIBLE = pattern(
    # What makes an emoji is kept: the three flags of regions, pictures joined, a picture or a key with its form.
    f"(?P<kept>\U0001f3f4(?:{_REGIONS})\U000e007f"
    f"|[{JOINED_FIRST}]\ufe0f?[\U0001f3fb-\U0001f3ff]?\u200d(?=[{JOINED_SECOND}])"
    f"|[{_STYLED}]\ufe0f|[0-9#*]\ufe0f(?=\u20e3))"
    f"|[{_UNSEEN}]"
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
    if _HARMLESS.fullmatch(text):
        return text
    return _INVISIBLE.sub(_kept_or_sign, visible(text)).replace("\n", "␊")


def seen(text: str, instead: Callable[[str], str]) -> str:
    """Return the text with what `instead` gives in place of each invisible character.

    Emoji stay whole, and so does a Han character with the selector of its form (UTS #37).
    """
    return _INVISIBLE.sub(lambda match: match["kept"] or (match[0] if _of_form(match) else instead(match[0])), text)


def _of_form(match: re.Match[str]) -> bool:
    """Tell whether an invisible character selects a form of the Han character right before it."""
    at = match.start()
    return bool(_SELECTOR.fullmatch(match[0])) and at > 0 and bool(_HAN.fullmatch(match.string[at - 1]))


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
