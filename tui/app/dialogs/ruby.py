"""The sentence under the cursor with pinyin over it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from tui.app.dialogs.base import Dialog
from tui.app.widgets.rubylines import RubyLines
from tui.i18n import _
from tui.text.visible import visible_line


class RubyDialog(Dialog[None]):
    """A passage to read aloud; `q`, Enter or Esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "cancel", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
    ]

    def __init__(self, words: Sequence[tuple[str, str]]) -> None:
        """Take the words of the passage, each with its pinyin, empty where it has none."""
        super().__init__(_("Pinyin"), _("q/Esc close"))
        self._words = words

    def body(self) -> Iterable[Widget]:
        """Yield the passage."""
        yield VerticalScroll(RubyLines([(visible_line(text), visible_line(over)) for text, over in self._words]))

    def action_scroll(self, step: int) -> None:
        """Move through the lines."""
        self.query_one(VerticalScroll).scroll_relative(y=step, animate=False)
