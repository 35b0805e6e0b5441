"""A passage with pinyin over it: the sentence under the cursor, its paragraph, the article."""

from collections.abc import Awaitable, Callable, Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.app.dialogs.base import Dialog
from tui.app.widgets.rubylines import Paragraph, RubyLines
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.learn.ruby import Extent

ReadAloud = Callable[[Extent], Awaitable[list[Paragraph]]]
"""Returns the paragraphs of a passage, each as words with their pinyin."""


class RubyDialog(Dialog[None]):
    """A passage to read aloud; `q`, Enter or Esc closes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "cancel", show=False),
        Binding("s", f"widen('{Extent.SENTENCE}')", show=False),
        Binding("p", f"widen('{Extent.PARAGRAPH}')", show=False),
        Binding("a", f"widen('{Extent.ARTICLE}')", show=False),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("space,pagedown,ctrl+f", "turn(1)", show=False),
        Binding("b,pageup,ctrl+b", "turn(-1)", show=False),
    ]

    def __init__(self, passage: list[Paragraph], read_aloud: ReadAloud) -> None:
        """Take the passage to begin with, and what reads a longer or a shorter one."""
        super().__init__(_("Pinyin"), _("q/Esc close   p paragraph   a article   s sentence"))
        self._lines, self._read_aloud = RubyLines(_shown(passage)), read_aloud

    def body(self) -> Iterable[Widget]:
        """Yield the passage."""
        yield self._lines

    async def action_widen(self, extent: str) -> None:
        """Show more of the text, or less."""
        self.run_worker(self._widen(Extent(extent)), exclusive=True)

    async def _widen(self, extent: Extent) -> None:
        if passage := await self._read_aloud(extent):
            self._lines.show(_shown(passage))

    def action_scroll(self, step: int) -> None:
        """Move through the lines, each of two rows."""
        self._lines.scroll_relative(y=2 * step, animate=False)

    def action_turn(self, step: int) -> None:
        """Turn a page; the last line of one is the first of the next."""
        self._lines.scroll_relative(y=step * max(2, self._lines.size.height // 2 * 2 - 2), animate=False)


def _shown(passage: list[Paragraph]) -> list[Paragraph]:
    return [[(visible_line(text), visible_line(over)) for text, over in words] for words in passage]
