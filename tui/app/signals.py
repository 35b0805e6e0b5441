"""End in good order when the system asks: the terminal is given back, what is being typed is kept."""

import asyncio
import os
import select
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread, Timer
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

PATIENCE: Final = 15.0
"""Seconds for an end in good order; a write that waits for the lock of another session takes 5 s at most."""
ASKED: Final = tuple(
    found for name in ("SIGTERM", "SIGHUP", "SIGQUIT") if (found := getattr(signal, name, None)) is not None
)
"""Signals that ask a program to end; this system may lack some."""


def end_on_signals(app: "App[None]", keep: Callable[[], None]) -> None:
    """Let each of the signals end the app with the exit code 128 + its number, from now on.

    `keep` stores what was handed in, should the app not come to its end by itself.
    """
    loop = asyncio.get_running_loop()
    for number in ASKED:
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, partial(_end, app, keep, number))


def end_with_terminal(app: "App[None]", keep: Callable[[], None]) -> None:
    """Let the end of the app's terminal end it too, as SIGHUP; an app that has none, or serves a browser, goes on.

    The system signals the leader of a session only, and where that is `make` it waits for us.
    """
    if app.is_headless or app.is_web or sys.__stdin__ is None or not hasattr(select, "poll"):
        return
    ended = partial(asyncio.get_running_loop().call_soon_threadsafe, _end, app, keep, signal.SIGHUP)
    waiting = partial(_wait_for_the_end, sys.__stdin__.fileno(), ended)
    Thread(target=waiting, name="pizhu-terminal", daemon=True).start()


def _wait_for_the_end(handle: int, ended: Callable[[], object]) -> None:
    """Wait without cost until a terminal is closed, and tell it; a system that cannot tell ends the waiting."""
    poll = select.poll()
    poll.register(handle, 0)
    if any(event & select.POLLHUP for _handle, event in poll.poll()):
        with suppress(RuntimeError):  # the program has ended meanwhile
            ended()


def _end(app: "App[None]", keep: Callable[[], None], number: int) -> None:
    from tui.app.dialogs.note import NoteDialog

    try:
        for screen in app.screen_stack:
            if isinstance(screen, NoteDialog):
                screen.keep_draft_now()
    finally:
        app.exit(return_code=128 + number)
        if not app.is_headless:
            last = Timer(PATIENCE, _end_at_last, (app, keep, number))
            last.daemon = True
            last.start()


def _end_at_last(app: "App[None]", keep: Callable[[], None], number: int) -> None:
    """End a program that waits for something for ever: store what was handed in, give the terminal back."""
    try:
        keep()
        if driver := app._driver:
            driver.stop_application_mode()
            driver.close()
    finally:
        os._exit(128 + number)
