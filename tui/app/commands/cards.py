"""Commands of the queues of cards: what each key says depends on the queue, and stands on the screen."""

from tui.app.commands.command import Command
from tui.i18n import N_

_DECIDE, _MOVE = N_("Deciding"), N_("Going on")

CARDS: tuple[Command, ...] = (
    Command("cards.accept", "cards", ("a", "y"), N_("Accept it"), _DECIDE, "accept"),
    Command("cards.reject", "cards", ("x", "backspace"), N_("Reject it"), _DECIDE, "reject"),
    Command("cards.digit", "cards", ("<digit>",), N_("Choose by number"), _DECIDE, palette=False),
    Command("cards.both", "cards", ("b",), N_("Choose both"), _DECIDE, "both"),
    Command("cards.read", "cards", ("r",), N_("Mark the article as read"), _DECIDE, "read"),
    Command("cards.done", "cards", ("d",), N_("Mark the article as done"), _DECIDE, "done"),
    Command("cards.star", "cards", ("s",), N_("Star, or take the star away"), _DECIDE, "star"),
    Command("cards.apart", "cards", ("-",), N_("Ask about each part of a group"), _DECIDE, "apart"),
    Command("cards.tag", "cards", ("t",), N_("Tag it, or say another tag"), _DECIDE, "tag", asks=True),
    Command("cards.skip", "cards", ("space",), N_("Decide it later"), _MOVE),
    Command("cards.next", "cards", ("n", "j", "down"), N_("Next one, without deciding"), _MOVE, "1"),
    Command("cards.previous", "cards", ("p", "k", "up"), N_("Previous one, without deciding"), _MOVE, "-1"),
    Command("cards.open", "cards", ("o", "enter"), N_("Open the article there"), _MOVE),
)
