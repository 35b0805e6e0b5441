"""What every screen with commands shares: keys become actions, one line at the bottom speaks."""

import asyncio
import inspect
from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import events, on
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker, WorkType

from tui.app.services import Services
from tui.app.widgets.status import StatusLine
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.commands.command import Command
    from tui.app.exportscopes import OfferedScope
    from tui.app.handling import Handler
    from tui.app.keys import Fire, Hint, KeyReader, PendingKeys
    from tui.workspace.review.scope import ReviewScope

ASKED_TURN: Final = 0.005
ASKED_TURNS: Final = 200
"""Longest wait for a question, in turns of so many seconds."""
KEPT: Final = 500
"""Messages that the list of messages keeps."""
DIGIT_WAIT: Final = 0.6
"""Seconds that a digit waits for a motion before it counts as a tag."""


class CommandScreen(Screen[None]):
    """A screen whose keys come from the command table of its scope.

    A command is carried out by the method that `@handles` its id: of a part of the screen, of the screen itself, or
    else of what every screen answers to.
    """

    SCOPE: ClassVar[str]
    """Scope of its commands in the table."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.parts: tuple[object, ...] = ()
        """What carries out commands besides the screen; a subclass sets it before the first key."""
        self._wait: Timer | None = None
        self._was_shown = False

    def on_compose(self) -> None:
        """Take the class of the width before there are widgets; after the first layout all are styled twice."""
        limits = self.HORIZONTAL_BREAKPOINTS or self.app.HORIZONTAL_BREAKPOINTS or []
        fitting = [name for least, name in sorted(limits) if least <= self.app.size.width]
        self.add_class(*fitting[-1:])

    @cached_property
    def key_reader(self) -> "KeyReader":
        """The engine that reads this screen's keys."""
        from tui.app.keys import KeyReader

        return KeyReader(self.services.table(self.SCOPE))

    @cached_property
    def handlers(self) -> "Mapping[str, Handler]":
        """What carries out each command here, by its id."""
        from tui.app.handling import handlers

        return handlers(self, *self.parts)

    @property
    def key(self) -> tuple[str, int] | None:
        """The article that the screen is about, source name and number; None where it is about more than one."""
        return None

    @property
    def status(self) -> StatusLine:
        """The line at the bottom; a subclass composes one."""
        return self.query_one(StatusLine)

    def review_scopes(self) -> "tuple[ReviewScope, ...]":
        """Return what can be reviewed from here, the nearest first."""
        from tui.workspace.review.scope import Reach, ReviewScope

        return (ReviewScope(Reach.LIBRARY),)

    def offered(self) -> "tuple[Command, ...]":
        """Return the commands that mean something here, for the help and the palette."""
        return tuple(self.services.table(self.SCOPE))

    def here(self) -> Sequence[str]:
        """Return the ids of the commands that fit what the cursor is on, for the head of the help."""
        return ()

    def export_scopes(self) -> "tuple[OfferedScope, ...]":
        """Return what an export from here can be about, the likeliest first."""
        from tui.app.exportscopes import article, library, source

        return (article(self.key), source(self.key[0]), library()) if self.key else (library(),)

    def beside(
        self, work: Callable[[], Coroutine[Any, Any, None]], group: str = "default", *, exclusive: bool = False
    ) -> None:
        """Run an async function beside the screen; with `exclusive` instead of what runs in this group."""
        wanted: WorkType[None] = work
        self.run_worker(wanted, group=group, exclusive=exclusive)

    def show_status(self, text: str) -> None:
        """Show a message on the bottom line until the next key; nothing when the screen is being closed."""
        told = self.services.told
        if text and told[-1:] != [text]:
            told.append(text)
            del told[:-KEPT]
        for line in self.query(StatusLine):
            line.show(text)

    @on(events.ScreenResume)
    def _keep_styles(self, event: events.ScreenResume) -> None:
        """Spare a screen that was composed just now being styled a second time."""
        event.refresh_styles = self._was_shown
        self._was_shown = True

    def on_screen_resume(self) -> None:
        """Take the tour along."""
        self.services.follow_tour()

    def on_settings_changed(self) -> None:
        """Read keys anew: the reader may have others now."""
        self.__dict__.pop("key_reader", None)

    async def on_key(self, event: events.Key) -> None:
        """Feed a key that no focused widget wanted to the engine."""
        if self.app.screen is not self:
            event.stop()
            self.app.post_message(events.Key(event.key, event.character))
            return
        self._stop_waiting()
        outcome = self.key_reader.feed(event.key, event.character)
        if outcome is None:
            self.status.clear()
            return
        event.stop()
        event.prevent_default()
        await self._carry_out(outcome)

    async def _carry_out(self, outcome: "Fire | PendingKeys | Hint") -> None:
        from tui.app.keys import Fire, Hint, PendingKeys

        match outcome:
            case PendingKeys(shown, waiting):
                self.status.pending = shown
                if waiting:
                    self._wait = self.set_timer(DIGIT_WAIT, self._expire)
            case Hint(text):
                self.status.pending = ""
                self.show_status(text)
            case Fire():
                self.status.clear()
                await self.fire(outcome)

    async def fire(self, fire: "Fire") -> None:
        """Carry a command out, and before it the one that waited."""
        if fire.before:
            await self.fire(fire.before)
        await self.run(fire.command.id, fire.count, fire.argument)

    def handler(self, command: str) -> "Handler | None":
        """Return what carries out the command with an id here; None when the screen and its parts do not."""
        return self.handlers.get(command)

    async def run(self, command: str, count: int | None = None, argument: str = "") -> None:
        """Carry out the command with an id; one that takes time goes on beside the screen."""
        wanted = next(one for one in self.services.table(self.SCOPE) if one.id == command)
        handler = self.handler(command) or self.services.handlers.get(command)
        if handler is None:
            self.show_status(_("“{title}” does nothing here").format(title=_(wanted.title)))
            return
        result = handler(count, argument)
        if inspect.iscoroutine(result):
            result = self.run_worker(result)
        if isinstance(result, Worker) and wanted.asks:
            await self._until_asked(result)
        self.services.tour.did(command, self)

    async def _until_asked(self, asking: Worker[object]) -> None:
        """Hold the keys typed next until the question that they answer is on the screen."""
        for _turn in range(ASKED_TURNS):
            if asking.is_finished or (self.app.screen is not self and self.app.screen.focused is not None):
                return
            await asyncio.sleep(ASKED_TURN)

    async def _expire(self) -> None:
        if fire := self.key_reader.expire():
            self.status.clear()
            await self.fire(fire)

    def _stop_waiting(self) -> None:
        if self._wait is not None:
            self._wait.stop()
            self._wait = None
