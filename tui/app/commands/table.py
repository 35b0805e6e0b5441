"""Commands of the tables over the library."""

from tui.app.commands.command import Command
from tui.i18n import N_

_MOVE, _SAY, _FIND, _DECIDE = N_("Moving"), N_("Saying"), N_("Finding and arranging"), N_("Deciding")

TABLE: tuple[Command, ...] = (
    Command("table.down", "table", ("j", "down"), N_("Next row"), _MOVE, "1", counted=True),
    Command("table.up", "table", ("k", "up"), N_("Previous row"), _MOVE, "-1", counted=True),
    Command("table.first", "table", ("g g", "home"), N_("First row"), _MOVE, "first"),
    Command("table.last", "table", ("G", "end"), N_("Last row"), _MOVE, "last"),
    Command("table.page_down", "table", ("space", "ctrl+f", "pagedown"), N_("Page down"), _MOVE, "1"),
    Command("table.page_up", "table", ("ctrl+b", "pageup"), N_("Page up"), _MOVE, "-1"),
    Command("table.half_down", "table", ("ctrl+d",), N_("Half a page down"), _MOVE, "0.5"),
    Command("table.half_up", "table", ("ctrl+u",), N_("Half a page up"), _MOVE, "-0.5"),
    Command("table.later", "table", (">",), N_("Later columns of a ledger"), _MOVE, "1", counted=True),
    Command("table.earlier", "table", ("<",), N_("Earlier columns of a ledger"), _MOVE, "-1", counted=True),
    Command(
        "table.open",
        "table",
        ("enter", "l", "right"),
        N_("Open the article there, or all sentences of a row"),
        _MOVE,
        asks=True,
    ),
    Command("table.select", "table", ("v",), N_("Select this row, or release it"), _SAY),
    Command("table.select_all", "table", ("*",), N_("Select all rows that are shown"), _SAY),
    Command("table.tag", "table", ("t",), N_("Tag the notes"), _SAY, asks=True),
    Command("table.quick_tag", "table", ("<digit>",), N_("Tag with a pinned tag"), _SAY, palette=False),
    Command("table.note", "table", ("c",), N_("Write the note anew"), _SAY, asks=True),
    Command("table.finish", "table", ("D",), N_("Mark the notes as done, or open again"), _SAY),
    Command("table.remove", "table", ("x", "backspace"), N_("Remove the notes"), _SAY, asks=True),
    Command(
        "table.example",
        "table",
        ("e",),
        N_("Make it an example of its tag in the codebook, or no longer"),
        _SAY,
        asks=True,
    ),
    Command("table.carry_notes", "table", ("P",), N_("Editions: carry the notes of the older article over"), _SAY),
    Command("table.confirm", "table", ("a",), N_("Ledger: the figure is read rightly"), _DECIDE),
    Command("table.apart", "table", ("n",), N_("Ledger: not to be compared"), _DECIDE),
    Command("table.same", "table", ("=",), N_("Ledger: the same as another row"), _DECIDE, asks=True),
    Command("table.date", "table", ("d",), N_("The day of issue of the article"), _DECIDE, asks=True),
    Command("table.join_names", "table", ("&",), N_("The selected names stand for this one"), _SAY),
    Command("table.part_names", "table", ("!",), N_("A form of this name is a name of its own"), _SAY, asks=True),
    Command("table.mend", "table", ("m",), N_("Confirm or mend what is understood of the figure"), _DECIDE, asks=True),
    Command("table.copy", "table", ("y",), N_("Copy the rows"), _SAY),
    Command("table.export", "table", ("E",), N_("Export the annotations"), _SAY, asks=True),
    Command("table.narrow", "table", ("/",), N_("Show only rows that hold a text or fit a filter"), _FIND, asks=True),
    Command("table.sort", "table", ("o",), N_("Sort in the next order"), _FIND),
)
