"""Tables, lists, quotations and links on the screen of the reader."""

from pathlib import Path

import pyperclip
import pytest

from tests.app.reading import library_of, reading

PAGE = """# 全市经济运行情况

今年以来，全市经济稳中向好，[统计公报](https://example.com/gongbao)显示主要指标好于预期，各项事业全面发展。

| 指标 | 数值 | 说明 |
|------|------|------|
| 地区生产总值 | 8752.9 | 初步核算 |
| 人口 | 12 | |

> 发展是第一要务，人才是第一资源，创新是第一动力。

全文到此结束，谢谢各位的阅读。
"""


async def test_a_table_stands_in_columns_and_the_cursor_goes_from_cell_to_cell(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, page=PAGE)) as reader:
        rows = reader.driven.screen_text().split("\n")
        assert "  指标         |   数值 | 说明" in rows
        assert "  人口         |     12 |" in rows
        await reader.to("8752.9")
        await reader.press("j")
        assert reader.cursor == "12"


async def test_enter_copies_where_a_link_leads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    async with reading(library_of(tmp_path, page=PAGE)) as reader:
        await reader.to("统计公报")
        await reader.driven.until(lambda: "https://example.com/gongbao" in reader.driven.bottom)
        await reader.press("enter")
        await reader.driven.until(lambda: copied)
        assert copied == ["https://example.com/gongbao"]
