"""Books in numbered chapters, told from reports in chapters by their titles and by what they tell."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.i18n import ngettext
from tui.text import lazy
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.documents import words
from tui.text.structure.documents.part import ASIDE, RUNNING, Part, RowType
from tui.text.structure.documents.restart import find_contents

if TYPE_CHECKING:
    from tui.text.structure.documents.cuts import DocumentEvidence

_CHAPTER_LEAST = 60
"""Code points that the chapters of a book have on the average, at least; parts of a report are shorter."""
_TOLD_LEAST, _TOLD_SHARE = 8, 0.6
"""The same of a book that tells a story, and the share of its paragraphs that tell one."""
_LONG_LEAST, _LONG_TEXT = 3, 3_000
"""Chapters of the shortest book among texts out of PDFs, and code points of each on the average, at least."""
_OF_BOOK = lazy.pattern(
    r"(?:出版|再版|重版|编辑|编者|編者|编写|编选|译者|版本|版权|内容|重印|点校|校勘)\s*(?:说明|要点|凡例)$"
)
"""What a part of a book is called that is no report: `出版说明`."""
_TELLS = lazy.pattern(
    r"[他她它你](?![的市县省区国])|我(?![们国省市县区校院局厂军党])|[了着过][，。！？”]|[“「].*[说道问喊叫笑]"
)
"""What stands in stories and hardly in reports: people, what was done, what was said."""
_BARE = lazy.pattern(r"(?:(?P<digits>\d{1,3})|卷?(?P<han>[一二三四五六七八九十]))[.．、\s\u3000]\s*(?=[^\d\s])")
"""A number that may be a chapter's: `01 归来`, `一、归来`, `卷一　归来`."""
_PEOPLE = lazy.pattern(r"[他她]|我(?![们国省市县区校院局厂军党])")
"""Whom a story speaks of; reports speak of offices."""
_BARE_TYPES = (RowType.NUMBERED, RowType.SHORT)
_NAME_MOST = 24
"""Code points of the longest name of such a chapter."""


def find_book(_markup: Markup, parts: Sequence[Part], _row_types: Counter[RowType], found: "DocumentEvidence") -> str:
    """Take a file with several numbered chapters that have texts for a book; return the evidence."""
    find_contents(parts)
    chapters = [
        at
        for at, part in enumerate(parts)
        if part.row_type is RowType.CHAPTER and words.CHAPTER_NUMBER.match(part.text)
    ]
    if not chapters:
        chapters = _bare_chapters(parts)
    if len(chapters) < 2 or is_report(parts[: chapters[0]]):
        return ""
    text = sum(len(part.text) for part in parts[chapters[0] :] if part.row_type in (RowType.BODY, RowType.LEAD))
    nested = sum(b - a == 1 for a, b in pairwise(chapters))
    if text < (_TOLD_LEAST if _tells(parts[chapters[0] :]) else _CHAPTER_LEAST) * (len(chapters) - nested):
        return ""
    found.kind = DocumentKind.BOOK
    return ngettext("{n} chapter", "{n} chapters", len(chapters)).format(n=len(chapters))


def _bare_chapters(parts: Sequence[Part]) -> list[int]:
    """Make chapters of the lines that nothing but a number marks, and return where they stand.

    The file begins with the first, they count on from one to the next, and what stands below each tells a story.
    """
    first = next((at for at, part in enumerate(parts) if part.row_type not in ASIDE), None)
    if first is None or parts[first].row_type not in _BARE_TYPES or _number(parts[first]) != 1:
        return []
    found = [at for at, part in enumerate(parts) if part.row_type in _BARE_TYPES and _number(part)]
    counted = [_number(parts[at]) for at in found] == list(range(1, len(found) + 1))
    below = (parts[at + 1] if at + 1 < len(parts) else None for at in found)
    told = all(part is not None and part.row_type in RUNNING for part in below)
    text = sum(len(part.text) for part in parts if part.row_type is RowType.BODY)
    people = sum(bool(_PEOPLE.search(part.text)) for part in parts if part.row_type is RowType.BODY)
    if (
        len(found) < 2
        or people < len(found)
        or not (counted and told and _tells(parts))
        or text < _CHAPTER_LEAST * len(found)
    ):
        return []
    for at in found:
        parts[at].row_type = RowType.CHAPTER
    return found


def _number(part: Part) -> int:
    """Return the number of such a chapter, 0 when a line is none."""
    found = _BARE.match(part.text) if len(part.text) <= _NAME_MOST and part.row.mark is Mark.TEXT else None
    if found is None:
        return 0
    return int(found["digits"]) if found["digits"] else "一二三四五六七八九十".index(found["han"]) + 1


def has_long_chapters(parts: Sequence[Part]) -> bool:
    """Tell whether text that a program wrapped is a book: several chapters, each of many pages, and no report."""
    chapters = [at for at, part in enumerate(parts) if part.row_type is RowType.CHAPTER and _numbered(part)]
    if len(chapters) < _LONG_LEAST or is_report(parts[: chapters[0]]):
        return False
    return sum(len(part.text) for part in parts[chapters[0] :]) >= _LONG_TEXT * len(chapters)


def _numbered(part: Part) -> bool:
    return bool(words.CHAPTER_NUMBER.match(part.text))


def _tells(parts: Sequence[Part]) -> bool:
    """Tell whether most paragraphs tell a story, by who and what they speak of."""
    told = [bool(_TELLS.search(part.text)) for part in parts if part.row_type in (RowType.BODY, RowType.LEAD)]
    return sum(told) >= _TOLD_SHARE * len(told) > 0


def is_report(head: Sequence[Part]) -> bool:
    """Tell whether a line at the head of a file is the title of a report, a plan or a notice."""
    return any(
        words.REPORT_TITLE.search(part.text) and len(part.text) <= 60 and not _OF_BOOK.search(part.text)
        for part in head
        if part.row_type in (RowType.SHORT, RowType.HEADING, RowType.BODY) and not part.row.quote
    )
