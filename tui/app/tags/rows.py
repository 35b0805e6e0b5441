"""The tags as rows of a list."""

from typing import ClassVar

from rich.cells import set_cell_size
from rich.segment import Segment
from rich.style import Style

from tui.app.widgets.rows import RowList
from tui.text.visible import visible_line
from tui.workspace.codebook.completion import KnownTag


class TagList(RowList):
    """One row per tag: digit, times used, name, definition."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"tags--name", "tags--dim"}

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[KnownTag] = []

    def total(self) -> int:
        """Return the number of rows."""
        return len(self.tags)

    @property
    def current(self) -> KnownTag | None:
        """The tag of the cursor."""
        return self.tags[self.cursor] if self.tags else None

    def paint(self, row: int, width: int, cursor: bool) -> list[Segment]:
        """Return the segments of a row."""
        tag = self.tags[row]
        name, dim = (Style.null(), Style.null()) if cursor else (self._style("name"), self._style("dim"))
        head = f" {tag.key or ' '} {tag.used:>6,}  "
        rest = "  ".join(part for part in (" ".join(tag.aliases), tag.about) if part)
        room = max(0, width - len(head))
        title = visible_line(tag.name)
        line = set_cell_size(f"{title}  {visible_line(rest)}", room)
        return [Segment(head, dim), Segment(line[: len(title)], name), Segment(line[len(title) :], dim)]

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"tags--{name}", partial=True)
