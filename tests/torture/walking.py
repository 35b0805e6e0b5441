"""The reader as it runs on a terminal, walking through every screen and every command by itself.

`python -m tests.torture.walking SCOPE ROOT` carries out every command of a screen on the library ROOT, says something
in whatever asks, and ends with exit code 0 when it came to the end of the table.
"""

import asyncio
import re
import sys
from collections.abc import Callable, Iterator
from itertools import chain, cycle
from typing import Any

from textual import events
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from tests.torture.evil_places import MARK, texts
from tui.app.commands import COMMANDS, Command, for_scope
from tui.app.list import ListScreen
from tui.app.opening import TableOpening
from tui.app.queue import CardScreen, QueueScreen, ReviewHome
from tui.app.screen import CommandScreen
from tui.app.settings import SettingsScreen
from tui.app.table import TableScreen
from tui.app.tags import TagsScreen
from tui.workspace.review.item import What

LEAVING = {"everywhere.back", "everywhere.cancel", "everywhere.quit"}
PATIENCE = 30.0
PAGES = 30
"""Pages of a screen that are looked through, so that every payload comes into sight."""


def tables() -> dict[str, str]:
    """Return every command that opens a table, by the last word of its id, as the program marks them."""
    found = chain.from_iterable(getattr(method, "handled_commands", ()) for method in vars(TableOpening).values())
    return {name.rpartition(".")[2]: name for name in found if name.startswith(("list.", "everywhere."))}


TABLES = tables()
SCREENS = tuple(dict.fromkeys(one.scope for one in COMMANDS if one.scope not in {"everywhere", "table"}))
"""The scopes of the table of commands; the tables are walked one by one."""


class Walk:
    """One walk over the commands of a screen."""

    def __init__(self, pilot: Pilot[Any], scope: str) -> None:
        self.pilot, self.app, self.scope = pilot, pilot.app, scope
        self.typed: Iterator[str] = cycle(texts())
        self.done: list[str] = []

    async def until(self, fulfilled: Callable[[], object]) -> None:
        end = asyncio.get_running_loop().time() + PATIENCE
        while not fulfilled():
            if asyncio.get_running_loop().time() > end:
                raise AssertionError(f"waited in vain on {self.app.screen}")
            await asyncio.sleep(0.02)

    async def settle(self, seconds: float = 0.05) -> None:
        await self.pilot.pause()
        await asyncio.sleep(seconds)
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.settle()

    def on(self, kind: type) -> Callable[[], bool]:
        return lambda: isinstance(self.app.screen, kind)

    async def reach(self) -> list[CommandScreen]:
        """Go to the screen; return its kind until all of them were seen."""
        await self.until(lambda: isinstance(self.app.screen, ListScreen) and self.app.screen.state.progress is None)
        if self.scope == "reader":
            self.app.services.open_article("all.txt", 1)
            await self.until(lambda: getattr(self.app.screen, "opened", None))
        elif self.scope in {"queue", "cards", "review"}:
            await self.press("R")
            await self.until(self.on(ReviewHome))
        elif self.scope in TABLES:
            await self.table()
        elif self.scope == "settings":
            await self.app.screen.run("everywhere.settings")
            await self.until(self.on(SettingsScreen))
        elif self.scope == "tags":
            await self.app.screen.run("everywhere.tags")
            await self.until(self.on(TagsScreen))
        await self.settle(0.5)

    async def table(self) -> None:
        """Open a table: over the library, over two articles, or over what a search finds."""
        if self.scope == "compare":
            await self.press("g", "g", "v", "j", "v")
        await self.app.screen.run(TABLES[self.scope])
        await self.settle(0.3)
        if isinstance(self.app.focused, Input):
            await self.press(*"亿元")
        if not self.on(TableScreen)():  # it asks of what; the library stands first
            await self.press("enter")
        await self.until(self.on(TableScreen))
        await self.settle(3)

    async def walk(self) -> None:
        """Go to the screen, or to each of its kind, and carry everything out."""
        await self.reach()
        if self.scope not in {"queue", "cards"}:
            await self.look_through(self.app.screen)
            await self.commands(self.app.screen)
            return
        wanted = QueueScreen if self.scope == "queue" else CardScreen
        home = self.app.screen
        for number in range(len(What)):
            home.queues.cursor = number
            await self.press("enter")
            if isinstance(self.app.screen, wanted):
                await self.until(lambda: self.app.screen.desk.found_all or not isinstance(self.app.screen, wanted))
                await self.settle(0.3)
                await self.commands(self.app.screen)
            await self.back(home)

    async def commands(self, screen: CommandScreen) -> None:
        """Carry out each command of the table, and answer what it asks."""
        for command in for_scope(screen.SCOPE):
            if self.app._exception is not None:
                raise AssertionError(f"the reader has crashed at {self.done[-1]}")
            known = command.scope == "everywhere" and command.id in self.done
            if command.id not in LEAVING and not known:
                await self.carry_out(screen, command)

    async def look_through(self, screen: CommandScreen) -> None:
        """Bring everything into sight, as far as the screen has pages, and go back to its beginning."""
        known = {command.id for command in for_scope(screen.SCOPE)}
        for command, times in (("page_down", PAGES), ("first", 1), ("top", 1)):
            if (name := f"{screen.SCOPE}.{command}") in known:
                for _time in range(times):
                    await screen.run(
                        name, None, next(one for one in for_scope(screen.SCOPE) if one.id == name).parameter
                    )
                    await self.settle(0.02)
                    self.look(name)

    async def carry_out(self, screen: CommandScreen, command: Command) -> None:
        await screen.run(command.id, 1 if command.counted else None, command.parameter or "1")
        await self.settle(0.15 if command.asks else 0.05)
        self.look(command.id)
        for _step in range(3):
            if self.app.screen is screen:
                break
            if self.app.focused is not None and not isinstance(self.app.screen, CommandScreen):
                self.app.focused.post_message(events.Paste(next(self.typed)))
                await self.settle()
            if isinstance(inner := self.app.screen, TableScreen):
                await self.settle(1)
                await self.look_through(inner)
            await self.press("down", "enter")
            self.look(command.id)
        self.done.append(command.id)
        await self.back(screen)

    def look(self, command: str) -> None:
        """Look whether something was taken for markup: then the mark stands alone, without its brackets before it."""
        for strip in self.app.screen._compositor.render_strips():
            row = strip.text
            for found in re.finditer(MARK, row):
                assert not row[: found.start()][-1:].isalnum(), (command, row)

    async def back(self, screen: CommandScreen) -> None:
        """Close what opened over a screen."""
        for _try in range(100):
            if self.app.screen is screen:
                return
            await self.press("q" if isinstance(self.app.screen, CommandScreen) else "escape")
        raise AssertionError(f"no way back from {self.app.screen_stack} after {self.done[-3:]}")


def main() -> None:
    """Run the reader with somebody at its keys."""
    from tui.cli.group import pizhu

    scope, root = sys.argv[1:]
    run = App.run

    async def somebody(pilot: Pilot[Any]) -> None:
        walk = Walk(pilot, scope)
        await walk.walk()
        pilot.app.exit(return_code=0)

    App.run = lambda app: run(app, auto_pilot=somebody)  # type: ignore[method-assign, assignment]
    sys.argv = ["pizhu", root]
    pizhu()


if __name__ == "__main__":
    main()
