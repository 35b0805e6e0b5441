"""One page of a PDF: its ruled tables are taken out cell by cell, and the rest is put into lines in reading order."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from statistics import median
from typing import TYPE_CHECKING, Final

from tui.text.formats.footnotes import RAISED, lowered
from tui.text.formats.order import ordered
from tui.text.formats.pdfdrawn import Drawn, drawn_on
from tui.text.formats.printedpart import Line, PrintedTable, joined
from tui.text.formats.ruled import Grid, Rectangle, grids
from tui.text.formats.threelines import Placed, tables_of

if TYPE_CHECKING:
    from pdfminer.layout import LAParams, LTChar, LTPage, LTTextLine

_APART: Final = 0.8
"""Distance of two Han characters, in their size, from which a blank was meant."""
_FULL: Final = 2.5
"""Characters by which a full line of a cell may end before the side of the cell."""
_FRAMED: Final = 120
"""Characters of a cell, as wide as its table, from which it is a frame around running text."""
_RAISED: Final = 0.8
"""Size of a raised number in that of its line, at most."""
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
    drawn = drawn_on(page)
    chars, tables = drawn.chars, list[PrintedTable]()
    for grid in sorted(_without_frames(grids(drawn.rules), chars), key=lambda one: one.box.x1 - one.box.x0):
        inside = _by_cell(grid, chars)
        if len(grid.columns) > 1 and sum(bool(held) for held in inside) > 1:
            chars = _without(chars, inside)
            words = [_cell_words(cell, held, params) for cell, held in zip(grid.cells, inside, strict=True)]
            tables.append(_table(grid, words))
    placed = [Placed(Rectangle(*char.bbox), at) for at, char in enumerate(chars) if char.get_text().strip()]
    every = chars
    for table in tables_of(drawn.rules, placed):
        cells = [[[every[number] for number in cell] for cell in row] for row in table.rows]
        chars = _without(chars, [cell for row in cells for cell in row])
        words_of_rows = tuple(tuple(_cell_words(table.box, cell, params) for cell in row) for row in cells)
        tables.append(PrintedTable(words_of_rows, table.columns, table.box.x0, table.box.x1, table.box.y1))
    return [*_with_tables(_lines(drawn.box, chars, params), tables), *_aslant(drawn)]


def _without(chars: list["LTChar"], taken: Iterable[Iterable["LTChar"]]) -> list["LTChar"]:
    gone = {id(char) for held in taken for char in held}
    return [char for char in chars if id(char) not in gone]


def _aslant(drawn: Drawn) -> list[Line]:
    """Return what stands at an angle to the page, as one line that stands aside."""
    said = " ".join("".join(char.get_text() for char in drawn.aslant).split())
    return [Line(said, drawn.box.x0, drawn.box.x1, drawn.box.y0, 0.0, aside=True)] if said else []


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
    for line in _lines(cell, chars, params):
        full = before is not None and cell.x1 - before.x1 <= _FULL * line.size
        said = joined(said, line.text) if full else f"{said} {line.text}".strip()
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


def _lines(box: Rectangle, chars: list["LTChar"], params: "LAParams") -> list[Line]:
    """Return the lines that characters make in a rectangle, in reading order."""
    from pdfminer.layout import LTChar, LTLayoutContainer

    found, tall = [], box.y1 - box.y0
    for one in LTLayoutContainer(box).group_objects(params, chars) if chars else ():
        if words := _said(one):
            sizes = [part.size for part in one if isinstance(part, LTChar)]
            height = (one.y0 - box.y0) / tall if tall else 0.5
            found.append(Line(words, one.x0, one.x1, one.y0, median(sizes) if sizes else one.height, height))
    return ordered(found)


def _said(found: "LTTextLine") -> str:
    """Return the words of a line; a character without a meaning is U+FFFD."""
    from unicodedata import normalize

    words = lowered(" ".join(_CODE.sub("\ufffd", "".join(_words(found))).split()))
    return _FORMS.sub(lambda one: normalize("NFKC", one[0]), words).translate(_RADICALS)


def _words(found: "LTTextLine") -> Iterator[str]:
    """Yield the characters of a line; blanks that only the layout suggests stand between Han when they are wide."""
    from pdfminer.layout import LTChar

    items = list(found)
    usual = median([one.size for one in items if isinstance(one, LTChar)] or [0.0])
    for at, one in enumerate(items):
        text = one.get_text()
        if isinstance(one, LTChar):
            raised = one.size <= _RAISED * usual and one.y0 + one.size / 2 > found.y0 + usual / 2 + 0.05 * usual
            yield text.translate(RAISED) if raised else text
            continue
        if text.strip():
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
