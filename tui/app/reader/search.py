"""Finding in the article: all hits are shown with their count."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Final

from textual.message import Message

from tui.app.handling import handles
from tui.app.reader.view import ReaderView
from tui.app.reader.visits import OpenOther, remember_jump
from tui.app.services import Services
from tui.i18n import _
from tui.text import motions
from tui.text.intervals import Intervals
from tui.text.search import SearchError, find
from tui.text.source import Span
from tui.workspace.session import Session

REGEX: Final = "re:"
"""What a search begins with that is a regular expression."""


@dataclass
class HitsFound(Message):
    """The hits of a search are known."""

    view: ReaderView
    asked: str
    hits: Intervals[Span]
    origin: int
    """Offset from which the next hit is wanted; -1 when the cursor is to stay."""
    step: int
    """1 to go to the next hit, -1 to the one before, 0 to the first at or after the origin."""
    problem: str = ""


class Search:
    """Searches the text."""

    def __init__(self, view: ReaderView, session: Session, services: Services, open_other: OpenOther) -> None:
        self._view, self._session, self._services, self._open_other = view, session, services, open_other

    def carry(self, start: int) -> None:
        """Show the hits of the list's search in an article that it found, the cursor on the first from `start` on."""
        carried, state = self._session.trail.carried, self._view.state
        if carried and state.key in carried.found and state.asked in {"", carried.typed}:
            self.search(carried.typed, start, 0)

    @handles("reader.find")
    async def find(self, _count: int | None, argument: str) -> None:
        """Ask for a text and go to its next hit; hits show while it is typed."""
        from tui.app.dialogs.line import LineDialog

        before, origin = self._view.state.asked, self._view.state.cursor

        def typed(text: str) -> None:
            self.search(text, origin.start, 0)

        title = _("Find (re: for a regular expression):")
        text: str | None = argument
        if not argument:
            text = await self._services.ask(LineDialog(title, "", self._view.state.history, typed))
        self._view.put_cursor(origin)
        if not text:
            self.search(before, origin.start, 0 if before else 1, move=False)
            return
        self._remember(text)
        self.search(text, origin.start, 0)

    @handles("reader.find_next", "reader.find_back")
    def go_on(self, count: int | None, direction: str) -> None:
        """Go to the next or previous hit; after the last comes the first."""
        state = self._view.state
        if not len(state.hits):
            self._services.status(_("Nothing to find: / asks what.") if not state.asked else self._none())
            return
        self._view.update(last_jump=("hit", 1))
        remember_jump(self._session, state)
        self._to_hit(state.cursor.start, int(direction) * (count or 1))

    @handles("reader.same_words", "reader.same_words_back")
    def same_words(self, count: int | None, direction: str) -> None:
        """Find the selected text, or that of the object under the cursor, again."""
        text, origin = self._view.state.quote, self._view.state.target.start
        self._remember(text)
        self.search(text, origin, int(direction) * (count or 1))

    @handles("reader.concordance")
    def concordance(self, _count: int | None, _argument: str) -> None:
        """Show the selected words, or those of the object under the cursor, wherever the library has them."""
        from tui.app.table import TableScreen
        from tui.app.table.content import HitsContent
        from tui.workspace.filter.syntax import Condition, Filter, Operator
        from tui.workspace.search.evaluate import Question

        words = " ".join(self._view.state.quote.split())
        if words:
            question = Question(Filter(Condition("text", Operator.HOLDS, words)))
            content = HitsContent(self._session, question, words)
            self._services.push(TableScreen(self._session, self._services, content))

    def _remember(self, text: str) -> None:
        state = self._view.state
        remember_jump(self._session, state)
        history = (*(asked for asked in state.history if asked != text), text)
        self._view.update(history=history, last_jump=("hit", 1))

    def cancel(self) -> bool:
        """Show no hits any more; False when none are shown."""
        if not self._view.state.asked:
            return False
        self.search("", 0, 1)
        return True

    def search(self, asked: str, origin: int, step: int, *, move: bool = True) -> None:
        """Look for a text off the UI thread; the newest search wins."""
        self._view.update(asked=asked)
        if asked:
            self._view.in_thread(lambda: self._look(asked, origin if move else -1, step), "find")
        else:
            self._view.update(hits=Intervals())

    def _look(self, asked: str, origin: int, step: int) -> None:
        regex, text = asked.startswith(REGEX), self._view.state.text
        carried = self._session.trail.carried
        try:
            if carried and asked == carried.typed:
                hits, problem = carried.question.spans(text), ""
            else:
                hits, problem = find(text, asked.removeprefix(REGEX) if regex else asked, regex), ""
        except SearchError as error:
            hits, problem = [], str(error)
        self._view.post(HitsFound(self._view, asked, Intervals(hits), origin, step, problem))

    def found(self, message: HitsFound) -> None:
        """Show the hits, unless something else is wanted by now."""
        if message.asked != self._view.state.asked:
            return
        self._view.update(hits=message.hits)
        if message.problem:
            self._services.status(message.problem)
        elif not len(message.hits):
            self._services.status(self._none())
        elif message.origin >= 0:
            self._to_hit(message.origin - (message.step == 0), message.step or 1)

    def _to_hit(self, origin: int, step: int) -> None:
        hits = self._view.state.hits.items
        found = motions.jump(hits, origin, step)
        wrapped = found is None
        if wrapped and self._to_next_article(step):
            return
        if found is None:
            found = hits[0] if step > 0 else hits[-1]
        self._view.put_cursor(found)
        place = bisect_left(hits, found) + 1
        told = _("hit {number} of {count}").format(number=f"{place:,}", count=f"{len(hits):,}")
        if articles := self._articles():
            told += f" · {articles}"
        if wrapped:
            told += "   " + (_("again from the start") if step > 0 else _("again from the end"))
        self._services.status(told)

    def _to_next_article(self, step: int) -> bool:
        """Go on into the next article that the list's search found; False when there is none."""
        carried, state = self._session.trail.carried, self._view.state
        if carried is None or state.asked != carried.typed:
            return False
        key = carried.neighbour(state.key, 1 if step > 0 else -1, self._session.trail.order)
        if key is not None:
            self._open_other(key, carried.found[key])
        return key is not None

    def _articles(self) -> str:
        """Return which of the articles that the list's search found this is; empty without such a search."""
        carried, state = self._session.trail.carried, self._view.state
        if carried is None or state.asked != carried.typed:
            return ""
        keys = carried.order(self._session.trail.order)
        if state.key not in keys:
            return ""
        return _("article {number} of {count}").format(number=keys.index(state.key) + 1, count=len(keys))

    def _none(self) -> str:
        return _("“{text}” is not in this article.").format(text=self._view.state.asked)
