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


class TextDialog(Dialog[None]):
    """Lines to read; `q`, Enter or Esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "cancel", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str], about: str = "") -> None:
        super().__init__(title, _("q/Esc close"), about)
        self._lines = lines

    def body(self) -> Iterable[Widget]:
        """Yield the lines."""
        yield preview(self._lines)

    def action_scroll(self, step: int) -> None:
        """Move through the lines."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)


def preview(lines: Sequence[str]) -> VerticalScroll:
    """Return a scrolling box with lines of text that may come from files; what is too much is counted."""
    return VerticalScroll(Static(Content(preview_text(lines))))


def preview_text(lines: Sequence[str]) -> str:
    """Return the first of some lines, control characters made visible, and how many more there are."""
    shown, more = [visible_line(line) for line in lines[:SHOWN]], len(lines) - SHOWN
    if more > 0:
        shown.append(ngettext("and {n} more", "and {n} more", more).format(n=more))
    return "\n".join(shown)


class ConfirmDialog(Dialog[bool]):
    """A question with a scrolling preview; `y` or Enter goes on, `n`, `q` or Esc does not."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y,enter", "answer(True)", show=False),
        Binding("n,q", "answer(False)", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
    ]

    def __init__(self, question: str, preview: Sequence[str] = (), about: str = "") -> None:
        super().__init__(question, _("y/Enter go on   n/Esc leave it"), about)
        self._preview = preview

    def body(self) -> Iterable[Widget]:
        """Yield the preview."""
        if self._preview:
            yield preview(self._preview)

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
