"""Commands of the list of articles."""

from tui.app.commands.command import Command
from tui.i18n import N_

_MOVE, _READ, _SAY, _FIND = N_("Moving"), N_("Reading"), N_("Saying"), N_("Finding and arranging")

LIST: tuple[Command, ...] = (
    Command("list.down", "list", ("j", "down"), "move", N_("Next row"), _MOVE, "1"),
    Command("list.up", "list", ("k", "up"), "move", N_("Previous row"), _MOVE, "-1"),
    Command("list.first", "list", ("g g", "home"), "edge", N_("First row"), _MOVE, "first"),
    Command("list.last", "list", ("G", "end"), "edge", N_("Last row"), _MOVE, "last"),
    Command("list.page_down", "list", ("space", "ctrl+f", "pagedown"), "page", N_("Page down"), _MOVE, "1"),
    Command("list.page_up", "list", ("ctrl+b", "pageup"), "page", N_("Page up"), _MOVE, "-1"),
    Command("list.half_down", "list", ("ctrl+d",), "half_page", N_("Half a page down"), _MOVE, "1"),
    Command("list.half_up", "list", ("ctrl+u",), "half_page", N_("Half a page up"), _MOVE, "-1"),
    Command("list.next", "list", ("n",), "next_wanted", N_("Next unread article or search hit"), _MOVE, "1"),
    Command("list.previous", "list", ("N",), "next_wanted", N_("Previous unread article or search hit"), _MOVE, "-1"),
    Command("list.next_source", "list", ("}", "J"), "next_source", N_("Next source"), _MOVE, "1"),
    Command("list.previous_source", "list", ("{", "K"), "next_source", N_("Previous source"), _MOVE, "-1"),
    Command("list.open", "list", ("enter", "l", "right"), "open", N_("Read the article"), _READ),
    Command("list.read", "list", ("r",), "toggle_read", N_("Mark as read or unread"), _READ),
    Command("list.done", "list", ("d",), "toggle_state", N_("Mark as done, or take it back"), _READ, "done"),
    Command("list.star", "list", ("s",), "toggle_state", N_("Star, or take the star away"), _READ, "star"),
    Command("list.review", "list", ("R",), "review", N_("Review marks and notes one by one"), _READ, asks=True),
    Command("list.tag", "list", ("t",), "tag", N_("Tag the article"), _SAY, asks=True),
    Command("list.quick_tag", "list", ("<digit>",), "quick_tag", N_("Tag with a pinned tag"), _SAY, palette=False),
    Command("list.note", "list", ("c",), "note", N_("Write a note on the article"), _SAY, asks=True),
    Command("list.merge", "list", ("M",), "overrule", N_("Merge with the next article of the page"), _SAY, "merge"),
    Command("list.select", "list", ("v", "*"), "select", N_("Select this article, or release it"), _SAY),
    Command("list.copy", "list", ("y",), "copy", N_("Copy the title"), _SAY, "title"),
    Command("list.copy_reference", "list", ("Y",), "copy", N_("Copy the title with its reference"), _SAY, "reference"),
    Command("list.export", "list", ("E",), "export", N_("Export the annotations"), _SAY, asks=True),
    Command("list.search", "list", ("/",), "search", N_("Search titles, authors, tags and texts"), _FIND, asks=True),
    Command("list.filter", "list", ("f",), "filter", N_("Show only some articles"), _FIND, asks=True),
    Command("list.reload", "list", ("ctrl+l", "f5"), "reload", N_("Read the library again"), _FIND),
    Command("list.sort", "list", ("o",), "sort", N_("Sort in the next order"), _FIND),
)
