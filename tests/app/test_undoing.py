"""Undo takes back what is in sight, and asks first about everything else; Escape never leaves a screen."""

from pathlib import Path

import pytest

from tests.app.driving import opened
from tui.app.dialogs.confirm import ConfirmDialog
from tui.app.list import ListScreen
from tui.app.screen import CommandScreen
from tui.workspace.articles.catalog import State


async def test_what_was_done_here_is_taken_back_without_a_question(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("s")
        await driven.until(lambda: driven.current.star)
        await driven.press("u")
        await driven.until(lambda: not driven.current.star)


async def test_what_another_session_did_is_named_and_left_when_nobody_agrees(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("s")
        await driven.until(lambda: driven.current.star)
    async with opened(library) as driven:
        await driven.press("u")
        await driven.until(lambda: isinstance(driven.app.screen, ConfirmDialog))
        assert driven.current.source.removesuffix(".txt")[:4] in driven.screen_text()
        await driven.press("n")
        assert driven.current.star
        await driven.press("u")
        await driven.until(lambda: isinstance(driven.app.screen, ConfirmDialog))
        await driven.press("y")
        await driven.until(lambda: not driven.current.star)


async def test_marking_as_read_is_taken_back(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("r")
        await driven.until(lambda: driven.current.state is State.READ)
        await driven.press("u")
        await driven.until(lambda: driven.current.state is State.UNREAD)
        await driven.press("ctrl+r")
        await driven.until(lambda: driven.current.state is State.READ)
        await driven.press("u")
        await driven.until(lambda: driven.current.state is State.UNREAD)


async def test_redo_goes_the_way_of_undo_back(library: Path) -> None:
    async with opened(library) as driven:
        await driven.press("s")
        await driven.until(lambda: driven.current.star)
        await driven.press("r")
        await driven.until(lambda: driven.current.state is State.READ)
        await driven.press("u")
        await driven.until(lambda: driven.current.state is State.UNREAD)
        await driven.press("u")
        await driven.until(lambda: not driven.current.star)
        await driven.press("ctrl+r")
        await driven.until(lambda: driven.current.star)
        await driven.press("ctrl+r")
        await driven.until(lambda: driven.current.state is State.READ)


async def test_an_undo_that_cannot_be_saved_is_told_and_can_be_tried_again(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(library) as driven:
        await driven.press("r")
        await driven.until(lambda: driven.current.state is State.READ)
        with monkeypatch.context() as patch:
            patch.setattr(driven.app.session, "save_places", lambda: "places: disk full")
            await driven.press("u")
            await driven.until(lambda: any("disk full" in one.message for one in driven.app._notifications))
            assert "Undone" not in driven.bottom
        await driven.press("u")
        await driven.until(lambda: "Undone" in driven.bottom and driven.current.state is State.UNREAD)


@pytest.mark.parametrize("command", ["list.review", "list.all_notes", "everywhere.tags", "list.open"])
async def test_escape_leaves_no_screen(library: Path, command: str) -> None:
    async with opened(library) as driven:
        await driven.carry_out(command)
        await driven.until(
            lambda: isinstance(driven.app.screen, CommandScreen) and not isinstance(driven.app.screen, ListScreen)
        )
        screen = driven.app.screen
        await driven.press("escape", "escape")
        assert driven.app.screen is screen
