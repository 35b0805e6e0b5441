"""One page of a PDF: its ruled tables are taken out cell by cell, and the rest is put into lines in reading order."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Final

from tui.text.formats.printed import Line, PrintedTable, joined
from tui.text.formats.ruled import THIN, Grid, Rectangle, grids

if TYPE_CHECKING:
    from pdfminer.layout import LAParams, LTChar, LTComponent, LTCurve, LTPage, LTTextLine

_APART: Final = 0.8
"""Distance of two Han characters, in their size, from which a blank was meant."""
_FULL: Final = 2.5
"""Characters by which a full line of a cell may end before the side of the cell."""
_FRAMED: Final = 120
"""Characters of a cell, as wide as its table, from which it is a frame around running text."""
_CODE = re.compile(r"\(cid:\d+\)")
_RADICALS: Final = str.maketrans(
    "⺎⺏⺒⺓⺝⺟⺠⺩⺫⺮⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
    "兀尣巳幺月母民王目竹虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
)
"""Radicals that compatibility forms leave alone, and the characters they draw (EquivalentUnifiedIdeograph.txt)."""
_FORMS = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06]")
"""Radicals and ligatures, which fonts name where a character or letters are meant."""


def arranged(page: "LTPage", params: "LAParams") -> list[Line | PrintedTable]:
    """Return the lines and tables of a page whose characters are not yet put together, in reading order."""
    chars, drawn = _flat(page)
    tables = []
    for grid in sorted(_without_frames(grids(drawn), chars), key=lambda one: one.box.x1 - one.box.x0):
        inside = _by_cell(grid, chars)
        if len(grid.columns) > 1 and sum(bool(held) for held in inside) > 1:
            taken = {id(char) for held in inside for char in held}
            chars = [char for char in chars if id(char) not in taken]
            words = [_cell_words(cell, held, params) for cell, held in zip(grid.cells, inside, strict=True)]
            tables.append(_table(grid, words))
    return _with_tables(list(_lines(page, chars, params)), tables)


def _flat(page: "LTPage") -> tuple[list["LTChar"], list[Rectangle]]:
    """Return the characters that stand on the page itself, or in all of it, and the rectangles drawn there."""
    from pdfminer.layout import LTChar, LTContainer, LTCurve

    chars: list[LTChar] = []
    drawn: list[Rectangle] = []
    waiting: list[object] = list(page)
    while waiting:
        one = waiting.pop()
        if isinstance(one, LTChar):
            chars.append(one)
        elif isinstance(one, LTCurve):
            drawn += _rules(one)
        elif isinstance(one, LTContainer):
            waiting.extend(one)
    return chars[::-1], drawn


def _rules(path: "LTCurve") -> Iterator[Rectangle]:
    """Yield the sides of a path that lie along an axis; a filled rectangle is a rule when it is thin and not white."""
    if path.stroke:
        for (x0, y0), (x1, y1) in pairwise([*path.pts, path.pts[0]]):
            if min(abs(x0 - x1), abs(y0 - y1)) < 1:
                yield Rectangle(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
    elif min(path.width, path.height) <= THIN and not _white(path.non_stroking_color):
        yield Rectangle(*path.bbox)


def _white(colour: object) -> bool:
    return colour in (1, (1,), [1], (1, 1, 1), [1, 1, 1], (0, 0, 0, 0), [0, 0, 0, 0])


def _without_frames(found: list[Grid], chars: list["LTChar"]) -> Iterator[Grid]:
    """Yield tables without the cells that frame running text: as wide as the table, and of many characters."""
    for grid in found:
        box, part = grid.box, list[Rectangle]()
        for cell, inside in zip(grid.cells, _by_cell(grid, chars), strict=True):
            if len(inside) < _FRAMED or cell.x1 - cell.x0 < box.x1 - box.x0 - 1:
                part.append(cell)
            elif part:
                yield Grid(tuple(part))
                part = []
        if part:
            yield Grid(tuple(part))


def _by_cell(grid: Grid, chars: list["LTChar"]) -> list[list["LTChar"]]:
    """Return the characters in each cell: those whose middle lies there."""
    xs = sorted({x for cell in grid.cells for x in (cell.x0, cell.x1)})
    ys = sorted({y for cell in grid.cells for y in (cell.y0, cell.y1)})
    where = {
        (column, row): number
        for number, cell in enumerate(grid.cells)
        for column in range(xs.index(cell.x0) + 1, xs.index(cell.x1) + 1)
        for row in range(ys.index(cell.y0) + 1, ys.index(cell.y1) + 1)
    }
    inside: list[list[LTChar]] = [[] for _ in grid.cells]
    for char in chars:
        at = (bisect_right(xs, (char.x0 + char.x1) / 2), bisect_right(ys, (char.y0 + char.y1) / 2))
        if at in where:
            inside[where[at]].append(char)
    return inside


def _cell_words(cell: Rectangle, chars: list["LTChar"], params: "LAParams") -> str:
    """Return what a cell says; a line that ends before its side ends a paragraph of it."""
    said, before = "", None
    for line in _set(cell, chars, params):
        words = _said(line)
        if not words:
            continue
        full = before is not None and cell.x1 - before.x1 <= _FULL * line.height
        said = joined(said, words) if full else f"{said} {words}".strip()
        before = line
    return said


def _table(grid: Grid, words: list[str]) -> PrintedTable:
    rows = tuple(tuple(row) for row in grid.rows(words))
    return PrintedTable(rows, grid.columns, grid.box.x0, grid.box.x1, grid.box.y1)


def _with_tables(lines: list[Line], tables: list[PrintedTable]) -> list[Line | PrintedTable]:
    """Return lines and tables in order: a table stands before the first line below its top."""
    found: list[Line | PrintedTable] = list(lines)
    for table in sorted(tables, key=lambda one: one.y1):
        at = next(
            (
                place
                for place, one in enumerate(found)
                if (one.y0 + one.size / 2 if isinstance(one, Line) else one.y1) < table.y1
                and one.x0 < table.x1
                and table.x0 < one.x1
            ),
            len(found),
        )
        found.insert(at, table)
    return found


def _lines(page: "LTPage", chars: list["LTChar"], params: "LAParams") -> Iterator[Line]:
    """Yield the lines of a page."""
    from pdfminer.layout import LTChar

    for found in _set(Rectangle(*page.bbox), chars, params):
        if words := _said(found):
            sizes = [one.size for one in found if isinstance(one, LTChar)]
            height = (found.y0 - page.y0) / page.height if page.height else 0.5
            yield Line(words, found.x0, found.x1, found.y0, median(sizes) if sizes else found.height, height)


def _set(box: Rectangle, chars: list["LTChar"], params: "LAParams") -> Iterator["LTTextLine"]:
    """Yield the lines that characters make in a rectangle, in reading order."""
    from pdfminer.layout import LTContainer, LTLayoutContainer, LTTextLine

    layout = LTLayoutContainer(box)
    for char in chars:
        layout.add(char)
    layout.analyze(params)
    waiting: list[LTComponent | object] = [layout]
    while waiting:
        one = waiting.pop()
        if isinstance(one, LTTextLine):
            yield one
        elif isinstance(one, LTContainer):
            waiting.extend(reversed(list(one)))


def _said(found: "LTTextLine") -> str:
    """Return the words of a line; a character without a meaning is U+FFFD."""
    from unicodedata import normalize

    words = " ".join(_CODE.sub("\ufffd", "".join(_words(found))).split())
    return _FORMS.sub(lambda one: normalize("NFKC", one[0]), words).translate(_RADICALS)


def _words(found: "LTTextLine") -> Iterator[str]:
    """Yield the characters of a line; blanks that only the layout suggests stand between Han when they are wide."""
    from pdfminer.layout import LTChar

    items = list(found)
    for at, one in enumerate(items):
        text = one.get_text()
        if isinstance(one, LTChar) or text.strip():
            yield text
            continue
        before = next((item for item in reversed(items[:at]) if isinstance(item, LTChar)), None)
        after = next((item for item in items[at + 1 :] if isinstance(item, LTChar)), None)
        if before and after and _han(before.get_text()) and _han(after.get_text()):
            yield " " if after.x0 - before.x1 > _APART * before.size else ""
        else:
            yield " "


def _han(text: str) -> bool:
    return text > "\u2e7f"
