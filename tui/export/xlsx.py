"""Excel: a sheet of notes, one of marks, one of figures; needs xlsxwriter, the extra `xlsx`.

Every text is written as a string, so that none is a formula, a link or a number.
"""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zipfile import BadZipFile

from tui.export import inventory
from tui.export.figures import FIELDS as FIGURE_FIELDS
from tui.export.figures import rows as figure_rows
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.material import Material
from tui.export.record import FIELDS, PROVENANCE, records
from tui.export.spool import Spool
from tui.export.table import join_tags, table_row
from tui.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook as OpenWorkbook
    from xlsxwriter.worksheet import Worksheet

LONGEST = 32_767
"""UTF-16 units that a cell may hold; a longer text is cut."""
_WRITTEN = "written"
"""The sheet that is not shown, with what the workbook was written with."""
_COLUMNS = (*FIELDS, *PROVENANCE)


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return a workbook."""
    book = Workbook(options.title, _sheets(), (_WRITTEN,))
    for material in materials:
        for one in records([material], options.marks):
            if kept := inventory.row_of(one):
                book.add(_WRITTEN, [inventory.line(kept)])
            row = one | {"tags": join_tags(one["tags"])}
            row["spans"] = " ".join(f"{start}-{end}" for start, end in one["spans"])
            row["whole"] = "yes" if one["whole"] else ""
            book.add("notes" if one["kind"] == "note" else "marks", [row[name] for name in _COLUMNS])
        for cells in figure_rows(material):
            book.add("figures", cells)
    yield File("", book.finished())


class Workbook:
    """A workbook of sheets that are filled row by row, each row going to the disk; needs xlsxwriter."""

    def __init__(self, title: str, sheets: Iterable[tuple[str, Sequence[str]]], hidden: Iterable[str] = ()) -> None:
        """Take sheets as names and column heads, and the names of those that are not shown."""
        from xlsxwriter import Workbook as Book

        self._out = Spool()
        plain = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = Book(self._out.file, plain)
        self._book.set_properties({"title": cut(title)[:255], "created": datetime(1980, 1, 1)})
        self._sheets = {name: _Sheet(self._book.add_worksheet(name), columns) for name, columns in sheets}
        for name in hidden:
            self._book.get_worksheet_by_name(name).hide()

    def add(self, sheet: str, cells: Sequence[object]) -> None:
        """Add a row to a sheet."""
        self._sheets[sheet].add(cells)

    def finished(self) -> Spool:
        """Return the file; nothing is added afterwards."""
        self._book.close()
        return self._out


def _sheets() -> tuple[tuple[str, Sequence[str]], ...]:
    return (("notes", _COLUMNS), ("marks", _COLUMNS), ("figures", FIGURE_FIELDS), (_WRITTEN, ("row",)))


class _Sheet:
    """A worksheet that is filled row by row."""

    def __init__(self, sheet: "Worksheet", columns: Sequence[str]) -> None:
        self._sheet, self._row = sheet, 0
        sheet.freeze_panes(1, 0)
        self.add(columns)

    def add(self, cells: Sequence[object]) -> None:
        for column, cell in enumerate(cells):
            if isinstance(cell, int | float) and not isinstance(cell, bool):
                self._sheet.write_number(self._row, column, cell)
            elif cell:
                self._sheet.write_string(self._row, column, cut(str(cell)))
        self._row += 1


def cut(text: str) -> str:
    """Return the part of a text that fits into a cell, in well-formed UTF-16."""
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le", "replace")) // 2 > LONGEST:
        head = text.encode("utf-16-le", "replace")[: 2 * (LONGEST - 1)].decode("utf-16-le", "ignore")
        return f"{head}…"
    return text.encode("utf-8", "replace").decode()


def read(files: Files) -> Iterator[Incoming]:
    """Yield what the sheets of notes and marks say. Raises NotReadable."""
    from openpyxl import load_workbook

    for data in files.values():
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        except (BadZipFile, ValueError, KeyError, TypeError, OSError) as error:
            raise NotReadable(_("no workbook: {why}").format(why=error)) from error
        said = [table_row(cells) for name in ("notes", "marks") for cells in _rows(book, name)]
        yield from said
        yield from inventory.missing([cells.get("row", "") for cells in _rows(book, _WRITTEN)], said)


def _rows(book: "OpenWorkbook", name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a sheet by the names of their columns; none of a sheet that is not there."""
    rows = book[name].iter_rows(values_only=True) if name in book.sheetnames else iter(())
    head = [str(cell) for cell in next(rows, ())]
    for row in rows:
        yield {key: _plain(cell) for key, cell in zip(head, row, strict=False)}


def _plain(cell: object) -> str:
    """Return the text of a cell; a control character is written as `_x000D_` (ECMA-376, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), "" if cell is None else str(cell))
