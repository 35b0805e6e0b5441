"""Commands of the review queue."""

from tui.app.commands.command import Command
from tui.i18n import N_

_DECIDE, _MOVE, _EDGE = N_("Deciding"), N_("Going on"), N_("Moving an edge")

QUEUE: tuple[Command, ...] = (
    Command("queue.accept", "queue", ("a", "y"), N_("Accept this one"), _DECIDE),
    Command("queue.reject", "queue", ("x", "backspace"), N_("Reject this one"), _DECIDE),
    Command("queue.accept_all", "queue", ("A",), N_("Accept the group"), _DECIDE, "all"),
    Command("queue.reject_all", "queue", ("X",), N_("Reject the group"), _DECIDE, "all"),
    Command("queue.accept_as", "queue", ("<digit>",), N_("Accept the group as this type"), _DECIDE, palette=False),
    Command("queue.take_out", "queue", ("-",), N_("Take this one out of the group; it comes next"), _DECIDE),
    Command(
        "queue.propagate",
        "queue",
        ("P",),
        N_("Accept this wherever its text stands, chosen by group"),
        _DECIDE,
        asks=True,
    ),
    Command("queue.mend", "queue", ("m",), N_("Confirm or mend what is understood of the figure"), _DECIDE, asks=True),
    Command("queue.note", "queue", ("c",), N_("Write a note on it"), _DECIDE, asks=True),
    Command("queue.tag", "queue", ("t",), N_("Tag it"), _DECIDE, asks=True),
    Command("queue.skip", "queue", ("space",), N_("Decide it later"), _MOVE),
    Command("queue.next", "queue", ("n",), N_("Next group, without deciding"), _MOVE, "1"),
    Command("queue.previous", "queue", ("p",), N_("Previous group, without deciding"), _MOVE, "-1"),
    Command("queue.down", "queue", ("j", "down"), N_("Next one of the group"), _MOVE, "1"),
    Command("queue.up", "queue", ("k", "up"), N_("Previous one of the group"), _MOVE, "-1"),
    Command("queue.page_down", "queue", ("pagedown", "ctrl+f"), N_("Five more of the group"), _MOVE, "1"),
    Command("queue.page_up", "queue", ("pageup", "ctrl+b"), N_("Five back in the group"), _MOVE, "-1"),
    Command("queue.terms", "queue", ("T",), N_("Leave terms out, or bring them back"), _MOVE),
    Command("queue.decisions", "queue", (), N_("All decisions of the library: seen, and reversed"), _MOVE),
    Command("queue.open", "queue", ("o", "enter"), N_("Open the article there"), _MOVE),
    Command("queue.start_back", "queue", ("< h",), N_("Begin a character earlier"), _EDGE, "start -1"),
    Command("queue.start_on", "queue", ("< l",), N_("Begin a character later"), _EDGE, "start 1"),
    Command("queue.start_word_back", "queue", ("< b",), N_("Begin a word earlier"), _EDGE, "start word -1"),
    Command("queue.start_word_on", "queue", ("< w",), N_("Begin a word later"), _EDGE, "start word 1"),
    Command("queue.end_back", "queue", ("> h",), N_("End a character earlier"), _EDGE, "end -1"),
    Command("queue.end_on", "queue", ("> l",), N_("End a character later"), _EDGE, "end 1"),
    Command("queue.end_word_back", "queue", ("> b",), N_("End a word earlier"), _EDGE, "end word -1"),
    Command("queue.end_word_on", "queue", ("> w",), N_("End a word later"), _EDGE, "end word 1"),
)
