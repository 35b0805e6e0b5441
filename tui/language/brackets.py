"""Titles in 《》 and quoted policy terms, by one stack of brackets over the whole text."""

import re
from collections import Counter
from functools import cache

from tui.language.analysis import Entity, EntityType

TITLE_LIMIT = 120
"""Characters a title may have, marks included; a longer stretch is an unclosed 《."""
TERM_LIMIT = 12
"""Characters a term may have inside its quotation marks."""
_PAIRS = {"》": "《", "”": "“", "」": "「", "』": "『", "’": "‘"}
_DEPTH = 16


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile("[《》“”「」『』‘’]")


@cache
def _sum() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z.+])[0-9](?:\+[0-9]){1,5}(?![0-9A-Za-z.+])")


@cache
def _numbered() -> re.Pattern[str]:
    """Terms that open with a number and count nothing outside themselves: 十五五, 两先区, 六个建设, 3+3."""
    return re.compile(r"[一二两三四五六七八九十双][^，。；：！？,;:!?\n\s\d]{1,9}|[0-9](?:\+[0-9])+")


@cache
def _sentence() -> re.Pattern[str]:
    return re.compile(r"[，。；：！？,;:!?\n…—]")


def pairs(text: str) -> list[tuple[int, int]]:
    """Return the spans of all bracket pairs, marks included, in order of their ends; unbalanced marks have no pair."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for match in _brackets().finditer(text):
        mark, at = match[0], match.start()
        opens = _PAIRS.get(mark)
        if opens is None:
            stack.append((mark, at))
            if len(stack) > _DEPTH:
                del stack[0]
            continue
        for place in range(len(stack) - 1, -1, -1):
            if stack[place][0] == opens:
                found.append((stack[place][1], at + 1))
                del stack[place:]
                break
    return found


def find(text: str) -> list[Entity]:
    """Return titles (WORK, marks included) and terms (TERM, without quotation marks), in order, without overlap."""
    titles: list[Entity] = []
    quoted: list[tuple[int, int]] = []
    for start, end in pairs(text):
        if text[start] == "《":
            if end - start <= TITLE_LIMIT:
                while titles and titles[-1].start > start:
                    titles.pop()
                titles.append(Entity(start, end, EntityType.WORK))
        elif 2 < end - start <= TERM_LIMIT + 2:
            quoted.append((start + 1, end - 1))
    counts = Counter(text[start:end] for start, end in quoted)
    terms = [
        Entity(start, end, EntityType.TERM)
        for start, end in quoted
        if end - start > 1
        and not _sentence().search(text, start, end)
        and (counts[text[start:end]] > 1 or _numbered().fullmatch(text, start, end))
    ]
    terms += [Entity(m.start(), m.end(), EntityType.TERM) for m in _sum().finditer(text)]
    return _apart(titles + terms)


def _apart(entities: list[Entity]) -> list[Entity]:
    """Return the entities in order, the longer of two that overlap."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e.start, -e.end)):
        if kept and entity.start < kept[-1].end:
            if entity.end - entity.start <= kept[-1].end - kept[-1].start:
                continue
            kept.pop()
        kept.append(entity)
    return kept
