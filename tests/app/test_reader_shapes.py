"""Tables, lists, quotations and links on the screen of the reader."""

from pathlib import Path

import pyperclip
import pytest

from tests.app.reading import library_of, reading
from tui.app.reader.following import opens, preview

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


NOTED = """# 渡口志

船工老陈说[^1]，天黑以后不得夜航〔2〕，这是老规矩。

对岸的人并不都这样看，他们说雾天也要开船。

[^1]: 见《渡口志》第三卷。

〔2〕 指日落以后，冬天更早。
"""


async def test_cells_are_walked_and_the_bottom_line_tells_row_and_column(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, page=PAGE)) as reader:
        await reader.to("数值")
        await reader.press("right_square_bracket", "C")
        assert reader.cursor == "8752.9"
        assert "地区生产总值 · 数值" in reader.driven.bottom
        await reader.press("right_square_bracket", "c")
        assert reader.cursor == "初步核算"
        assert "地区生产总值 · 说明" in reader.driven.bottom
        await reader.press("semicolon")
        assert reader.cursor == "人口"
        await reader.press("left_square_bracket", "C")
        assert reader.cursor == "地区生产总值"
        await reader.press("right_square_bracket", "C", "right_square_bracket", "C")
        assert "No more cells in this column" in reader.driven.bottom


async def test_a_cell_is_copied_and_selected_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    async with reading(library_of(tmp_path, page=PAGE)) as reader:
        await reader.to("8752.9")
        await reader.press("right_square_bracket", "c", "y")
        await reader.driven.until(lambda: copied)
        assert copied == ["初步核算"]
        await reader.press("i", "c")
        assert reader.selected == "初步核算"


async def test_a_reference_leads_to_its_note_and_the_note_back(tmp_path: Path) -> None:
    async with reading(library_of(tmp_path, page=NOTED)) as reader:
        await reader.to("〔2〕")
        assert "指日落以后" in reader.driven.bottom
        place = reader.screen.page.cursor.start
        await reader.press("enter")
        assert reader.text.startswith("〔2〕 指日落", reader.screen.page.cursor.start)
        await reader.press("ctrl+o")
        assert reader.screen.page.cursor.start == place
        await reader.press("g", "x", "enter")
        assert reader.screen.page.cursor.start == place


async def test_a_note_in_another_article_of_the_file_is_found(tmp_path: Path) -> None:
    told = "".join(f"渡口的船工第{n}次在天黑以前收了船，对岸的人并不都这样看。" for n in range(30))
    page = f"# 第一章 上卷\n\n{told}老陈说[^9]。\n\n# 第二章 下卷\n\n{told}\n\n[^9]: 见《渡口志》。\n"
    async with reading(library_of(tmp_path, page=page)) as reader:
        await reader.to("[^9]")
        await reader.press("enter")
        await reader.driven.until(lambda: reader.screen.opened and reader.screen.key[1] == 2)
        await reader.driven.until(lambda: reader.text.startswith("[^9]:", reader.screen.page.cursor.start))
        await reader.press("ctrl+o")
        await reader.driven.until(lambda: reader.screen.opened and reader.screen.key[1] == 1)


async def test_a_link_is_shown_before_it_is_opened_and_only_copied_over_ssh(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    copied: list[str] = []
    monkeypatch.setattr(pyperclip, "copy", copied.append)
    monkeypatch.setattr("webbrowser.open", seen.append)
    monkeypatch.setattr("webbrowser.get", object)
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    async with reading(library_of(tmp_path, page=PAGE)) as reader:
        await reader.to("统计公报")
        await reader.press("g", "x")
        await reader.driven.until(lambda: "https://example.com/gongbao" in reader.driven.screen_text())
        await reader.press("n")
        assert not seen
        await reader.press("g", "x")
        await reader.driven.until(lambda: "https://example.com/gongbao" in reader.driven.screen_text())
        await reader.press("y")
        await reader.driven.until(lambda: seen)
        assert seen == ["https://example.com/gongbao"] and not copied
        monkeypatch.setenv("SSH_TTY", "/dev/pts/1")
        await reader.press("g", "x")
        await reader.driven.until(lambda: copied)
        assert len(seen) == 1


@pytest.mark.parametrize(
    ("target", "does"),
    [
        ("https://a.cn", True),
        ("HTTP://a.cn", True),
        ("mailto:a@b.cn", True),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("smb://a/b", False),
        ("a.md", False),
        ("http://[bad", False),
        ("-x", False),
    ],
)
def test_only_addresses_of_web_and_mail_are_opened(target: str, does: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("webbrowser.get", object)
    for name in ("SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    assert opens(target) is does


def test_a_host_in_other_letters_is_shown_as_it_is_looked_up() -> None:
    assert preview("https://аpple.com/x") == ["https://аpple.com/x", "xn--pple-43d.com"]
    assert preview("https://example.com") == ["https://example.com"]
