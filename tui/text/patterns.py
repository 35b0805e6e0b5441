"""What a search may ask for beyond one literal: any character in a place, look-alikes, words near one another."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from tui.text.search import find, fold
from tui.text.source import Span

ANY: Final = "?"
"""Stands for one character; an input method types it in full width."""
CONFUSED: Final = (
    "日曰",
    "末未",
    "己已巳",
    "人入",
    "土士",
    "千干于",
    "大太犬",
    "天夭夫",
    "戊戌戍",
    "刀力",
    "八入",
    "王玉",
    "白自",
)
"""Characters that OCR takes for one another (read in the mistakes of scanned newspaper pages)."""


def search(text: str, needle: str, *, confused: bool = False) -> list[Span]:
    """Return every hit of a needle in which `?` stands for any character but a blank; look-alikes are one if wished."""
    wild = ANY in needle or "？" in needle
    if not wild and not confused:
        return find(text, needle)
    pattern = _pattern(needle, confused)
    return [Span(*hit.span()) for hit in pattern.finditer(flat(text))]


def near(text: str, words: Sequence[str], distance: int, *, confused: bool = False) -> list[Span]:
    """Return each shortest stretch with all words in any order, neighbours at most `distance` characters apart."""
    hits = sorted((span, n) for n, word in enumerate(words) for span in search(text, word, confused=confused))
    found: list[Span] = []
    last: dict[int, Span] = {}
    for span, number in hits:
        last[number] = span
        if len(last) < len(words):
            continue
        inside = sorted(last.values())
        if all(after.start - before.end <= distance for before, after in pairwise(inside)):
            found.append(Span(inside[0].start, max(one.end for one in inside)))
            last.clear()
    return found


def flat(text: str) -> str:
    """Return a text as `fold` does, but character by character: what would grow stays as it is."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(map(_flat, text))


@cache
def _flat(char: str) -> str:
    folded = fold(char)
    return folded if len(folded) == 1 else char


@cache
def _pattern(needle: str, confused: bool) -> re.Pattern[str]:
    parts = []
    for char in flat(needle):
        if char == ANY:
            parts.append("[^ ]")
        else:
            alike = next((group for group in CONFUSED if confused and char in group), "")
            parts.append(f"[{alike}]" if alike else re.escape(char))
    return re.compile("".join(parts))
