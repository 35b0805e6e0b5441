"""How far long work is; Esc cancels it."""

import asyncio
from collections.abc import Iterable
from typing import Any, Final

from textual.widget import Widget
from textual.widgets import ProgressBar

from tui.app.dialogs.base import Dialog
from tui.i18n import _

GRAIN: Final = 0.1
"""Seconds between two looks at the work."""


class WorkingDialog(Dialog[bool]):
    """A bar that fills while a task runs. The answer is True when the task has ended, None when it was given up."""

    def __init__(self, title: str) -> None:
        super().__init__(title, _("Esc cancel"))
        self._done, self._total = 0, 0
        self._task: asyncio.Task[Any] | None = None

    def progress(self, done: int, total: int) -> None:
        """Hear how far it is; from any thread."""
        self._done, self._total = done, total

    def follow(self, task: "asyncio.Task[Any]") -> None:
        """Take the task whose end closes the dialog."""
        self._task = task

    def body(self) -> Iterable[Widget]:
        """Yield the bar."""
        yield ProgressBar(show_eta=False)

    def on_mount(self) -> None:
        """Look at the task from time to time."""
        self.set_interval(GRAIN, self._look)
        self._look()

    def _look(self) -> None:
        if self._task and self._task.done():
            self.dismiss(True)
        elif self._total:
            self.query_one(ProgressBar).update(total=self._total, progress=self._done)
