"""The page: typeset rows of one article, drawn one screen line at a time; it decides nothing about text."""

from collections.abc import Callable, Mapping
from typing import ClassVar, Final

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from tui.app.looks import Look
from tui.app.overlay import Overlay
from tui.app.widgets.painting import Palette
from tui.app.widgets.rowpainter import Pointed, RowPainter
from tui.app.widgets.rowview import RowView
from tui.text.source import Span
from tui.typeset.layout import Layout

KEPT_STRIPS: Final = 512


class PageView(RowView, can_focus=True):
    """Shows a layout, the layers over it, a cursor and a selection; all in article offsets."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(look.component for look in Look),
        "page--sign",
        "page--about",
        "page--rule",
    }

    class Selected(Message):
        """The mouse has selected a stretch of text, or released it."""

        def __init__(self, span: Span | None) -> None:
            super().__init__()
            self.span = span

    class Pressed(Message):
        """The mouse was clicked at a character."""

        def __init__(self, offset: int, chain: int) -> None:
            super().__init__()
            self.offset = offset
            self.chain = chain

    cursor: reactive[Span] = reactive(Span(0, 0), repaint=False)
    """The smallest object the cursor stands on."""
    under: reactive[tuple[Span, ...]] = reactive((), repaint=False)
    """Marks and annotations under the cursor."""
    selection: reactive[Span | None] = reactive(None, repaint=False)
    """The selected text."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._text = self._written = ""
        self._overlay: Overlay | None = None
        self._labels: Mapping[int, str] = {}
        self._version = 0
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(KEPT_STRIPS)
        self._palette: Palette | None = None
        self._by_mouse = False

    # What is shown

    def show(self, text: str, typeset: Callable[[int], Layout], cursor: Span, top: int) -> None:
        """Show another text: `typeset` sets it for a width in cells, `top` is the offset on the first screen row."""
        self._text, self._typeset, self._overlay = text, typeset, None
        self._written = text
        self._labels, self._layout_now = {}, None
        self.set_reactive(PageView.cursor, cursor)
        self.set_reactive(PageView.under, ())
        self.set_reactive(PageView.selection, None)
        self._set_measure(top)

    def retypeset(self) -> None:
        """Set the same text anew, because what must stay whole or what is folded has changed; keep the place."""
        self._set_measure(self.top)

    def lay(self, overlay: Overlay) -> None:
        """Draw other marks, annotations and hits over the text."""
        self._overlay = overlay
        self.repaint()

    def write(self, text: str) -> None:
        """Show a text of the same length, such as the same in another script; what is selected stays the first."""
        self._written = text if len(text) == len(self._text) else self._text
        self.repaint()

    def label(self, labels: Mapping[int, str]) -> None:
        """Draw letters over the text at these offsets; an empty mapping takes them away."""
        self._labels = labels
        self.repaint()

    def repaint(self) -> None:
        """Draw everything in sight anew."""
        self._version += 1
        self.refresh()

    def notify_style_update(self) -> None:
        """Forget styles of the old theme."""
        super().notify_style_update()
        self._palette = None
        self._version += 1

    # Cursor and selection

    @property
    def held(self) -> int:
        """Keep the cursor's row where it is."""
        return self.cursor.start

    def watch_cursor(self, old: Span, new: Span) -> None:
        """Redraw the rows that the cursor left and entered."""
        self._redraw(old, new)

    def watch_under(self, old: tuple[Span, ...], new: tuple[Span, ...]) -> None:
        """Redraw the rows of what the cursor left and entered."""
        self._redraw(*(span for span in (*old, *new) if span not in old or span not in new))

    def watch_selection(self, old: Span | None, new: Span | None) -> None:
        """Redraw the rows that changed sides."""
        if old and new and (old.start == new.start or old.end == new.end):
            ends = sorted((old.start, new.start, old.end, new.end))
            self._redraw(Span(ends[0], ends[1]), Span(ends[2], ends[3]))
        else:
            self._redraw(*(span for span in (old, new) if span))

    def _redraw(self, *spans: Span) -> None:
        if self._layout_now is None:
            return
        top, bottom = self.scroll_offset.y, self.scroll_offset.y + self.size.height
        for span in spans:
            first = max(top, self._layout_now.row_of(span.start))
            last = min(bottom, self._layout_now.row_of(max(span.start, span.end - 1)))
            if first <= last:
                self.refresh_lines(first, last - first + 1)

    def take_selection(self, span: Span | None) -> None:
        """Select by keys: what the mouse had selected is let go."""
        self._by_mouse = False
        if self.screen.selections:
            self.screen.clear_selection()
        self.selection = span

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it stands in the article, without the line breaks of the screen."""
        span = self._span_of(selection)
        return (self._text[span.start : span.end], "") if span else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Make the mouse's selection the selection."""
        span = self._span_of(selection) if selection else None
        if span or self._by_mouse:
            self._by_mouse = span is not None
            self.post_message(self.Selected(span))

    def text_select_all(self) -> None:
        """Leave a double click to `on_click`: it selects a word."""

    @property
    def select_container(self) -> Widget:
        """Keep a triple click in the page."""
        return self

    def _span_of(self, selection: Selection) -> Span | None:
        start = selection.start.x if selection.start else 0
        end = selection.end.x if selection.end else len(self._text)
        start, end = sorted((max(0, start), min(end, len(self._text))))
        return Span(start, end) if start < end else None

    def point(self, x: int, y: int) -> Offset | None:
        """Return what Textual's mouse selection stores for a cell: the article offset as x, always on line 0."""
        offset = self.offset_at(x, y)
        return None if offset is None else Offset(offset, 0)

    def on_click(self, event: events.Click) -> None:
        """Say which character was clicked."""
        if (offset := self.offset_at(event.x, event.y)) is not None:
            self.post_message(self.Pressed(offset, event.chain))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Return one screen line."""
        number, width = y + self.scroll_offset.y, self.size.width
        layout = self._layout_now
        if layout is None or number >= layout.height:
            return Strip.blank(width, self.rich_style)
        row = layout.row(number)
        pointed = Pointed.on(row, self.cursor, self.selection, self.under)
        key = (number, row, self._version, width, pointed)
        if (strip := self._strips.get(key)) is None:
            painter = RowPainter(
                layout, self._text, self._written, self._overlay, self._labels, self._styles(), self.left, width
            )
            strip = self._strips[key] = painter.strip(row, pointed)
        return strip

    def _styles(self) -> Palette:
        if self._palette is None:
            self._palette = Palette(self._component_style, self.rich_style)
        return self._palette

    def _component_style(self, name: str) -> Style:
        """Return what a component class adds to the page's style, its background blended with the page's."""
        styles = self.get_component_styles(name)
        style = styles.text_style
        ground: Color = self.background_colors[1]
        if styles.has_rule("background") and styles.background.a:
            style += Style(bgcolor=(ground + styles.background).rich_color)
        if styles.has_rule("color") and styles.color.a:
            style += Style(color=(ground + styles.color).rich_color)
        return style
