"""Paragraphs that repeat what was read before, word for word; items and headings only with text around them."""

from collections.abc import Collection

from tui.text.block import Role
from tui.text.markup import Mark
from tui.text.source import Span
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType

_PARAGRAPH = 60
"""Code points of the shortest paragraph that is folded alone."""
_TWICE = 16
"""Code points of the shortest sentence that is folded where it stands right below itself."""
_PASSAGE, _PARTS = 200, 3
"""Code points and parts of the shortest passage in which headings and items are folded too."""


def fold_repeats(parts: list[Part], kept: Collection[int]) -> list[Part]:
    """Return the parts with every passage that repeats an earlier one made one part; `kept` lines are never folded."""
    keys = ["".join(part.text.split()) for part in parts]
    first: dict[str, int] = {}
    out: list[Part] = []
    at = 0
    while at < len(parts):
        origin = first.setdefault(keys[at], at)
        end = at
        while origin < at and end < len(parts) and _may_repeat(parts[end], kept) and origin + end - at < at:
            if keys[origin + end - at] != keys[end]:
                break
            end += 1
        again = end == at + 1 == origin + 2 and _is_said_twice(parts[at])
        if again or (end > at and _is_passage(parts[at:end], sum(map(len, keys[at:end])))):
            out.append(_fold(parts[at:end], parts[origin : origin + end - at]))
            at = end
        else:
            out.append(parts[at])
            at += 1
    return out


def _may_repeat(part: Part, kept: Collection[int]) -> bool:
    texts = part.role in (Role.PARAGRAPH, Role.HEADING, Role.TITLE, Role.BYLINE)
    plain = part.row.cells is None and part.row_type is not RowType.CODE
    return texts and plain and not part.forced and not part.verse and part.row.start not in kept


def _is_said_twice(part: Part) -> bool:
    """Tell whether a sentence that stands right below itself is a repeat; what is called out may be said again."""
    plain = part.row_type is RowType.BODY and part.row.mark is Mark.TEXT and not words.OUTLINE.match(part.text)
    return plain and len(part.text) >= _TWICE and part.text[-1] == "。"


def _is_passage(parts: list[Part], size: int) -> bool:
    if len(parts) >= _PARTS and size >= _PASSAGE:
        return True
    alone = (
        part
        for part in parts
        if part.row_type is not RowType.BODY or part.row.mark is not Mark.TEXT or words.OUTLINE.match(part.text)
    )
    return size >= _PARAGRAPH * len(parts) and next(alone, None) is None


def _fold(parts: list[Part], origin: list[Part]) -> Part:
    rows = [row for part in parts for row in part.rows]
    text = "".join(part.text for part in parts)
    span = Span(origin[0].row.start, origin[-1].rows[-1].end)
    return Part(rows, rows[0], text, RowType.BODY, Role.DUPLICATE, repeats=span)
