"""The tour as it goes: a bar over the screen that one is on, with the step and how to go on."""

from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from textual.app import App
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.i18n import _

SEEN: Final = "tour-seen"
"""File in the state folder that says that the tour was shown."""


class TourBar(Static):
    """A few rows at the top: two, or up to four in a narrow window."""

    DEFAULT_CSS = """
    TourBar { dock: top; height: auto; max-height: 4; padding: 0 1; background: $accent; color: $background; }
    TourBar:nocolor { background: $background; color: $foreground; text-style: reverse; }
    """


class Tour:
    """Says what to do next, and goes on when it is done."""

    def __init__(self, app: App[None], state: Path) -> None:
        """Take the folder that remembers that the tour was shown."""
        self._app, self._seen = app, state / SEEN
        self._step: int | None = None
        """Number of the step; None while there is no tour, that of no step at its end."""
        self._done = False
        """Whether the step is done, and the next one waits for the screen to come back."""

    @property
    def running(self) -> bool:
        """Whether there is a tour."""
        return self._step is not None

    def begin_once(self) -> None:
        """Begin, if this reader has not seen it."""
        if not self._seen.exists():
            self.begin()

    def begin(self) -> None:
        """Begin with the first step."""
        self._step, self._done = 0, False
        with suppress(OSError):  # it is shown once more then
            self._seen.parent.mkdir(parents=True, exist_ok=True)
            self._seen.touch()
        self._draw()

    def end(self) -> None:
        """Take the tour away."""
        self._step = None
        for screen in self._app.screen_stack:
            screen.query(TourBar).remove()

    def skip(self) -> None:
        """Go to the next step, and after the last one to the end."""
        from tui.app.tour.steps import STEPS

        if self._step is None:
            return
        self._step, self._done = self._step + 1, False
        if self._step > len(STEPS):
            self.end()
        else:
            self._draw()

    def did(self, command: str, screen: Screen[Any]) -> None:
        """Hear of a command that was carried out on a screen: go on, now or when what it opened is closed."""
        from tui.app.tour.steps import STEPS

        if self._step is None or command.startswith("everywhere.tour"):
            return
        if self._step == len(STEPS):
            self.end()
        elif command in STEPS[self._step].done:
            self._done = True
            if self._app.screen is screen:
                self.skip()

    def follow(self) -> None:
        """Go along to the screen that is shown now."""
        if self._done:
            self.skip()
        elif self._step is not None:
            self._draw()

    def _draw(self) -> None:
        """Show the step on the screen that has commands."""
        screen = self._app.screen
        scope = getattr(screen, "SCOPE", "")
        if not scope:
            return
        if not screen.query(TourBar):
            screen.mount(TourBar())
        screen.query_one(TourBar).update(self._text(scope))

    def _text(self, scope: str) -> Content:
        from tui.app.tour.steps import END, STEPS

        if self._step is None or self._step >= len(STEPS):
            return Content(_(END))
        step = STEPS[self._step]
        head = f"{self._step + 1}/{len(STEPS)} {_(step.title)}"
        said = _(step.said.get(scope, step.said[""]))
        keys = _("F3 next step   F4 end the tour")
        return Content.assemble((head, "bold"), "  ", (keys, "italic"), f"  {said}")
