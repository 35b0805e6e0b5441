"""Keys that act before all others, such as Ctrl+X in a note, act after what was typed before them.

Textual carries a priority binding out as soon as the program hears of the key; keys typed before it may still wait for
the field that has the focus, and would go to the screen below once the dialog is closed.
"""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

PATIENCE: Final = 1.0
"""Seconds after which a field that itself waits for something is not waited for."""


async def obeyed_before(app: "App[None]", key: str) -> None:
    """Wait until the field with the focus has obeyed the keys typed before one that acts at once."""
    field = app.focused
    found = app.screen.active_bindings.get(key) if field is not None else None
    if field is None or found is None or not found.binding.priority or found.node is app:
        return
    turn = asyncio.Event()
    if field.call_later(turn.set):
        with suppress(TimeoutError):
            await asyncio.wait_for(turn.wait(), PATIENCE)
