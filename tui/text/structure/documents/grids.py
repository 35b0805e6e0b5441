"""Tables that are set with blanks, tabs or leaders of dots."""

import re
from collections.abc import Sequence

from tui.text.block import TableRow
from tui.text.markup import Mark
from tui.text.source import Span
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, Shape

_LEAST = 3
"""Rows of the smallest table that is set with blanks."""
_CELL_MOST = 40
_GAP = re.compile(r"\t+|[ \u3000]{2,}")
_LEADER = re.compile(r"\s*(?:[.．·…‥⋯]\s*){4,}|\t+")


def find_grids(parts: Sequence[Part]) -> None:
    """Make the rows of such tables parts of a table."""
    table = max((part.row.cells.table for part in parts if part.row.cells), default=0)
    at = 0
    while at < len(parts):
        leaders = _run(parts, at, _is_leader)
        end = leaders if leaders > at else _run(parts, at, _is_grid)
        if leaders - at >= 2 or end - at >= _LEAST:
            table += 1
            _make_table(parts[at:end], table, _LEADER if leaders > at else _GAP)
        at = max(end, at + 1)


def _run(parts: Sequence[Part], at: int, test: "re.Pattern[str] | object") -> int:
    end = at
    while end < len(parts) and callable(test) and test(parts[end]) and (end == at or parts[end].row.gap <= 1):
        end += 1
    return end


def _is_plain(part: Part) -> bool:
    return part.row.mark is Mark.TEXT and part.row.cells is None and part.shape is not Shape.CHAPTER


def _is_leader(part: Part) -> bool:
    return part.row.mark is Mark.TEXT and len(part.text) <= 200 and bool(words.DOTS.search(part.text))


def _is_grid(part: Part) -> bool:
    text = part.text
    if (
        not _is_plain(part)
        or len(text) > 300
        or text[-1] in "。！？；，"
        or not ("\t" in text or "  " in text or "\u3000\u3000" in text)
    ):
        return False
    cells = _GAP.split(text)
    return len(cells) >= 2 and all(len(cell) <= _CELL_MOST for cell in cells)


def _make_table(parts: Sequence[Part], table: int, between: re.Pattern[str]) -> None:
    for number, part in enumerate(parts):
        row = part.row
        offset = row.start + (row.hidden[0].end - row.start if row.hidden and row.hidden[0].start == row.start else 0)
        cells, at = [], 0
        for gap in between.finditer(row.text):
            cells.append(Span(offset + at, offset + gap.start()))
            at = gap.end()
        if at < len(row.text) or not cells:
            cells.append(Span(offset + at, offset + len(row.text)))
        row.cells = TableRow(table, number, tuple(cells))
        part.shape = Shape.CELLS
