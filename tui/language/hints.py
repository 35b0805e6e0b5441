"""Hints: what word lists and jieba's dictionary know about each character, as numbers for the names' network."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from tui.language.entities.lexicon import DATA, WordLexicon, lexicon

SLOTS = 4
"""Hints of one character: its word, two lists, and whether it is a family name; 0 where there is none."""
WORD, SURNAME = 0, SLOTS - 1
LONGEST = 12
KINDS = ("x", "nr", "nrt", "ns", "nt", "nz", "j", "vn", *"nvadmtqipucrfslo")
"""Kinds of words: x is unknown to the dictionary, o any other."""
BEGIN, INSIDE, END, SINGLE = range(4)
"""Places of a character in its word."""
LISTS = 8
"""Word lists; each takes three numbers: begin, inside, end."""
FIRST = 1 + 4 * len(KINDS)
"""Number of the first list's first hint."""
COUNT = FIRST + 3 * LISTS + 4
"""How many hints there are."""


class WordHints(Protocol):
    """A dictionary that divides text into words with parts of speech."""

    def words_of(self, text: str) -> list[tuple[str, str]]:
        """Return words and their parts of speech, x for a word unknown."""


@dataclass(frozen=True, slots=True)
class Lists:
    """Words of two characters and more -> the numbers of the lists that have them."""

    words: dict[str, tuple[int, ...]]
    longest: dict[str, int]
    """The first two characters of words -> the longest that begins with them."""
    surnames: frozenset[str]


def hints(text: str, words: Sequence[tuple[str, str]], lists: Lists) -> list[list[int]]:
    """Return for each slot the hints of every character of a text in simplified characters.

    `words` are the words of the whole text with their parts of speech; none where there is no dictionary.
    """
    found = [[0] * len(text) for _ in range(SLOTS)]
    told: list[int] = []
    for word, tag in words:
        told += _pattern(_KIND.get(tag if tag in _KIND else tag[:1], len(KINDS) - 1), len(word))
    found[WORD][: len(told)] = told
    starts, size = lists.longest, len(text)
    for start, sign in enumerate(text):
        if sign in lists.surnames:
            found[SURNAME][start] = COUNT - 1
        if longest := starts.get(text[start : start + 2]):
            for end in range(min(start + longest, size), start + 1, -1):
                if kinds := lists.words.get(text[start:end]):
                    _mark(found[1:SURNAME], start, end, kinds)
                    break
    return found


_KIND = {kind: number for number, kind in enumerate(KINDS)} | {"nrfg": 1}


@cache
def _pattern(kind: int, size: int) -> list[int]:
    """Return the hints of a word's characters: its kind, and where in the word each stands."""
    first = 1 + 4 * kind
    return [first + SINGLE] if size == 1 else [first + _place(place, size) for place in range(size)]


def _place(place: int, size: int) -> int:
    return BEGIN if place == 0 else END if place == size - 1 else INSIDE


def _mark(slots: list[list[int]], start: int, end: int, kinds: Sequence[int]) -> None:
    """Note lists that have a word, each once, in the slots still free."""
    for kind in kinds:
        for at in range(start, end):
            for slot in slots:
                if slot[at] == 0:
                    slot[at] = FIRST + 3 * kind + _place(at - start, end - start)
                    break
                if (slot[at] - FIRST) // 3 == kind:
                    break


@cache
def lists() -> Lists:
    """Return the lists of the entity rules and of foreign places, in the order the network was trained with."""
    known: WordLexicon = lexicon()
    every = (
        known.divisions,
        known.places,
        known.world,
        known.titles,
        [head for head, kind in known.heads.items() if kind == "ORG"],
        [head for head, kind in known.heads.items() if kind == "LOC"],
        _towns(),
        known.verbs,
    )
    words: dict[str, tuple[int, ...]] = {}
    for number, members in enumerate(every):
        for word in members:
            if 1 < len(word) <= LONGEST:
                words[word] = (*words.get(word, ()), number)
    longest: dict[str, int] = {}
    for word in words:
        longest[word[:2]] = max(len(word), longest.get(word[:2], 0))
    return Lists(words, longest, known.surnames)


def _towns() -> list[str]:
    return [line for line in (DATA / "towns.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]
