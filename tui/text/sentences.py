"""Sentences of Chinese text, with the Latin ones that stand in it.

A sentence ends after 。！？… or their half-width forms, with the closing quotes and brackets that follow, and at a
newline (the end of a block). It does not end inside brackets or 《》, in a number, after an abbreviation, or where a
comma or such goes on: `“好！”，他说` is one sentence (GB/T 15834-2011 4.1 to 4.3, 4.11).
"""

import re

from tui.text.source import Span

_CANDIDATE = re.compile("[。｡！？!?…\n.（(［【〔《〈]")
_END = re.compile("[。｡！？!?…]+[”’」』）)］】》〉]*")
_INSIDE = re.compile("[（(［【〔][^（(［【〔）)］】〕\n]{0,300}[）)］】〕]|《[^《》\n]{0,100}》|〈[^〈〉\n]{0,100}〉")
_GOES_ON = frozenset("，、；：,;:—的等地之")
_AFTER_QUOTE = frozenset("的等地之")
_STOP = re.compile(
    # A full stop between Latin words, or one that OCR left in place of 。.
    r"(?<![0-9])\.[”’\"')）]*(?=\s|$)|(?<=[\u4e00-\u9fff])\.(?=[\u4e00-\u9fff“‘「《])"
)
_REACH = 4096
"""Code points to either side of a place that its sentence is looked for in."""
_SHORT = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Nos|vs|Inc|Ltd|Co|Corp|Jr|Sr|Fig|cf|e\.g|i\.e)|\b[A-Z]|\s)\Z")


def sentences(text: str) -> list[Span]:
    """Return the sentences in order; they cover the text but for white space, and none holds a newline."""
    found: list[Span] = []
    start = 0
    for end in _ends(text):
        _add(found, text, start, end)
        start = end
    _add(found, text, start, len(text))
    return found


def sentence_at(text: str, offset: int) -> Span | None:
    """Return the sentence at an offset, the next one in white space, or None where there is none near.

    Looks no further than `_REACH` characters to either side and not past the line, so that it costs the same in
    any text.
    """
    low = max(text.rfind("\n", max(0, offset - _REACH), offset) + 1, offset - _REACH, 0)
    found = text.find("\n", offset, offset + _REACH)
    high = found if found >= 0 else min(len(text), offset + _REACH)
    for span in sentences(text[low:high]):
        if span.end + low > offset:
            return Span(span.start + low, span.end + low)
    return None


def _ends(text: str) -> list[int]:
    """Return the offsets after which a new sentence may begin, in order."""
    ends: list[int] = []
    search, size = _CANDIDATE.search, len(text)
    at = counted = 0
    quoted = False
    straight = '"' in text
    while found := search(text, at):
        place = found.start()
        mark = text[place]
        if mark == "\n":
            ends.append(place)
            at, counted, quoted = place + 1, place, False
            continue
        if mark in "（(［【〔《〈":
            inside = _INSIDE.match(text, place)
            at = inside.end() if inside else place + 1
            continue
        end = _stop(text, place) if mark == "." else _full(text, place)
        if straight and end < size and text[end] == '"':
            quoted ^= bool(text.count('"', counted, place) & 1)
            counted = place
            if quoted:
                end += 1
        at = max(end, place + 1)
        if end <= place or (end < size and text[end] in (_GOES_ON if text[end - 1] in '…”’」』"' else "，、；：,;:")):
            continue
        ends.append(end)
    return ends


def _full(text: str, place: int) -> int:
    found = _END.match(text, place)
    return found.end() if found else place + 1


def _stop(text: str, place: int) -> int:
    """Return where a sentence ends that a half-width full stop may close, or `place` when it goes on."""
    found = _STOP.match(text, place)
    if not found or _SHORT.search(text, max(0, place - 8), place):
        return place
    return found.end()


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    """Append `[start, end)` without surrounding white space, unless nothing is left."""
    if start >= end:
        return
    if text[start].isspace() or text[end - 1].isspace():
        part = text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
    if start < end:
        found.append(Span(start, end))
