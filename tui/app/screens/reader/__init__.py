"""The reading screen."""

from tui.app.screens.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
