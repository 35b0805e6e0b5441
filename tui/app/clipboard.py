"""Copy by both roads: the desktop's clipboard through pyperclip, and the terminal's through OSC 52."""

import asyncio
from typing import Final

from textual.app import App

from tui.i18n import _, ngettext

OSC52_BYTES: Final = 74_994
"""Most that terminals take in one OSC 52 sequence: 100,000 bytes of base64 less the sequence itself (hterm, vim)."""
PATIENCE: Final = 2.0
"""Seconds; xclip and its like can hang when nobody owns the display."""


async def copy(app: App[None], text: str) -> str:
    """Copy the text; return one line that says what came of it. OSC 52 has no answer, so it counts as tried."""
    size = len(text.encode("utf-8", "replace"))
    by_terminal = size <= OSC52_BYTES
    if by_terminal:
        app.copy_to_clipboard(text)
    try:
        by_desktop = await asyncio.wait_for(asyncio.to_thread(_desktop, text), PATIENCE)
    except TimeoutError:
        by_desktop = False
    if by_terminal or by_desktop:
        return ngettext("Copied {n} character", "Copied {n} characters", len(text)).format(n=f"{len(text):,}")
    return _("Not copied: {size} bytes; a terminal takes {most} at most, and there is no other clipboard").format(
        size=f"{size:,}", most=f"{OSC52_BYTES:,}"
    )


def _desktop(text: str) -> bool:
    import pyperclip

    try:
        pyperclip.copy(text)
    except (pyperclip.PyperclipException, OSError):
        return False
    return True
