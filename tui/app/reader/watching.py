"""Watching the files of the open article: another session's notes and a changed source appear without a restart."""

from textual import work

from tui.app.reader.opening import Opening
from tui.app.reader.state import Key
from tui.i18n import _
from tui.notes.store.places import QUOTE, Place
from tui.text.article import Page
from tui.text.intervals import Intervals
from tui.text.source import Unreadable


class Watching(Opening):
    """Looks from time to time, off the screen's thread, whether files have changed."""

    def look_round(self) -> None:
        """Look for what other programs changed."""
        super().look_round()
        self.watch_notes()
        if self.is_current:
            # Not under a dialog, whose answer is about the text that it was asked about.
            self.watch_source()

    @work(thread=True, group="watch", exclusive=True)
    def watch_notes(self) -> None:
        """Look whether another session has changed the annotations file."""
        known, reading = self.session.known(self.key[0]), self.reading
        if known is None or reading is None:
            return
        if self.session.store.changed(self.key[0], known.stamp):
            known = self.session.reread(reading.article.source)
        if known.annotations != self._stored:
            self.app.call_from_thread(self.pizhu.changed, [self.key[0]])

    @work(thread=True, group="source", exclusive=True)
    def watch_source(self) -> None:
        """Look whether the file of the article has changed; then read it again, the cursor on the same words."""
        reading, (name, number), here = self.reading, self.key, self.cursor.start
        now = self.session.newer(reading.article.source) if reading else None
        if reading is None or now is None:
            return
        if isinstance(now, Unreadable):
            told = _("{name}: {reason}. What was read before is still shown.").format(name=name, reason=now.reason)
            self.app.call_from_thread(self.pizhu.tell, told, severity="warning")
            return
        page = self.session.page(name)
        articles = page.articles if isinstance(page, Page) else ()
        same = [article for article in articles if article.title == reading.article.title]
        found = next((article for article in same or articles if article.number == number), None)
        found = found or next(iter(same or articles), None)
        offset = Place(here, reading.text[here : here + QUOTE]).find(found.text) if found else 0
        self.app.call_from_thread(self.read_again, (name, number), found and found.number, offset)

    def read_again(self, key: Key, number: int | None, offset: int) -> None:
        """Show the article of a file that has changed, as it is now; `number` is None when no article is left."""
        if key != self.key or self.reading is None or not self.is_current:
            return
        if number is None:
            self.pizhu.tell(_("{name} holds no article any more.").format(name=key[0]), severity="warning")
            return
        self.pizhu.tell(_("{name} was changed on disk and has been read again.").format(name=key[0]))
        self.key, self._begin = (key[0], number), offset
        self.view.update(hits=Intervals(), unfolded=frozenset()) if self.view else None
        self.read_article()
        self.pizhu.changed([key[0]])
