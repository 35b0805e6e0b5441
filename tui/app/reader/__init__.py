"""The reading screen."""

from tui.app.reader.screen import ReaderScreen

__all__ = ["ReaderScreen"]
