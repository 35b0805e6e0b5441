"""Moving in the list of tags."""

from tui.app.handling import handles
from tui.app.tags.rows import TagList


class TagMoving:
    """Moves the cursor by rows and pages."""

    def __init__(self, listed: TagList) -> None:
        self._listed = listed

    @handles("tags.down", "tags.up")
    def move(self, _count: int | None, argument: str) -> None:
        """Move by rows."""
        self._listed.move(int(argument))

    @handles("tags.page_down", "tags.page_up")
    def page(self, _count: int | None, argument: str) -> None:
        """Move by pages."""
        self._listed.move_page(int(argument))

    @handles("tags.first", "tags.last")
    def edge(self, _count: int | None, argument: str) -> None:
        """Move to the first or last row."""
        self._listed.edge(last=argument == "last")
