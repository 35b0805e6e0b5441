"""The list of all articles of all sources."""

from typing import ClassVar

from textual.app import ComposeResult

from tui.app.screens.base import CommandScreen
from tui.app.session import Session
from tui.app.widgets.status import StatusLine


class ListScreen(CommandScreen):
    """Articles grouped by source."""

    SCOPE: ClassVar[str] = "list"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        """Lay out the list over the bottom line."""
        yield StatusLine()
