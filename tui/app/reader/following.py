"""Where what is under the cursor leads: a link to its address, a reference to its note, and a note back."""

import asyncio
import os
import sys
import webbrowser
from typing import Final
from urllib.parse import urlsplit

from tui.app.handling import handles
from tui.app.reader.state import Key
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import OpenOther, remember_jump
from tui.app.services import Services
from tui.i18n import _
from tui.text import footnotes
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.session import Session

OPENED: Final = ("http", "https", "mailto")
"""Schemes that are handed to the browser; what others start is not for a text to choose."""
IN_TERMINAL: Final = frozenset(("lynx", "w3m", "links", "elinks", "www-browser"))
"""Browsers that would take the terminal away."""


class Following:
    """Follows links and notes."""

    def __init__(self, view: ReaderView, session: Session, services: Services, open_other: OpenOther) -> None:
        self._view, self._session, self._services, self._open_other = view, session, services, open_other

    @handles("reader.open_link")
    async def open_link(self, _count: int | None, _argument: str) -> None:
        """Open the link under the cursor, or copy it; go to the note that is referred to there."""
        if not await self.follow():
            self._services.status(_("There is no link and no note here."))

    async def follow(self) -> bool:
        """Follow the link or mark under the cursor; return False when there is none."""
        state = self._view.state
        if links := state.reading.links.at(state.cursor.start):
            await self._open(links[0].target)
            return True
        mark = footnotes.mark_at(state.text, state.cursor.start)
        return mark is not None and await self._to_other_end(mark)

    async def _to_other_end(self, mark: Span) -> bool:
        state = self._view.state
        found = footnotes.other_end(state.text, state.reading.article.block_spans, mark)
        if found:
            remember_jump(self._session, state)
            self._view.go(found.start)
            return True
        elsewhere = await self._session.fetch(lambda: elsewhere_of(self._session, state.key, mark))
        if elsewhere is None or not self._view.open:
            return False
        remember_jump(self._session, state)
        self._open_other(*elsewhere)
        return True

    async def _open(self, target: str) -> None:
        """Show an address and open it when the reader wants that; copy it where no browser can be opened."""
        from tui.app.dialogs.confirm import ConfirmDialog

        if not await asyncio.to_thread(opens, target):
            await self._services.copy(target)
        elif await self._services.ask(ConfirmDialog(_("Open this address in the browser?"), preview(target))):
            await asyncio.to_thread(webbrowser.open, target)


def opens(target: str) -> bool:
    """Tell whether an address can be opened here: its scheme is harmless, and a browser stands beside the terminal."""
    if _parts(target)[0] not in OPENED or any(name in os.environ for name in ("SSH_CONNECTION", "SSH_TTY")):
        return False
    if sys.platform not in ("darwin", "win32") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    name = getattr(browser, "name", "")
    return not (isinstance(name, str) and os.path.basename(name) in IN_TERMINAL)  # noqa: PTH119


def preview(target: str) -> list[str]:
    """Return what is shown of an address: all of it, and its host as it is looked up where that is another spelling."""
    host = _parts(target)[1]
    try:
        asked = host.encode("idna").decode()
    except UnicodeError:
        asked = host
    return [visible_line(target), *([] if asked == host else [visible_line(asked)])]


def _parts(target: str) -> tuple[str, str]:
    """Return scheme and host; both are empty for what is no address."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return "", ""
    return parts.scheme.lower(), parts.hostname or ""


def elsewhere_of(session: Session, key: Key, mark: Span) -> tuple[Key, int] | None:
    """Return article and offset of the other end of a mark in another article of its source: the nearest one."""
    from tui.text.article import Page

    page = session.pages.page(key[0])
    if not isinstance(page, Page):
        return None
    here = next((article for article in page.articles if article.number == key[1]), None)
    if here is None:
        return None
    sign, note = here.text[mark.start : mark.end], footnotes.is_note(here.block_spans, mark)
    find = footnotes.reference_of if note else footnotes.note_of
    for article in sorted(page.articles, key=lambda one: abs(one.number - here.number)):
        if article is not here and (found := find(article.text, article.block_spans, sign)):
            return (key[0], article.number), found.start
    return None
