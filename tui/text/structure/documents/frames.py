"""Headings in a frame: a short line between two rules of one length."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.structure.documents.part import Part, RowType

_RULE_LEAST = 8
"""Code points of the shortest rule; a shorter one parts texts."""
_NAME_MOST = 40
"""Code points of the longest heading in a frame."""
_MAY = (RowType.SHORT, RowType.NUMBERED, RowType.CHROME, RowType.BODY)
_LINES_MOST = 3
"""Lines in the highest frame: the title of a book, its volume, who wrote it."""
_ORNAMENT = lazy.pattern(r"[*=#|+~\-\s\u3000]+(?=[\w《“])")
_STOPS = "。！？；，：:;,、"


def find_framed(parts: Sequence[Part]) -> None:
    """Make the first line between two rules of equal length, with no blank line between them, a heading.

    The signs before it that are part of the frame, as `** `, are none of its words.
    """
    at = 0
    while at < len(parts):
        end = at + 1
        if _rule(parts[at]):
            while end < len(parts) and end - at <= _LINES_MOST and not _rule(parts[end]):
                end += 1
            if _frames(parts, at, end):
                _name(parts[at + 1])
                at = end + 1
                continue
        at += 1


def _rule(part: Part) -> int:
    """Return the length of a rule, 0 for what is none."""
    row = part.row
    return row.end - row.start if part.row_type is RowType.SILENT and row.end - row.start >= _RULE_LEAST else 0


def _frames(parts: Sequence[Part], at: int, end: int) -> bool:
    """Tell whether two rules frame what stands between them."""
    if end >= len(parts) or end == at + 1 or _rule(parts[end]) != _rule(parts[at]):
        return False
    first = parts[at + 1]
    close = not any(part.row.gap for part in parts[at + 1 : end + 1])
    return close and first.row_type in _MAY and len(first.text) <= _NAME_MOST and first.text[-1] not in _STOPS


def _name(part: Part) -> None:
    part.row_type = RowType.HEADING
    if ornament := _ORNAMENT.match(part.text):
        part.cut = ornament.end()
