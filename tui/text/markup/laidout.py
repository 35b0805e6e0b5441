"""Parts of a page that only look like something: items and cells that lay out whole texts, code that is prose."""

from collections.abc import Mapping, Sequence

from tui.text.markup.outline import is_prose
from tui.text.markup.row import Mark, MarkupRow

_ROWS, _LEAST = 4, 300
"""Rows and code points of the shortest item of a list, or cell, that is none but a part of a page."""


def lay_out(rows: Sequence[MarkupRow], held: Mapping[int, Sequence[MarkupRow]]) -> None:
    """Make rows of text of those in items and cells that hold whole texts, and of prose that keeps its lines apart.

    `held` are the rows of each item and each cell.
    """
    code = [row for row in rows if row.mark is Mark.CODE]
    if code and is_prose(code):
        for row in code:
            row.mark, row.same = Mark.TEXT, False
    for inside in held.values():
        if len(inside) >= _ROWS and sum(len(row.text) for row in inside) >= _LEAST:
            for row in inside:
                row.mark, row.depth, row.sign, row.cells = Mark.TEXT, 0, "", None
