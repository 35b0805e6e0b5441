"""Commands that every screen answers to."""

from tui.app.commands.command import Command
from tui.i18n import N_

_GROUP = N_("Everywhere")

EVERYWHERE: tuple[Command, ...] = (
    Command("everywhere.help", "everywhere", ("?", "f1"), "help", N_("Show the keys of this screen"), _GROUP),
    Command(
        "everywhere.palette", "everywhere", (":", "ctrl+p"), "palette", N_("Find a command by name"), _GROUP, asks=True
    ),
    Command("everywhere.back", "everywhere", ("q",), "back", N_("Go back; quit from the list"), _GROUP),
    Command("everywhere.cancel", "everywhere", ("escape",), "cancel", N_("Cancel what is begun, or go back"), _GROUP),
    Command("everywhere.undo", "everywhere", ("u",), "undo", N_("Undo the last change"), _GROUP),
    Command("everywhere.redo", "everywhere", ("ctrl+r",), "redo", N_("Redo what was undone"), _GROUP),
    Command("everywhere.repeat", "everywhere", (".",), "repeat", N_("Repeat the last tagging"), _GROUP),
    Command("everywhere.next_pane", "everywhere", ("tab",), "next_pane", N_("Go to the next pane"), _GROUP),
    Command("everywhere.last_pane", "everywhere", ("shift+tab",), "last_pane", N_("Go to the previous pane"), _GROUP),
    Command("everywhere.jump_back", "everywhere", ("ctrl+o",), "jump_back", N_("Jump back"), _GROUP),
    Command("everywhere.jump_forward", "everywhere", ("ctrl+n",), "jump_forward", N_("Jump forward"), _GROUP),
    Command("everywhere.tags", "everywhere", (), "tags", N_("List, define, pin, rename and remove tags"), _GROUP),
    Command(
        "everywhere.history",
        "everywhere",
        (),
        "history",
        N_("List what can be undone"),
        _GROUP,
        aliases=("undolist",),
        asks=True,
    ),
    Command("everywhere.theme", "everywhere", (), "theme", N_("Choose the colours"), _GROUP, asks=True),
    Command(
        "everywhere.messages", "everywhere", (), "messages", N_("Show the messages of this session"), _GROUP, asks=True
    ),
    Command("everywhere.quit", "everywhere", ("ctrl+q",), "quit", N_("Quit"), _GROUP, aliases=("quit", "wq")),
)
