"""What every dialog shares: a title, a hint of keys, Escape to cancel, the look."""

from collections.abc import Iterable
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.text.visible import visible, visible_line

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """A box in the middle of the screen; texts given to it may come from files."""

    CSS_PATH = "dialogs.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, title: str, hint: str = "", about: str = "") -> None:
        super().__init__()
        self._title, self._hint, self._about = title, hint, about

    def compose(self) -> ComposeResult:
        """Stack title, what it is about, the body and the keys."""
        with Vertical():
            yield Static(Content(visible_line(self._title)), classes="title")
            if self._about:
                yield Static(Content(visible(self._about)), classes="about")
            yield from self.body()
            if self._hint:
                yield Static(Content(self._hint), classes="hint")

    def body(self) -> Iterable[Widget]:
        """Yield the widgets that ask."""
        return ()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
