"""The line that says where the page stands: in which article and how far, as a filled row."""

from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from tui.typeset.widths import clipped


class ProgressLine(Widget):
    """One row; its filled part is the part of the article that has been passed."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"progress--done"}
    DEFAULT_CSS = """
    ProgressLine {
        height: 1; background: $panel; color: $foreground;
        & .progress--done { background: $primary 16%; }
        &:nocolor {
            background: $background; text-style: bold;
            & .progress--done { background: $background; text-style: bold underline; }
        }
    }
    """

    title: reactive[str] = reactive("")
    """What stands on the left; control characters are already visible ones."""
    note: reactive[str] = reactive("")
    """What stands on the right."""
    passed: reactive[float] = reactive(0.0)
    """0 to 1."""

    def render(self) -> Content:
        """Return the row."""
        width = self.size.width
        right = f" {self.note} " if self.note else " "
        room = max(0, width - Content(right).cell_length - 1)
        title = clipped(f" {self.title}", max(0, room - 1))
        line = Content(title).truncate(room, ellipsis=False, pad=True) + Content(right)
        done = round(self.passed * width)
        head, tail = line.divide([_index(line, done)])
        return Content("").join([head.stylize(self.get_visual_style("progress--done", partial=True)), tail])


def _index(line: Content, cells: int) -> int:
    """Return how many characters of a line fit into so many cells."""
    taken = 0
    for index, character in enumerate(line.plain):
        taken += Content(character).cell_length
        if taken > cells:
            return index
    return len(line.plain)
