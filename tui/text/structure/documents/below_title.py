"""What stands between a title and its text: subtitles, bylines, headings, or the first lines of a list."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.block import Role
from tui.text.markup import Mark
from tui.text.structure.documents import words
from tui.text.structure.documents.decree import NUMBER
from tui.text.structure.documents.headings import lacks_stop
from tui.text.structure.documents.part import RUNNING, Part, RowType
from tui.text.structure.types.authors import is_bare_names, may_be_names

_DAY = lazy.pattern(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*(?:星期|周)[一二三四五六日天])?")
_PAPER = lazy.pattern(r"^[\s·|｜/／,，—-]*《?[\u4e00-\u9fff]{2,12}(?<!版)》?[\s·|｜/／,，—-]*$")
_QUOTED_MOST = 8
"""Parts at the head of a file among which names in quotations are looked for."""
_APART = 3
"""Blank lines that set the titles of a collection apart."""
_SUBTITLES_MOST = 2
"""Short lines below a title that marks or the front matter give, of which each may be a subtitle; more are a list."""
_PART_MOST = 4
"""Code points of the longest name of a part that stands between a title and its text; a subtitle says more."""
_LISTED_LEAST = 4
"""Short lines below a title without a mark that are a list, at least; fewer may be subtitles and bylines."""


def _listed(parts: Sequence[Part], at: int, end: int) -> None:
    """Name more short lines than a head has: a list, and above its parts lines that stand alone, which are headings."""
    for number in range(at, end):
        part = parts[number]
        if part.forced or part.row_type is not RowType.SHORT:
            continue
        alone = part.row.gap > 0 and number + 1 < len(parts) and parts[number + 1].row.gap > 0
        part.role, part.level = (Role.HEADING, 1) if alone else (Role.PARAGRAPH, 0)


def name_below(parts: Sequence[Part], at: int, end: int) -> None:
    """Name the lines between a title, the part `at`, and its text, the part `end`."""
    below = [part for part in parts[end:] if part.role is Role.HEADING and part.row_type is RowType.SHORT]
    headings = bool(below)
    short = sum(part.row_type is RowType.SHORT for part in parts[at + 1 : end])
    many = short > _SUBTITLES_MOST
    people = any(is_bare_names(part.text) for part in below)
    if short >= _LISTED_LEAST and parts[at].row.mark is Mark.TEXT:
        _listed(parts, at + 1, end)
        return
    parted = False
    for number in range(at + 1, end):
        part = parts[number]
        if part.row_type is RowType.CHROME and not part.forced and _dates_source(part.text):
            part.row_type, part.role = RowType.NOTE, Role.SOURCE_NOTE
        parted = parted or part.row.mark is Mark.HEADING
        if part.forced or part.row_type not in (RowType.SHORT, RowType.ADOPTED, RowType.HEADING):
            continue
        text = part.text
        if part.row_type is RowType.ADOPTED or NUMBER.match(text) or text.startswith(("—", "－－", "--")):
            part.role = Role.SUBTITLE
        elif part.row_type is RowType.HEADING:
            continue
        elif part.row.gap >= _APART and sum(other.row.gap >= _APART for other in below) > 1:
            part.role = Role.HEADING
            continue
        elif words.OFFICE.match(text) or ((is_bare_names(text) or may_be_names(text)) and not people):
            part.role = Role.BYLINE
        elif lacks_stop(text):
            part.role = Role.PARAGRAPH
        elif number + 1 == end and (_names_part(text, number - at) or (headings and _parted(part, below))):
            part.role = Role.HEADING
            continue
        elif (many and parts[at].row.mark is not Mark.TEXT) or (parted and part.row.mark is Mark.TEXT):
            part.role = Role.PARAGRAPH
        else:
            part.role = Role.SUBTITLE
        part.level = 0


def _dates_source(text: str) -> bool:
    """Tell whether a line is a day and whose paper, and no page of it: `2018-11-20 · 渡口周刊`."""
    rest = _DAY.sub("", text, count=1)
    return rest != text and bool(_PAPER.match(rest))


def _names_part(text: str, place: int) -> bool:
    """Tell whether the only line between a title and its text is the name of its first part."""
    return place == 1 and len(text) <= _PART_MOST and text[0] not in "—－-（("


def _parted(part: Part, below: Sequence[Part]) -> bool:
    return part.row.gap > 0 or not all(other.row.gap for other in below)


def name_quoted(parts: Sequence[Part]) -> None:
    """Make names alone in a quotation below a marked title bylines: `> 陶小满`."""
    titled = False
    for part in parts[:_QUOTED_MOST]:
        if titled and part.row.quote and part.row_type is RowType.BODY and is_bare_names(part.text):
            if not part.forced:
                part.role, part.row_type = Role.BYLINE, RowType.BYLINE
        elif part.row_type in RUNNING:
            return
        titled = titled or part.row.mark is Mark.HEADING
