"""The bottom line of a narrow screen: what has no room is told to be cut, never a number that reads as another."""

from pathlib import Path

from tests.app.reading import library_of, reading

TABLE = "经济数据\n\n| 地区 | 2022年 |\n|------|-------:|\n| 北京市 | 41610.9亿元 |\n"


async def test_the_value_of_a_cell_that_has_no_room_ends_in_an_ellipsis(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=TABLE), size=(40, 12)) as reader:
        await reader.to("41610.9亿元")
        await reader.driven.until(lambda: "北京市" in reader.driven.screen_text().splitlines()[-1])
        last = reader.driven.screen_text().splitlines()[-1].rstrip()
        assert last.endswith("…") and "4,161" not in last


async def test_keys_that_have_no_room_are_left_out_whole(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, 甲=TABLE), size=(40, 12)) as reader:
        await reader.to("北京市")
        last = reader.driven.screen_text().splitlines()[-1].rstrip()
        assert "北京市" in last and last.endswith("? keys")
