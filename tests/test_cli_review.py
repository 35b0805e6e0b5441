"""`pizhu review` lists what waits, and opens a queue."""

import json
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
    assert listed("figures", small) == {"figures": 2}


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
