"""The lines of a table of contents at the head of a file: they are text, though they are formed as headings."""

from collections.abc import Sequence

from tui.text import lazy
from tui.text.markup import Mark
from tui.text.structure.documents import words
from tui.text.structure.documents.part import BETWEEN, Part, RowType

_CONTENTS_MOST = 2_000
"""Lines of the longest table of contents."""
_HEAD_MOST, _LISTED_LEAST = 12, 4
"""Rows at the head of a file among which contents without a name begin, and lines of the shortest."""
_PAGED = lazy.pattern(r"^\S.{0,40}[ \u3000]{4,}\d{1,4}$")
"""A name and its page, parted by blanks: a line of contents, and elsewhere the head of a page."""


def find_contents_lines(parts: Sequence[Part]) -> None:
    """Make the lines of contents running text: those below their name, and those at the head of a file without one."""
    _contents(parts)
    _unnamed_contents(parts)


def _contents(parts: Sequence[Part]) -> None:
    """Make the lines below `目录` running text, up to where the first of them stands again."""
    for at, part in enumerate(parts):
        if part.row_type is not RowType.HEADING or not words.CONTENTS.match(part.text):
            continue
        lines: list[Part] = []
        seen: set[str] = set()
        for place in range(at + 1, min(len(parts), at + 1 + _CONTENTS_MOST)):
            line = parts[place]
            words_of = "".join(line.text.split())
            paged = line.row_type is RowType.CHROME and bool(_PAGED.match(line.text))
            if line.row_type in BETWEEN and not paged:
                continue
            if not (paged or line.row_type in (RowType.SHORT, RowType.NUMBERED, RowType.CHAPTER)) or words_of in seen:
                break
            lines.append(line)
            seen.add(words_of)
        if len(lines) >= 3:
            for line in lines:
                line.row_type, line.listed = RowType.BODY, True


def _unnamed_contents(parts: Sequence[Part]) -> None:
    """Make headings at the head of a file that all stand again below running text: they are its contents."""
    names = (RowType.CHAPTER, RowType.NUMBERED)
    at = next((at for at, part in enumerate(parts[:_HEAD_MOST]) if part.row_type in names), len(parts))
    end = at
    while end < len(parts) and parts[end].row_type in (*names, RowType.SHORT):
        end += 1
    lines = ["".join(part.text.split()) for part in parts[at:end]]
    again = next((place for place, line in enumerate(lines) if place and line == lines[0]), len(lines))
    if again < _LISTED_LEAST or any(part.row.mark is not Mark.TEXT for part in parts[at:end]):
        return
    below = {"".join(part.text.split()) for part in parts[at + again :]}
    if all(line in below for line in lines[:again]):
        for part in parts[at : at + again]:
            part.row_type = RowType.BODY
