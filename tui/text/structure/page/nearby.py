"""What the rest of the page says about a line: whether its words stand near it."""

from collections.abc import Sequence
from itertools import accumulate, pairwise

from tui.text.structure.cues.continuation import ends_with_comma
from tui.text.structure.page.lines import SourceLine

_NEAR = 4_000
"""Characters on either side of a cut in which its two sides are looked for as one word: about half a page."""
_ABOUT = 1500
"""Characters on either side of a sentence in which its words are looked for: about one story."""
_COMMON = frozenset("的了一是在和有不个为中人上大这与及等就也都而到对")
"""Characters that stand beside any other, so that a pair with one of them says nothing."""


class Neighbourhood:
    """The lines of a page without the blank ones, so that blank lines bring nothing nearer and nothing farther."""

    def __init__(self, lines: Sequence[SourceLine]) -> None:
        texts = [line.text for line in lines]
        self.text = "\n".join(texts)
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)]
        """Where each line begins in `text`."""

    def known_word(self, left: str, right: str, number: int) -> float:
        """Weigh the characters on both sides of a cut beside line `number`: do they stand together elsewhere near?

        `left` and `right` are the texts before and after the cut.
        """
        if not (left and right and left[-1] >= "\u4e00" and right[0] >= "\u4e00") or ends_with_comma(left):
            return 0.0
        at = self.starts[number]
        low, high = max(0, at - _NEAR), at + _NEAR
        find = self.text.find
        known = find(left[-1] + right[0], low, high) >= 0
        if known and (find(left[-2:] + right[0], low, high) >= 0 or find(left[-1] + right[:2], low, high) >= 0):
            return 1.5
        if left[-1] in _COMMON or right[0] in _COMMON:
            return 0.0
        return 0.7 if known else -0.3

    def alien_share(self, number: int) -> float:
        """Return the share, 0 to 1, of a line's pairs of characters that stand nowhere near it."""
        start, end = self.starts[number], self.starts[number + 1]
        about = self.text[max(0, start - _ABOUT) : start] + self.text[end : end + _ABOUT]
        pairs = [pair for a, b in pairwise(self.text[start : end - 1]) if (pair := a + b).isalnum()]
        return sum(pair not in about for pair in pairs) / len(pairs) if pairs else 0.0
