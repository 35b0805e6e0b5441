"""The readings of phrases in which characters have several, looked up as texts need them.

pypinyin reads all 47,000 of them at once, 44 MB. Here its file stays on the disk, with the place of each phrase in a
sorted array, and what a text holds is handed to it: its longest match forward then finds what it would find among all.
"""

import json
import re
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import as_file, files
from mmap import ACCESS_READ, MADV_DONTNEED, mmap
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
    """Phrases with their readings, in the bytes of a JSON object that has each entry on lines of its own.

    Of a phrase in memory there is its hash and its place: 1 MB, where a dictionary of them took 13.
    """

    def __init__(self, data: bytes | mmap) -> None:
        self._data = data
        found = sorted((hash(entry[1].decode()), entry.end()) for entry in _ENTRY.finditer(data))
        self._hashes = array("q", (number for number, _place in found))
        self._places = array("L", (place for _number, place in found))
        phrases = [entry[1].decode() for entry in _ENTRY.finditer(data)]
        self._longest = max(map(len, phrases), default=0)
        self._begin = array("q", sorted({hash(phrase[:2]) for phrase in phrases}))

    def __len__(self) -> int:
        return len(self._places)

    def within(self, text: str) -> set[str]:
        """Return the phrases that stand somewhere in a text."""
        starts = [at for at in range(len(text) - 1) if _has(self._begin, hash(text[at : at + 2]))]
        ends = range(2, self._longest + 1)
        return {phrase for at in starts for end in ends if self._place(phrase := text[at : at + end]) is not None}

    def reading(self, phrase: str) -> list[list[str]]:
        """Return the readings of each character of a phrase; raises KeyError for one that is not there."""
        if (at := self._place(phrase)) is None:
            raise KeyError(phrase)
        found, _end = json.JSONDecoder().raw_decode(self._data[at : at + _LONGEST].decode("utf-8", "ignore"))
        return list[list[str]](found)

    def _place(self, phrase: str) -> int | None:
        """Return where the readings of a phrase begin; None for one that is not there."""
        number = hash(phrase)
        at = bisect_left(self._hashes, number)
        while at < len(self._hashes) and self._hashes[at] == number:
            end = self._places[at]
            entry = b'"%b": ' % phrase.encode("utf-8", "surrogatepass")
            if self._data[max(0, end - len(entry)) : end] == entry:
                return end
            at += 1
        return None


def _has(numbers: "array[int]", number: int) -> bool:
    at = bisect_left(numbers, number)
    return at < len(numbers) and numbers[at] == number


@cache
def _table() -> PhraseReadings:
    with as_file(files("pypinyin") / "phrases_dict.json") as path, path.open("rb") as file:
        data = mmap(file.fileno(), 0, access=ACCESS_READ)
    found = PhraseReadings(data)
    data.madvise(MADV_DONTNEED)  # the places are known: of the file only what is read stays in memory
    return found
