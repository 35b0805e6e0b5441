"""The side panel: outline, facts or annotations of the article, to look at and to jump by."""

from collections.abc import Callable, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.text.source import Span
from tui.workspace.summary import SummaryLine


class SidePanel(Vertical):
    """A title over a list of lines; a line with a place leads there."""

    DEFAULT_CSS = """
    SidePanel {
        & > .panel-title { height: 1; padding: 0 1; color: $primary; text-style: bold; }
        & > OptionList {
            height: 1fr; border: none; padding: 0 0 0 1; background: transparent; scrollbar-size-vertical: 1;
            &:focus { border: none; }
            & > .option-list--option-disabled { color: $secondary; }
        }
    }
    """

    class Chosen(Message):
        """A line was chosen."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    class Looked(Message):
        """Another line is highlighted, while the panel has the focus."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

    kind = ""
    """outline, facts or notes; what the panel shows now."""

    def compose(self) -> ComposeResult:
        """Stack title and list."""
        yield Static(classes="panel-title")
        yield OptionList()

    @property
    def options(self) -> OptionList:
        """The list."""
        return self.query_one(OptionList)

    def show(self, kind: str, title: str, lines: Sequence[SummaryLine]) -> None:
        """Show other lines; the highlight stays where it was when the kind is the same."""
        place = self.options.highlighted if kind == self.kind else None
        self.kind, self._lines = kind, lines
        self.query_one(".panel-title", Static).update(Content(title))
        self.options.clear_options()
        self.options.add_options([Option(_drawn(line), disabled=line.span is None) for line in lines])
        if place is not None and place < len(lines):
            self.options.highlighted = place
        elif kind == "facts":
            self.options.highlighted = next((at for at, line in enumerate(lines) if line.span), None)

    def highlight_near(self, offset: int) -> None:
        """Highlight the last line that begins at or before an offset; for the outline."""
        near = [index for index, line in enumerate(self._lines) if line.span and line.span.start <= offset]
        if near and self.options.highlighted != near[-1]:
            self.options.highlighted = near[-1]

    def move(self, name: str) -> None:
        """Move the highlight by a motion's name."""
        options = self.options
        moves: dict[str, Callable[[], None]] = {
            "row_down": options.action_cursor_down,
            "row_up": options.action_cursor_up,
            "top": options.action_first,
            "row_start": options.action_first,
            "bottom": options.action_last,
            "row_end": options.action_last,
            "half_down": options.action_page_down,
            "half_up": options.action_page_up,
            "page_down": options.action_page_down,
            "page_up": options.action_page_up,
        }
        if name in moves:
            moves[name]()

    def choose(self) -> None:
        """Go where the highlighted line leads."""
        self.options.action_select()

    @on(OptionList.OptionHighlighted)
    def _looked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        span = self._lines[event.option_index].span if event.option_index < len(self._lines) else None
        if span is not None and self.has_focus_within:
            self.post_message(self.Looked(span))

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if (span := self._lines[event.option_index].span) is not None:
            self.post_message(self.Chosen(span))


def _drawn(line: SummaryLine) -> Content:
    if line.span is None and not line.level:
        return Content.styled(line.text, "bold")
    if line.quiet:
        return Content.styled(line.text, "dim")
    text = Content("  " * max(0, line.level - 1) + line.text)
    return text + Content.styled(f"\n{line.more}", "dim") if line.more else text
