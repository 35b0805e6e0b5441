"""Several issues of one column in a file: `[湖区笔记]第一期` above each text."""

from collections import defaultdict
from collections.abc import Sequence

from tui.text import lazy
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.structure.documents.cuts import DocumentEvidence
from tui.text.structure.documents.part import ASIDE, RUNNING, Part, RowType, entitle
from tui.text.structure.types.authors import is_bare_names

_NUMBERED = lazy.pattern(
    r"^(?P<name>[\[【［《「（(]?[^\d。，！？：:]{2,20}?[\]】］》」）)]?)\s*[·:：-]?\s*[（(]?\s*第?\s*"
    r"[\d一二三四五六七八九十百〇零]{1,4}\s*[期辑輯]\s*[）)]?$"
)
_LEAST = 2
"""Issues of the smallest file that holds several."""
_TITLE_MOST = 40
_PLAIN = (RowType.SHORT, RowType.HEADING, RowType.BODY, RowType.NOTE, RowType.CHAPTER, RowType.CHROME)


def mark_issues(parts: Sequence[Part], found: DocumentEvidence) -> None:
    """Begin an article below every line that numbers an issue of the same column; the line is a label.

    A line without a title below it is itself the title.
    """
    columns: defaultdict[str, list[int]] = defaultdict(list)
    for at, part in enumerate(parts):
        text = part.text
        if "期" not in text and "辑" not in text and "輯" not in text:
            continue
        if part.row_type in _PLAIN and not part.forced and (match := _NUMBERED.match(text)):
            columns["".join(match["name"].split())].append(at)
    for places in columns.values():
        if len(places) < _LEAST or len({parts[at].text for at in places}) < len(places):
            continue
        for at in places:
            _begin(parts, at)
        found.kind = DocumentKind.ESSAYS


def _begin(parts: Sequence[Part], at: int) -> None:
    place = next((place for place in range(at + 1, len(parts)) if parts[place].row_type not in ASIDE), None)
    if place is None:
        return
    below = parts[place]
    if below.row_type in RUNNING and len(below.text) > _TITLE_MOST:
        entitle(parts[at])
        return
    titled = below.row_type in (RowType.SHORT, RowType.HEADING) and not is_bare_names(below.text)
    if not titled:
        entitle(parts[at])
        return
    parts[at].role, parts[at].level, parts[at].starts = Role.SECTION_LABEL, 0, False
    entitle(below)
    _name_below(parts, place)


def _name_below(parts: Sequence[Part], at: int) -> None:
    """Make a line of names between a title and its text the byline."""
    for part in parts[at + 1 : at + 3]:
        if part.row_type is RowType.SHORT and not part.forced and is_bare_names(part.text):
            part.role, part.level = Role.BYLINE, 0
