"""What every screen with commands shares: keys become actions, one line at the bottom speaks."""

import asyncio
import inspect
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import events
from textual.screen import Screen
from textual.timer import Timer
from textual.worker import Worker

from tui.app.keys import Fire, Hint, KeyReader, Pending
from tui.app.widgets.status import StatusLine
from tui.i18n import _

if TYPE_CHECKING:
    from tui.app.app import PizhuApp

ASKING: Final = frozenset(
    [
        "tag",
        "note",
        "article_note",
        "search",
        "find",
        "filter",
        "export",
        "review",
        "palette",
        "theme",
        "retype",
        "dismiss_all",
        "propagate",
        "look_up",
        "split_word",
        "define",
        "add",
        "rename",
        "split",
    ]
)
"""Actions that put a question on the screen: keys typed ahead are for it, not for the screen below."""
ASKED_TURN: Final = 0.005
ASKED_TURNS: Final = 200
"""Longest wait for a question, in turns of so many seconds."""
DIGIT_WAIT: Final = 0.6
"""Seconds that a digit waits for a motion before it counts as a tag."""


class CommandScreen(Screen[None]):
    """A screen whose keys come from the command table of its scope.

    An action is a method `action_<name>(self, count: int | None = None, argument: str = "")`, sync or async, of the
    screen or, when the screen has none, of the app.
    """

    SCOPE: ClassVar[str]
    """Scope of its commands in the table."""

    def __init__(self) -> None:
        super().__init__()
        self._wait: Timer | None = None
        self._reader: KeyReader | None = None

    @property
    def key_reader(self) -> KeyReader:
        """The engine that reads this screen's keys."""
        if self._reader is None:
            self._reader = KeyReader(self.pizhu.table(self.SCOPE))
        return self._reader

    @property
    def pizhu(self) -> "PizhuApp":
        """The app, with what only ours has."""
        return cast("PizhuApp", self.app)

    @property
    def status(self) -> StatusLine:
        """The line at the bottom; a subclass composes one."""
        return self.query_one(StatusLine)

    def review_places(self) -> "dict[str, Sequence[tuple[str, int]]]":
        """Return what can be reviewed from here: a name -> articles."""
        return {}

    def exportable(self) -> "tuple[Sequence[tuple[str, int]] | None, str]":
        """Return which articles an export from here is about, None for the library, and how to say it."""
        return None, _("of the whole library")

    def say(self, text: str) -> None:
        """Show a message on the bottom line until the next key; nothing when the screen is being closed."""
        for line in self.query(StatusLine):
            line.say(text)

    def action_next_pane(self, count: int | None = None, argument: str = "") -> None:
        """Go to the next pane."""
        self.focus_next()

    def action_last_pane(self, count: int | None = None, argument: str = "") -> None:
        """Go to the previous pane."""
        self.focus_previous()

    def action_back(self, count: int | None = None, argument: str = "") -> None:
        """Go back to the screen before."""
        self.app.pop_screen()

    def action_cancel(self, count: int | None = None, argument: str = "") -> None:
        """Cancel what is begun; here nothing is, so go back."""
        self.action_back()

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

    async def _carry_out(self, outcome: Fire | Pending | Hint) -> None:
        match outcome:
            case Pending(shown, waiting):
                self.status.pending = shown
                if waiting:
                    self._wait = self.set_timer(DIGIT_WAIT, self._expire)
            case Hint(text):
                self.status.pending = ""
                self.say(text)
            case Fire():
                self.status.clear()
                await self.fire(outcome)

    async def fire(self, fire: Fire) -> None:
        """Call the action of a command, and before it the one that waited."""
        if fire.before:
            await self.fire(fire.before)
        name = f"action_{fire.command.action}"
        method = getattr(self, name, None) or getattr(self.app, name, None)
        if method is None:
            self.say(_("“{title}” does nothing here").format(title=_(fire.command.title)))
            return
        result = method(fire.count, fire.argument)
        if isinstance(result, Worker):
            if fire.command.action in ASKING:
                await self._until_asked(result)
        elif inspect.isawaitable(result):
            await result

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
