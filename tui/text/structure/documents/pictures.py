"""The captions of pictures: short lines beside a picture or above its credit."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.markup.front import is_title
from tui.text.structure.cues.captions import form_of_caption
from tui.text.structure.cues.continuation import is_open
from tui.text.structure.documents import words
from tui.text.structure.documents.part import ASIDE, Part, RowType

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
_OF_ALL = lazy.pattern(r"^[（(【]?(?:图|圖|摄影|攝影|供图|图片|照片)\s*[:：/／|｜丨]")
"""A credit that names the work first."""
_BESIDE, _APART = 2.5, 0.9
"""What a credit says for the sentence above it: as the cues for captions weigh it, and where it may be of more."""
_POINTS = "▲△▼▽↑↓←→"


def find_captions(parts: Sequence[Part]) -> None:
    """Give captions their shape: sentences above a credit, and short lines below a picture."""
    if not any(part.row_type in (RowType.CREDIT, RowType.PICTURE) for part in parts):
        return
    told = any(is_title(part.row.field) for part in parts[:_FRONT_MOST])
    for at, part in enumerate(parts):
        plain = part.row_type in (RowType.BODY, RowType.SHORT) and part.row.mark is Mark.TEXT
        above_credit = at + 1 < len(parts) and parts[at + 1].row_type is RowType.CREDIT
        below_picture = _is_below_picture(parts, at)
        if plain and (above_credit or below_picture) and not words.OUTLINE.match(part.text):
            between = below_picture and (at + 1 == len(parts) or parts[at + 1].row_type is RowType.PICTURE)
            if (
                (above_credit and _is_credited(part.text, told) and _shows(parts, at))
                or (below_picture and told and _is_below(part))
                or (below_picture and _is_slanted(part))
                or (below_picture and (_is_numbered(part.text) or _is_set_with(parts, at)))
                or (between and told and is_open(part.text) and _is_credited(part.text, told) and not part.row.bold)
            ):
                part.row_type = RowType.CAPTION
        told = told or part.row_type in (RowType.BODY, RowType.LEAD, RowType.HEADING)


def _is_below_picture(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a picture stands right above a line, with the end of its frame between the two at most."""
    above = at - 1
    while above > 0 and parts[above].row_type is RowType.SILENT and not parts[above].row.gap:
        above -= 1
    return above >= 0 and parts[above].row_type is RowType.PICTURE and parts[at].row.gap <= 1


def _shows(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a sentence above a credit says what a picture shows, and is no paragraph of the text.

    Beside a picture it does. Elsewhere its form decides, and whether the credit stands as below a picture, in the midst
    of a text and the name first, `方圆 摄`, or below half a sentence. Else it may be of all pictures that the text had.
    """
    text, credit = parts[at].text, parts[at + 1].text
    if is_open(text) or any(part.row_type is RowType.PICTURE for part in parts[max(0, at - 1) : at + 3]):
        return True
    below = next((parts[n] for n in range(at + 2, len(parts)) if parts[n].row_type not in ASIDE), None)
    inside = below is not None and below.row_type in (RowType.BODY, RowType.LEAD, RowType.CREDIT)
    cut = (
        at > 0 and parts[at - 1].row_type in (RowType.BODY, RowType.SHORT, RowType.LEAD) and is_open(parts[at - 1].text)
    )
    weight = _BESIDE if inside and (cut or not _OF_ALL.match(credit)) else _APART
    return weight + form_of_caption(text) - ("了" in text[:-2]) > 0


def _is_credited(text: str, told: bool) -> bool:
    """Tell whether a line above a credit is a caption: one sentence or two, or a short line where a text has begun."""
    if is_open(text):
        return told and len(text) <= _BARE_MOST and not _COMMA.search(text)
    return len(text) <= _MOST and len(_STOP.findall(text)) <= 2


def _is_numbered(text: str) -> bool:
    """Tell whether a line below a picture names it: `图三：…`, `图 2-1 …`."""
    return bool(_NUMBERED.match(text)) and len(text) <= _MOST


def _is_set_with(parts: Sequence[Part], at: int) -> bool:
    """Tell whether one sentence stands with a picture, apart from the text below: no blank line parts the two."""
    text, below = parts[at].text, parts[at + 1] if at + 1 < len(parts) else None
    apart = not parts[at].row.gap and (below is None or below.row.gap > 0)
    return (
        apart and len(text) <= _BELOW_MOST and not parts[at].row.bold and len(_STOP.findall(text)) <= 1 and _ends(text)
    )


def _ends(text: str) -> bool:
    return text[-1] not in "：:，,；;！？!?”"


def _is_slanted(part: Part) -> bool:
    """Tell whether one pair of stars sets all of a line in italics: `*渡口的清晨。*`."""
    row = part.row
    signs = [veil.end - veil.start for veil in row.hidden]
    ends = len(signs) == 2 and row.hidden[0].start == row.start and row.hidden[-1].end == row.end
    return ends and signs == [1, 1] and len(part.text) <= _MOST and len(_STOP.findall(part.text)) <= 2


def _is_below(part: Part) -> bool:
    """Tell whether a line below a picture says what it shows."""
    short = (part.row_type is RowType.SHORT and part.text[-1] not in "！？!?") or part.text[0] in _POINTS
    return short and len(part.text) <= _BELOW_MOST and not part.row.bold
