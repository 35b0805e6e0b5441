"""Words that one knows: those one said so of, in a text file of one's own, and those of the levels one has passed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import RLock
from typing import Final

from tui import regular
from tui.durable import replace
from tui.language.analysis import EntityType
from tui.notes.file.lock import FolderLock
from tui.text.script import simplified
from tui.text.source import Span
from tui.workspace.learn import KNOWN_WORDS
from tui.workspace.learn.card import has_han
from tui.workspace.reading.article import Reading
from tui.workspace.slow import slow

HEAD: Final = "# Words that I know, one a line; pizhu adds and removes lines here.\n"
NAMES: Final = frozenset({EntityType.PER, EntityType.ORG, EntityType.LOC, EntityType.TIME})
"""Names are no vocabulary; figures are none either."""


class Vocabulary:
    """The words that the reader knows; any thread may ask. Sessions share the file and lose no word of one another."""

    def __init__(self, state: Path) -> None:
        """Take the user's state folder."""
        self.path = state / KNOWN_WORDS
        self._state = state
        self._lock = RLock()
        self._words: frozenset[str] | None = None

    @slow
    def said(self) -> frozenset[str]:
        """Return the words that the reader said to know, simplified. Raises OSError for a file that is unreadable."""
        with self._lock:
            if self._words is None:
                self._words = frozenset(self._lines())
            return self._words

    @slow
    def put(self, word: str, known: bool) -> None:
        """Say that a word is known, or not; durable on return. Raises OSError."""
        self._state.mkdir(parents=True, exist_ok=True)
        with self._lock, FolderLock(self._state).held():
            lines = dict.fromkeys(self._lines())
            if known:
                lines[simplified(word)] = None
            else:
                lines.pop(simplified(word), None)
            replace(self.path, (HEAD + "".join(f"{line}\n" for line in lines)).encode("utf-8", "replace"))
            self._words = frozenset(lines)

    def _lines(self) -> Iterator[str]:
        try:
            text = regular.read(self.path).decode("utf-8-sig", "replace")
        except FileNotFoundError:
            return
        yield from (line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#"))


def words_to_know(reading: Reading) -> Iterator[Span]:
    """Yield the Chinese words of an article that are neither names nor figures, in order."""
    names = [one for one in reading.entities if one.type in NAMES]
    taken = [*((one.start, one.end) for one in names), *((one.start, one.end) for one in reading.figures)]
    taken.sort()
    at = 0
    for word in reading.words(0, len(reading.text)):
        while at < len(taken) and taken[at][1] <= word.start:
            at += 1
        inside = at < len(taken) and taken[at][0] < word.end
        if not inside and has_han(reading.text[word.start : word.end]):
            yield word


def unknown_words(reading: Reading, knows: Callable[[str], bool]) -> tuple[tuple[Span, ...], float]:
    """Return the words of an article that are new to the reader, and which part of its words is known, 0 to 1."""
    total, new, seen = 0, list[Span](), dict[str, bool]()
    for word in words_to_know(reading):
        text = reading.text[word.start : word.end]
        if text not in seen:
            seen[text] = knows(text)
        total += 1
        if not seen[text]:
            new.append(word)
    return tuple(new), 1 - len(new) / total if total else 1.0
