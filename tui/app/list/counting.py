"""Counting the marks of articles in the background, and having ready what the first Enter needs."""

from collections.abc import Callable, Coroutine
from functools import partial
from importlib import import_module
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, Final

from textual.worker import Worker, get_current_worker

from tui.app.list.view import ListView
from tui.app.services import Services
from tui.i18n import _
from tui.text.article import Page
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.language.analysis import Analysis

SOON: Final = 0.05
"""Seconds until what the first Enter needs is loaded: after the first paint, before anybody has read a title."""
IDLE: Final = 0.5
"""Seconds to wait before marks are counted, and before trying again when the analyser was wanted elsewhere."""
COUNTED: Final = 200
"""Sources whose marks are counted unasked, in the library's order."""

Renew = Callable[..., Coroutine[Any, Any, None]]
"""Works the rows of named sources out again."""


class Counting:
    """Analyses the first sources in a thread; whoever opens an article goes before."""

    def __init__(self, view: ListView, session: Session, services: Services, renew: Renew) -> None:
        self._view, self._session, self._services, self._renew = view, session, services, renew
        self._can_read = False
        """Whether the reading screen is loaded."""

    def begin(self) -> None:
        """Make ready at once, and count when the reader has had a moment."""
        self._view.after(SOON, lambda: self._view.in_thread(self._make_ready, "ready"))
        self._view.after(IDLE, lambda: self._view.in_thread(self._count, "marks"))

    def _make_ready(self) -> None:
        """Load the reading screen (0.1 s), what finds figures (0.1 s), the dictionary (0.1 s) and the style sheet."""
        for needed in ("tui.app.reader", "tui.language.quick"):
            import_module(needed)
        self._session.findings.analyses.warm()
        self._services.call_from_thread(self._ready)

    def _ready(self) -> None:
        self._services.ready_reader()
        self._can_read = True
        self.look_ahead()

    def look_ahead(self) -> None:
        """Read the article of the cursor, so that Enter finds it read; nothing as long as the reader is not loaded."""
        if self._can_read and (entry := self._view.current):
            self._view.in_thread(partial(self._services.read_ahead, *entry.key), "ahead")

    def _count(self) -> None:
        worker = get_current_worker()
        counted: list[str] = []
        shown = monotonic()
        for name in list(self._view.state.groups)[:COUNTED]:
            page = self._session.pages.page(name)
            if not isinstance(page, Page):
                continue
            if page.source.digest not in self._session.findings.counts:
                found = self._patiently(page, worker)
                if found is None:
                    return
                marks = {n: len(a.entities) + len(a.figures) for n, a in found.items()}
                self._session.findings.counts[page.source.digest] = marks
            counted.append(name)
            if monotonic() > shown + IDLE:
                self._show(counted)
                counted, shown = [], monotonic()
        self._show(counted)

    def _show(self, counted: list[str]) -> None:
        self._services.call_from_thread(lambda: self._view.run(partial(self._renew, *counted)))

    def _patiently(self, page: Page, worker: Worker[Any]) -> "dict[int, Analysis] | None":
        """Analyse a page as soon as nobody wants the analyser; None when the list is closed before."""
        while not worker.is_cancelled:
            found = self._analysed(page, lambda: worker.is_cancelled)
            if found is not None:
                return found
            sleep(IDLE)
        return None

    def _analysed(self, page: Page, cancelled: Callable[[], bool]) -> "dict[int, Analysis] | None":
        """Analyse a page; a failure costs the counts of that page and is told, not the reader's session."""
        try:
            return self._session.findings.analyses.analyse_idly(page, cancelled)
        except Exception as error:
            told = _("{source}: names and figures cannot be found ({error})")
            text = told.format(source=page.source.name, error=f"{type(error).__name__}: {error}")
            self._services.call_from_thread(partial(self._services.notify, text, severity="warning"))
            return {}
