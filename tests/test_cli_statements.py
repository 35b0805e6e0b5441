"""`pizhu quotes` and `pizhu timeline`: what a library holds of both, in every form, and what cannot be dated."""

import json
from pathlib import Path

import pytest

from tests.running import pizhu

STORY = "---\ntitle: 财政\ndate: 2024-03-06\n---\n\n市财政局局长王芳5日表示，去年收入增长。\n\n“今年会更好。”王芳说。\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(STORY, encoding="utf-8")
    return tmp_path


def rows(*words: object) -> list[dict[str, object]]:
    result = pizhu(*words, "--format", "jsonl")
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_who_said_what_is_listed(library: Path) -> None:
    found = rows("quotes", library)
    assert [(one["speaker"], one["verb"], one["said"], one["direct"]) for one in found] == [
        ("王芳", "表示", ["去年收入增长"], False),
        ("王芳", "说", ["今年会更好。"], True),
    ]
    assert {one["date"] for one in found} == {"2024-03-06"}
    nobody = pizhu("quotes", library, "--speaker", "李强")
    assert (nobody.exit_code, nobody.stdout) == (0, "")
    assert "nobody whose name holds “李强” says anything here" in nobody.stderr
    assert "“今年会更好。”" in pizhu("quotes", library).stdout


def test_days_are_counted_from_the_day_of_issue(library: Path) -> None:
    found = [(one["start"], one["end"], one["words"]) for one in rows("timeline", library)]
    assert found == [
        ("2023-01-01", "2023-12-31", "去年"),
        ("2024-01-01", "2024-12-31", "今年"),
        ("2024-03-05", "2024-03-05", "5日"),
    ]
    only = rows("timeline", library, "--where", "title:没有")
    assert only == []


def test_a_text_without_a_day_of_issue_is_told_of_and_dated_by_the_command(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("天气\n\n昨日下雨，今天天晴。\n", encoding="utf-8")
    result = pizhu("timeline", tmp_path)
    assert result.exit_code == 0
    assert "b#1" in result.stderr
    assert "--date" in result.stderr
    assert "2 times are left out in 1 article without a day of issue" in result.stderr
    found = rows("timeline", tmp_path, "--date", "2024-03-01")
    assert [one["start"] for one in found] == ["2024-02-29", "2024-03-01"]
    assert rows("timeline", tmp_path, "--date", "２０２４年3月1日") == found
    assert pizhu("timeline", tmp_path, "--date", "x").exit_code == 2
