"""What the rest of the page says about a line: whether its words stand near it."""

from itertools import pairwise

from tui.text.structure.lines import Line
from tui.text.structure.seams import ends_with_comma

_NEAR = 8_000
"""Characters on either side of a cut in which its two sides are looked for as one word: about a page."""
_ABOUT = 1500
"""Characters on either side of a sentence in which its words are looked for: about one story."""
_COMMON = frozenset("的了一是在和有不个为中人上大这与及等就也都而到对")
"""Characters that stand beside any other, so that a pair with one of them says nothing."""


def known_word(text: str, left: str, right: str, at: int) -> float:
    """Weigh the characters on both sides of a cut: when they stand together elsewhere near `at`, they are a word.

    `text` is the source, `left` and `right` are the texts before and after the cut.
    """
    if not (left and right and left[-1] >= "\u4e00" and right[0] >= "\u4e00") or ends_with_comma(left):
        return 0.0
    low, high = max(0, at - _NEAR), at + _NEAR
    if text.find(left[-2:] + right[:1], low, high) >= 0 or text.find(left[-1:] + right[:2], low, high) >= 0:
        return 1.5
    if left[-1] in _COMMON or right[0] in _COMMON:
        return 0.0
    return 0.7 if text.find(left[-1:] + right[:1], low, high) >= 0 else -0.3


def alien_share(text: str, line: Line) -> float:
    """Return the share, 0 to 1, of a line's pairs of characters that stand nowhere within `_ABOUT` characters of it."""
    about = text[max(0, line.start - _ABOUT) : line.start] + text[line.end : line.end + _ABOUT]
    pairs = [pair for a, b in pairwise(line.text) if (pair := a + b).isalnum()]
    return sum(pair not in about for pair in pairs) / len(pairs) if pairs else 0.0
