"""The list of articles."""

from tui.app.screens.list.screen import ListScreen

__all__ = ["ListScreen"]
