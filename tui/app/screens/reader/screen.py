"""The reading screen, put together from its parts."""

from tui.app.screens.reader.saying import Saying
from tui.app.screens.reader.viewing import Viewing


class ReaderScreen(Viewing, Saying):
    """One article: reading, moving, finding, saying."""
