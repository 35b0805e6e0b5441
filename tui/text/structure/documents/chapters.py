"""Chapters by a file's own word: the headings of an e-book."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.i18n import ngettext
from tui.text.kind import DocumentKind
from tui.text.markup import Mark, Markup
from tui.text.structure.documents.part import Part, RowType

if TYPE_CHECKING:
    from tui.text.structure.documents.cuts import DocumentEvidence


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
