"""The screen of settings."""

from tui.app.settings.screen import SettingsScreen

__all__ = ["SettingsScreen"]
