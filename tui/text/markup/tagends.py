"""Where the tags of a page end: `>` in a value that is quoted ends none, and looking for it takes linear time."""

from typing import Final

_TAG_MOST: Final = 50_000
"""Characters of the longest tag; `<` with no `>` in reach is a sign like any other."""
_QUOTED_MOST: Final = 20
"""Signs `>` in the values of one tag, at most."""


class TagEnds:
    """Finds the end of one tag after another."""

    def __init__(self, text: str, end: int) -> None:
        self._text, self._end = text, end
        self._next = -1
        """Where the next `>` stands, from the last tag on."""

    def end_of(self, start: int) -> int:
        """Return where the `>` of the tag stands that begins at `start`; -1 where it has none."""
        if self._next < start:
            found = self._text.find(">", start, self._end)
            self._next = found if found >= 0 else self._end + _TAG_MOST
        if self._next - start > _TAG_MOST:
            return -1
        close = self._next
        for _time in range(_QUOTED_MOST):
            if self._text.count('"', start, close) % 2 == 0:
                return close
            close = self._text.find(">", close + 1, min(self._end, start + _TAG_MOST))
            if close < 0:
                break
        return self._next
