"""Ask for one line of text at the bottom of the screen, as `/` does in less and vim."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.app.dialogs.history import LineHistory
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
    ) -> None:
        """Take what was asked before, oldest first, and a function that is told of every change while typing."""
        super().__init__()
        self._prompt, self._value, self._changed = prompt, value, changed
        self._history = LineHistory(history, value)

    def compose(self) -> ComposeResult:
        """Lay out prompt and input."""
        with Horizontal():
            yield Static(Content(visible_line(self._prompt) + " "))
            yield Input(self._value)

    @on(Input.Changed)
    def _tell(self, event: Input.Changed) -> None:
        event.stop()
        if self._changed:
            self._changed(event.value)

    @on(Input.Submitted)
    def _answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_history(self, step: int) -> None:
        """Show the line asked before or after."""
        self._history.step(self.query_one(Input), step)
