"""`pizhu ledger`: facts and verdicts of files, as a copy desk runs it before printing."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.running import PIZHU, pizhu

FIRST = "2024年，全市地区生产总值9516.9亿元，比上年增长5.2%。\n"
SECOND = "去年我市GDP达到9561.9亿元。\n"


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    first, second = tmp_path / "a" / "一.txt", tmp_path / "b" / "二.txt"
    for path, text in ((first, FIRST), (second, SECOND)):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    return first, second


def test_every_fact_is_a_line_with_all_its_fields(two):
    result = pizhu("ledger", two[0], "--format", "jsonl")
    level, growth = map(json.loads, result.stdout.splitlines())
    assert level == {
        "file": "一.txt",
        "start": 14,
        "end": 22,
        "text": "9516.9亿元",
        "indicator": "地区生产总值",
        "kind": "level",
        "place": "全市",
        "period": ["2024-01-01", "2024-12-31"],
        "value": [951685000000, 951695000000],
        "unit": "元",
        "bound": "exact",
        "claim": "actual",
        "edition": None,
        "scope": None,
        "found": dict.fromkeys(("indicator", "kind", "place", "period", "unit"), "said"),
    }
    assert (growth["kind"], growth["value"], growth["found"]["indicator"]) == ("yoy", [5.15, 5.25], "inherited")


def test_two_reports_against_each_other_end_with_3_where_they_contradict(two):
    result = pizhu("ledger", *two, "--check", "--date", "2025-01-20", "--format", "jsonl")
    [finding] = map(json.loads, result.stdout.splitlines())
    assert result.exit_code == 3
    assert finding["verdict"] == "conflict"
    assert [Path(fact["file"]).name for fact in finding["facts"]] == ["一.txt", "二.txt"]
    assert pizhu("ledger", two[0], "--check").exit_code == 0


def test_without_a_date_last_year_is_not_known_and_the_reader_is_asked(two):
    result = pizhu("ledger", *two, "--check")
    assert result.exit_code == 0
    assert "--date" in result.stderr


def test_the_table_and_the_csv_hold_the_same_facts(two):
    shown = pizhu("ledger", two[0]).stdout
    assert "9516.9亿元" in shown
    assert "5.2%" in shown
    rows = list(csv.DictReader(io.StringIO(pizhu("ledger", two[0], "--format", "csv").stdout)))
    assert [row["text"] for row in rows] == ["9516.9亿元", "5.2%"]
    assert rows[0]["from"] == "2024-01-01"


def test_only_one_indicator_by_any_of_its_names(two):
    assert len(pizhu("ledger", two[0], "--indicator", "GDP", "--format", "jsonl").stdout.splitlines()) == 2
    assert pizhu("ledger", two[0], "--indicator", "社零", "--format", "jsonl").stdout == ""


def test_a_filter_chooses_the_articles(two):
    assert pizhu("ledger", two[0].parent, "--where", "地区生产总值", "--format", "jsonl").stdout
    assert pizhu("ledger", two[0].parent, "--where", "没有这些字", "--format", "jsonl").stdout == ""


def test_own_indicators_apply_and_a_wrong_line_is_named(two):
    folder = two[0].parent.parent / "annotations"
    folder.mkdir()
    own = '"幸福指数" = { aliases = ["地区生产总值"], unit = ["元"] }\n"坏" = { unit = 3 }\n'
    (folder / "indicators.toml").write_text(own, encoding="utf-8")
    result = pizhu("ledger", two[0].parent, "--annotations", folder, "--format", "jsonl")
    assert json.loads(result.stdout.splitlines()[0])["indicator"] == "幸福指数"
    assert "indicators.toml:2" in result.stderr


@pytest.mark.parametrize("arguments", [["--date", "31月"], ["a", "b", "c"]])
def test_a_wrong_call_is_told(arguments):
    assert pizhu("ledger", *arguments).exit_code == 2


def test_a_workbook_holds_the_matrix_the_facts_and_what_does_not_agree_and_no_formula(two, tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="reads the workbook back")
    two[1].write_text("去年我市=1+1指数9561.9亿元。去年我市GDP达到9561.9亿元。\n", encoding="utf-8")
    target = tmp_path / "台账.xlsx"
    result = pizhu("ledger", *two, "--date", "2025-01-20", "--format", "xlsx", "-o", target)
    assert result.exit_code == 0, result.stderr
    book = openpyxl.load_workbook(target)
    assert book.sheetnames == ["ledger", "facts", "findings"]
    heads, *rows = book["ledger"].values
    assert heads == ("indicator", "place", "kind", "2024")
    assert ("地区生产总值", "全市", "level", "9516.9亿元 x2 !") in rows
    assert {row[0] for row in list(book["findings"].values)[1:]} == {"conflict"}
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    again = pizhu("ledger", two[0], "--format", "xlsx", "-o", target)
    assert again.exit_code == 1 and "--force" in again.stderr


def test_a_workbook_without_a_file_is_a_usage_error(two):
    assert pizhu("ledger", two[0], "--format", "xlsx").exit_code == 2
    assert pizhu("ledger", two[0], "-o", "x.xlsx").exit_code == 2


def test_the_table_speaks_the_readers_language_and_json_keeps_its_words(two):
    two[1].write_text("去年我市GDP达到9561.9亿元，增长5.2%。\n", encoding="utf-8")
    env = {**os.environ, "PIZHU_LANG": "zh"}

    def said(*options):
        call = [*PIZHU, "ledger", *map(str, two), "--date", "2025-01-20", *options]
        return subprocess.run(call, env=env, capture_output=True, text=True, check=True).stdout

    table, found = said(), said("--conflicts")
    assert "水平值" in table and "yoy" not in table and "level" not in table
    assert "矛盾" in found and "conflict" not in found
    assert '"verdict": "conflict"' in said("--conflicts", "--format", "jsonl")
