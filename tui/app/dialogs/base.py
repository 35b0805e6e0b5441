"""What every dialog shares: a title, a hint of keys, Escape to cancel, the look."""

from collections.abc import Iterable
from typing import ClassVar, Final, Generic, TypeVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from tui.app.widgets.hanging import HangingLines
from tui.app.widgets.keyrow import KeyRows
from tui.text.visible import visible, visible_line

Answer = TypeVar("Answer")
IN_BORDER: Final = 60
"""Cells of the longest title that stands in the border; a longer one is a row of its own."""


def keys_of(hint: str) -> Iterable[KeyRows]:
    """Yield the row of keys that a hint lists, `Enter write   Esc cancel`: each begins with its key."""
    rows = KeyRows("hint")
    said = (part.partition(" ") for part in hint.split("   "))
    rows.put([(key, title) for key, _blank, title in said])
    yield rows


class Dialog(ModalScreen[Answer | None], Generic[Answer]):
    """A box over the screen, above or below the passage that it is about; texts given to it may come from files."""

    CSS_PATH = "dialogs.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012
    """In a low window the preview gives way, so that the row of keys stays in sight."""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", show=False)]

    def __init__(self, title: str, hint: str = "", about: str = "") -> None:
        super().__init__()
        self._title, self._hint, self._about = title, hint, about

    def compose(self) -> ComposeResult:
        """Stack title, what it is about, the body and the keys."""
        with Vertical() as box:
            title = Content(visible_line(self._title))
            if cell_len(title.plain) <= IN_BORDER:
                box.border_title = title
            else:
                yield Static(title, classes="title")
            if self._about:
                yield HangingLines(visible(self._about).split("\n"), 0, classes="about")
            yield from self.body()
            if self._hint:
                yield from keys_of(self._hint)

    def on_mount(self) -> None:
        """Leave the passage in sight that the screen below talks about."""
        from tui.app.widgets.page import PageView

        for page in self.app.screen_stack[-2].query(PageView) if len(self.app.screen_stack) > 1 else ():
            row = page.layout_now.row_of(page.cursor.start) - page.scroll_offset.y if page.ready else 0
            self.styles.align_vertical = "bottom" if row < page.size.height // 2 else "top"

    def body(self) -> Iterable[Widget]:
        """Yield the widgets that ask."""
        return ()

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)
