"""A passage in its surroundings: the rows of an article around one span."""

from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tui.settings import Typesetting
from tui.text.article import Article
from tui.text.source import Span
from tui.text.visible import visible_line

if TYPE_CHECKING:
    from tui.typeset.layout import Layout


class ContextView(Widget):
    """Sets an article in its width and shows the rows around a span, the span in the middle."""

    DEFAULT_CSS = """
    ContextView { height: 1fr; padding: 0 2; background: $background; color: $foreground; }
    ContextView .context--span { background: $primary; color: $background; text-style: bold; }
    ContextView:nocolor .context--span { background: $background; color: $foreground; text-style: bold reverse; }
    ContextView .context--near { color: $foreground; }
    ContextView .context--far { color: $foreground 65%; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"context--span", "context--near", "context--far"}

    def __init__(self, typesetting: Typesetting, *, top: bool = False) -> None:
        """Take how to set the text; with `top` the rows begin with that of the span."""
        super().__init__()
        self._wishes, self._top = typesetting, top
        self._article: Article | None = None
        self._layout: Layout | None = None
        self._span = Span(0, 0)

    def show(self, article: Article | None, span: Span) -> None:
        """Show a span of an article; None shows nothing."""
        if article is not self._article:
            self._layout = None
        self._article, self._span = article, span
        self.refresh()

    def on_resize(self) -> None:
        """Set the rows anew for another width."""
        self._layout = None

    def _rows(self) -> "Layout | None":
        if self._article is None or not self.size.width:
            return None
        if self._layout is None:
            from tui.typeset.layout import Layout
            from tui.typeset.setting import Setting

            self._layout = Layout.of(self._article, Setting.fit(self._wishes, self.size.width))
        return self._layout

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        layout, width = self._rows(), self.size.width
        if layout is None or self._article is None:
            return Strip.blank(width, self.rich_style)
        middle = layout.row_of(self._span.start)
        number = middle - (0 if self._top else self.size.height // 2) + y
        if not 0 <= number < layout.height:
            return Strip.blank(width, self.rich_style)
        row = layout.row(number)
        here = layout.row(middle)
        margin = max(0, (width - layout.setting.width) // 2)
        close = self._top or row.block == here.block
        near = self.get_component_rich_style("context--near" if close else "context--far")
        found = self.get_component_rich_style("context--span")
        start, end = max(row.start, self._span.start), min(row.end, self._span.end)
        edges = [row.start, start, end, row.end] if start < end else [row.start, row.end]
        segments = [Segment(" " * margin + layout.cells.lead(row), near)]
        for number, (low, high) in enumerate(pairwise(edges)):
            segments.append(Segment(visible_line(layout.cells.shown(row, low, high)), found if number == 1 else near))
        return Strip(segments).adjust_cell_length(width, self.rich_style)
