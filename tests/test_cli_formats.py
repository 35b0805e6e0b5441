"""`--format` gives every command the same four forms, whose fields are those of docs/schemas."""

import csv
import io
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.running import PIZHU, ROOT, pizhu

SEED = "seeds/000_b576d2323f779f1e.txt"
COMMANDS = [
    ("list", ["list", "{library}"]),
    ("notes", ["notes", "{library}"]),
    ("tags", ["tags", "{library}"]),
    ("find", ["find", "海关", "{library}"]),
    ("queues", ["review", "{library}", "--list"]),
    ("items", ["review", "names", "{library}", "--list"]),
    ("cards", ["review", "check", "{library}", "--list"]),
    ("check", ["check", "{library}"]),
    ("keys", ["keys"]),
    ("articles", ["articles", "{library}/" + SEED]),
    ("marks", ["marks", "{library}/" + SEED]),
    ("names", ["names", "{library}"]),
    ("quotes", ["quotes", "{library}"]),
    ("timeline", ["timeline", "{library}"]),
    ("compare", ["compare", "002#2", "002#3", "{library}"]),
    ("facts", ["ledger", "{library}"]),
    ("findings", ["ledger", "--conflicts", "{library}"]),
]
MAY_BE_EMPTY = {"cards", "check", "findings"}


def validator(name: str) -> Draft202012Validator:
    schema = json.loads((ROOT / "docs" / "schemas" / f"{name}.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("analysed")


@pytest.fixture(autouse=True)
def _analyses_are_kept(own_folders: None, analysed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every command find the analyses of the ones before; the texts are the same."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(analysed))


@pytest.fixture
def noted(library: Path) -> Path:
    words = ["--start", 10, "--end", 14, "--tag", "数据", "--tag", "名", "--text", '=1+1\n"说"']
    assert pizhu("note", "add", library / SEED, *words).exit_code == 0
    return library


def printed(args: list[str], library: Path, form: str) -> str:
    result = pizhu(*(arg.format(library=library) for arg in args), "--format", form)
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize(("name", "args"), COMMANDS)
def test_json_and_json_lines_are_the_same_records_and_fit_their_schema(name: str, args: list[str], noted: Path) -> None:
    records: list[Any] = json.loads(printed(args, noted, "json"))
    assert [json.loads(line) for line in printed(args, noted, "jsonl").splitlines()] == records
    assert records or name in MAY_BE_EMPTY
    fitting = validator(name)
    for record in records:
        fitting.validate(record)


@pytest.mark.parametrize(("name", "args"), [one for one in COMMANDS if one[0] not in {"facts", "findings", "articles"}])
def test_csv_has_the_fields_of_the_records_and_no_live_formula(name: str, args: list[str], noted: Path) -> None:
    records = json.loads(printed(args, noted, "json"))
    rows = list(csv.DictReader(io.StringIO(printed(args, noted, "csv"), newline="")))
    assert len(rows) == len(records)
    assert all(set(record) <= set(row) for record, row in zip(records, rows, strict=True))
    assert not [cell for row in rows for cell in row.values() if cell[:1] in set("=+@")]


def test_stats_are_one_object_as_json_and_rows_otherwise(noted: Path) -> None:
    validator("stats").validate(json.loads(printed(["stats", "{library}"], noted, "json")))
    rows = [json.loads(line) for line in printed(["stats", "{library}"], noted, "jsonl").splitlines()]
    for row in rows:
        validator("counts").validate(row)
    assert {"what": "tag", "which": "名", "count": 1} in rows


def test_agreement_is_one_object_as_json_and_tags_otherwise(noted: Path) -> None:
    other = noted.parent / "other"
    words = ["--start", 10, "--end", 13, "--tag", "数据", "--annotations", other]
    assert pizhu("note", "add", noted / SEED, *words).exit_code == 0
    args = ["agree", str(noted / "annotations"), str(other), "{library}"]
    found = json.loads(printed(args, noted, "json"))
    validator("agree").validate(found)
    assert found["tags"] and found["pairs"]
    rows = [json.loads(line) for line in printed(args, noted, "jsonl").splitlines()]
    assert rows == found["tags"]
    for row in rows:
        validator("agreements").validate(row)


def test_a_schema_refuses_a_field_that_it_does_not_know() -> None:
    assert not validator("tags").is_valid({"tag": "名", "used": 1, "key": "", "definition": "", "aliases": [], "x": 1})


def test_an_empty_folder_is_said_to_be_empty_on_standard_error(tmp_path: Path) -> None:
    result = pizhu("list", tmp_path, "--format", "jsonl")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "no texts in" in result.stderr


def test_help_is_chinese_in_a_chinese_locale() -> None:
    env = {**os.environ, "PIZHU_LANG": "zh"}
    for args in (["list", "--help"], ["note", "--help"], ["note", "edit", "--help"]):
        shown = subprocess.run([*PIZHU, *args], env=env, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        assert not re.search(r"Usage|Options|Commands|Show this|OPTIONS|COMMAND|ARGS|default", shown), shown
        assert "显示本帮助并退出。" in shown and "选项：" in shown


def test_another_usual_ending_chooses_the_format_and_is_a_file(noted: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "x.markdown"
    result = pizhu("export", noted, "-o", target)
    assert result.exit_code == 0, result.output
    assert target.is_file() and str(target) in result.stderr


def test_show_takes_a_library_after_the_id(library: Path) -> None:
    assert "辽渔大连湾航运中心" in pizhu("show", "000#2", library).stdout
