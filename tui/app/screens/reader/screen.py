"""The reading screen, put together from its parts."""

from tui.app.screens.reader.finding import Finding


class ReaderScreen(Finding):
    """One article: reading, moving, finding, saying."""
