"""`pizhu review` lists what waits, and opens a queue."""

import json
import re
from pathlib import Path

import pytest

from tests.app.driving import Driven
from tests.running import pizhu

TEXT = "大连海关开通热线\n\n本报讯(记者张三)12月3日,大连海关在大连开通服务热线。去年企业增加120家。\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("旅顺口区\n\n旅顺口区有120家企业。\n", encoding="utf-8")
    return tmp_path


def listed(*args: object) -> dict[str, int]:
    rows = json.loads(pizhu("review", *args, "--list", "--format", "json").stdout)
    return {row["queue"]: row["waiting"] for row in rows}


def test_every_queue_is_listed_with_what_waits(small: Path) -> None:
    found = listed(small)
    assert (found["figures"], found["unread"], found["notes"], found["copies"]) == (2, 2, 0, 0)
    assert found["names"] > 3


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_what_waits_in_a_queue_is_listed_with_its_place(small: Path, form: str) -> None:
    printed = pizhu("review", "figures", small, "--list", "--format", form).stdout
    rows = json.loads(printed) if form == "json" else [json.loads(line) for line in printed.splitlines()]
    assert [(row["article"], row["type"], row["text"]) for row in rows] == [
        ("a#1", "FIGURE", "120家"),
        ("b#1", "FIGURE", "120家"),
    ]
    assert rows[0]["left"].endswith("去年企业增加")


def test_every_queue_can_be_listed_as_a_table(small: Path) -> None:
    from tui.workspace.review.item import What

    for what in What:
        result = pizhu("review", what, small, "--list")
        assert result.exit_code == 0, result.stderr
    unread = pizhu("review", "unread", small, "--list").stdout.splitlines()
    assert [row.split("\t")[:2] for row in unread] == [["a.txt", "大连海关开通热线"], ["b.txt", "旅顺口区"]]


def test_a_saved_filter_says_where_by_its_name(small: Path) -> None:
    from tui.workspace.filter.saved import save
    from tui.workspace.session import Session

    with Session.open(small) as session:
        save(session, "旅顺", "title:旅顺")
    assert listed(small, "--where", "@旅顺")["figures"] == 1
    assert json.loads(pizhu("notes", small, "--where", "@旅顺", "--format", "json").stdout) == []
    found = json.loads(pizhu("find", "@旅顺 企业", small, "--format", "json").stdout)
    assert {row["file"] for row in found} == {"b.txt"}
    facts = json.loads(pizhu("ledger", small, "--where", "@旅顺", "--format", "json").stdout)
    assert {row["file"] for row in facts} <= {"b.txt"}
    result = pizhu("review", small, "--list", "--where", "@旅")
    assert result.exit_code == 2
    assert "旅顺" in result.stderr


def test_two_annotators_are_named_on_the_command_line(small: Path) -> None:
    for who, tag in (("甲", "机构"), ("乙", "地点")):
        said = ["--start", 0, "--end", 4, "--tag", tag, "--annotations", small / who]
        assert pizhu("note", "add", small / "a.txt", *said).exit_code == 0
    folders = (small / "甲", small / "乙")
    printed = pizhu("review", "adjudicate", small, "--between", *folders, "--list", "--format", "json").stdout
    assert [(row["file"], row["title"]) for row in json.loads(printed)] == [("a.txt", "“大连海关”")]
    assert pizhu("review", "adjudicate", small, "--between", "甲", "无", "--list").exit_code == 1
    assert pizhu("review", "names", small, "--between", *folders, "--list").exit_code == 2


def test_a_filter_says_where(small: Path) -> None:
    assert listed(small, "--where", "title:旅顺")["figures"] == 1


def test_the_table_has_the_same_numbers(small: Path) -> None:
    rows = [line.split("\t") for line in pizhu("review", small, "--list").stdout.splitlines()]
    assert {row[0]: int(row[1]) for row in rows} == listed(small)


@pytest.mark.parametrize(
    ("args", "told"),
    [(["nomes", "."], "nomes is no queue"), (["--where", "date:maybe"], "column 6"), (["no/where"], "no/where")],
)
def test_what_is_wrong_on_the_command_line_is_said(args: list[str], told: str) -> None:
    result = pizhu("review", *args, "--list")
    assert result.exit_code != 0
    assert told in result.stderr


async def test_a_queue_named_on_the_command_line_opens_at_once(small: Path) -> None:
    from tui.app.app import PizhuApp
    from tui.app.queue import QueueScreen
    from tui.settings import Settings
    from tui.text.library import Library

    app = PizhuApp(Library.open(small), Settings(), review=("figures", "title:旅顺"))
    async with app.run_test() as pilot:
        driven = Driven(app, pilot)
        await driven.until(lambda: isinstance(app.screen, QueueScreen) and app.screen.desk.found_all)
        assert isinstance(app.screen, QueueScreen)
        assert [item.source for item in app.screen.desk.queue.items] == ["b.txt"]


def test_a_command_takes_the_reader_for_whom_the_settings_say(small: Path) -> None:
    from tui.settingsfile import where

    pizhu("config", "set", "author", "甲")
    assert where().is_file()
    made = pizhu("note", "add", small / "a.txt", "--start", 0, "--end", 4, "--tag", "海关").stdout.strip()
    _made_long_ago(small, "a")
    assert (listed(small)["second"], made != "") == (1, True)
    assert pizhu("fact", "b#1@11", "--library", small, "--value", "121").exit_code == 0
    assert {row["author"] for row in _stored(small, "b")} == {"甲"}
    pizhu("config", "set", "author", "乙")
    assert listed(small)["second"] == 0


def _stored(folder: Path, name: str) -> list[dict[str, str]]:
    text = (folder / "annotations" / f"{name}.json").read_text(encoding="utf-8")
    return [row for row in json.loads(text)["_default"].values() if "author" in row]


def _made_long_ago(folder: Path, name: str) -> None:
    file = folder / "annotations" / f"{name}.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r'"(created|modified)":"\d{4}', r'"\1":"2020', text), encoding="utf-8")
