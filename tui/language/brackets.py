"""Titles in 《》 and quoted policy terms, by one stack of brackets over the whole text."""

import re
from collections import Counter
from functools import cache

from tui.language.analysis import Entity, EntityType

TITLE_LIMIT = 120
"""Characters a title may have, marks included; a longer stretch is an unclosed 《."""
TERM_LIMIT = 12
"""Characters a term may have inside its quotation marks."""
_FOLLOWED = 64
"""Terms that are looked for outside quotation marks too: the most frequent ones."""
_DEPTH = 16
"""Brackets that may be open at once; of more the oldest are given up as unclosed."""
_OPENING = {"》": "《", "”": "“", "」": "「", "』": "『", "’": "‘"}


def find(text: str) -> list[Entity]:
    """Return titles (WORK, marks included) and terms (TERM, without quotation marks), in order, without overlap.

    A quoted phrase is a term when it opens with a number (“十五五”, “两先区”), adds things up (“AI+”, 3+3), or stands
    in quotation marks at least twice; terms with a number, and those quoted three times, count without marks too.
    """
    titles: list[Entity] = []
    quoted: list[tuple[int, int]] = []
    for start, end in pairs(text):
        if text[start] == "《":
            if end - start <= TITLE_LIMIT:
                while titles and titles[-1].start > start:
                    titles.pop()
                titles.append(Entity(start, end, EntityType.WORK))
        elif 4 <= end - start <= TERM_LIMIT + 2:
            quoted.append((start + 1, end - 1))
    spans = _terms(text, quoted)
    spans += [match.span() for match in _sum().finditer(text)]
    return _apart(titles + [Entity(start, end, EntityType.TERM) for start, end in spans])


def pairs(text: str) -> list[tuple[int, int]]:
    """Return the spans of all bracket pairs, marks included, in order of their ends; unbalanced marks have no pair."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for match in _brackets().finditer(text):
        mark, at = match[0], match.start()
        opens = _OPENING.get(mark)
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


def _terms(text: str, quoted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of terms: those of the quoted phrases that are some, and where these stand without marks."""
    counts = Counter(text[start:end] for start, end in quoted)
    numbered = _numbered()
    names = {
        name: count
        for name, count in counts.items()
        if not _sentence().search(name) and (count > 1 or numbered.fullmatch(name))
    }
    spans = [(start, end) for start, end in quoted if text[start:end] in names]
    often = [name for name, count in names.items() if len(name) > 2 and (count > 2 or name[0] in _NUMERALS)]
    often = sorted(often, key=lambda name: -names[name])[:_FOLLOWED]
    if often:
        longest = sorted(often, key=len, reverse=True)
        spans += [match.span() for match in re.finditer("|".join(map(re.escape, longest)), text)]
    return spans


_NUMERALS = "一二两三四五六七八九十双"


@cache
def _brackets() -> re.Pattern[str]:
    return re.compile("[《》“”「」『』‘’]")


@cache
def _sum() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9A-Za-z.+])[0-9](?:\+[0-9]){1,5}(?![0-9A-Za-z.+])")


@cache
def _numbered() -> re.Pattern[str]:
    """Phrases that are terms where they are quoted (十五五, 3+3, AI+医疗), and are no speech (两年就回本了)."""
    return re.compile(rf"[{_NUMERALS}][^\s0-9了我你他她就是着过吗呢吧啊很还也都]{{1,9}}|[^\s+]{{1,8}}\+[^\s]{{0,8}}")


@cache
def _sentence() -> re.Pattern[str]:
    """Marks that a term does not hold."""
    return re.compile(r"[，。；：！？、,;:!?\n…—《》]")


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
