"""Commands of the review home."""

from tui.app.commands.command import Command
from tui.i18n import N_

_MOVE, _GO = N_("Moving"), N_("Reviewing")

REVIEW: tuple[Command, ...] = (
    Command("review.down", "review", ("j", "down"), N_("Next row"), _MOVE, "1"),
    Command("review.up", "review", ("k", "up"), N_("Previous row"), _MOVE, "-1"),
    Command("review.first", "review", ("g g", "home"), N_("First row"), _MOVE, "first"),
    Command("review.last", "review", ("G", "end"), N_("Last row"), _MOVE, "last"),
    Command("review.open", "review", ("enter", "R", "o"), N_("Open the queue"), _GO),
    Command("review.pick", "review", ("<digit>",), N_("Open the queue of this number"), _GO, palette=False),
    Command("review.scope", "review", ("s",), N_("Next scope: article, source, library"), _GO),
    Command("review.where", "review", ("f",), N_("Only articles with a filter"), _GO, asks=True),
    Command(
        "review.annotators", "review", ("a",), N_("Choose two annotators, and see where they differ"), _GO, asks=True
    ),
    Command("review.decisions", "review", ("D",), N_("All decisions of the library: seen, and reversed"), _GO),
    Command("review.again", "review", ("f5",), N_("Count again"), _GO),
)
