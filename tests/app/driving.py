"""Drive the app in tests: open a library, wait for what is under way, read the screen."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.widget import Widget

from tui.app.app import PizhuApp
from tui.app.list import ListScreen
from tui.app.screen import DIGIT_WAIT, CommandScreen
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.articles.catalog import Entry

WAITS = 2.0
"""Seconds after which a screen is held to wait for something itself."""
PATIENCE = 20.0
"""Seconds after which a test that waits has failed."""


class Driven:
    """An app under test, with words for what a reader does and sees."""

    def __init__(self, app: PizhuApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def home(self) -> ListScreen:
        """The list, wherever the reader is."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, ListScreen))

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other, each settled."""
        for key in keys:
            await self.pilot.press(key)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type text character by character, as an input method commits it."""
        from textual import events

        for character in text:
            self.app.post_message(events.Key(character, character))
        await self.settle()

    async def carry_out(self, command: str) -> None:
        """Carry out the command with an id, as from the palette."""
        screen = self.app.screen
        assert isinstance(screen, CommandScreen)
        await screen.run(command)

    async def settle(self) -> None:
        """Wait until the keys typed so far have been obeyed and the messages under way are dealt with."""
        await self._obeyed()
        await self.pilot.pause()

    async def _obeyed(self) -> None:
        """Follow a key from the program to what has the focus, and up to the screen.

        The pilot takes a program for idle that a busy machine gives no time to. One that waits itself is let be.
        """
        with suppress(TimeoutError):
            async with asyncio.timeout(WAITS):
                await _reached(self.app)
                first = self.app.focused or self.app.screen
                for widget in first.ancestors_with_self:
                    if isinstance(widget, Widget) and widget.is_attached:
                        await _reached(widget)

    async def until(self, fulfilled: Callable[[], object]) -> None:
        """Wait until something holds, while the app runs on."""
        end = asyncio.get_running_loop().time() + PATIENCE
        while not fulfilled():
            assert asyncio.get_running_loop().time() < end, "waited in vain"
            await self.pilot.pause(0.02)

    async def read_all(self) -> None:
        """Wait until the whole library is listed."""
        await self.until(lambda: self.home.state.progress is None)

    def entries(self) -> list[Entry]:
        """The articles as listed."""
        return [line for line in self.home.articles.lines if isinstance(line, Entry)]

    @property
    def current(self) -> Entry:
        """The article of the cursor."""
        line = self.home.articles.current
        assert isinstance(line, Entry)
        return line

    @property
    def bottom(self) -> str:
        """The bottom line of the screen that has one."""
        return str(self.app.screen.query_one("StatusLine", Widget).render())

    def screen_text(self) -> str:
        """What the terminal shows, line by line; nothing of a screen that is not laid out yet."""
        width, height = self.app.size
        lines = self.app.screen._compositor.render_strips()
        assert len(lines) in {0, height}
        return "\n".join("".join(segment.text for segment in line)[:width].rstrip() for line in lines)


async def _reached(pump: MessagePump) -> None:
    """Wait until a message posted now has its turn."""
    turn = asyncio.Event()
    if pump.call_later(turn.set):
        await turn.wait()


@asynccontextmanager
async def opened(
    root: Path | Library,
    settings: Settings | None = None,
    size: tuple[int, int] = (100, 30),
    first: str | None = None,
    marks: bool = False,
    digits: float = DIGIT_WAIT,
) -> AsyncIterator[Driven]:
    """Run the app over a library until its list is complete; with `marks`, count them in the background as it does.

    A digit waits for `digits` seconds for a motion: on a busy machine the next key may come later than a person's.
    """
    app = PizhuApp(root if isinstance(root, Library) else Library.open(root), settings or Settings(), first)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tui.app.list.counting.IDLE", 0.01 if marks else 3600.0)
        patch.setattr("tui.app.list.counting.SOON", 0.01 if marks else 3600.0)
        patch.setattr("tui.app.reader.meanings.WARM", 3600.0)
        patch.setattr("tui.app.screen.DIGIT_WAIT", digits)
        async with app.run_test(size=size) as pilot:
            driven = Driven(app, pilot)
            await driven.until(lambda: any(isinstance(screen, ListScreen) for screen in app.screen_stack))
            await driven.read_all()
            yield driven
