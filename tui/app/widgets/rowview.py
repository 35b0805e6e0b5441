"""Rows on a screen: a scrolling view of a layout whose row numbers may still be estimates."""

from collections.abc import Callable
from typing import Final

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from tui.text.source import Span
from tui.typeset.layout import Layout
from tui.typeset.rows import Row

GUTTER: Final = 2
"""Cells left of the text for the sign of an annotation."""
UNSEEN_WIDTH: Final = 78
"""Cells that a text is set for while nobody can see it."""
CONTEXT: Final = 2
"""Rows kept in sight above and below the cursor."""


class RowView(ScrollView):
    """Scrolls through a layout and finds its way between cells and article offsets."""

    DEFAULT_CSS = """
    RowView { scrollbar-size: 0 0; overflow-y: scroll; overflow-x: hidden; }
    """

    class Moved(Message):
        """What is in sight has changed: by scrolling, by a resize, by a new layout."""

        def __init__(self, by_hand: bool = False) -> None:
            super().__init__()
            self.by_hand = by_hand
            """True when the mouse scrolled, not the cursor."""

        def can_replace(self, message: Message) -> bool:
            """Let only the newest stand in the queue."""
            return isinstance(message, RowView.Moved) and self.by_hand == message.by_hand

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._typeset: Callable[[int], Layout] | None = None
        self._layout_now: Layout | None = None
        self._carrying = False
        self._unseen: int | None = 0
        """Offset wanted on the first row, as long as the widget has no size: not laid out yet, or hidden."""

    @property
    def held(self) -> int:
        """The article offset that keeps its row on the screen when the text is set anew: the cursor's."""
        raise NotImplementedError

    # Where things are

    @property
    def layout_now(self) -> Layout:
        """The rows at the present width."""
        if self._layout_now is None:
            raise RuntimeError("nothing is shown yet")
        return self._layout_now

    @property
    def ready(self) -> bool:
        """Whether a text is shown."""
        return self._layout_now is not None

    @property
    def left(self) -> int:
        """Cells left of the text: the measure stands in the middle."""
        if self._layout_now is None:
            return 0
        return max(min(GUTTER, self.size.width - 1), (self.size.width - self._layout_now.setting.width) // 2)

    @property
    def top(self) -> int:
        """Article offset of the first row in sight, or of the one that will be."""
        if self._unseen is not None:
            return self._unseen
        rows = self.rows_in_sight
        return rows[0].start if rows else 0

    @property
    def rows_in_sight(self) -> list[Row]:
        """The rows from the first to the last in sight."""
        if self._layout_now is None:
            return []
        top = min(self.scroll_offset.y, self._layout_now.height - 1)
        return self._layout_now.rows(top, top + max(1, self.size.height))

    @property
    def in_sight(self) -> Span:
        """Article offsets from the first to the last row in sight."""
        rows = self.rows_in_sight
        return Span(rows[0].start, rows[-1].next) if rows else Span(0, 0)

    def offset_at(self, x: int, y: int) -> int | None:
        """Return the article offset at a cell of the widget, or None when nothing is shown."""
        if self._layout_now is None:
            return None
        row = min(max(0, y + self.scroll_offset.y), self._layout_now.height - 1)
        return self._layout_now.offset_at(row, max(0, x - self.left))

    # Scrolling

    def scroll_row(self, row: int) -> None:
        """Put a row at the top of the screen, as far as the text allows.

        Rows are set here as far as the next page either way, which may change their numbers in a long text.
        """
        layout, height = self.layout_now, max(1, self.size.height)
        row = max(0, min(row, layout.height - height))
        if not layout.complete:
            start = layout.row(min(row, layout.height - 1)).start
            lag = layout.row_of(start) - row
            row = layout.lay_out(start, height, 2 * height) - lag
        row = max(0, min(row, layout.height - height))
        self._carrying = True
        self.set_reactive(RowView.virtual_size, Size(self.size.width, layout.height))
        self.scroll_to(y=row, animate=False, force=True)
        self._carrying = False

    @property
    def context(self) -> int:
        """Rows kept in sight above and below the cursor."""
        return min(CONTEXT, max(0, self.size.height - 1) // 2)

    def reveal(self, offset: int, place: str = "") -> None:
        """Bring an offset into sight; `place` (top, middle, bottom) says where, else the page moves least."""
        if self._layout_now is None:
            return
        height, top, context = max(1, self.size.height), self.scroll_offset.y, self.context
        if not self._layout_now.complete:
            # The rows above must be there before one of them can become the first on the screen.
            self._layout_now.lay_out(offset, 2 * height, height)
        row = self._layout_now.row_of(offset)
        match place:
            case "top":
                self.scroll_row(row)
            case "middle":
                self.scroll_row(row - height // 2)
            case "bottom":
                self.scroll_row(row - height + 1)
            case _ if row < top - height or row > top + 2 * height:
                self.scroll_row(row - height // 3)
            case _ if row < top + context:
                self.scroll_row(row - context)
            case _ if row > top + height - 1 - context:
                self.scroll_row(row - height + 1 + context)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell the screen that other rows are in sight."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) == round(new_value):
            return
        if not self._carrying and self._layout_now is not None and not self._layout_now.complete:
            self.scroll_row(round(new_value))
        self.post_message(self.Moved(by_hand=not self._carrying))

    def on_resize(self) -> None:
        """Set the text at the new width and keep the place."""
        self._set_measure(self.top)

    def _set_measure(self, top: int) -> None:
        if self._typeset is None:
            return
        if not self.size:
            self._unseen, self._layout_now = top, self._typeset(UNSEEN_WIDTH)
            return
        unseen, kept = self._unseen, self.rows_above()
        self._unseen = None
        layout = self._layout_now = self._typeset(max(1, self.size.width - GUTTER))
        if unseen is not None:
            self.scroll_row(layout.row_of(unseen))
            self.reveal(self.held)
        else:
            self.scroll_row(layout.row_of(self.held) - kept if kept is not None else layout.row_of(top))
        self.repaint()
        self.post_message(self.Moved())

    def repaint(self) -> None:
        """Draw everything in sight anew."""
        self.refresh()

    def rows_above(self) -> int | None:
        """Return how many screen rows the held offset stands below the top; None when it is out of sight."""
        if self._layout_now is None:
            return None
        above = self._layout_now.row_of(self.held) - self.scroll_offset.y
        return above if 0 <= above < self.size.height else None
