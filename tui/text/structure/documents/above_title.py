"""What stands above a title: a kicker, whose work a text is from, or the column of the paper that it was in."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.structure.documents import words
from tui.text.structure.documents.headings import neighbour
from tui.text.structure.documents.part import Part, RowType
from tui.text.structure.types.authors import is_bare_names
from tui.text.structure.types.headline_rows import is_kicker, names_section

_WORK = lazy.pattern(r"^[\u4e00-\u9fff·]{2,8}[：:]?\s*《[^《》]{2,20}》$")
"""Whose work a text is from, above its title: `鲁迅《热风》`."""
_TITLES_TOO = lazy.pattern(r"(?:公告|通知|故事|纪实|访谈|对话|特写|人物|事|新闻|链接)$")
"""Words that end the names of columns and titles alike."""
_LONGER = 3
"""Code points that a title has more than the name of the column above it, at least, when nobody signs below."""


def stands_above(parts: Sequence[Part], rows: Sequence[Part]) -> bool:
    """Tell whether the first of several short rows above a text stands above the title, which is the second."""
    first, second = rows[0], rows[1]
    third = rows[2] if len(rows) > 2 else None
    if second.text[0] in "—-－" or is_bare_names(second.text):
        return False
    if _WORK.match(first.text) or (third is not None and third.text.startswith(("——", "－－"))):
        return True
    if second.row.gap > first.row.gap + 1 or words.OFFICE.match(second.text):
        return False
    return (is_kicker(first.text) and not is_kicker(second.text)) or _names_column(parts, first, second)


def _names_column(parts: Sequence[Part], first: Part, second: Part) -> bool:
    if not names_section(first.text) or _TITLES_TOO.search(first.text) or names_section(second.text):
        return False
    below = neighbour(parts, parts.index(second), 1)
    signed = below is not None and (below.row_type is RowType.BYLINE or is_bare_names(below.text))
    return signed or len(second.text) >= len(first.text) + _LONGER


def name_above(parts: Sequence[Part], kind: DocumentKind) -> None:
    """Name the short rows above the title: labels on a page of the web and where they name a column, else kickers."""
    for part in parts:
        if part.forced or part.row_type not in (RowType.SHORT, RowType.HEADING, RowType.CHAPTER):
            continue
        label = kind is DocumentKind.WEB or (names_section(part.text) and not _TITLES_TOO.search(part.text))
        part.role, part.level = Role.SECTION_LABEL if label else Role.KICKER, 0
