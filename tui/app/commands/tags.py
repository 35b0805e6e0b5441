"""Commands of the list of tags."""

from tui.app.commands.command import Command
from tui.i18n import N_

_MOVE, _CHANGE = N_("Moving"), N_("Changing tags")

TAGS: tuple[Command, ...] = (
    Command("tags.down", "tags", ("j", "down"), N_("Next row"), _MOVE, "1"),
    Command("tags.up", "tags", ("k", "up"), N_("Previous row"), _MOVE, "-1"),
    Command("tags.first", "tags", ("g g", "home"), N_("First row"), _MOVE, "first"),
    Command("tags.last", "tags", ("G", "end"), N_("Last row"), _MOVE, "last"),
    Command("tags.page_down", "tags", ("space", "pagedown"), N_("Page down"), _MOVE, "1"),
    Command("tags.page_up", "tags", ("ctrl+b", "pageup"), N_("Page up"), _MOVE, "-1"),
    Command("tags.pin", "tags", ("<digit>",), N_("Pin the tag to this digit"), _CHANGE, palette=False),
    Command("tags.unpin", "tags", ("0",), N_("Take its digit away"), _CHANGE),
    Command("tags.define", "tags", ("d",), N_("Say when to use the tag"), _CHANGE, asks=True),
    Command("tags.open", "tags", ("enter", "o"), N_("Show the notes that carry it"), _MOVE),
    Command("tags.rule", "tags", ("f",), N_("Say what each passage with it must be, as a filter"), _CHANGE, asks=True),
    Command("tags.add", "tags", ("a",), N_("Define a new tag"), _CHANGE, asks=True),
    Command("tags.rename", "tags", ("r",), N_("Rename the tag, or merge it into another"), _CHANGE, asks=True),
    Command("tags.split", "tags", ("s",), N_("Give some of its annotations another tag"), _CHANGE, asks=True),
    Command("tags.remove", "tags", ("x", "backspace"), N_("Remove the tag everywhere"), _CHANGE, asks=True),
)
