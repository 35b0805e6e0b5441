"""What came of an export; `y` copies the path."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.app.dialogs.base import Dialog
from tui.app.dialogs.confirm import preview
from tui.app.keys import token
from tui.i18n import _


class WrittenDialog(Dialog[bool]):
    """Lines to read. The answer is True when the path is to be copied."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,enter", "cancel", show=False)]

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__(_("Exported"), _("y: copy the path     Enter or Esc: close"))
        self._lines = lines

    def body(self) -> Iterable[Widget]:
        """Yield the lines."""
        yield preview(self._lines)

    def on_key(self, event: events.Key) -> None:
        """Copy with `y`, also as its full-width twin."""
        if token(event.key, event.character) == "y":
            event.stop()
            self.dismiss(True)
