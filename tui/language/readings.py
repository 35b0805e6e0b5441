"""The readings of phrases in which characters have several, looked up as texts need them.

pypinyin reads all 47,000 of them at once, 44 MB. Here its file is kept as it is, with the place of each phrase, and
what a text holds is handed to it: its longest match forward then finds what it would find among all.
"""

import json
import re
from functools import cache
from importlib.resources import files
from typing import Final

_ENTRY: Final = re.compile(rb'^"([^"]+)": ', re.MULTILINE)
_LONGEST: Final = 600
"""Bytes of an entry in the file at most."""


def load_phrases(text: str) -> None:
    """Tell pypinyin the phrases that a text holds."""
    from pypinyin.constants import PHRASES_DICT
    from pypinyin.seg.mmseg import seg

    table = _table()
    for phrase in table.within(text):
        if phrase not in PHRASES_DICT:
            PHRASES_DICT[phrase] = table.reading(phrase)
            seg.train(iter([phrase]))


class PhraseReadings:
    """Phrases with their readings, in the bytes of a JSON object that has each entry on lines of its own."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._places = {found[1].decode(): found.end() for found in _ENTRY.finditer(data)}
        self._longest = max(map(len, self._places), default=0)
        self._begin = {phrase[:2] for phrase in self._places}

    def __len__(self) -> int:
        return len(self._places)

    def within(self, text: str) -> set[str]:
        """Return the phrases that stand somewhere in a text."""
        starts = [at for at in range(len(text) - 1) if text[at : at + 2] in self._begin]
        ends = range(2, self._longest + 1)
        return {phrase for at in starts for end in ends if (phrase := text[at : at + end]) in self._places}

    def reading(self, phrase: str) -> list[list[str]]:
        """Return the readings of each character of a phrase that is there."""
        at = self._places[phrase]
        found, _end = json.JSONDecoder().raw_decode(self._data[at : at + _LONGEST].decode("utf-8", "ignore"))
        return list[list[str]](found)


@cache
def _table() -> PhraseReadings:
    return PhraseReadings((files("pypinyin") / "phrases_dict.json").read_bytes())
