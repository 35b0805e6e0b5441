"""Turns of a conversation that is printed as one: `记者：…`, `王明：…`, `Q：…` at the heads of lines."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tui.language.statements.phrases import Phrases
from tui.language.statements.speakers import Rank
from tui.language.statements.speech import words
from tui.text.source import Span

_LABEL = re.compile(
    r"^[ \t>▲△●○■□◆◇★☆*]*(?P<who>(?:《[^《》\n]{1,12}》)?[^\s,。;:!?！？，；“”「」《》()（）、\n]{1,16})"
    r"(?:[(（][^()（）\n]{1,16}[)）])?[:：]\s*(?=\S)",
    re.MULTILINE,
)
_ASKS = re.compile("问|Q|q|(?:.*(?:记者|主持人|周刊|日报|晚报|早报|时报|新闻|电视台|通讯社|网|编者|采访者|网友))$")
_ANSWERS = re.compile("答|A|a|(?:受访者|嘉宾|发言人)$")
_TURNS: Final = 3
"""Turns that a conversation has at least."""
_LONGEST: Final = 6000
"""Characters of one turn at most."""
_HEADING: Final = 24
"""Characters of a line without a stop that begins something else, at most."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says until another one does; offsets of the text."""

    who: Span
    name: Span
    """His name in the label, else all of it."""
    colon: Span
    said: tuple[Span, ...]
    """One for each paragraph."""


def turns(text: str, phrases: Phrases) -> list[Turn]:
    """Return the turns of a text in plain spelling, in order; none for a text that is no conversation."""
    labels = [one for one in _LABEL.finditer(text) if one["who"] not in words()["field"] and not one["who"].isdecimal()]
    counts = Counter(one["who"] for one in labels)
    asked = any(_ASKS.match(who) for who in counts)
    known = {one.span("who") for one in labels if _speaks(one, counts, phrases, asked=asked)}
    spoken = [one for one in labels if one.span("who") in known]
    if len(spoken) < _TURNS or len({one["who"] for one in spoken}) < 2:
        return []
    ends = [*(one.start() for one in spoken[1:]), len(text)]
    return [_turn(text, one, end, phrases) for one, end in zip(spoken, ends, strict=True)]


def _speaks(label: "re.Match[str]", counts: Counter[str], phrases: Phrases, *, asked: bool) -> bool:
    """Tell whether a label names who speaks: one who asks or answers, or a person who does so more than once."""
    who = label["who"]
    if _ASKS.match(who) or _ANSWERS.match(who):
        return True
    named = any(one.rank >= Rank.CALLING for one in phrases.between(*label.span("who")))
    return (named and (asked or counts[who] > 1)) or (asked and counts[who] > 1 and len(who) <= 8)


def _turn(text: str, label: "re.Match[str]", end: int, phrases: Phrases) -> Turn:
    who = Span(*label.span("who"))
    person = next((one.head for one in phrases.between(*who) if one.rank is Rank.PERSON), who)
    said = tuple(_paragraphs(text, label.end(), min(end, label.end() + _LONGEST)))
    at = label.end() - 1
    while text[at] not in ":：":
        at -= 1
    return Turn(who, person, Span(at, at + 1), said)


def _paragraphs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the paragraphs of a turn up to a line that looks like a heading."""
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        line = text[at:stop].strip()
        if at > start and (
            line.startswith("#") or (line and len(line) <= _HEADING and line[-1] not in "。！？!?…”」:：")
        ):
            return
        if line:
            first = at + len(text[at:stop]) - len(text[at:stop].lstrip())
            yield Span(first, first + len(line))
        at = stop + 1
