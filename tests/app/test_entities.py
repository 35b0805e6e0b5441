"""Who and what a library names: the table, the card of one, names joined and parted by key."""

from pathlib import Path

from tests.app.driving import Driven, opened
from tui.app.table import TableScreen


async def names_of(driven: Driven) -> TableScreen:
    await driven.press("g", "A", "1")
    await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and driven.app.screen.rows.lines)
    screen = driven.app.screen
    assert isinstance(screen, TableScreen)
    return screen


def forms(screen: TableScreen) -> dict[str, str]:
    return {line.cells[1]: line.cells[4] for line in screen.rows.lines}


async def test_names_are_joined_and_parted_and_lead_to_their_places(tmp_path: Path) -> None:
    story = "大连理工大学校长王芳介绍，大连海关支持口岸发展。\n\n王芳说，大连理工大学将出力。\n"
    (tmp_path / "a.txt").write_text(f"口岸发展\n\n{story}", encoding="utf-8")
    async with opened(tmp_path, size=(100, 30)) as driven:
        table = await names_of(driven)
        assert {"王芳", "大连理工大学", "大连海关"} <= set(forms(table))
        await driven.press("/")
        await driven.type("大连")
        await driven.press("enter")
        await driven.until(lambda: set(forms(table)) == {"大连理工大学", "大连海关"})
        await driven.press("j", "v", "g", "g", "&")
        await driven.until(lambda: forms(table) == {"大连理工大学": "大连海关"})
        await driven.press("!")
        await driven.until(lambda: forms(table) == {"大连理工大学": "", "大连海关": ""})
        await driven.press("u")
        await driven.until(lambda: forms(table) == {"大连理工大学": "大连海关"})
        await driven.press("escape", "/")
        await driven.type("王芳")
        await driven.press("enter", "enter")
        await driven.until(lambda: "大连理工大学校长" in driven.screen_text())
        assert "大连理工大学" in str(driven.app.screen.query_one(".title").render())
