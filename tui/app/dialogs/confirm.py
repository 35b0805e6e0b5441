"""Ask whether to go on, with a preview of what would happen."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.app.dialogs.base import Dialog
from tui.app.keys import token
from tui.i18n import _, ngettext
from tui.text.visible import visible_line

SHOWN: Final = 500
"""Lines of the preview; the rest is counted."""


class ConfirmDialog(Dialog[bool]):
    """A question with a scrolling preview; `y` or Enter goes on, `n`, `q` or Esc does not."""

    CSS = """
    ConfirmDialog VerticalScroll { height: auto; max-height: 16; margin: 1 0 0 0; }
    ConfirmDialog VerticalScroll Static { width: 100%; height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", show=False),
        Binding("n,q", "answer(False)", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
    ]

    def __init__(self, question: str, preview: Sequence[str] = (), about: str = "") -> None:
        super().__init__(question, _("y or Enter: go on     n or Esc: leave it"), about)
        self._preview = preview

    def body(self) -> Iterable[Widget]:
        """Yield the preview."""
        if not self._preview:
            return
        lines = [visible_line(line) for line in self._preview[:SHOWN]]
        if more := len(self._preview) - SHOWN:
            lines += [ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else []
        scroll = VerticalScroll(Static(Content("\n".join(lines))))
        scroll.can_focus = True
        yield scroll

    def on_key(self, event: events.Key) -> None:
        """Take the full-width twins of the answers too."""
        name = token(event.key, event.character)
        if name in ("y", "n", "q") and event.character != name:
            event.stop()
            self.dismiss(name == "y")

    def action_answer(self, answer: bool) -> None:
        """Close with an answer."""
        self.dismiss(answer)

    def action_scroll(self, step: int) -> None:
        """Move through the preview."""
        for scroll in self.query(VerticalScroll):
            scroll.scroll_relative(y=step, animate=False)
