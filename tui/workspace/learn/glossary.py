"""A dictionary that was made once, asked word by word; any thread may ask."""

import sqlite3
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any, Final

from tui.language.cedict.entry import DictionaryEntry
from tui.workspace.learn.compiling import compiled
from tui.workspace.learn.sources import DictionarySources
from tui.workspace.slow import slow

LONGEST: Final = 16
"""Characters of the longest entry that is looked for; CC-CEDICT has 6 in 122,000 that are longer."""
_ENTRY: Final = "select simplified, traditional, pinyin, glosses, own from entries"


class Glossary:
    """What a dictionary says of words. Use `opened`; `close` it when it is not asked any more."""

    def __init__(self, path: Path) -> None:
        """Take a file made by `compiled`. Raises sqlite3.Error."""
        self._tables = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._lock = Lock()
        self.entries = lru_cache(maxsize=4_096)(self._entries)
        """Return the entries of exactly a word, simplified or traditional, in the order of the files."""
        self.about: dict[str, str] = dict(self._ask("select name, value from about"))
        """What CC-CEDICT says of itself: date, license, entries."""

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._tables.close()

    def _ask(self, question: str, values: Sequence[str] = ()) -> list[Any]:
        with self._lock:
            return self._tables.execute(question, values).fetchall()

    def _entries(self, word: str) -> tuple[DictionaryEntry, ...]:
        rows = self._ask(f"{_ENTRY} where simplified = ? or traditional = ? order by id", (word, word))
        return tuple(
            DictionaryEntry(simplified, traditional, pinyin, tuple(glosses.split("/")) if glosses else (), bool(own))
            for simplified, traditional, pinyin, glosses, own in rows
        )

    def longest(self, text: str, at: int = 0) -> str:
        """Return the longest word of the dictionary that stands at an offset; empty for none."""
        heads = [text[at:end] for end in range(at + 1, min(len(text), at + LONGEST) + 1)]
        if not heads:
            return ""
        marks = ",".join("?" * len(heads))
        found = self._ask(
            f"select simplified from entries where simplified in ({marks}) "
            f"union select traditional from entries where traditional in ({marks})",
            (*heads, *heads),
        )
        return max((word for (word,) in found), key=len, default="")

    def parts(self, text: str) -> list[str]:
        """Divide a text into the longest words of the dictionary from left to right; the rest by characters."""
        found, at = list[str](), 0
        while at < len(text):
            word = self.longest(text, at) or text[at]
            found.append(word)
            at += len(word)
        return found

    @cached_property
    def levels(self) -> dict[str, int]:
        """HSK level by word, 1 to 6, and 7 for 7 to 9: the official list does not part those."""
        return {word: int(level) for word, level in self._ask("select word, level from levels")}

    def level(self, word: str) -> int | None:
        """Return the HSK level of a simplified word; None outside the list."""
        found = self._ask("select level from levels where word = ?", (word,))
        return int(found[0][0]) if found else None

    @cached_property
    def writings(self) -> dict[str, str]:
        """Traditional writing by simplified word or character, of the same length."""
        return dict(self._ask("select * from writings"))

    @property
    def credit(self) -> str:
        """Who made the dictionary, as its licence asks to be told; empty without it."""
        date = self.about.get("date", "")[:10]
        return f"CC-CEDICT {date}, CC BY-SA 4.0, cc-cedict.org" if date else ""


@slow
def opened(cache: Path, sources: DictionarySources) -> Glossary | None:
    """Return the dictionary of some sources, made when it is not there; None when there is nothing to make it of.

    A file that is damaged is made anew. Raises OSError, sqlite3.Error.
    """
    if not (sources.cedict or sources.own):
        return None
    path = compiled(cache, sources)
    try:
        return Glossary(path)
    except sqlite3.DatabaseError:
        path.unlink(missing_ok=True)
        return Glossary(compiled(cache, sources))
