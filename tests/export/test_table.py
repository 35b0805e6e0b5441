"""CSV and JSON Lines: columns, offsets, and text that no spreadsheet runs."""

import csv
import io
import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.export.material import TEXT, material, note
from tui.export import jsonl, table
from tui.export.format import Options
from tui.export.record import FIELDS

MATERIAL = [
    material(
        note(2, "𠮷日", "好", ["时间"]), note(1, "航运中心", "两\n行", ["港口", "a;b"]), note(3, "第二篇", whole=True)
    )
]


def read(data: bytes) -> list[dict[str, str]]:
    """Read a table as its user would: with the csv module, and without our guards."""
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return [{name: table.unguard(cell) for name, cell in row.items()} for row in rows]


def test_a_table_has_one_annotation_a_row_in_text_order() -> None:
    (file,) = table.write(MATERIAL, Options())
    rows = read(file.data)
    assert list(rows[0]) == list(table.COLUMNS)
    assert list(rows[0])[: len(FIELDS)] == list(FIELDS)
    assert [row["quote"] for row in rows] == ["航运中心", "𠮷日", "第二篇"]
    first = rows[0]
    assert TEXT[int(first["start"]) : int(first["end"])] == "航运中心"
    assert (first["article"], first["sentence"]) == ("x#1", "昨日,航运中心启用。")
    assert (first["note"], table.split_tags(first["tags"])) == ("两\n行", ("港口", "a;b"))
    assert (rows[2]["article"], rows[2]["sentence"]) == ("x#2", "")


def test_excel_gets_its_byte_order_mark() -> None:
    (file,) = table.write(MATERIAL, Options(excel=True))
    assert file.data.startswith(b"\xef\xbb\xbf")
    assert read(file.data)[0]["quote"] == "航运中心"


def test_json_lines_hold_the_same_and_the_spans() -> None:
    (file,) = jsonl.write(MATERIAL, Options())
    rows = [json.loads(line) for line in file.data.decode().splitlines()]
    assert [row["tags"] for row in rows] == [["港口", "a;b"], ["时间"], []]
    for row in rows:
        assert "".join(TEXT[start:end] for start, end in row["spans"]) == row["quote"]
        assert set(row) - {"relations"} == set(table.COLUMNS)


HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "'",
    "'=1",
    "''",
    "=",
    '"',
    ",",
    "\r\n",
    "a\rb",
    " =1",
]


@pytest.mark.parametrize("cell", HOSTILE)
def test_no_cell_begins_like_a_formula_and_every_cell_reads_back(cell: str) -> None:
    file = table.table(["c"], [[cell]], Options())
    (raw,) = list(csv.reader(io.StringIO(file.data.decode(), newline="")))[1]
    assert not raw.startswith(tuple("=+-@\t\r＝＋－＠"))
    assert table.unguard(raw) == cell


SIGNS = tuple("=+-@＝＋－＠")
BETWEEN = ["", " ", "\u3000", "\ufeff", "\u200b", "\u00ad", '"', "'", "\t", "\n", ";", "; ", "x;", "x\t", "x\n", 'x;"']
bits = st.lists(st.sampled_from([*BETWEEN, *"=+-@", "1", "a", "''"]), max_size=8).map("".join)


@given(st.lists(bits, min_size=1, max_size=4))
@example(["x;=cmd|' /C calc'!A0", "y\t=1+1", "a; =1+1", "\ufeff=1+1", "\u200b=1+1", "  =1+1", "y;"])
def test_no_cell_of_any_delimiter_begins_like_a_formula_and_all_read_back(cells: list[str]) -> None:
    file = table.table([str(number) for number in range(len(cells))], [cells], Options())
    text = file.data.decode()
    for delimiter in (",", ";", "\t"):
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            for cell in row:
                assert not cell.lstrip(' \u3000\ufeff\u200b\u00ad"\t\r\n').startswith(SIGNS), (delimiter, cell)
    row = list(csv.reader(io.StringIO(text, newline="")))[1]
    assert [table.unguard(cell) for cell in row] == cells


@given(st.lists(st.text(st.characters(codec="utf-8")), min_size=1, max_size=6))
@example(["\0", "a\r", "\u2028", "\x85"])
def test_any_row_reads_back_equal(cells: list[str]) -> None:
    file = table.table([str(number) for number in range(len(cells))], [cells], Options())
    row = list(csv.reader(io.StringIO(file.data.decode(), newline="")))[1]
    assert [table.unguard(cell) for cell in row] == cells


@given(st.lists(st.text(min_size=1)))
@example(["a;b", "c\\", " d", ";"])
def test_any_tags_read_back_equal(tags: list[str]) -> None:
    assert table.split_tags(table.join_tags(tags)) == tuple(tags)


def test_nothing_said_gives_a_table_with_a_head_only() -> None:
    (file,) = table.write([material()], Options())
    assert file.data.decode().count("\n") == 1
