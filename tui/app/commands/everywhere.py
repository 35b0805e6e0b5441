"""Commands that every screen answers to."""

from tui.app.commands.command import Command
from tui.i18n import N_

_GROUP = N_("Everywhere")

EVERYWHERE: tuple[Command, ...] = (
    Command("everywhere.help", "everywhere", ("?", "f1"), N_("Show the keys of this screen"), _GROUP),
    Command("everywhere.palette", "everywhere", (":", "ctrl+p"), N_("Find a command by name"), _GROUP, asks=True),
    Command("everywhere.back", "everywhere", ("q",), N_("Go back; quit from the list"), _GROUP),
    Command("everywhere.cancel", "everywhere", ("escape",), N_("Cancel what is begun"), _GROUP),
    Command("everywhere.undo", "everywhere", ("u",), N_("Undo the last change"), _GROUP, asks=True),
    Command("everywhere.redo", "everywhere", ("ctrl+r",), N_("Redo what was undone"), _GROUP),
    Command("everywhere.repeat", "everywhere", (".",), N_("Repeat the last tagging"), _GROUP),
    Command("everywhere.next_pane", "everywhere", ("tab",), N_("Go to the next pane"), _GROUP),
    Command("everywhere.last_pane", "everywhere", ("shift+tab",), N_("Go to the previous pane"), _GROUP),
    Command("everywhere.jump_back", "everywhere", ("ctrl+o",), N_("Jump back"), _GROUP),
    Command("everywhere.jump_forward", "everywhere", ("ctrl+n",), N_("Jump forward"), _GROUP),
    Command("everywhere.import", "everywhere", ("I",), N_("Import notes"), _GROUP, asks=True),
    Command("everywhere.tags", "everywhere", ("g #",), N_("List, define, pin, rename and remove tags"), _GROUP),
    Command(
        "everywhere.history",
        "everywhere",
        (),
        N_("List what can be undone"),
        _GROUP,
        aliases=("undolist",),
        asks=True,
    ),
    Command("everywhere.drafts", "everywhere", (), N_("Drafts: notes that were begun and not kept"), _GROUP),
    Command("everywhere.settings", "everywhere", ("f2",), N_("Settings and keys"), _GROUP, aliases=("set", "options")),
    Command("everywhere.tour", "everywhere", ("f4",), N_("Begin the tour, or end it"), _GROUP),
    Command("everywhere.tour_next", "everywhere", ("f3",), N_("Next step of the tour"), _GROUP),
    Command("everywhere.theme", "everywhere", (), N_("Choose the colours"), _GROUP, asks=True),
    Command("everywhere.messages", "everywhere", (), N_("Show the messages of this session"), _GROUP, asks=True),
    Command("everywhere.quit", "everywhere", ("ctrl+q",), N_("Quit"), _GROUP, aliases=("quit", "wq")),
)
