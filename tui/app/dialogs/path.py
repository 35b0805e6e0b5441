"""Ask for a path."""

from collections.abc import Iterable
from pathlib import Path

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from tui.app.dialogs.base import Dialog
from tui.app.dialogs.pathfield import PathField
from tui.i18n import _


class PathDialog(Dialog[Path]):
    """A line that Tab completes; Enter takes it."""

    def __init__(self, title: str, value: str, about: str = "") -> None:
        super().__init__(title, _("Enter write   Esc cancel   Tab complete"), about)
        self._value = value

    def body(self) -> Iterable[Widget]:
        """Yield the line."""
        yield PathField(self._value)

    def on_mount(self) -> None:
        """Begin behind the name that is proposed."""
        self.query_one(PathField).write(self._value)
        self.query_one(PathField).input.focus()

    @on(Input.Submitted)
    def _end(self, event: Input.Submitted) -> None:
        event.stop()
        if event.value.strip():
            self.dismiss(self.query_one(PathField).path)
