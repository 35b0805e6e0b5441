"""The steps of the tour: what is said on which screen, and which command takes it further."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tui.app.commands.reader import JUMPS, MOTIONS
from tui.i18n import N_


@dataclass(frozen=True, slots=True)
class TourStep:
    """One step; its texts are message ids."""

    title: str
    said: Mapping[str, str]
    """Scope of a screen -> what to do there; under the empty name for every other screen."""
    done: frozenset[str]
    """Commands that take the tour further."""


_OPEN: Final = N_("Enter opens the article under the cursor; j and k go to other rows.")
_BACK: Final = N_("q goes back to the screen before.")

STEPS: Final = (
    TourStep(
        N_("Move"),
        {
            "list": _OPEN,
            "reader": N_("w is the next word, } the next paragraph, ]e the next name, Space the next page: try one."),
            "": _BACK,
        },
        frozenset(command.id for command in (*MOTIONS, *JUMPS)),
    ),
    TourStep(
        N_("Tag"),
        {
            "list": _OPEN,
            "reader": N_("t tags what is under the cursor: type a tag, press Enter. v and a motion select more first."),
            "": _BACK,
        },
        frozenset(("reader.tag", "reader.quick_tag", "list.tag", "list.quick_tag")),
    ),
    TourStep(
        N_("Note"),
        {
            "list": _OPEN,
            "reader": N_("c writes a note on it; Esc keeps what is typed. u takes back whatever was done."),
            "": _BACK,
        },
        frozenset(("reader.note", "reader.article_note", "list.note")),
    ),
    TourStep(
        N_("Find"),
        {
            "list": N_("/ searches all texts, tags and notes; Enter opens a find, n goes on to the next."),
            "reader": N_("/ finds in this article, n goes on. q goes back to the list, where / searches everything."),
            "": _BACK,
        },
        frozenset(("reader.find", "list.search")),
    ),
    TourStep(
        N_("Review"),
        {
            "list": N_("R shows what waits for a decision. Enter opens a queue: a is right, x is wrong, q goes back."),
            "reader": N_(
                "R shows what waits for a decision. Enter opens a queue: a is right, x is wrong, q goes back."
            ),
            "": _BACK,
        },
        frozenset(("reader.review", "list.review")),
    ),
    TourStep(
        N_("Export"),
        {
            "list": N_("E writes what you said into a file for another program; Esc leaves it."),
            "reader": N_("E writes what you said into a file for another program; Esc leaves it."),
            "review": N_("Enter opens a queue: a is right, x is wrong. q goes back to the list, where E exports."),
            "": _BACK,
        },
        frozenset(("reader.export", "list.export", "table.export")),
    ),
)
END: Final = N_("That was the tour. ? shows the keys of every screen, : finds a command, F4 begins the tour again.")
