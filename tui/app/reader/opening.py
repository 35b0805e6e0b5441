"""Opening an article: text first, marks after, annotations as they change; every result carries the article's name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from textual import work
from textual.message import Message
from textual.worker import get_current_worker

from tui.app.messages import NotebookChanged
from tui.app.reader.base import ReaderBase
from tui.app.reader.state import Key, ReaderState
from tui.app.reader.view import ReaderView
from tui.i18n import _
from tui.language.analysis import Analysis
from tui.notes.model.annotation import Annotation
from tui.notes.store.places import QUOTE, Place
from tui.text.article import Article, Page
from tui.text.source import Span, Unreadable
from tui.workspace.marks import Marks
from tui.workspace.portions import LONG, Portions
from tui.workspace.reading import Reading, decisions_of, of_article
from tui.workspace.wordwindows import WordWindows

AT_ONCE = 50_000
"""Code points that the quick pass reads before the first paint (under 0.1 s); a longer text is painted without."""
WATCH = 2.0
"""Seconds between looks at the annotations file: another session's notes appear without a restart."""


@dataclass
class Opened(Message):
    """An article and its annotations have been read."""

    key: Key
    article: Article | Unreadable | None
    marks: Marks | None = None
    annotations: tuple[Annotation, ...] = ()
    """Those of the article."""
    stored: tuple[Annotation, ...] = ()
    """Those of the source."""


@dataclass
class Analysed(Message):
    """More is known of the marks and words of an article."""

    key: Key
    marks: Marks


class Opening(ReaderBase):
    """Reads the article, and all that is known of it, off the screen's thread."""

    def on_mount(self) -> None:
        """Read the article off the UI thread, and watch its annotations."""
        self.page.focus()
        self.read_article()
        self.set_interval(WATCH, self.look_round)

    # Opening

    @work(thread=True, group="open", exit_on_error=True)
    def read_article(self) -> None:
        """Read the article, its annotations and what can be found at once."""
        from tui.language.quick import quick

        key = self.key
        article = self.session.article(*key)
        if not isinstance(article, Article):
            self.post_message(Opened(key, article))
            return
        stored = self.session.notebook(article.source).annotations
        self.session.analyses.learn(self.session.divisions())
        self.session.analyses.warm()
        annotations = of_article(article, stored)
        found = quick(article.text) if len(article.text) <= AT_ONCE else Analysis()
        decisions = decisions_of(article, annotations, self.session.decisions())
        marks = Marks(article.text, found, decisions).prepared()
        self.post_message(Opened(key, article, marks, annotations, stored))

    def on_opened(self, message: Opened) -> None:
        """Show the article, unless another one is wanted by now."""
        if message.key == self.key:
            self.opened(message)

    def opened(self, message: Opened) -> None:
        """Show the article; the rest follows after it is painted."""
        if not isinstance(message.article, Article) or message.marks is None:
            reason = message.article.reason if isinstance(message.article, Unreadable) else ""
            self.say(reason or _("this article is no longer there"))
            return
        windows = WordWindows(message.article.text, self.session.analyses.words)
        reading = Reading(message.article, message.marks, message.annotations, windows)
        self.pieces = Portions(message.article) if len(message.article.text) > LONG else None
        start = self.begin(message.article)
        self.start(reading, message.stored, reading.word_at(start), start)
        self.tell_notebook()
        self.call_after_refresh(self.analyse)

    def start(self, reading: Reading, stored: tuple[Annotation, ...], cursor: Span, top: int) -> None:
        """Show an article with its first state."""
        before = self.before or ReaderState(self.key, reading)
        state = before.reopened(self.key, reading, stored, cursor)
        view = self.view = ReaderView(self, self.page, state, self.changed)
        wishes = self.session.settings.typesetting
        self.page.show(state.text, lambda width: view.state.typeset(wishes, width), cursor, top)
        view.update(in_sight=self.page.in_sight)
        self.changed(state, view.state, frozenset({"reading", "cursor", "in_sight"}))

    def tell_notebook(self) -> None:
        """Say what is wrong with the annotations of this source, if anything is."""
        notebook = self.session.known(self.key[0])
        if notebook is None:
            return
        told = [*notebook.problems]
        if notebook.read_only or self.session.library.read_only:
            told.append(_("annotations cannot be written here: reading only"))
        for text in told:
            if text not in self._told:
                self._told.add(text)
                self.pizhu.tell(text, severity="warning")

    def exportable(self) -> "tuple[list[Key], str]":
        """Export the annotations of this article."""
        return [self.key], _("of this article")

    def review_places(self) -> dict[str, Sequence[Key]]:
        """Review what is found and said in this article."""
        return {_("this article"): [self.key]}

    def open_other(self, key: Key, offset: int | None = None) -> None:
        """Show another article in this screen."""
        if key != self.key:
            self.keep_place()
        # Nothing is open meanwhile, so that no key acts on the old text under the new name.
        self.close_view()
        self.key, self._begin = key, offset
        self.read_article()

    def close_view(self) -> None:
        """Let go of the open article."""
        if self.view is not None:
            self.before = self.view.state
            self.view.close()
        self.view = None

    def look_round(self) -> None:
        """Keep the reading place, for a session may end at any moment."""
        self.keep_place()

    def keep_place(self) -> None:
        """Remember where reading stopped in this article, if that has changed."""
        if self._put_place():
            self.save_places()

    def _put_place(self) -> bool:
        if self.reading is None:
            return False
        text, offset, title = self.reading.text, self.cursor.start, self.reading.article.title or ""
        known = self.session.places.get(*self.key, title)
        read = bool(known and known.read) or self.in_sight.end >= len(text)
        if known and (known.offset, known.read) == (offset, read):
            return False
        self.session.places.put(*self.key, Place(offset, text[offset : offset + QUOTE], read, title))
        return True

    @work(thread=True, group="places")
    def save_places(self) -> None:
        """Write the reading places; one that cannot be written is no reason to stop reading."""
        if trouble := self.session.save_places():
            self.app.call_from_thread(self.say, trouble)

    def on_unmount(self) -> None:
        """Keep the place when the program ends here; a worker that was to save the last one may never have run."""
        self._put_place()
        self.session.save_places()

    def begin(self, article: Article) -> int:
        """Return where to begin: where the caller said, else where reading stopped."""
        if self._begin is not None:
            return min(self._begin, len(article.text))
        place = self.session.places.get(*self.key, article.title or "")
        return place.find(article.text) if place else 0

    @work(thread=True, group="analyse", exclusive=True)
    def analyse(self) -> None:
        """Find words, names and figures off the UI thread; of a very long article only around what is in sight."""
        key, worker, reading = self.key, get_current_worker(), self.reading
        if reading is None:
            return
        if self.pieces is not None:
            self.analyse_sight()
            return
        page = self.session.page(key[0])
        if not isinstance(page, Page):
            return
        if len(reading.text) > AT_ONCE:
            from tui.language.quick import quick

            self.post_message(Analysed(key, replace(reading.marks, found=quick(reading.text)).prepared()))
        found = self.session.analyses.analyse(page, lambda: worker.is_cancelled)
        if found and key[1] in found:
            self.post_message(Analysed(key, replace(reading.marks, found=found[key[1]]).prepared()))

    @work(thread=True, group="sight")
    def analyse_sight(self) -> None:
        """Analyse a very long article around what is in sight, for as long as there is something unknown."""
        pieces, worker = self.pieces, get_current_worker()
        if pieces is None or self._learning:
            return
        self._learning = True
        try:
            while pieces is self.pieces and not worker.is_cancelled:
                unknown = pieces.around(*self.in_sight)
                if not unknown or not self._learn(pieces, unknown[0]):
                    return
        finally:
            self._learning = False

    def _learn(self, pieces: Portions, index: int) -> bool:
        """Analyse one piece, in a worker, and say what is known then; False when it could not be done."""
        key, worker, reading = self.key, get_current_worker(), self.reading
        found = self.session.analyses.analyse(pieces.page(index), lambda: worker.is_cancelled)
        if not found or reading is None or pieces is not self.pieces or worker.is_cancelled:
            return False
        pieces.learn(index, found[key[1]])
        self.post_message(Analysed(key, replace(reading.marks, found=pieces.all()).prepared()))
        return True

    def on_analysed(self, message: Analysed) -> None:
        """Draw the marks; what stands on the screen does not move."""
        if message.key == self.key and self.reading:
            marks = message.marks
            if marks.decisions != self.reading.marks.decisions:
                marks = replace(marks, decisions=self.reading.marks.decisions)
            self.reading = replace(self.reading, marks=marks)
            if self.session.analyses.degraded:
                self.say(_("The entity model is missing: names come from rules alone."))

    def on_notebook_changed(self, _message: NotebookChanged) -> None:
        """Show the annotations as they now are; those of another source may decide about marks here too."""
        self.notebook_changed()

    def notebook_changed(self) -> None:
        """Show the annotations as they now are; nothing is drawn anew when they are the same."""
        notebook = self.session.known(self.key[0])
        if notebook is None or self.reading is None:
            return
        same = notebook.annotations == self._stored and not self.unsaved
        if not same or self.session.decisions() != self.reading.marks.decisions.everywhere:
            self.set_annotations(notebook.annotations)

    def set_annotations(self, stored: Iterable[Annotation]) -> None:
        """Show what is stored, and over it what is not yet."""
        if self.reading is None:
            return
        self._stored = tuple(stored)
        newest = {said.id: said for said in self._stored}
        unsaved = {
            key: said
            for key, said in self.unsaved.items()
            if not (said and key in newest and newest[key].rev >= said.rev)
        }
        self.unsaved = unsaved
        newest.update({key: said for key, said in unsaved.items() if said})
        shown = [said for key, said in newest.items() if unsaved.get(key, said) is not None]
        article, marks = self.reading.article, self.reading.marks
        annotations = of_article(article, shown)
        decisions = decisions_of(article, annotations, self.session.decisions(shown))
        if decisions != marks.decisions:
            marks = replace(marks, decisions=decisions)
        self.reading = replace(self.reading, annotations=annotations, marks=marks)

    def renew_words(self, windows: WordWindows) -> None:
        """Take other words, and look for marks with them."""
        if self.reading is not None:
            self.reading = replace(self.reading, windows=windows)
            self.analyse()
