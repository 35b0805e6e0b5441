"""Tables that are set with blanks, tabs or leaders of dots."""

import re
from collections.abc import Callable, Sequence

from tui.text import lazy
from tui.text.block import TableRow
from tui.text.markup import Mark
from tui.text.source import Span
from tui.text.structure.documents import words
from tui.text.structure.documents.part import Part, RowType

_LEAST = 3
"""Rows of the smallest table that is set with blanks."""
_MAY_BE = (RowType.SHORT, RowType.BODY, RowType.NUMBERED)
_ROW_MOST = 300
"""Code points of the longest row."""
_CELL_MOST = 40
_SIGNS = lazy.pattern(
    r"[-_\t \u3000.．·…‥⋯](?:(?<=[-_])[-_]{5}|(?<=\t)|(?<=[ \u3000])[ \u3000]|(?<=[.．·…‥⋯])\s*[.．·…‥⋯])"
)
"""What every row of such a table holds; it begins with one class of signs, which a search passes over fast."""
_BLANK, _COMMA, _BAR = lazy.pattern(" "), lazy.pattern(","), lazy.pattern(r"\s*\|\s*")
_RULE = lazy.pattern(r"[\s|:—-]+$")
"""The rule below the head of a table that bars part."""
_COMMAS_LEAST = 2
"""Commas in the rows of a table that they part, at least."""
_NUMBER = lazy.pattern(r"^[-−+]?\d[\d,.]*[%％]?$|^[-—/]$")
_GAP = lazy.pattern(r"\t+|[ \u3000]{2,}")
_LEADER = lazy.pattern(r"\s*(?:(?:[.．·…‥⋯]\s*){4,}|[…⋯]{2}|[-_]{6,}\s*)|\t+")


def find_grids(parts: Sequence[Part]) -> None:
    """Make the rows of such tables parts of a table."""
    table = max((part.row.cells.table for part in parts if part.row.cells), default=0)
    at = 0
    while at < len(parts):
        text = parts[at].text
        if len(text) > _ROW_MOST or not _SIGNS.search(text):
            if " " not in text and "," not in text and "|" not in text:
                at += 1
                continue
            between = _BAR if "|" in text else _BLANK if " " in text else _COMMA
            test = _values if between is _COMMA else _columns if between is _BLANK else _barred
            end = test(parts, at)
            if end - at >= _LEAST:
                table += 1
                _make_table([part for part in parts[at:end] if part.row_type is not RowType.SILENT], table, between)
            at = max(end, at + 1)
            continue
        leaders = _run(parts, at, _is_leader)
        end = leaders if leaders > at else _run(parts, at, _is_grid)
        if leaders - at >= 2 or end - at >= _LEAST:
            table += 1
            _make_table(parts[at:end], table, _LEADER if leaders > at else _GAP)
        at = max(end, at + 1)


def _run(parts: Sequence[Part], at: int, test: Callable[[Part], bool]) -> int:
    end = at
    while end < len(parts) and test(parts[end]) and (end == at or parts[end].row.gap <= 1):
        end += 1
    return end


def _columns(parts: Sequence[Part], at: int) -> int:
    """Return where a table ends whose cells one blank parts, as a tab does: as many in each row, mostly numbers."""
    count, end = len(parts[at].text.split(" ")), at
    while end < len(parts) and _is_plain(parts[end]) and (end == at or not parts[end].row.gap):
        cells = parts[end].text.split(" ") if len(parts[end].text) <= _ROW_MOST else []
        numbers = sum(bool(_NUMBER.match(cell)) for cell in cells[1:])
        if len(cells) != count or count < 2 or (end > at and 2 * numbers < count - 1):
            break
        end += 1
    return end


def _values(parts: Sequence[Part], at: int) -> int:
    """Return where a table ends whose cells commas part, as spreadsheets write them: as many in each row."""
    count, end = parts[at].text.count(","), at
    while count >= _COMMAS_LEAST and end < len(parts) and _is_plain(parts[end]):
        text = parts[end].text
        if (
            text.count(",") != count
            or len(text) > _ROW_MOST
            or text[-1] in "。！？；，,"
            or '"' in text
            or ", " in text
        ):
            break
        if any(len(cell) > _CELL_MOST for cell in text.split(",")):
            break
        end += 1
    return end


def _barred(parts: Sequence[Part], at: int) -> int:
    """Return where a table ends whose cells bars part without a rule below its head: as many in each row."""
    count, end = parts[at].text.count("|"), at
    while end < len(parts) and (end == at or not parts[end].row.gap):
        text = parts[end].text
        cells = text.split("|")
        if not _is_plain(parts[end]) and not (end == at + 1 and _RULE.match(text)):
            break
        if len(cells) != count + 1 or len(text) > _ROW_MOST or text[-1] in "。！？；，":
            break
        if any(len(cell) > _CELL_MOST for cell in cells):
            break
        end += 1
    return end


def _is_plain(part: Part) -> bool:
    return part.row.mark is Mark.TEXT and part.row.cells is None and part.row_type in _MAY_BE


def _is_leader(part: Part) -> bool:
    return (
        part.row.mark is Mark.TEXT
        and part.row_type is not RowType.NOTE
        and len(part.text) <= _ROW_MOST
        and bool(words.DOTS.search(part.text))
    )


def _is_grid(part: Part) -> bool:
    text = part.text
    if not _is_plain(part) or len(text) > _ROW_MOST or text[-1] in "。！？；，":
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
        part.row_type = RowType.CELLS
