"""Moving in the list of settings."""

from tui.app.handling import handles
from tui.app.settings.rows import SettingList


class SettingMoving:
    """Moves the cursor by rows and pages."""

    def __init__(self, listed: SettingList) -> None:
        self._listed = listed

    @handles("settings.down", "settings.up")
    def move(self, count: int | None, argument: str) -> None:
        """Move by rows."""
        self._listed.move(int(argument) * (count or 1))

    @handles("settings.page_down", "settings.page_up")
    def page(self, _count: int | None, argument: str) -> None:
        """Move by pages."""
        self._listed.move_page(int(argument))

    @handles("settings.first", "settings.last")
    def edge(self, _count: int | None, argument: str) -> None:
        """Move to the first or last row."""
        self._listed.edge(last=argument == "last")
