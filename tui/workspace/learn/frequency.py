"""How often the articles of a library hold a word."""

from collections.abc import Callable, Iterable
from threading import Lock
from typing import Final

from tui.workspace.slow import slow

MOST: Final = 20_000_000
"""Characters of the largest library whose words are counted."""


class Frequencies:
    """The texts of a library in memory, so that a word is counted in milliseconds; any thread may ask."""

    def __init__(self, texts: Callable[[], Iterable[str]], version: Callable[[], object]) -> None:
        """Take what yields the texts, which may be slow, and what returns another value when they have changed."""
        self._texts, self._version = texts, version
        self._lock = Lock()
        self._read: object = None
        self._text: str | None = None

    @slow
    def of(self, word: str) -> int | None:
        """Return how often a word stands in the texts, None for a library that is too large."""
        with self._lock:
            version = self._version()
            if version != self._read:
                self._text, self._read = self._joined(), version
            return self._text.count(word) if self._text is not None else None

    def _joined(self) -> str | None:
        found, room = list[str](), MOST
        for text in self._texts():
            found.append(text)
            room -= len(text)
            if room < 0:
                return None
        return "\n".join(found)
