"""Finding in the article: all hits are shown with their count."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from textual import work
from textual.message import Message

from tui.app.reader.selecting import Selecting
from tui.app.reader.state import Key
from tui.i18n import _, ngettext
from tui.text import motions
from tui.text.intervals import Intervals
from tui.text.search import SearchError, find
from tui.text.source import Span

REGEX: Final = "re:"
"""What a search begins with that is a regular expression."""


@dataclass
class Found(Message):
    """The hits of a search are known."""

    key: Key
    asked: str
    hits: Intervals[Span]
    origin: int
    """Offset from which the next hit is wanted."""
    step: int
    """1 to go to the next hit, -1 to the one before, 0 to the first at or after the origin."""
    problem: str = ""


class Finding(Selecting):
    """Actions that search the text."""

    @work(group="ask", exclusive=True)
    async def action_find(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for a text and go to its next hit; hits show while it is typed."""
        from tui.app.dialogs.line import LineDialog

        before, origin = self._asked, self.cursor

        def typed(text: str) -> None:
            self.search(text, origin.start, 0)

        dialog = LineDialog(_("Find (re: for a regular expression):"), "", self._history, typed)
        text = await self.app.push_screen_wait(dialog)
        if not text:
            self.put_cursor(origin)
            self.search(before, origin.start, 0 if before else 1, move=False)
            return
        self._history = (*(asked for asked in self._history if asked != text), text)
        self.cursor = origin
        self.remember_jump()
        self._last_jump = ("hit", 1)
        self.search(text, origin.start, 0)

    def action_find_next(self, count: int | None = None, argument: str = "1") -> None:
        """Go to the next or previous hit; after the last comes the first."""
        step = int(argument) * (count or 1)
        if not len(self.hits):
            self.say(_("Nothing to find: / asks what.") if not self._asked else self._none())
            return
        self._last_jump = ("hit", 1)
        self.remember_jump()
        self._to_hit(self.cursor.start, step)

    def action_find_same(self, count: int | None = None, argument: str = "1") -> None:
        """Find the selected text, or that of the object under the cursor, again."""
        if self.reading is None:
            return
        start, end = self.target
        text = self.reading.text[start:end]
        self.remember_jump()
        self._last_jump = ("hit", 1)
        self._history = (*(asked for asked in self._history if asked != text), text)
        self.search(text, start, int(argument) * (count or 1))

    def search(self, asked: str, origin: int, step: int, *, move: bool = True) -> None:
        """Look for a text off the UI thread; the newest search wins."""
        self._asked = asked
        if not asked:
            self.hits = Intervals()
        else:
            self._look(asked, origin, step, move)

    @work(thread=True, group="find", exclusive=True)
    def _look(self, asked: str, origin: int, step: int, move: bool) -> None:
        key, reading = self.key, self.reading
        if reading is None:
            return
        try:
            regex = asked.startswith(REGEX)
            hits, problem = find(reading.text, asked.removeprefix(REGEX) if regex else asked, regex), ""
        except SearchError as error:
            hits, problem = [], str(error)
        self.post_message(Found(key, asked, Intervals(hits), origin if move else -1, step, problem))

    def on_found(self, message: Found) -> None:
        """Show the hits, unless something else is wanted by now."""
        if message.key != self.key or message.asked != self._asked:
            return
        self.hits = message.hits
        if message.problem:
            self.say(message.problem)
        elif not len(self.hits):
            self.say(self._none())
        elif message.origin >= 0:
            self._to_hit(message.origin - (message.step == 0), message.step or 1)

    def _to_hit(self, origin: int, step: int) -> None:
        hits = self.hits.items
        found = motions.jump(hits, origin, step)
        wrapped = found is None
        if found is None:
            found = hits[0] if step > 0 else hits[-1]
        self._column = None
        self.put_cursor(found)
        told = _("hit {number} of {count}").format(number=f"{bisect_left(hits, found) + 1:,}", count=f"{len(hits):,}")
        if wrapped:
            told += "   " + (_("again from the start") if step > 0 else _("again from the end"))
        self.say(told)

    def _none(self) -> str:
        return _("“{text}” is not in this article.").format(text=self._asked)

    def hits_told(self) -> str:
        """Return how many hits are shown; empty when nothing is searched."""
        count = len(self.hits)
        return ngettext("{count} hit", "{count} hits", count).format(count=f"{count:,}") if count else ""

    def action_cancel(self, _count: int | None = None, _argument: str = "") -> None:
        """Give up, one after the other: the selection, the search, the article."""
        if self.selection is not None:
            self.deselect()
        elif self._asked:
            self.search("", 0, 1)
        else:
            self.action_back()

    def action_back(self, _count: int | None = None, _argument: str = "") -> None:
        """Go back to where the article was opened from."""
        self.keep_place()
        self.dismiss()
