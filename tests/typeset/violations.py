"""Rules of rows, told from the text and the offsets of the breaks alone: nothing here knows the breaker.

W3C CLREQ 3.1.6 and GB/T 15834-2011 5.1 (what no row begins or ends with), UAX #14 LB22 and B2 (pairs), LB25 and
LB28 (numbers and words), UAX #29 (clusters, by the regex package's `\\X`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import regex

NO_START = frozenset("、，。；：？！）》〉」』”’】〕］｝…—·,.;:?!)%]}％‰℃々ー")
NO_END = tuple("（《〈「『“‘【〔［｛([{")
_PAIR = re.compile("…{2,}|—{2,}")
_UNIT = "平方米|平方公里|立方米|公里|千米|米|公顷|亩|吨|公斤|元|美元|人次|人|户|家|个|年|月|日|时|分|秒|天|岁|倍|度|大"
_AMOUNT = rf"[0-9]+(?:[.,:/][0-9]+)*[百千万亿]*余?(?:{_UNIT}|[%‰℃°])?"
_NUMBER = re.compile(
    rf"(?:(?<![0-9A-Za-zÀ-ɏ])[-+−±~～]|[¥￥$])?{_AMOUNT}"
    rf"(?:(?:[-–~～—－至]|(?<=[年月日时分秒])){_AMOUNT})*"
)
_TOKEN = re.compile(r"[A-Za-zÀ-ɏ0-9]+(?:[-._'’/@&+:~#=?%][A-Za-zÀ-ɏ0-9]+)*[+#%]*")
_SPACES = " \u3000\t"
_FREE = frozenset(_SPACES + "\n\u200b")

_MARKS = "\uff9e\uff9f\u0301\ufe0f"
_GLUE = frozenset("\u2060\u00a0\ufeff\u202f")

RULE, TOKEN = "rule", "token"


@lru_cache(maxsize=32)
def _whole(text: str) -> frozenset[int]:
    """Return the offsets inside what must stay whole."""
    inside: set[int] = set()
    for pattern in (_PAIR, _NUMBER, _TOKEN):
        for found in pattern.finditer(text):
            inside.update(range(found.start() + 1, found.end()))
    return frozenset(inside)


@lru_cache(maxsize=32)
def cluster_inside(text: str) -> frozenset[int]:
    """Return the offsets inside grapheme clusters."""
    inside: set[int] = set()
    for found in regex.finditer(r"\X", text):
        if found.end() - found.start() > 1:
            inside.update(range(found.start() + 1, found.end()))
    return frozenset(inside)


@lru_cache(maxsize=32)
def _straight(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the offsets of straight quotes that open and of those that close, in lines with an even number of them."""
    opening: set[int] = set()
    closing: set[int] = set()
    for line in re.finditer(r"[^\n]+", text):
        places = [line.start() + place for place, character in enumerate(line[0]) if character == '"']
        if len(places) % 2 == 0:
            opening.update(places[::2])
            closing.update(places[1::2])
    return frozenset(opening), frozenset(closing)


def breaks_rule(text: str, place: int) -> str | None:
    """Return which kind of rule a row break at `place` breaks, or None."""
    before, after = text[place - 1], text[place]
    if before == "\n" or after == "\n":
        return None
    if place in cluster_inside(text) or before in _GLUE or after in _GLUE:
        return RULE
    opening, closing = _straight(text)
    last = len(text[:place].rstrip(_SPACES)) - 1 if before in _SPACES else place - 1
    if place in closing or last in opening or text[last : last + 1] in NO_END:
        return RULE
    if after in NO_START:
        return RULE
    if place in _whole(text) or "/" in (before, after):
        return TOKEN
    return None


def violations(text: str, breaks: Sequence[int], keep: frozenset[int] = frozenset()) -> Iterator[tuple[int, str]]:
    """Yield `(offset, kind)` of the row breaks that break a rule although the row held a place to break without.

    `breaks` are the offsets where rows begin, sorted, the first row's included; `keep` further offsets inside what
    stays whole.
    """
    for start, place in pairwise(breaks):
        if not start < place < len(text):
            continue
        kind = TOKEN if place in keep else breaks_rule(text, place)
        if kind is None:
            continue
        line = max(start, text.rfind("\n", start, place) + 1)
        if any(_free(text, other, keep) for other in range(line + 1, place)):
            yield place, kind


def _free(text: str, place: int, keep: frozenset[int]) -> bool:
    if place in keep or text[place] in _FREE or text[place] in _MARKS:
        return False
    return breaks_rule(text, place) is None
