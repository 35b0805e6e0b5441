"""The tags of a library."""

from tui.app.tags.screen import TagsScreen

__all__ = ["TagsScreen"]
