"""End in good order when the system asks: the terminal is given back, what is being typed is kept."""

import asyncio
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

ASKED: Final = tuple(
    found for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if (found := getattr(signal, name, None)) is not None
)
"""Signals that ask a program to end; this system may lack some."""


def end_on_signals(app: "App[None]") -> None:
    """Let each of the signals end the app with the exit code 128 + its number, from now on."""
    loop = asyncio.get_running_loop()
    for number in ASKED:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, partial(_end, app, number))


def _end(app: "App[None]", number: int) -> None:
    from tui.app.dialogs.note import NoteDialog

    try:
        for screen in app.screen_stack:
            if isinstance(screen, NoteDialog):
                screen.keep_draft_now()
    finally:
        app.exit(return_code=128 + number)
