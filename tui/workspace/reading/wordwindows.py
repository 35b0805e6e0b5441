"""Words of a text before its analysis is there: window by window, as they are asked for."""

import re
from collections.abc import Callable, Sequence

from tui.text.source import Span

WINDOW = 2048
"""Code points divided at once: one millisecond of jieba's work."""
_END = re.compile(r"[\n。！？；，、：,;!?]")
_PLAIN = re.compile(r"[A-Za-z0-9]+|\w")

Divide = Callable[[str], Sequence[Span]]


class WordWindows:
    """Words near any offset of one text; a window ends after punctuation, so it cuts no word."""

    def __init__(self, text: str, divide: Divide | None = None) -> None:
        """Take a segmenter; None until it is loaded: then Latin words and single characters are words."""
        self._text, self._divide = text, divide or _plain
        self._cuts: dict[int, int] = {0: 0}
        self._words: dict[int, Sequence[Span]] = {}

    def near(self, start: int, end: int) -> list[Span]:
        """Return the words that touch `[start, end)`."""
        found: list[Span] = []
        index = self._index(start)
        while (first := self._cut(index)) < end and first < len(self._text):
            found.extend(word for word in self._window(index) if word.end > start and word.start < end)
            index += 1
        return found

    def _index(self, offset: int) -> int:
        index = max(0, offset) // WINDOW
        return index - 1 if index and offset < self._cut(index) else index

    def _window(self, index: int) -> Sequence[Span]:
        if index not in self._words:
            first, last = self._cut(index), self._cut(index + 1)
            words = self._divide(self._text[first:last])
            self._words[index] = tuple(Span(word.start + first, word.end + first) for word in words)
        return self._words[index]

    def _cut(self, index: int) -> int:
        """Return where a window begins: after the first punctuation mark behind a multiple of `WINDOW`."""
        if index not in self._cuts:
            at = min(index * WINDOW, len(self._text))
            found = _END.search(self._text, at, at + WINDOW - 1)
            self._cuts[index] = found.end() if found else at
        return self._cuts[index]


def _plain(text: str) -> list[Span]:
    return [Span(*match.span()) for match in _PLAIN.finditer(text)]
