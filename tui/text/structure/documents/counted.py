"""Texts that a file counts: `第3筆` above each, or a running number in front of every title."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tui.i18n import ngettext
from tui.text import lazy
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.documents.part import RUNNING, Part, RowType
from tui.text.structure.types.authors import is_name

if TYPE_CHECKING:
    from tui.text.structure.documents.cuts import DocumentEvidence

_LABEL = lazy.pattern(r"^第\s*([\d一二三四五六七八九十百〇零]{1,5})\s*[筆笔首則则篇]$")
_LEAST = 3
"""Counted texts of the smallest file of them."""
_POET = lazy.pattern(r"[ \u3000]*\u3000([\u4e00-\u9fff]{2,4})$")
_DIGITS = lazy.pattern(r"[\d\s,.，、]+")
_TITLE_MOST = 300
"""Code points of the longest title of a counted text; a poem's may say why it was written."""
_INSET = 4
"""Cells that a title stands from the margin, at least, or else it is short."""
_NUMBER = lazy.pattern(
    r"^(\d{1,3})(?:[.．、]\s?|\s+)?(?=[\u4e00-\u9fff“《A-Z])(?![年月日号个人万亿元点时分世岁周倍名次米件天种位章节条])"
)
_NUMBERED_LEAST = 12
"""Titles of the shortest book whose chapters bear nothing but their number."""
_TEXT_LEAST = 300
"""Code points that its chapters have on the average, at least."""
_NAME_MOST = 60
_OWN = (RowType.SHORT, RowType.BODY, RowType.NUMBERED, RowType.HEADING)


def find_counted(parts: Sequence[Part]) -> None:
    """Make the lines that count texts labels, those below them titles, and what stands below each text furniture."""
    labels = [at for at, part in enumerate(parts) if part.row.mark is Mark.TEXT and _LABEL.match(part.text)]
    if len(labels) < _LEAST or len({parts[at].text for at in labels}) < len(labels):
        return
    _mark_feet(parts, labels)
    for at in labels:
        parts[at].row_type = RowType.CHROME
        below = parts[at + 1] if at + 1 < len(parts) else None
        if below is None or len(below.text) > _TITLE_MOST or below.row_type not in _OWN:
            continue
        if below.row.indent >= _INSET or below.row_type is RowType.SHORT:
            below.row_type, below.counted = RowType.HEADING, True
    _name_poets([part for part in parts if part.counted])


def _name_poets(titles: Sequence[Part]) -> None:
    """Part the poets from titles where most of those have a name behind a wide blank: `送別　王之渙`."""
    found = [(part, match) for part in titles if (match := _POET.search(part.text)) and is_name(match[1])]
    if 2 * len(found) > len(titles):
        for part, match in found:
            part.tail, part.signed = len(part.text) - match.start(), (match[1],)


def _mark_feet(parts: Sequence[Part], labels: Sequence[int]) -> None:
    """Make furniture of the last line of every text when all of them are alike but for their numbers."""
    feet = [parts[at - 1] for at in labels if at]
    kinds = Counter(_DIGITS.sub("", part.text) for part in feet)
    form, times = max(kinds.items(), key=lambda one: one[1], default=("", 0))
    if form and 2 * times > len(labels):
        for part in parts:
            if _DIGITS.sub("", part.text) == form:
                part.row_type = RowType.CHROME


def find_counted_texts(
    _markup: Markup, parts: Sequence[Part], _row_types: Counter[RowType], found: "DocumentEvidence"
) -> str:
    """Take a file of counted texts for a collection; return the evidence."""
    titles = [part for part in parts if part.counted]
    if len(titles) < _LEAST:
        return ""
    found.kind = DocumentKind.ESSAYS
    return ngettext("{n} counted text", "{n} counted texts", len(titles)).format(n=len(titles))


def find_numbered_chapters(
    markup: Markup, parts: Sequence[Part], _row_types: Counter[RowType], found: "DocumentEvidence"
) -> str:
    """Take a long plain file whose titles run from 1 on to its end for a book; return the evidence."""
    if markup.marked or markup.html:
        return ""
    titles = list(_chain(parts))
    if len(titles) < _NUMBERED_LEAST:
        return ""
    text = sum(len(part.text) for part in parts if part.row_type in RUNNING)
    if text < _TEXT_LEAST * len(titles):
        return ""
    for part in titles:
        part.row_type = RowType.CHAPTER
    found.kind = DocumentKind.BOOK
    return ngettext("{n} numbered chapter", "{n} numbered chapters", len(titles)).format(n=len(titles))


def _chain(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield the titles numbered 1, 2, 3 …, each with text below it."""
    wanted = 1
    for at, part in enumerate(parts[:-1]):
        if part.row_type not in _OWN or len(part.text) > _NAME_MOST or part.text[-1] in "。；，、：":
            continue
        number = _NUMBER.match(part.text)
        if number and int(number[1]) == wanted and _tells(parts[at + 1]):
            wanted += 1
            yield part


def _tells(part: Part) -> bool:
    return part.row_type in RUNNING or part.row_type is RowType.SHORT
