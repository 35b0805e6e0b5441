"""Pinyin: what may be typed for one character, and how a passage is spoken."""

import os
from typing import Any


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
    _prepare(text)
    from pypinyin import Style, lazy_pinyin

    return " ".join(lazy_pinyin(text, style=Style.TONE))


def plain(text: str) -> list[str]:
    """Return the pinyin of each character of a text without tones, by phrases; what is no Han character as it is."""
    _prepare(text)
    from pypinyin import lazy_pinyin

    return list(lazy_pinyin(text))


def heard(text: str) -> list[str]:
    """Return the numbered syllable of each character of a text, by phrases where characters have several readings.

    `lü4` is `lv4`, the neutral tone 5; empty for what is no Han character.
    """
    _prepare(text)
    from pypinyin import Style, lazy_pinyin

    def nothing(others: str) -> Any:
        return [""] * len(others)  # one for each character, which pypinyin takes and does not declare

    found = list[str](lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=nothing))
    return found if len(found) == len(text) else [_alone(character) for character in text]


def _alone(character: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(character, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore"))


def _prepare(text: str) -> None:
    """Make pypinyin know the phrases of a text: 1 MB where those of all texts take 44."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from tui.language.readings import load_phrases

    load_phrases(text)
