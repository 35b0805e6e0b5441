"""The bottom line of a narrow screen: what has no room is told to be cut, never a number that reads as another."""

from pathlib import Path

import pytest

from tests.app.reading import library_of, reading
from tui.app.widgets.status import readable

TABLE = "经济数据\n\n| 地区 | 2022年 |\n|------|-------:|\n| 北京市 | 41610.9亿元 |\n"


async def test_the_value_of_a_cell_that_has_no_room_ends_in_an_ellipsis(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=TABLE), size=(40, 12)) as reader:
        await reader.to("41610.9亿元")
        await reader.driven.until(lambda: "北京市" in reader.driven.screen_text().splitlines()[-1])
        last = reader.driven.screen_text().splitlines()[-1].rstrip()
        assert last.endswith("…") and "4,161" not in last and "=" not in last


@pytest.mark.parametrize(
    ("room", "shown"),
    [
        (60, "北京市 · 金额 5亿元 = 500,000,000 元 · 去年 出口"),
        (40, "北京市 · 金额 5亿元 = 500,000,000 元 · 去年 出口"),
        (37, "北京市 · 金额 5亿元 = 500,000,000 元 · 去年 出口"),
        (36, "北京市 · 金额 5亿元 …"),
        (10, "北京市 · 金额 5亿元 …"),
    ],
)
def test_a_value_stands_there_whole_or_not_at_all(room: int, shown: str) -> None:
    """What is longer than its room is cut by the screen, behind the value."""
    assert readable("北京市 · 金额 5亿元 = 500,000,000 元 · 去年 出口", room) == shown


async def test_keys_that_have_no_room_are_left_out_whole(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=TABLE), size=(40, 12)) as reader:
        await reader.to("北京市")
        last = reader.driven.screen_text().splitlines()[-1].rstrip()
        assert "北京市" in last and last.endswith("? keys")
