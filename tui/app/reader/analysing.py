"""Marks of the open article as they become known: all at once, or of a very long one what is in sight."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from textual.message import Message
from textual.worker import get_current_worker

from tui.app.reader.jumping import NOTHING
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.text import motions
from tui.text.article import Page
from tui.workspace.analysis.portions import LONG, Portions
from tui.workspace.reading.marks import Marks
from tui.workspace.reading.wordwindows import WordWindows
from tui.workspace.session import Session

AT_ONCE: Final = 50_000
"""Code points that the quick pass reads before the first paint (under 0.1 s); a longer text is painted without."""


@dataclass
class Analysed(Message):
    """More is known of the marks and words of an article."""

    view: ReaderView
    marks: Marks


@dataclass
class Reached(Message):
    """A very long article was analysed as far as the next object of a kind."""

    view: ReaderView
    kind: str
    step: int


class Analysing:
    """Finds words, names and figures off the screen's thread."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services
        article = view.state.reading.article
        self.portions = Portions(article) if len(article.text) > LONG else None
        """Of a very long article: what of it is analysed."""
        self._learning = False
        """Whether a worker is analysing what is in sight."""

    def begin(self) -> None:
        """Find what there is to find; of a very long article only around what is in sight."""
        if self.portions is None:
            self._view.in_thread(self._analyse, "analyse")
        else:
            self._view.in_thread(self._analyse_sight, "sight", exclusive=False)

    def follow(self) -> None:
        """Analyse what has come into sight of a very long article."""
        if self.portions is not None and not self._learning and self.portions.around(*self._view.state.in_sight):
            self._view.in_thread(self._analyse_sight, "sight", exclusive=False)

    def take(self, marks: Marks) -> None:
        """Show more marks; what stands on the screen does not move."""
        reading = self._view.state.reading
        if marks.decisions != reading.marks.decisions:
            marks = replace(marks, decisions=reading.marks.decisions)
        self._view.update(reading=replace(reading, marks=marks), home=self._session.findings.analyses.home.names)
        if self._session.findings.analyses.degraded:
            self._services.status(_("The entity model is missing: names come from rules alone."))

    def renew_words(self) -> None:
        """Divide the article anew, and look for marks with other words."""
        reading = self._view.state.reading
        windows = WordWindows(reading.text, self._session.findings.analyses.words)
        self._view.update(reading=replace(reading, windows=windows))
        self.begin()

    # In workers

    def _analyse(self) -> None:
        key, reading, worker = self._view.state.key, self._view.state.reading, get_current_worker()
        page = self._session.pages.page(key[0])
        if not isinstance(page, Page):
            return
        if len(reading.text) > AT_ONCE:
            from tui.language.quick import quick

            self._tell(replace(reading.marks, found=quick(reading.text)))
        found = self._session.findings.analyses.analyse(page, lambda: worker.is_cancelled)
        if found and key[1] in found:
            self._tell(replace(reading.marks, found=found[key[1]]))

    def _analyse_sight(self) -> None:
        """Analyse a very long article around what is in sight, for as long as there is something unknown."""
        portions, worker = self.portions, get_current_worker()
        if portions is None or self._learning:
            return
        self._learning = True
        try:
            while self._view.open and not worker.is_cancelled:
                unknown = portions.around(*self._view.state.in_sight)
                if not unknown or not self._learn(portions, unknown[0], lambda: worker.is_cancelled):
                    return
        finally:
            self._learning = False

    def _learn(self, portions: Portions, index: int, cancelled: Callable[[], bool]) -> bool:
        """Analyse one portion and say what is known then; False when it could not be done."""
        state = self._view.state
        found = self._session.findings.analyses.analyse(portions.page(index), cancelled)
        if not found or not self._view.open or cancelled():
            return False
        portions.learn(index, found[state.key[1]])
        self._tell(replace(state.reading.marks, found=portions.all()))
        return True

    def _tell(self, marks: Marks) -> None:
        self._view.post(Analysed(self._view, marks.prepared()))

    # Further than what is known

    def look_further(self, kind: str, step: int) -> bool:
        """Analyse more of a very long article until there is something to jump to; False when all is known."""
        if self.portions is None:
            return False
        self._view.in_thread(lambda: self._look_further(kind, 1 if step > 0 else -1), "analyse")
        return True

    def _look_further(self, kind: str, step: int) -> None:
        portions, state, worker = self.portions, self._view.state, get_current_worker()
        if portions is None:
            return
        self._services.call_from_thread(self._services.status, _("looking further…"))
        at = state.cursor.start
        index = portions.beyond(at, step)
        while index is not None and not worker.is_cancelled:
            if not self._learn(portions, index, lambda: worker.is_cancelled):
                return
            marks = Marks(state.text, portions.all(), state.reading.marks.decisions)
            things = marks.figures.items if kind == "figure" else marks.entities.items
            if motions.jump(things, at, step):
                self._view.post(Reached(self._view, kind, step))
                return
            index = portions.beyond(portions.starts[index], step)
        self._services.call_from_thread(self._services.status, _(NOTHING[kind]))
