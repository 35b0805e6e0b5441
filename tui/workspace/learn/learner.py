"""What a session knows for a learner: the dictionary, opened when it is first asked for, and words kept as known."""

import sqlite3
from collections.abc import Callable
from threading import Lock
from typing import Final

from tui.folders import Folders
from tui.i18n import _
from tui.settings import Learning
from tui.text.script import simplified
from tui.workspace.learn.frequency import Frequencies
from tui.workspace.learn.glossary import Glossary, opened
from tui.workspace.learn.sources import HOW_TO_GET, DictionarySources, dictionary_sources
from tui.workspace.learn.vocabulary import Vocabulary
from tui.workspace.slow import slow

UNOPENED: Final = DictionarySources()


class Learner:
    """Opens the dictionary once, and anew when the reader names another file; any thread may ask."""

    def __init__(
        self,
        folders: Folders,
        wanted: Callable[[], Learning],
        frequencies: Frequencies,
        notify: Callable[[str], None],
    ) -> None:
        """Take the user's folders, what returns the settings for learners, and who hears of problems."""
        self._cache, self._wanted, self._notify = folders.cache, wanted, notify
        self.vocabulary = Vocabulary(folders.state)
        self.frequency = frequencies.of
        """Return how often the library holds a word; None for one that is too large. Slow."""
        self._lock = Lock()
        self._made_of = UNOPENED
        self._glossary: Glossary | None = None
        self.shares: dict[str, tuple[object, dict[int, int]]] = {}
        """Digest of a source -> what is known, and how many percent of the words of each article that are."""

    @slow
    def glossary(self) -> Glossary | None:
        """Return the dictionary; None when there is none, or when it cannot be made, which is told."""
        own = self._wanted().dictionary
        with self._lock:
            sources = dictionary_sources(own)
            if own and sources.own is None:
                self._notify(_("{path}: there is no such dictionary").format(path=own))
            if sources != self._made_of:
                self._glossary = None  # who asks the old one now goes on with it
                try:
                    self._glossary = opened(self._cache, sources)
                except (OSError, sqlite3.Error) as error:
                    self._notify(_("the dictionary cannot be read: {why}").format(why=error))
                self._made_of = sources
            return self._glossary

    @slow
    def warm(self) -> None:
        """Have ready what the first card needs, where there is a dictionary: it, and how sentences are read aloud."""
        if (glossary := self.glossary()) is not None:
            from tui.language.pinyin import heard
            from tui.workspace.learn.writing import traditional

            heard("银行行长")
            traditional(glossary, "银行行长")
            len(glossary.levels)

    @slow
    def knowing(self) -> Callable[[str], bool]:
        """Return what tells whether a word, in either script, is known: by its level, or because it was said.

        It asks no file itself. Raises OSError.
        """
        said, passed = self.vocabulary.said(), self._wanted().level
        glossary = self.glossary() if passed else None
        levels = glossary.levels if glossary else {}

        def knows(word: str) -> bool:
            plain = simplified(word)
            return plain in said or levels.get(plain, passed + 1) <= passed

        return knows

    def close(self) -> None:
        """Close the dictionary."""
        with self._lock:
            if self._glossary is not None:
                self._glossary.close()
            self._glossary, self._made_of = None, UNOPENED


def how_to_get() -> str:
    """Return what to do where there is no dictionary."""
    return _("Meanings come with a dictionary: {command}").format(command=HOW_TO_GET)
