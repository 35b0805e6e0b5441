"""Pinyin: what may be typed for one character, and how a passage is spoken."""

import os
from functools import cache


def syllables(character: str) -> tuple[str, ...]:
    """Return the toneless syllables of a Han character, the usual one first; empty for any other character.

    Loads the tables of characters the first time: 0.05 s, 15 MB.
    """
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")
    return tuple(dict.fromkeys(found[0])) if found else ()


def spoken(text: str) -> str:
    """Return the pinyin of a text with tones, by phrases where characters have several readings."""
    _load_phrases()
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(text, style=Style.TONE))


@cache
def _load_phrases() -> None:
    """Load the table of phrases: 0.1 s and 44 MB, which is too much for those who only complete tags."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import load_phrases_dict
    from pypinyin.phrases_dict import phrases_dict

    load_phrases_dict(phrases_dict)
