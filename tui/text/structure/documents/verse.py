"""Lines of verse among the rows of a document."""

from collections.abc import Sequence
from itertools import groupby

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType
from tui.text.structure.types.authors import is_bare_names

_LINE_MOST = 24
"""Code points of the longest line of verse; regulated verse has 5 or 7, two half-lines 16 with their marks."""
_COUPLET_MOST, _POEM_MOST = 34, 400
"""Code points of the longest couplet, and of a whole poem of lines of 5 or 7 that stands in one line."""
_PAUSES = "，,、；;。！？!?：:…—”」"
_STOPS = "、；;。！？!?：:…—”"
"""Signs that no line of verse without marks at its ends has inside; a comma may part its halves."""
_LEAST = 4
_UNMARKED_LEAST = 8
_ANY_PAUSE, _ANY_STOP = frozenset(_PAUSES), frozenset(_STOPS)
_PARTICLE = lazy.pattern(r"[的了着过我你他她它是在不把被又还也就都很]")
_BARE_MEAN = 4.5
"""Mean code points of lines of verse without marks; a list of words or names has fewer."""
_TITLED_LEAST = 4
"""Lines of poems for each line among them that stands alone and is a title; else verse has lines alone."""
_POET_MOST = 6
"""Code points of the longest name of a poet."""
_NOTED = lazy.pattern(r"[①-⑳]")
_ANY_NOTE = frozenset(map(chr, range(0x2460, 0x2474)))
_PAUSE = lazy.pattern(r"[，,、；;。！？!?]")


def find_verse(parts: Sequence[Part]) -> None:
    """Mark the lines of verse: runs of short lines that stop at pauses, couplets, and short lines without any mark."""
    for test, least, mark in (
        (_is_couplet, 2, _whole),
        (_is_line, _LEAST, _paused),
        (_is_bare, _UNMARKED_LEAST, _tight),
    ):
        at = 0
        for holds, run in groupby(map(test, parts)):
            end = at + len(list(run))
            if holds and end - at >= (_LEAST if mark is _tight and at and _names_poem(parts[at - 1]) else least):
                mark(parts, at, end)
            at = end
    if any(part.verse for part in parts):
        _extend(parts)


def _names_poem(part: Part) -> bool:
    """Tell whether a line is what stands between the title of a poem and its verse: for whom, or the poet."""
    return part.row_type is RowType.BYLINE or part.text.startswith("—")


def _may_be(part: Part) -> bool:
    return part.row_type in (RowType.BODY, RowType.SHORT) and part.row.mark is Mark.TEXT and not part.row.bold


def _is_couplet(part: Part) -> bool:
    """Tell whether a line holds half-lines of one length, 4 to 7 characters: `石径入云深，松风满客襟。`."""
    text = part.text
    if len(text) <= 8 or not _may_be(part):
        return False
    if _ANY_NOTE.isdisjoint(text[:8]) and _ANY_PAUSE.isdisjoint(text[4:8]):
        return False
    text = _NOTED.sub("", text)
    if not 8 < len(text) <= _POEM_MOST or text[-1] not in "。！？；，!?;,":
        return False
    if _ANY_PAUSE.isdisjoint(text[4:8]):
        return False
    halves = {len(half) for half in _PAUSE.split(text)[:-1]}
    return len(halves) == 1 and halves <= ({4, 5, 6, 7} if len(text) <= _COUPLET_MOST else {5, 7})


def _is_line(part: Part) -> bool:
    if part.verse or len(part.text) > _LINE_MOST or not _may_be(part):
        return part.verse
    return not (
        words.OUTLINE.match(part.text) or words.POEM_NUMBER.match(part.text) or words.SALUTATION.match(part.text)
    )


def _is_bare(part: Part) -> bool:
    text = part.text
    return (
        len(text) <= _LINE_MOST
        and part.row_type is RowType.SHORT
        and _may_be(part)
        and text[-1] not in _PAUSES
        and _ANY_STOP.isdisjoint(text)
    )


def _whole(parts: Sequence[Part], at: int, end: int) -> None:
    _all(parts[at:end])


def _all(parts: Sequence[Part]) -> None:
    for part in parts:
        part.verse = True


def _paused(parts: Sequence[Part], at: int, end: int) -> None:
    while at < end and parts[at].text[-1] not in _PAUSES:
        at += 1
    texts = [part.text for part in parts[at:end]]
    paused = sum(text[-1] in _PAUSES for text in texts)
    broken = sum(text[-1] in "，,、；;" or part.verse for text, part in zip(texts, parts[at:end], strict=True))
    if len(texts) >= _LEAST and paused >= 0.7 * len(texts) and 3 * broken >= len(texts):
        _all([parts[number] for number in range(at, end) if not _stands_alone(parts, number)])


def _stands_alone(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line without a pause between blank ones, or above its poet, is a title, or is that poet."""
    below = parts[at + 1] if at + 1 < len(parts) else None
    alone = parts[at].row.gap > 0 and (below is None or below.row.gap > 0 or _is_poet(below))
    named = at > 0 and parts[at - 1].row.gap > 0 and not parts[at].row.gap and _is_poet(parts[at])
    return (alone or (named and parts[at - 1].text[-1] not in _PAUSES)) and parts[at].text[-1] not in _PAUSES


def _is_poet(part: Part) -> bool:
    return part.row_type is RowType.BYLINE or (len(part.text) <= _POET_MOST and is_bare_names(part.text))


def _says(parts: Sequence[Part]) -> bool:
    """Tell whether lines without marks say something, as verse does and lists of names do not, or have one length."""
    particles = sum(bool(_PARTICLE.search(part.text)) for part in parts)
    sizes = {len(part.text) for part in parts}
    return particles >= 0.3 * len(parts) or (len(sizes) == 1 and sizes <= {5, 7})


def _tight(parts: Sequence[Part], at: int, end: int) -> None:
    """Mark a run of lines that mostly stand together; above it, or as its first lines, are its title and its poet."""
    first = at if _is_headed(parts, at) else at + 1
    poet = next((row for row in range(at + 1, min(at + 4, end)) if is_bare_names(parts[row].text)), first - 1)
    tight = sum(part.row.gap == 0 for part in parts[at + 1 : end])
    if 2 * sum("，" in part.text or "," in part.text for part in parts[at:end]) > end - at:
        return
    sizes = sum(len(part.text) for part in parts[at:end])
    if 2 * tight >= end - at - 1 and sizes >= _BARE_MEAN * (end - at) and _says(parts[poet + 1 : end]):
        alone = [number for number in range(poet + 1, end) if _stands_alone(parts, number)]
        titles = alone if _TITLED_LEAST * len(alone) <= end - poet - 1 else []
        _all([parts[number] for number in range(poet + 1, end) if number not in titles])


def _is_headed(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a heading stands above a run of lines, so that its first line is no title."""
    above = parts[at - 1] if at else None
    return above is not None and (above.row_type is RowType.HEADING or above.text.startswith("—"))


def _extend(parts: Sequence[Part]) -> None:
    """Make short lines that stand close to verse a part of it."""
    for step in (1, -1):
        order = range(len(parts)) if step > 0 else range(len(parts) - 1, -1, -1)
        verse = False
        for at in order:
            part = parts[at]
            close = at + 1 < len(parts) and parts[at + 1].row.gap == 0 if step < 0 else part.row.gap == 0
            goes_on = not part.verse and verse and close and _is_line(part) and len(part.text) > 1
            if goes_on and not (_titles(parts, at) or _stands_alone(parts, at)):
                part.verse = True
            verse = part.verse


def _titles(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line may be the title of the verse below it: without a pause, and the first of its lines."""
    return parts[at].text[-1] not in _PAUSES and (not at or parts[at].row.gap > 0 or not parts[at - 1].verse)
