"""Chapters by a file's own word: the headings of an e-book, and lines that a table of contents names."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from tui.i18n import ngettext
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType

if TYPE_CHECKING:
    from tui.text.structure.documents.cuts import DocumentEvidence

_LISTED_LEAST = 4
"""Lines of the shortest table of contents."""
_STAND_AGAIN = 0.6
"""Share of its lines that stand again below, at least: names of volumes need not."""
_TEXT_LEAST = 300
"""Code points that the texts below them have on the average, at least."""
_ORDERLY = 0.9
"""Share of them that follow one another in the order of the list; names of volumes may not."""
_HEAD = 40
"""Rows at the head of a file among which `目录` is looked for."""
_NAMES = (RowType.SHORT, RowType.NUMBERED, RowType.CHAPTER)


def find_chapters(
    markup: Markup, parts: Sequence[Part], _row_types: Counter[RowType], found: "DocumentEvidence"
) -> str:
    """Make the highest headings of an e-book, of which there are several, its chapters; return the evidence."""
    if not markup.chapters:
        return ""
    levels = Counter(part.row.level for part in parts if part.row.mark is Mark.HEADING)
    top = next((level for level in sorted(levels) if levels[level] > 1), 0)
    if not top:
        return ""
    for part in parts:
        if part.row.mark is Mark.HEADING and part.row.level == top:
            part.row_type = RowType.CHAPTER
    found.kind = DocumentKind.BOOK
    return ngettext("an e-book of {n} chapter", "an e-book of {n} chapters", levels[top]).format(n=levels[top])


def find_listed_chapters(
    markup: Markup, parts: Sequence[Part], _row_types: Counter[RowType], found: "DocumentEvidence"
) -> str:
    """Make the lines that a list at the head of a plain text names its chapters; return the evidence."""
    if markup.marked or markup.html:
        return ""
    listed: dict[str, Part] = {}
    head = next((at for at, part in enumerate(parts[:_HEAD]) if words.CONTENTS.match(part.text)), -1) + 1
    for part in parts[head:]:
        if part.row_type not in _NAMES or _key(part) in listed:
            break
        listed[_key(part)] = part
    if len(listed) < _LISTED_LEAST:
        return ""
    below = {_key(part): part for part in reversed(parts[head + len(listed) :]) if part.row_type in _NAMES}
    again = [below[name] for name in listed if name in below]
    size = sum(len(part.text) for part in parts[head + len(listed) :])
    orderly = sum(a.row.start < b.row.start for a, b in pairwise(again)) >= _ORDERLY * (len(again) - 1)
    if len(again) < max(_LISTED_LEAST, _STAND_AGAIN * len(listed)) or size < _TEXT_LEAST * len(again) or not orderly:
        return ""
    for part in [*listed.values()][not head :]:
        part.row_type = RowType.BODY
    for part in again:
        part.row_type = RowType.CHAPTER
    found.kind = DocumentKind.BOOK
    return ngettext("{n} chapter", "{n} chapters", len(again)).format(n=len(again))


def _key(part: Part) -> str:
    return "".join(part.text.split())
