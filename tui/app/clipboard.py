"""Copy by every road: the desktop's clipboard through pyperclip, the terminal's through OSC 52, tmux's own."""

import asyncio
import base64
import os
import subprocess
from typing import Final

from textual.app import App

from tui.i18n import ngettext

OSC52_BYTES: Final = 74_994
"""Most that terminals take in one OSC 52 sequence: 100,000 bytes of base64 less the sequence itself (hterm, vim)."""
PATIENCE: Final = 2.0
"""Seconds; xclip and its like can hang when nobody owns the display."""
_TMUX: Final = ("tmux", "load-buffer", "-w", "-")
"""Fills a buffer of tmux, which hands it on to its terminal (3.2 and later) also where programs inside may not."""


def too_long(text: str) -> bool:
    """Tell whether a text is more than terminals take."""
    return len(text.encode("utf-8", "replace")) > OSC52_BYTES


async def copy(app: App[None], text: str) -> str:
    """Copy a text; return one line that says so, empty when no road takes it. OSC 52 has no answer: it counts as tried.

    Lone surrogates become question marks.
    """
    text = text.encode("utf-8", "replace").decode()
    by_terminal = not too_long(text)
    if by_terminal:
        app.copy_to_clipboard(text)
        _pass_through(app, text)
    try:
        by_desktop = await asyncio.wait_for(asyncio.to_thread(_desktop, text, by_terminal), PATIENCE)
    except TimeoutError:
        by_desktop = False
    if not (by_terminal or by_desktop):
        return ""
    return ngettext("Copied {n} character", "Copied {n} characters", len(text)).format(n=f"{len(text):,}")


def passed_through(text: str) -> str:
    """Return the sequence that tmux hands on to its terminal as it is: ESC doubled, inside a DCS of its own."""
    sequence = f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a"
    return f"\x1bPtmux;{sequence.replace(chr(27), chr(27) * 2)}\x1b\\"


def _pass_through(app: App[None], text: str) -> None:
    driver = app._driver
    if driver is not None and "TMUX" in os.environ:
        driver.write(passed_through(text))


def _desktop(text: str, by_terminal: bool) -> bool:
    import pyperclip

    if by_terminal and "TMUX" in os.environ:
        _by_tmux(text)
    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True


def _by_tmux(text: str) -> None:
    try:
        subprocess.run(_TMUX, input=text.encode(), timeout=PATIENCE, capture_output=True, check=False)
    except (OSError, subprocess.SubprocessError):
        return
