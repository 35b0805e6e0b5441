"""Contents at the head of a book: its chapters once without their texts, before they begin again with the first."""

from collections import Counter
from collections.abc import Sequence

from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType

_LEAST = 3
"""Chapters of the shortest contents."""
_LINES_MOST = 25
"""Lines of contents for each of its chapters, at most: the names of the parts of one."""
_TEXT_MOST = 120
"""Code points in sentences that stand below a chapter in contents, on the average, at most."""
_LONG = 60
"""Code points from which on a line is no name of a part."""
_BESIDE, _HEADS_LEAST = 3, 3
"""Lines above a chapter among which a head stands that the file repeats, and times that it does, at least."""
_HEAD_MOST = 60
_NUMBERS = str.maketrans("０１２３４５６７８９", "0123456789")
_FIRST = ("1", "一", "01", "001")


def find_contents(parts: Sequence[Part]) -> None:
    """Make the contents of a book text that no chapter begins in, and heads that stand above its chapters furniture."""
    chapters = [at for at, part in enumerate(parts) if _number(part)]
    again = next(
        (at for at in chapters[1:] if _number(parts[at]) in _FIRST and _same_unit(parts, chapters[0], at)), None
    )
    if again is not None and _number(parts[chapters[0]]) in _FIRST:
        _close(parts, [at for at in chapters if at < again], again)
    _mark_heads(parts, [at for at, part in enumerate(parts) if _number(part)])


def _number(part: Part) -> str:
    found = words.CHAPTER_NUMBER.match(part.text) if part.row_type is RowType.CHAPTER else None
    return found[1].translate(_NUMBERS) if found else ""


def _same_unit(parts: Sequence[Part], first: int, second: int) -> bool:
    one, two = (words.CHAPTER_NUMBER.match(parts[at].text) for at in (first, second))
    return bool(one and two and one[2] == two[2])


def _close(parts: Sequence[Part], listed: Sequence[int], again: int) -> None:
    """Make lines of the contents text; they end where a text begins, of the book or of its preface."""
    end = listed[0]
    while end < again and (len(parts[end].text) < _LONG or parts[end].row_type is RowType.CHAPTER):
        end += 1
    if len(listed) < _LEAST or listed[-1] >= end or end - listed[0] > _LINES_MOST * len(listed):
        return
    text = sum(len(part.text) for part in parts[listed[0] : end] if part.text[-1:] in "。！？")
    if text > _TEXT_MOST * len(listed):
        return
    for part in parts[listed[0] : end]:
        if part.row_type in (RowType.CHAPTER, RowType.SHORT, RowType.NUMBERED):
            part.row_type, part.listed = RowType.BODY, True


def _mark_heads(parts: Sequence[Part], chapters: Sequence[int]) -> None:
    """Make short lines above chapters that the file repeats, as the name of the book, furniture."""
    above = [part for at in chapters for part in parts[max(0, at - _BESIDE) : at] if len(part.text) <= _HEAD_MOST]
    times = Counter(part.text for part in above if part.row_type in (RowType.SHORT, RowType.HEADING, RowType.BODY))
    heads = {text for text, count in times.items() if count >= max(_HEADS_LEAST, len(chapters) // 3)}
    for part in above:
        if part.text in heads:
            part.row_type = RowType.CHROME
