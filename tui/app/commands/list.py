"""Commands of the list of articles."""

from tui.app.commands.command import Command
from tui.i18n import N_

_MOVE, _READ, _SAY, _FIND = N_("Moving"), N_("Reading"), N_("Saying"), N_("Finding and arranging")

LIST: tuple[Command, ...] = (
    Command("list.down", "list", ("j", "down"), N_("Next row"), _MOVE, "1"),
    Command("list.up", "list", ("k", "up"), N_("Previous row"), _MOVE, "-1"),
    Command("list.first", "list", ("g g", "home"), N_("First row"), _MOVE, "first"),
    Command("list.last", "list", ("G", "end"), N_("Last row"), _MOVE, "last"),
    Command("list.page_down", "list", ("space", "ctrl+f", "pagedown"), N_("Page down"), _MOVE, "1"),
    Command("list.page_up", "list", ("ctrl+b", "pageup"), N_("Page up"), _MOVE, "-1"),
    Command("list.half_down", "list", ("ctrl+d",), N_("Half a page down"), _MOVE, "1"),
    Command("list.half_up", "list", ("ctrl+u",), N_("Half a page up"), _MOVE, "-1"),
    Command("list.next", "list", ("n", "] u"), N_("Next unread article or search hit"), _MOVE, "1"),
    Command("list.previous", "list", ("[ u",), N_("Previous unread article or search hit"), _MOVE, "-1"),
    Command("list.next_source", "list", ("}", "J"), N_("Next source"), _MOVE, "1"),
    Command("list.previous_source", "list", ("{",), N_("Previous source"), _MOVE, "-1"),
    Command("list.open", "list", ("enter", "l", "right"), N_("Read the article"), _READ),
    Command("list.read", "list", ("r",), N_("Mark as read or unread"), _READ),
    Command("list.done", "list", ("d",), N_("Mark as done, or take it back"), _READ, "done"),
    Command("list.star", "list", ("s",), N_("Star, or take the star away"), _READ, "star"),
    Command("list.review", "list", ("R",), N_("Review: everything that waits for a decision"), _READ),
    Command("list.tag", "list", ("t",), N_("Tag the article"), _SAY, asks=True),
    Command("list.quick_tag", "list", ("<digit>",), N_("Tag with a pinned tag"), _SAY, palette=False),
    Command("list.note", "list", ("c",), N_("Write a note on the article"), _SAY, asks=True),
    Command("list.merge", "list", ("M",), N_("Merge with the next article of the page"), _SAY, "merge"),
    Command("list.select", "list", ("v", "*"), N_("Select this article, or release it"), _SAY),
    Command("list.copy", "list", ("y",), N_("Copy the title"), _SAY, "title"),
    Command("list.copy_reference", "list", ("Y",), N_("Copy the title with its reference"), _SAY, "reference"),
    Command("list.export", "list", ("E",), N_("Export the annotations"), _SAY, asks=True),
    Command("list.search", "list", ("/",), N_("Search titles, authors, tags and texts"), _FIND, asks=True),
    Command("list.all_notes", "list", ("N",), N_("All notes of the library"), _FIND),
    Command("list.decisions", "list", (), N_("All decisions of the library: seen, and reversed"), _FIND),
    Command("list.compare", "list", ("=",), N_("Compare the two selected articles paragraph by paragraph"), _FIND),
    Command("list.names", "list", ("g A",), N_("Who and what is named, every name with its forms"), _FIND, asks=True),
    Command(
        "list.ledger",
        "list",
        ("L",),
        N_("Figure ledger: every figure as a fact, and what contradicts"),
        _FIND,
        asks=True,
    ),
    Command("list.concordance", "list", ("K",), N_("Concordance: every hit of a search in context"), _FIND, asks=True),
    Command("list.filter", "list", ("f",), N_("Show only articles with a filter"), _FIND, asks=True),
    Command("list.save_filter", "list", ("F",), N_("Save the filter under a name, or forget one"), _FIND, asks=True),
    Command("list.bulk", "list", (), N_("Say something of every article that a filter finds"), _SAY, palette=False),
    Command("list.folder", "list", ("g <digit>",), N_("Show a saved filter"), _FIND, palette=False),
    Command("list.reload", "list", ("ctrl+l", "f5"), N_("Read the library again"), _FIND),
    Command("list.sort", "list", ("o",), N_("Sort in the next order"), _FIND),
)
