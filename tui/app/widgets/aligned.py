"""Passages one under the other, aligned on what they are about: a concordance of a few lines."""

from collections.abc import Callable, Sequence
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tui.text.visible import visible_line

MIDDLE: Final = 2 / 5
"""Share of the width in which the left side ends."""


class AlignedLine(NamedTuple):
    """One line; all texts may come from files."""

    left: str
    middle: tuple[tuple[str, bool], ...]
    """What it is about, in parts, each with whether it is set off."""
    right: str
    label: str = ""
    """What stands at the beginning of the line."""


class AlignedView(Widget):
    """Shows passages; of more than fit, those around the current one."""

    DEFAULT_CSS = """
    AlignedView { height: auto; padding: 0 1; background: $background; color: $foreground; }
    AlignedView .aligned--mark { background: $primary; color: $background; text-style: bold; }
    AlignedView:nocolor .aligned--mark { background: $background; color: $foreground; text-style: bold reverse; }
    AlignedView .aligned--side { color: $foreground 75%; }
    AlignedView .aligned--here { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"aligned--mark", "aligned--side", "aligned--here"}

    def __init__(self, rows: int, painted: Callable[[], None]) -> None:
        """Take how many passages are shown at most, and what hears that they were painted."""
        super().__init__()
        self._rows, self._painted = rows, painted
        self._passages: Sequence[AlignedLine] = ()
        self._first = self._at = 0

    def show(self, passages: Sequence[AlignedLine], first: int, at: int) -> None:
        """Show passages of which the first and the current one have these numbers."""
        grown = len(passages) != len(self._passages)
        self._passages, self._first, self._at = passages, first, at
        self.refresh(layout=grown)

    def get_content_height(self, *_sizes: object) -> int:
        """Return one row for each passage."""
        return max(1, min(self._rows, len(self._passages)))

    def render_line(self, y: int) -> Strip:
        """Return one line."""
        if y == 0:
            self._painted()
        width = self.size.width
        if y >= len(self._passages):
            return Strip.blank(width, self.rich_style)
        here = self._first + y == self._at
        side = self.get_component_rich_style("aligned--here" if here else "aligned--side")
        segments = list(self._segments(self._passages[y], here, side))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _segments(self, passage: AlignedLine, here: bool, side: Style) -> "list[Segment]":
        mark = self.get_component_rich_style("aligned--mark")
        head = ("▸ " if here else "  ") + visible_line(passage.label)
        room = max(0, int(self.size.width * MIDDLE) - cell_len(head))
        left = visible_line(passage.left)
        while cell_len(left) > room:
            left = left[1:]
        middle = [Segment(visible_line(text), mark if set_off else side) for text, set_off in passage.middle]
        return [
            Segment(head, side),
            Segment(" " * (room - cell_len(left)) + left, side),
            *middle,
            Segment(set_cell_size(visible_line(passage.right), self.size.width), side),
        ]
