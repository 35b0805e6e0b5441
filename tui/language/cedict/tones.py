"""Pinyin with tone marks from numbered syllables, by the rules of Hanyu Pinyin and GB/T 16159-2012.

The mark stands over a or e, over the o of ou, else over the last vowel.
"""

import re
from typing import Final
from unicodedata import normalize

_SYLLABLE: Final = re.compile(r"([A-Za-züÜ:]+)([1-5])")
_MARKS: Final = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}
_VOWELS: Final = "aeiouü"
JOINED: Final = 4
"""Syllables of the longest word that is written without blanks."""


def marked(syllable: str) -> str:
    """Return one syllable with its tone mark: `lu:4` is lǜ; what is no numbered syllable stays as it is."""
    found = _SYLLABLE.fullmatch(syllable)
    if found is None:
        return syllable
    letters, mark = found[1].replace("u:", "ü").replace("U:", "Ü").replace("v", "ü"), _MARKS[found[2]]
    small = letters.lower()
    at = small.find("a") if "a" in small else small.find("e") if "e" in small else small.find("ou")
    if at < 0:
        at = max((small.rfind(vowel) for vowel in _VOWELS), default=-1)
    at = max(at, 0)
    return normalize("NFC", letters[: at + 1] + mark + letters[at + 1 :])


def spelled(pinyin: str) -> str:
    """Return the pinyin of an entry as one writes it: `yin2 hang2` is yínháng, `Xi1 an1` is Xī'ān.

    A capital begins a new word. Words of more than four syllables keep their blanks.
    """
    words: list[list[str]] = []
    for syllable in pinyin.replace("·", " · ").replace(",", " , ").split():
        if syllable == "·":
            words.append([])
        elif syllable == ",":
            if words and words[-1]:
                words[-1][-1] += ","
            words.append([])
        elif syllable in ("r5", "r") and words and words[-1]:
            words[-1][-1] += "r"
        elif not words or syllable[:1].isupper() or not _SYLLABLE.fullmatch(syllable):
            words.append([marked(syllable)])
        else:
            words[-1].append(marked(syllable))
    return " ".join(_joined(word) for word in words if word)


def _joined(syllables: list[str]) -> str:
    if len(syllables) > JOINED:
        return " ".join(syllables)
    first, *rest = syllables
    return first + "".join(("'" if normalize("NFD", one)[0] in "aoe" else "") + one for one in rest)


def plain(pinyin: str) -> str:
    """Return numbered syllables in lower case with the neutral tone as 5: what two spellings of a reading share."""
    return " ".join(one if one[-1:].isdigit() else f"{one}5" for one in pinyin.lower().replace("v", "u:").split())
