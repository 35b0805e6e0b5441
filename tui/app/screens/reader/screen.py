"""The reading screen, put together from its parts."""

from tui.app.screens.reader.marking import Marking
from tui.app.screens.reader.rewording import Rewording
from tui.app.screens.reader.structuring import Structuring
from tui.app.screens.reader.viewing import Viewing


class ReaderScreen(Viewing, Structuring, Rewording, Marking):
    """One article: reading, moving, finding, saying, correcting."""
