"""The phrases of a text that may speak, by where they stand."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from tui.language.statements.speakers import SpeakerPhrase
from tui.language.statements.speech import words

_COUNTED = re.compile("(?:另|这|那|某|该|本)?(?:[一两几]?[个位名些])?$")
"""What may stand between such a word and the phrase: 对另一个女生."""


class Phrases:
    """Phrases in the order of a text in plain spelling."""

    def __init__(self, text: str, found: Sequence[SpeakerPhrase]) -> None:
        self._text, self._found = text, found
        self._starts = [one.start for one in found]

    def between(self, start: int, end: int) -> Sequence[SpeakerPhrase]:
        """Return the phrases that lie in a stretch."""
        low, high = bisect_right(self._starts, start - 1), bisect_right(self._starts, end - 1)
        return [one for one in self._found[low:high] if one.end <= end]

    def ending(self, offset: int) -> SpeakerPhrase | None:
        """Return the phrase that ends at an offset."""
        if self._text[offset - 1 : offset] in (")", "）"):
            offset = max(self._text.rfind(sign, 0, offset) for sign in "(（")
        place = bisect_right(self._starts, offset - 1) - 1
        return self._found[place] if place >= 0 and self._found[place].end == offset else None

    def is_object(self, one: SpeakerPhrase) -> bool:
        """Tell whether a phrase stands behind a word that makes it one that is spoken to or of."""
        before = _COUNTED.sub("", self._text[max(0, one.start - 6) : one.start])
        return any(before.endswith(word) for word in words()["after"])
