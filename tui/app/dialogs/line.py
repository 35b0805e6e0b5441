"""Ask for one line of text at the bottom of the screen, as `/` does in less and vim."""

from collections.abc import Awaitable, Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.dialogs.history import LineHistory
from tui.app.widgets.field import LineField
from tui.i18n import _
from tui.text.visible import visible_line


class LineDialog(ModalScreen[str | None]):
    """A prompt and an input on the bottom line; Up and Down walk through what was asked before."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", show=False),
        Binding("up", "history(-1)", show=False),
        Binding("down", "history(1)", show=False),
    ]

    def __init__(
        self,
        prompt: str,
        value: str = "",
        history: Sequence[str] = (),
        changed: Callable[[str], None] | None = None,
        refused: Callable[[str], str | Awaitable[str]] | None = None,
        *,
        hint: str = "",
    ) -> None:
        """Take what was asked before, oldest first, and a function that is told of every change while typing.

        `refused` returns what is wrong with an answer, empty for nothing; it is shown, and the prompt stays: what is
        typed to mend it must not reach the screen below as keys. It may take its time, in a thread of its own. `hint`
        stands above the prompt until then.
        """
        super().__init__()
        self._prompt, self._value, self._changed, self._refused = prompt, value, changed, refused
        self._hint = hint
        self._history = LineHistory(history, value)

    def compose(self) -> ComposeResult:
        """Lay out prompt and input, above them room for what is wrong."""
        yield Static(Content(visible_line(self._hint)), classes="told hint" if self._hint else "told")
        with Horizontal():
            yield Static(Content(visible_line(self._prompt) + " "))
            yield LineField(self._value)

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        if self._changed:
            self._changed(event.value)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.run_worker(self._take(event.value), group="answer", exclusive=True)

    async def _take(self, typed: str) -> None:
        """Close with an answer, unless something is wrong with it."""
        told = self._refused(typed) if self._refused else ""
        if not isinstance(told, str):
            self._say(_("Reading …"))
            told = await told
        if told:
            self._say(told)
        else:
            self.dismiss(typed)

    def _say(self, text: str) -> None:
        for line in self.query(".told").results(Static):  # none where it was closed while an answer was looked at
            line.update(Content(visible_line(text)))
            line.display = True
            line.remove_class("hint")

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_history(self, step: int) -> None:
        """Show the line asked before or after."""
        self._history.step(self.query_one(Input), step)
