"""The articles of a library, said twenty at a time, and opened by their number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from tui.i18n import _, ngettext
from tui.text.article import Article
from tui.text.source import Unreadable
from tui.text.visible import visible_line
from tui.workspace.articles.catalog import Entry, State
from tui.workspace.filter import FilterError
from tui.workspace.lines.overview import STATES
from tui.workspace.review.scope import Reach, ReviewScope, pages
from tui.workspace.session import Session

AT_ONCE: Final = 20
"""Articles that are said before the reader is asked for more."""


@dataclass
class Shelf:
    """What was listed, and how far it was said."""

    session: Session
    say: Callable[[str], None]
    entries: list[Entry] = field(default_factory=list)
    said: int = 0

    def list(self, typed: str) -> None:
        """Say the next articles; with a filter, begin anew with those that it finds."""
        if typed or not self.entries:
            self._gather(typed)
        elif self.said >= len(self.entries):
            self.said = 0
        for number, entry in enumerate(self.entries[self.said : self.said + AT_ONCE], self.said + 1):
            self.say(f"{number}. {_told(entry)}")
        self.said = min(self.said + AT_ONCE, len(self.entries))
        if self.said < len(self.entries):
            self.say(_("{n} of {all}; l goes on").format(n=self.said, all=len(self.entries)))

    def _gather(self, typed: str) -> None:
        scope = ReviewScope(Reach.WHERE, where=typed) if typed else ReviewScope(Reach.LIBRARY)
        try:
            found = list(self._found(scope))
        except FilterError as error:
            self.say(visible_line(str(error)))
            return
        self.entries, self.said = found, 0
        self.say(ngettext("{n} article", "{n} articles", len(found)).format(n=len(found)))
        if not typed:
            self._unreadable()

    def _found(self, scope: ReviewScope) -> Iterator[Entry]:
        for page, numbers in pages(self.session, scope):
            lines = self.session.lines_of(page.source.name)
            yield from (one for one in lines if isinstance(one, Entry) and one.number in numbers)

    def _unreadable(self) -> None:
        """Say which files cannot be read, and why."""
        for name in self.session.library.names():
            page = self.session.pages.page(name)
            if isinstance(page, Unreadable):
                self.say(visible_line(f"{page.name}: {page.reason}"))

    def article(self, number: int) -> Article | None:
        """Return an article by the number under which it was said; None where there is none, which is said."""
        if not 1 <= number <= len(self.entries):
            self.say(_("There is no article {n}; l lists them").format(n=number))
            return None
        entry = self.entries[number - 1]
        found = self.session.pages.article(*entry.key)
        if not isinstance(found, Article):
            self.say(_("It cannot be read any more."))
            return None
        return found


def _told(entry: Entry) -> str:
    """Return an article in words."""
    notes = ngettext("{n} note", "{n} notes", entry.notes).format(n=entry.notes) if entry.notes else ""
    state = "" if entry.state is State.READ else _(STATES[entry.state])
    star = _("star") if entry.star else ""
    return _(", ").join(part for part in (entry.title, *entry.authors, entry.date, state, star, notes) if part)
