"""Paint a screen that opens once, with what it is about, instead of empty first."""

from contextlib import ExitStack
from typing import Final

from textual.screen import Screen

PATIENCE: Final = 0.15
"""Seconds after which an empty screen is better than the one before: a key must be seen to have done something."""


class Holdback:
    """Keeps what the terminal shows until a screen is ready, at most for a while."""

    def __init__(self, screen: Screen[None]) -> None:
        """Paint nothing from now on."""
        self._held = ExitStack()
        self._held.enter_context(screen.app.batch_update())
        screen.set_timer(PATIENCE, self.release)

    def release(self) -> None:
        """Paint again; may be called twice."""
        self._held.close()
