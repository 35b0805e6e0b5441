"""The list of articles."""

from tui.app.list.screen import ListScreen

__all__ = ["ListScreen"]
