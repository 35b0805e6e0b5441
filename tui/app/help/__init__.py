"""The keys of a screen."""

from tui.app.help.screen import HelpScreen

__all__ = ["HelpScreen"]
