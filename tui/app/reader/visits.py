"""The list of jumps, places remembered by a letter, and the neighbours of the article in the list."""

from collections.abc import Callable
from typing import Final

from tui.app.handling import handles
from tui.app.reader.state import Key, ReaderState
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.text import motions
from tui.workspace.session import Session

JUMPS_KEPT: Final = 100

OpenOther = Callable[[Key, int | None], None]
"""Shows another article, at an offset or, for None, where reading stopped."""


def remember_jump(session: Session, state: ReaderState) -> None:
    """Remember where the cursor stands, before it goes far away."""
    here = (state.key, state.cursor.start)
    if not session.trail.jumps or session.trail.jumps[-1] != here:
        session.trail.jumps.append(here)
    del session.trail.jumps[:-JUMPS_KEPT]
    session.trail.jump_place = len(session.trail.jumps)


class Visits:
    """Goes back, forward and on to other articles."""

    def __init__(self, view: ReaderView, session: Session, services: Services, open_other: OpenOther) -> None:
        self._view, self._session, self._services, self._open_other = view, session, services, open_other

    @handles("everywhere.jump_back")
    def back(self, _count: int | None, _argument: str) -> None:
        """Go back to where the cursor stood before the last jump."""
        place = self._session.trail.jump_place
        if place == len(self._session.trail.jumps):
            remember_jump(self._session, self._view.state)
            place = len(self._session.trail.jumps) - 1
        if place <= 0:
            self._services.status(_("This is the first place."))
            return
        self._to_jump(place - 1)

    @handles("everywhere.jump_forward")
    def forward(self, _count: int | None, _argument: str) -> None:
        """Go forward again."""
        if self._session.trail.jump_place + 1 >= len(self._session.trail.jumps):
            self._services.status(_("This is the last place."))
            return
        self._to_jump(self._session.trail.jump_place + 1)

    def _to_jump(self, place: int) -> None:
        self._session.trail.jump_place = place
        self._go_to(*self._session.trail.jumps[place])

    def _go_to(self, key: Key, offset: int) -> None:
        """Go to a place in this or in another article."""
        if key == self._view.state.key:
            self._view.go(offset)
        else:
            self._open_other(key, offset)

    @handles("reader.article_next", "reader.article_back")
    def neighbour(self, _count: int | None, step: str) -> None:
        """Open the next or previous article of the list."""
        other = self._session.trail.neighbour(self._view.state.key, int(step))
        if other is None:
            last = int(step) > 0
            self._services.status(_("This is the last article.") if last else _("This is the first article."))
            return
        remember_jump(self._session, self._view.state)
        self._open_other(other, None)

    @handles("reader.unread_next", "reader.unread_back")
    async def unread(self, _count: int | None, step: str) -> None:
        """Open the next or previous unread article; where new words are set off, go to the next of those."""
        if self._view.state.shown.new_words:
            self._to_new_word(int(step))
            return
        from tui.workspace.articles.unread import next_unread

        key = self._view.state.key
        other = await self._session.fetch(lambda: next_unread(self._session, *key, int(step)))
        if other is None:
            self._services.status(_("No unread articles"))
        elif self._view.open:
            remember_jump(self._session, self._view.state)
            self._open_other(other, None)

    def _to_new_word(self, step: int) -> None:
        state = self._view.state
        found = motions.jump(state.unknown.items, state.cursor.start, step)
        if found is None:
            self._services.status(_("No more new words this way."))
            return
        remember_jump(self._session, state)
        self._view.put_cursor(found)

    @handles("reader.mark")
    def set_mark(self, _count: int | None, letter: str) -> None:
        """Remember this place by a letter."""
        self._session.trail.letters[letter] = (self._view.state.key, self._view.state.cursor.start)
        self._services.status(_("Place {letter} is remembered.").format(letter=letter))

    @handles("reader.to_mark")
    def go_to_mark(self, _count: int | None, letter: str) -> None:
        """Go to the place remembered by a letter; `'` goes back to where the last jump began."""
        if letter == "'":
            self.back(None, "")
        elif letter not in self._session.trail.letters:
            self._services.status(_("No place is remembered by {letter}.").format(letter=letter))
        else:
            remember_jump(self._session, self._view.state)
            self._go_to(*self._session.trail.letters[letter])
