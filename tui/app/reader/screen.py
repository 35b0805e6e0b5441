"""The reading screen, put together from its parts."""

from tui.app.reader.marking import Marking
from tui.app.reader.rewording import Rewording
from tui.app.reader.structuring import Structuring
from tui.app.reader.viewing import Viewing


class ReaderScreen(Viewing, Structuring, Rewording, Marking):
    """One article: reading, moving, finding, saying, correcting."""

    def action_enter(self, _count: int | None = None, _argument: str = "") -> None:
        """Go where the line of the panel leads; on the page, open a folded repeat or tell what is known."""
        if self.panel.has_focus_within:
            self.panel.choose()
        elif not self.fold():
            self.action_look_up()
