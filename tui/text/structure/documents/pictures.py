"""The captions of pictures: short lines beside a picture or above its credit."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.markup.front import is_title
from tui.text.structure.cues.continuation import is_open
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType

_MOST = 90
"""Code points of the longest caption above a credit."""
_BELOW_MOST = 60
"""Code points of the longest line below a picture that is its caption."""
_BARE_MOST = 30
"""Code points of the longest caption without a stop."""
_FRONT_MOST = 40
"""Lines of the front matter among which its title is looked for."""
_COMMA = lazy.pattern(r"[，,、；;：:]")
_STOP = lazy.pattern(r"[。！？!?]")
_NUMBERED = lazy.pattern(r"^[图圖]\s*[一二三四五六七八九十\d]{1,3}(?:[-－.．]\d+)*[:：\s、.．]")
_POINTS = "▲△▼▽↑↓←→"


def find_captions(parts: Sequence[Part]) -> None:
    """Give captions their shape: sentences above a credit, and short lines below a picture."""
    told = any(is_title(part.row.field) for part in parts[:_FRONT_MOST])
    for at, part in enumerate(parts):
        plain = part.row_type in (RowType.BODY, RowType.SHORT) and part.row.mark is Mark.TEXT
        if plain and not words.OUTLINE.match(part.text):
            above_credit = at + 1 < len(parts) and parts[at + 1].row_type is RowType.CREDIT
            below_picture = at > 0 and parts[at - 1].row_type is RowType.PICTURE and part.row.gap <= 1
            between = below_picture and (at + 1 == len(parts) or parts[at + 1].row_type is RowType.PICTURE)
            if (
                (above_credit and _is_credited(part.text, told))
                or (below_picture and told and _is_below(part))
                or (below_picture and _is_numbered(part.text))
                or (between and told and is_open(part.text) and _is_credited(part.text, told) and not part.row.bold)
            ):
                part.row_type = RowType.CAPTION
        told = told or part.row_type in (RowType.BODY, RowType.LEAD, RowType.HEADING)


def _is_credited(text: str, told: bool) -> bool:
    """Tell whether a line above a credit is a caption: one sentence or two, or a short line where a text has begun."""
    if is_open(text):
        return told and len(text) <= _BARE_MOST and not _COMMA.search(text)
    return len(text) <= _MOST and len(_STOP.findall(text)) <= 2


def _is_numbered(text: str) -> bool:
    """Tell whether a line below a picture names it: `图三：…`, `图 2-1 …`."""
    return bool(_NUMBERED.match(text)) and len(text) <= _MOST


def _is_below(part: Part) -> bool:
    """Tell whether a line below a picture says what it shows."""
    short = (part.row_type is RowType.SHORT and part.text[-1] not in "！？!?") or part.text[0] in _POINTS
    return short and len(part.text) <= _BELOW_MOST and not part.row.bold
