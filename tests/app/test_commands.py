"""Every command answers on its screen to its key and to the key's full-width twin, and nothing crashes."""

import asyncio
from contextvars import ContextVar
from pathlib import Path

import pytest
from textual import events
from textual.keys import key_to_character

from tests.app.driving import Driven, opened
from tui.app.commands import COMMANDS, Command, for_scope
from tui.app.dialogs.base import Dialog
from tui.app.handling import handlers, handles
from tui.app.keys import TWINS
from tui.app.queue import CardScreen, QueueScreen, ReviewHome
from tui.app.screen import CommandScreen
from tui.app.table import TableScreen
from tui.app.tags import TagsScreen

ALONE = {"everywhere.repeat", "everywhere.jump_back", "everywhere.jump_forward"}
"""Commands that mean something on some screens only; the others say so."""
UNDER_WAY = ContextVar("command", default="")
"""The command that what runs now began with."""
LEAVING = {"everywhere.back", "everywhere.cancel", "everywhere.quit"}
"""Commands that close the screen; they have tests of their own."""


def spelled(sequence: str, wide: bool) -> list[str]:
    """Return the keys of a sequence, or their full-width twins where there are any."""
    keys = [{"<char>": "a", "<digit>": "4"}.get(name, name) for name in sequence.split(" ")]
    return [next((twin for twin, plain in TWINS.items() if plain == key), key) for key in keys] if wide else keys


async def typed(driven: Driven, keys: list[str]) -> None:
    for key in keys:
        character = key if len(key) == 1 else key_to_character(key)
        driven.app.post_message(events.Key(key, character))
    await driven.settle()


async def come_back(driven: Driven, screen: CommandScreen) -> None:
    """Close what opened over a screen."""
    for _try in range(100):
        if driven.app.screen is screen:
            return
        await typed(driven, ["q" if isinstance(driven.app.screen, CommandScreen) else "escape"])
        await asyncio.sleep(0.01)
    raise AssertionError(driven.app.screen)


async def drive(driven: Driven, screen: CommandScreen, table: tuple[Command, ...], wide: bool) -> None:
    """Press every key of a table on a screen; come back from whatever opens."""
    heard: list[str] = []
    fire = screen.fire

    async def listen(fired: object) -> None:
        heard.append(fired.command.id)  # type: ignore[attr-defined]
        UNDER_WAY.set(heard[-1])
        await fire(fired)  # type: ignore[arg-type]

    asked: set[str] = set()
    push = driven.app.push_screen

    def pushed(opened: object, *rest: object, **options: object) -> object:
        if isinstance(opened, Dialog):
            asked.add(UNDER_WAY.get())
        return push(opened, *rest, **options)  # type: ignore[call-overload]

    driven.app.push_screen = pushed  # type: ignore[method-assign, assignment]
    screen.fire = listen  # type: ignore[method-assign, assignment]
    screen.key_reader.digits_fire = True
    for command in table:
        if command.id in LEAVING:
            continue
        for sequence in command.keys:
            heard.clear()
            await typed(driven, spelled(sequence, wide))
            if driven.app.screen is not screen and not heard:
                # What the command before asked for came late, and these keys went to it.
                await come_back(driven, screen)
                await typed(driven, spelled(sequence, wide))
            assert heard == [command.id], (command.id, sequence)
            if command.id == "reader.labels":
                await typed(driven, ["escape"])
            await come_back(driven, screen)
    screen.fire, driven.app.push_screen = fire, push  # type: ignore[method-assign]
    assert asked <= {"", *(command.id for command in table if command.asks)}, "these open a dialog: asks=True"


@pytest.mark.parametrize("wide", [False, True], ids=["plain", "full-width"])
@pytest.mark.parametrize("scope", ["list", "reader", "queue", "cards", "review", "tags", "table"])
async def test_every_key_of_a_screen(tmp_path: Path, scope: str, wide: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    root = tmp_path / "library"
    root.mkdir()
    for name in ("a", "b"):
        text = (
            f"大连海关开通热线{name}\n\n本报讯(记者张三)12月3日,“大连海关”在大连开通服务热线。\n\n去年企业增加120家。\n"
        )
        (root / f"{name}.txt").write_text(text, encoding="utf-8")
    async with opened(root) as driven:
        if scope == "reader":
            await driven.press("enter")
            await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        elif scope == "queue":
            await driven.press("R", "1")
            await driven.until(lambda: isinstance(driven.app.screen, QueueScreen) and driven.app.screen.desk.found_all)
        elif scope == "cards":
            await driven.press("R", "6")
            await driven.until(lambda: isinstance(driven.app.screen, CardScreen) and driven.app.screen.desk.found_all)
        elif scope == "table":
            await driven.press("N")
            await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        elif scope == "review":
            await driven.press("R")
            await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
        elif scope == "tags":
            await driven.carry_out("everywhere.tags")
            await driven.until(lambda: isinstance(driven.app.screen, TagsScreen))
        screen = driven.app.screen
        assert isinstance(screen, CommandScreen)
        await drive(driven, screen, for_scope(scope), wide)


def test_every_command_has_a_handler_and_every_handler_a_command(tmp_path: Path) -> None:
    from tui.app.app import PizhuApp
    from tui.app.list import ListScreen
    from tui.app.table.content import NotesContent
    from tui.settings import Settings
    from tui.text.library import Library
    from tui.workspace.review.item import What
    from tui.workspace.review.scope import Reach, ReviewScope

    (tmp_path / "a.txt").write_text("大连\n\n正文。\n", encoding="utf-8")
    app = PizhuApp(Library.open(tmp_path), Settings())
    made = (app.session, app.services)
    library = ReviewScope(Reach.LIBRARY)
    screens = [
        ListScreen(*made),
        QueueScreen(*made, What.NAMES, library),
        CardScreen(*made, What.DUE, library),
        ReviewHome(*made, [library]),
    ]
    screens.append(TagsScreen(*made))
    screens.append(TableScreen(*made, NotesContent(app.session)))
    for screen in screens:
        everywhere = app.services.handlers
        for command in for_scope(screen.SCOPE):
            known = command.id in screen.handlers or command.id in everywhere
            assert known or command.id in ALONE, (command.id, type(screen).__name__)
        assert {*screen.handlers} <= {command.id for command in for_scope(screen.SCOPE)}
    assert {*app.services.handlers} <= {command.id for command in COMMANDS}


async def test_every_command_of_the_reader_has_a_handler(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("大连\n\n正文。\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("enter")
        await driven.until(lambda: getattr(driven.app.screen, "opened", None))
        screen = driven.app.screen
        assert isinstance(screen, CommandScreen)
        table = {command.id for command in for_scope("reader")}
        assert {name for name in table if not screen.handler(name)} <= {*driven.app.services.handlers}
        parts = screen.opened  # type: ignore[attr-defined]
        assert {*screen.handlers, *parts.handlers, *parts.in_panel} <= table


def test_two_handlers_of_one_command_are_an_error() -> None:
    class Twice:
        @handles("list.open")
        def one(self, _count: int | None = None, _argument: str = "") -> None: ...

        @handles("list.open")
        def other(self, _count: int | None = None, _argument: str = "") -> None: ...

    with pytest.raises(ValueError, match="two handlers for list"):
        handlers(Twice())
