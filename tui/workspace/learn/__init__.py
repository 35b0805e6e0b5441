"""Reading to learn the language: a dictionary, what one knows already, and what one keeps to learn; no screen."""

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tui.workspace.session import Session

KNOWN_WORDS: Final = "known.txt"
"""File in the state folder with the words that the reader knows."""


def is_learner(session: "Session") -> bool:
    """Tell whether the reader set a level or said of a word that it is known; nothing of this room is loaded for it."""
    return bool(session.settings.learn.level) or (session.folders.state / KNOWN_WORDS).exists()


def percent(share: float) -> int:
    """Return a share of 0 to 1 as whole percent; 100 only for all of it."""
    return 100 if share >= 1 else min(99, round(100 * share))
