"""The side panel: outline, facts or annotations of the article, to look at and to jump by."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.app.widgets.columns import line as aligned
from tui.app.widgets.columns import widths
from tui.i18n import _
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.reading.summary import SummaryLine

ROOM: Final = 4
"""Cells beside a line: its padding and the scroll bar."""
NAMES: Final = 2
"""Cells of the line of a name: itself, and how often it occurs."""
VALUE: Final = 2
"""Which cell of a figure is its value."""


class SidePanel(Vertical):
    """A title over a list of lines; a line with a place leads there."""

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
    _title, _wanted = "", ""
    _all: Sequence[SummaryLine] = ()
    _lines: Sequence[SummaryLine] = ()

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
        fresh = kind != self.kind
        place = None if fresh else self.options.highlighted
        self.kind, self._title, self._all = kind, title, lines
        self._wanted = "" if fresh else self._wanted
        self._draw(place)

    def narrow(self, wanted: str) -> None:
        """Show only the lines that hold a text, with their headings."""
        self._wanted = wanted.strip()
        self._draw(None)

    @property
    def wanted(self) -> str:
        """The text that the shown lines hold; empty when all are shown."""
        return self._wanted

    def on_resize(self, event: events.Resize) -> None:
        """Align the columns anew."""
        if self._all and event.size.width:
            self._draw(self.options.highlighted)

    def _draw(self, place: int | None) -> None:
        self._lines = holding(self._all, self._wanted)
        told = f"{self._title}   /{self._wanted}" if self._wanted else self._title
        self.query_one(".panel-title", Static).update(Content(visible_line(told)))
        if self._wanted and not self._lines:
            self._lines = [SummaryLine(_("nothing holds this text"), level=1)]
        width = max(20, self.size.width - ROOM)
        options = [Option(text, disabled=line.span is None) for line, text in drawn(self._lines, width)]
        self.options.clear_options()
        self.options.add_options(options)
        if place is not None and place < len(self._lines):
            self.options.highlighted = place
        elif self.kind == "facts" or self._wanted:
            self.options.highlighted = next((at for at, line in enumerate(self._lines) if line.span), None)

    def rows(self, *, every: bool) -> str:
        """Return the highlighted line, or all that are shown, with tabs between their columns."""
        place = self.options.highlighted
        chosen = (
            [line for line in self._lines if line.span]
            if every
            else self._lines[place : place + 1]
            if place is not None
            else []
        )
        return "\n".join("\t".join(line.cells) or line.text for line in chosen)

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


def holding(lines: Sequence[SummaryLine], wanted: str) -> list[SummaryLine]:
    """Return the lines that hold a text, and the headings over them."""
    wanted = wanted.casefold()
    kept: list[SummaryLine] = []
    heads: list[SummaryLine] = []
    for line in lines:
        if line.span is None and (not line.level or line.cells):
            heads = [*(head for head in heads if line.level), line]
        elif wanted in f"{line.text} {line.more}".casefold():
            kept += [*heads, line]
            heads = []
    return kept if wanted else list(lines)


def drawn(lines: Sequence[SummaryLine], width: int) -> Iterator[tuple[SummaryLine, Content]]:
    """Yield each line with how it looks; lines with equally many cells are aligned with one another."""
    counts = {len(line.cells) for line in lines} - {0}
    alike = {count: [line for line in lines if len(line.cells) == count] for count in counts}
    sizes = {
        count: widths([line.cells for line in group], width, sum(line.span is None for line in group))
        for count, group in alike.items()
    }
    for line in lines:
        if line.cells:
            number = {1} if len(line.cells) == NAMES else {VALUE}
            text = aligned(line.cells, sizes[len(line.cells)], number)
            yield line, Content(text) if line.span else Content.styled(text, "dim")
        elif line.span is None and not line.level:
            yield line, Content.styled(line.text, "bold")
        else:
            text = "  " * max(0, line.level - 1) + line.text
            yield line, Content(text) + (Content.styled(f"\n{line.more}", "dim") if line.more else Content(""))
