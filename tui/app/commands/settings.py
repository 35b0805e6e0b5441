"""Commands of the screen of settings."""

from tui.app.commands.command import Command
from tui.i18n import N_

_MOVE, _CHANGE = N_("Moving"), N_("Changing settings")

SETTING_KEYS: tuple[Command, ...] = (
    Command("settings.down", "settings", ("j", "down"), N_("Next row"), _MOVE, "1", counted=True),
    Command("settings.up", "settings", ("k", "up"), N_("Previous row"), _MOVE, "-1", counted=True),
    Command("settings.first", "settings", ("g g", "home"), N_("First row"), _MOVE, "first"),
    Command("settings.last", "settings", ("G", "end"), N_("Last row"), _MOVE, "last"),
    Command("settings.page_down", "settings", ("ctrl+f", "pagedown"), N_("Page down"), _MOVE, "1"),
    Command("settings.page_up", "settings", ("ctrl+b", "pageup"), N_("Page up"), _MOVE, "-1"),
    Command(
        "settings.narrow", "settings", ("/",), N_("Show only settings and keys that hold a text"), _MOVE, asks=True
    ),
    Command("settings.more", "settings", ("l", "right", "space"), N_("Next value"), _CHANGE, "1"),
    Command("settings.less", "settings", ("h", "left"), N_("Previous value"), _CHANGE, "-1"),
    Command("settings.type", "settings", ("enter", "c"), N_("Type a value, or other keys"), _CHANGE, asks=True),
    Command("settings.reset", "settings", ("x", "backspace"), N_("Back to the default"), _CHANGE),
)
