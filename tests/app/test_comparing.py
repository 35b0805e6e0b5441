"""Two articles compared on the screen."""

from pathlib import Path

from tests.app.driving import opened
from tui.app.table import TableScreen


async def test_two_selected_articles_are_compared(tmp_path: Path) -> None:
    for name, amount in (("a", "4400"), ("b", "4620")):
        text = f"外贸增长\n\n去年，全市进出口总额{amount}亿元，规模居全省首位。\n\n各部门要抓好落实。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("=")
        assert not isinstance(driven.app.screen, TableScreen)
        await driven.press("v", "v", "=")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and driven.app.screen.rows.lines)
        screen = driven.app.screen
        assert isinstance(screen, TableScreen)
        assert [line.cells for line in screen.rows.lines] == [
            (
                "figure changed",
                "去年，全市进出口总额【4400亿元】，规模居全省首位。",
                "去年，全市进出口总额【4620亿元】，规模居全省首位。",
            )
        ]
