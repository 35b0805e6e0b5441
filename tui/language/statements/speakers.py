"""Who may speak: names with their posts, callings, bodies, writings, pronouns, as phrases of a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from typing import Final

from tui.language.analysis import Entity, EntityType
from tui.language.entities.lexicon import lexicon
from tui.language.statements.speech import either, verbs, words
from tui.text.source import Span


class Rank(IntEnum):
    """What a part of a phrase is; the highest one of a phrase is its head."""

    PRONOUN = 0
    PLACE = 1
    BODY = 2
    CALLING = 3
    PERSON = 4


@dataclass(frozen=True, slots=True)
class SpeakerPhrase:
    """A phrase that may be the subject of a verb of speech."""

    start: int
    end: int
    head: Span
    """Its name or calling."""
    rank: Rank


_NAMED = {
    EntityType.PER: Rank.PERSON,
    EntityType.ORG: Rank.BODY,
    EntityType.LOC: Rank.PLACE,
    EntityType.WORK: Rank.BODY,
}
_LINK = re.compile(
    r"、|的|兼|[—·\-]|\([^()]{1,16}\)|（[^（）]{1,16}）| ?"
    "|、?的?(?:[一几数两三多]?[位名些]|有关|相关|某|多位|多名|首席|高级|资深|前|原|时任|现任|候任|署理|新任|常务|执行|驻华|方面的?)"
)
"""What may stand between two parts of one phrase."""
_CJK: Final = "[\u4e00-\u9fff]"
_CALLED = re.compile("[\u4e00-\u9fff]{1,8}")
_NOT_CALLED = frozenset("在对向与和同将把被为是了会让给就从到及或据称指说由比等")
"""What does not stand between a body and the name of one of its people: 警察公共关系科高级警司江永祥."""
_SIDE: Final = "方面"
_SOME = re.compile(
    "(?<![没未只还具所也都])有(?![关的所人])[\u4e00-\u9fff]{2,6}?(?=(?:[对向][\u4e00-\u9fff]{0,4})?(?:表示|说|称|认为|指|透露|质疑))"
)
"""有非法移民说."""


@cache
def _titled() -> re.Pattern[str]:
    """A surname with one or two characters between a post and what a speaker does: 经理李培清说."""
    surnames, titles = either(lexicon().surnames).pattern, either(lexicon().titles).pattern
    does = f"(?:在|对|向|接受|{verbs().pattern})"
    return re.compile(f"(?<={_CJK})(?:{titles})(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}}?)(?={does})")


@cache
def _listed() -> re.Pattern[str]:
    return either(words()["speaker"] | words()["body"] | words()["pronoun"])


def speakers(text: str, entities: Sequence[Entity], edges: frozenset[int]) -> list[SpeakerPhrase]:
    """Return the phrases of a plain text, in order; `edges` are the offsets where words begin or end."""
    parts = sorted(_parts(text, entities, edges), key=lambda one: (one[0].start, -one[0].end))
    found: list[SpeakerPhrase] = []
    for span, rank in parts:
        last = found[-1] if found else None
        if last and span.start < last.end:
            continue
        if last and last.rank is not Rank.PRONOUN and rank is not Rank.PRONOUN and _joined(text, last, span, rank):
            found[-1] = SpeakerPhrase(last.start, span.end, *_head(last, span, rank))
        else:
            found.append(SpeakerPhrase(span.start, span.end, span, rank))
    return found


def _head(last: SpeakerPhrase, span: Span, rank: Rank) -> tuple[Span, Rank]:
    """Return the head of a phrase that goes on; a name of one character takes what follows along: 陈先生."""
    if rank >= last.rank:
        return span, rank
    short = last.head.end - last.head.start == 1 and last.head.end == span.start
    return (Span(last.head.start, span.end) if short else last.head), last.rank


def _joined(text: str, last: SpeakerPhrase, span: Span, rank: Rank) -> bool:
    between = text[last.end : span.start]
    if not between or _LINK.fullmatch(between):
        return True
    person = rank is Rank.PERSON and last.rank in (Rank.BODY, Rank.PLACE)
    return person and _CALLED.fullmatch(between) is not None and not _NOT_CALLED & set(between)


def _parts(text: str, entities: Iterable[Entity], edges: frozenset[int]) -> Iterator[tuple[Span, Rank]]:
    for entity in entities:
        if entity.type in _NAMED:
            side = text.startswith(_SIDE, entity.end) and entity.type in (EntityType.LOC, EntityType.ORG)
            end = entity.end + len(_SIDE) if side else entity.end
            yield Span(entity.start, end), Rank.BODY if side else _NAMED[entity.type]
    for titled in _titled().finditer(text):
        yield Span(*titled.span("name")), Rank.PERSON
    for some in _SOME.finditer(text):
        yield Span(*some.span()), Rank.CALLING
    known = words()
    for place in _listed().finditer(text):
        start, end = place.span()
        pronoun = place[0] in known["pronoun"]
        if pronoun and (text[start - 1 : start] in tuple("其吉") or (place[0] == "其" and not {start, end} <= edges)):
            continue
        if end - start == 1 and not pronoun and not {start, end} <= edges:
            continue
        if pronoun or end in edges or verbs().match(text, end):
            calling = Rank.CALLING if place[0] in known["speaker"] else Rank.BODY
            yield Span(start, end), Rank.PRONOUN if pronoun else calling
