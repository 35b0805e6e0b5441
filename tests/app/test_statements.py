"""Who said what, and the timeline, as screens: a row opens its passage, and q comes back to it."""

from pathlib import Path

import pytest

from tests.app.driving import opened
from tui.app.reader.screen import ReaderScreen
from tui.app.table import TableScreen


@pytest.mark.parametrize(
    ("key", "want"),
    [("Q", ["王芳", "王芳"]), ("D", ["2023", "2024", "2024-03-05"])],
)
async def test_a_row_opens_its_passage_and_q_comes_back_to_it(tmp_path: Path, key: str, want: list[str]) -> None:
    story = (
        "---\ntitle: 财政\ndate: 2024-03-06\n---\n\n市财政局局长王芳5日表示，去年收入增长。\n\n“今年会更好。”王芳说。\n"
    )
    (tmp_path / "a.md").write_text(story, encoding="utf-8")
    async with opened(tmp_path, size=(100, 30)) as driven:
        await driven.press("g", key, "1")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and len(driven.app.screen.rows.lines) > 1)
        table = driven.app.screen
        assert isinstance(table, TableScreen)
        await driven.until(lambda: not table.table_view.state.loading)
        assert [line.cells[0] for line in table.rows.lines] == want
        await driven.press("g", "g", "j", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is table)
        assert table.rows.cursor == 1
