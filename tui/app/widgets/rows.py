"""A list of any length: only the rows on the screen are ever made."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip


class RowList(ScrollView, can_focus=True):
    """One line per row, a cursor on one of them; a subclass says how many rows there are and paints one."""

    DEFAULT_CSS = """
    RowList {
        height: 1fr; overflow-x: hidden; scrollbar-size-vertical: 1; background: $background; color: $foreground;
    }
    RowList .rows--cursor { background: $primary; color: $background; }
    RowList:nocolor .rows--cursor { background: $background; color: $foreground; text-style: reverse; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--cursor"}

    cursor: reactive[int] = reactive(0, repaint=False)
    """Row of the cursor, from 0."""

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        row: int

    @dataclass
    class Chosen(Message):
        """A row was clicked twice."""

        row: int

    def total(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def selectable(self, row: int) -> bool:
        """Tell whether the cursor may stand on a row."""
        return True

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return a row's segments, at most `width` cells; without side effects."""
        raise NotImplementedError

    def grown(self) -> None:
        """Say that rows were added, removed or changed."""
        self.virtual_size = Size(self.size.width, self.total())
        self.cursor = self._near(self.cursor, 1)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Return one line of the widget."""
        row, width = self.scroll_offset.y + y, self.size.width
        if row >= self.total():
            return Strip.blank(width, self.rich_style)
        cursor = row == self.cursor
        style = self.cursor_style if cursor else self.rich_style
        return Strip(self.paint(row, width, cursor)).apply_style(style).adjust_cell_length(width, style)

    @property
    def cursor_style(self) -> Style:
        """Style of the row that the cursor stands on."""
        return self.get_component_rich_style("rows--cursor")

    def validate_cursor(self, row: int) -> int:
        """Keep the cursor inside the list."""
        return max(0, min(row, self.total() - 1))

    def watch_cursor(self, before: int, after: int) -> None:
        """Repaint the two rows concerned and show the new one."""
        self.refresh_line(before)
        self.refresh_line(after)
        self.show_row(after)
        self.post_message(self.Moved(after))

    def show_row(self, row: int) -> None:
        """Scroll as little as needed for a row, and the heading above the first one, to be seen."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not height:
            return
        first = row
        while first and not self.selectable(first - 1):
            first -= 1
        if first < top:
            self.scroll_to(y=first, animate=False, immediate=True)
        elif row >= top + height:
            self.scroll_to(y=row - height + 1, animate=False, immediate=True)

    def move(self, step: int) -> None:
        """Move the cursor by rows that it may stand on."""
        row = self.cursor
        for _count in range(abs(step)):
            row = self._near(row + (1 if step > 0 else -1), 1 if step > 0 else -1)
        self.cursor = row

    def move_page(self, pages: float) -> None:
        """Move the cursor and the view by pages."""
        height = max(1, self.scrollable_content_region.height)
        step = round(pages * height) or (1 if pages > 0 else -1)
        self.scroll_relative(y=step, animate=False, immediate=True)
        self.cursor = self._near(self.cursor + step, 1 if pages > 0 else -1)

    def edge(self, last: bool) -> None:
        """Move the cursor to the last or first row."""
        self.cursor = self._near(self.total() - 1, -1) if last else self._near(0, 1)
        if not last:
            self.scroll_to(y=0, animate=False, immediate=True)

    def _near(self, row: int, direction: int) -> int:
        """Return the row, or the nearest that the cursor may stand on, first in one direction, then in the other."""
        total = self.total()
        row = max(0, min(row, total - 1))
        for way in (direction, -direction):
            at = row
            while 0 <= at < total:
                if self.selectable(at):
                    return at
                at += way
        return row

    def on_resize(self) -> None:
        """Keep the width of the virtual size and the cursor in view."""
        self.virtual_size = Size(self.size.width, self.total())
        self.show_row(self.cursor)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on a row; a second click chooses it."""
        row = self.scroll_offset.y + event.y
        if 0 <= row < self.total() and self.selectable(row):
            if event.chain > 1 and row == self.cursor:
                self.post_message(self.Chosen(row))
            self.cursor = row
