"""The reading screen, put together from its parts."""

from tui.app.screens.reader.moving import Moving


class ReaderScreen(Moving):
    """One article: reading, moving, finding, saying."""
