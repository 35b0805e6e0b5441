"""The help screen is the command table, whatever the width."""

from pathlib import Path

import pytest
from textual.widgets import Static

from tests.app.driving import opened
from tui.app.commands import for_scope
from tui.app.help.screen import HelpScreen, blocks, columns
from tui.app.keys import spell


@pytest.mark.parametrize("scope", ["list", "reader", "queue", "tags"])
@pytest.mark.parametrize("width", [20, 80, 120, 200])
def test_every_command_with_its_keys_is_on_the_help_screen(scope: str, width: int) -> None:
    table = for_scope(scope)
    text = "\n".join(line.plain for line in columns(blocks(table), width))
    for command in table:
        assert command.title[:28] in text
        for sequence in command.keys:
            assert spell(sequence) in text


@pytest.mark.parametrize("key", ["question_mark", "f1", "？"])
async def test_help_opens_and_closes(library: Path, key: str) -> None:
    async with opened(library, size=(80, 24)) as driven:
        await (driven.type(key) if key == "？" else driven.press(key))
        assert isinstance(driven.app.screen, HelpScreen)
        assert "Next row" in driven.screen_text()
        await driven.press("pagedown", "down", "up", "pageup")
        await (driven.type(key) if key == "？" else driven.press(key))
        assert driven.app.screen is driven.home


async def test_help_uses_the_width(library: Path) -> None:
    async with opened(library, size=(200, 50)) as driven:
        await driven.press("f1")
        wide = driven.app.screen.query(Static).first().size.height
        await driven.pilot.resize_terminal(70, 50)
        await driven.settle()
        assert driven.app.screen.query(Static).first().size.height > wide


async def test_help_filters_as_one_types_and_begins_with_what_can_be_done_here(library: Path) -> None:
    async with opened(library, size=(80, 24)) as driven:
        await driven.press("f1")
        lines = driven.screen_text().split("\n")
        assert "Here" in lines[1]
        assert "Read the article" in lines[2]
        await driven.type("star")
        await driven.settle()
        assert "Star, or take the star away" in driven.screen_text()
        assert "Next row" not in driven.screen_text()
        await driven.type("zzz")
        assert "nothing is called so" in driven.screen_text()
        await driven.press("escape")
        assert "Next row" in driven.screen_text()
        await driven.press("escape")
        assert driven.app.screen is driven.home
