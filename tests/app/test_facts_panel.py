"""The panel of facts: columns that fit, a box that narrows, copying and exporting what it shows."""

from pathlib import Path

import pytest

from tests.app.reading import STORY, library_of, reading
from tui.app.widgets.columns import line, widths

ROWS = [
    ("subject", "change", "value", "period", "read as"),
    ("购书经费", "", "3亿元", "今年", "300,000,000 元"),
    ("经费", "", "5万册", "", ""),
]


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (40, "购书经费 3亿元 今年   300,000,000 元"),
        (30, "购书经费 3亿元 今年  "),
        (17, "购书 3亿元 今年  "),
        (14, "购书经费 3亿元"),
        (9, "购书经费"),
    ],
)
def test_columns_at_the_end_go_where_there_is_no_room_and_empty_ones_always(width: int, shown: str) -> None:
    assert line(ROWS[1], widths(ROWS, width, 1), {2}) == shown


async def test_the_panel_is_narrowed_copied_and_exported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[str] = []

    async def copy(_app: object, text: str) -> str:
        copied.append(text)
        return "copied"

    monkeypatch.setattr("tui.app.clipboard.copy", copy)
    async with reading(library_of(tmp_path, 小城=STORY), size=(100, 30)) as reader:
        driven = reader.driven
        await reader.marked()
        await reader.press("A")
        await driven.until(lambda: "12.5%" in driven.screen_text().partition("subject")[2])
        await reader.press("/")
        await driven.type("3亿")
        await reader.press("enter", "y")
        await driven.until(lambda: copied == ["购书经费\t\t3亿元\t今年\t300,000,000 元"])
        assert "12.5%" not in driven.screen_text()
        await reader.press("E")
        await driven.until(lambda: type(driven.app.screen).__name__ == "ExportDialog")
        assert "figures" in driven.screen_text()
        await reader.press("escape", "escape")
        assert "12.5%" in driven.screen_text()
        await reader.press("escape")
        assert not reader.screen.panel.display
