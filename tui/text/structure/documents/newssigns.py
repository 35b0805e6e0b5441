"""What says that a file is news: bylines, leads, dispatches, and where stories begin."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from tui.text import lazy
from tui.text.structure.documents import words
from tui.text.structure.documents.names import is_island_byline
from tui.text.structure.documents.part import BETWEEN, RUNNING, Part, RowType

_WRITER = lazy.pattern(r"作\s*者\s*[:：]")


def count_openings(parts: Sequence[Part]) -> int:
    """Count headlines with a byline or a lead after them."""
    texts = [part for part in parts if part.row_type not in BETWEEN]
    heads = (RowType.SHORT, RowType.HEADING)
    return sum(a.row_type in heads and b.row_type in (RowType.BYLINE, RowType.LEAD) for a, b in pairwise(texts))


def has_news(row_types: Counter[RowType]) -> bool:
    """Tell whether lines say who reported: a byline, a lead, who took the pictures."""
    return any(row_types[kind] for kind in (RowType.BYLINE, RowType.LEAD, RowType.CREDIT))


def is_wired(parts: Sequence[Part]) -> bool:
    """Tell whether a file is one dispatch, whose first line holds place, day and title: `新华社西宁4月9日电 题：…`."""
    first = next((part for part in parts if part.row_type not in BETWEEN), None)
    return first is not None and bool(words.WIRE_TITLE.match(first.text)) and count_openings(parts) < 2


def news_openings(parts: Sequence[Part]) -> int:
    """Count the leads and bylines of a newspaper: `本报讯`, `本报记者`, a name in brackets above a text."""
    texts = [part for part in parts if part.row_type not in BETWEEN]
    count = 0
    for at, part in enumerate(texts):
        below = part.row_type is RowType.BYLINE and at and texts[at - 1].row_type not in RUNNING
        opens = part.row_type is RowType.LEAD or (
            part.row_type is RowType.BYLINE
            and (below or not at or (part.text[0] not in "—-" and not _WRITER.match(part.text)))
            and at + 1 < len(texts)
            and texts[at + 1].row_type in (RowType.BODY, RowType.LEAD)
        )
        count += opens and not is_island_byline(part.text) and (not at or texts[at - 1].row_type is not RowType.BYLINE)
    return count
