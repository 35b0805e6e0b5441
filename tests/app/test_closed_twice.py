"""A key that comes twice before a screen is gone closes that screen, and no other."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from textual.events import Key
from textual.screen import Screen

from tests.app.driving import Driven, opened
from tui.app.help import HelpScreen
from tui.app.reader import ReaderScreen


def hears(driven: Driven, *keys: str) -> None:
    """Let what has the focus hear keys at once, as when they come in one piece from the terminal."""
    heard = driven.app.focused or driven.app.screen
    for key in keys:
        heard.post_message(Key(key, key if len(key) == 1 else None))


@pytest.mark.parametrize("keys", ["??", "？？？", "q?", ("escape", "escape")])
async def test_a_key_that_comes_twice_in_the_help_leaves_the_article_open(library: Path, keys: Sequence[str]) -> None:
    async with opened(library) as driven:
        await driven.read_all()
        await driven.press("enter")
        await driven.until(shows(driven, ReaderScreen))
        await driven.press("question_mark")
        await driven.until(shows(driven, HelpScreen))
        await driven.settle()
        hears(driven, *keys)
        await driven.until(lambda: not shows(driven, HelpScreen)())
        await driven.settle()
        assert isinstance(driven.app.screen, ReaderScreen)


def shows(driven: Driven, screen: type[Screen[None]]) -> Callable[[], bool]:
    return lambda: isinstance(driven.app.screen, screen)
