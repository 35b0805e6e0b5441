"""Settings are changed by keys, with the effect at once, and kept in the reader's own file."""

from pathlib import Path

import pytest

from tests.app.driving import opened
from tests.app.reading import STORY, library_of, reading
from tui.app.commands import COMMANDS
from tui.app.dialogs.confirm import ConfirmDialog
from tui.app.settings import SettingsScreen
from tui.app.settings.rows import lines_of
from tui.settings import Settings
from tui.settingsfile import load


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file, which has something in it already."""
    mine = tmp_path / "mine.toml"
    mine.write_text("# mine\nfuture = 1\n", "utf-8")
    monkeypatch.setenv("PIZHU_SETTINGS", str(mine))
    return mine


async def test_a_measure_and_colours_are_seen_at_once_and_kept(tmp_path: Path, file: Path) -> None:
    async with reading(library_of(tmp_path, 小城=STORY)) as reader:
        driven = reader.driven
        await reader.press("f2")
        await driven.until(lambda: isinstance(driven.app.screen, SettingsScreen))
        await driven.press("l")
        assert driven.app.theme == "ink"
        await driven.press("/")
        await driven.type("measure")
        await driven.press("enter", "enter", *["backspace"] * 2)
        await driven.type("4x")
        await driven.press("enter")
        await driven.until(lambda: "expected: a whole number" in driven.screen_text())
        await driven.press("backspace")
        await driven.type("4")
        await driven.press("enter")
        await driven.until(lambda: reader.screen.page.layout_now.setting.measure == 44)
        assert "44" in driven.screen_text()
        await driven.press("x")
        await driven.until(lambda: reader.screen.page.layout_now.setting.measure == 76)
        await driven.press("escape", "q")
        assert driven.app.screen is reader.screen
        await driven.until(lambda: load(file)[0].theme == "ink")
    assert load(file)[0] == Settings(theme="ink")
    assert file.read_text("utf-8").startswith("# mine\nfuture = 1\n")


async def test_how_names_look_stays_from_article_to_article(tmp_path: Path) -> None:
    async with opened(library_of(tmp_path, 一=STORY, 二=STORY), size=(80, 24)) as driven:
        for _article in range(2):
            await driven.press("enter")
            await driven.until(lambda: getattr(driven.app.screen, "opened", None))
            shown = driven.app.screen.state.shown.ink  # type: ignore[attr-defined]
            await driven.press("z", "e", "q", "j")
            await driven.until(lambda: driven.app.screen is driven.home)
        assert shown == "full"


async def test_a_key_is_changed_after_what_it_takes_was_named_and_holds_at_once(library: Path, file: Path) -> None:
    async with opened(library, size=(80, 24)) as driven:
        await driven.press("f2", "/")
        await driven.type("list.star")
        await driven.press("enter", "enter", "backspace")
        await driven.type("ctrl+键")
        await driven.press("enter")
        await driven.until(lambda: "“ctrl+键” is no key" in driven.screen_text())
        await driven.press("ctrl+u")
        await driven.type("t")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ConfirmDialog))
        assert "list.tag" in driven.screen_text()
        await driven.press("y", "escape", "q", "t")
        await driven.until(lambda: driven.entries()[0].star)
        await driven.until(lambda: load(file)[0].keys == {"list.star": "t"})


def test_every_command_can_have_other_keys() -> None:
    assert {command.id for command in COMMANDS} == {
        line.name.removeprefix("keys.") for line in lines_of(Settings(), COMMANDS) if line.name.startswith("keys.")
    }
