"""What the program finds in articles: words, names, figures, with what the reader decided about them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from tui.i18n import _
from tui.text.article import Article, Page
from tui.workspace.analysis.analyses import Analyses
from tui.workspace.notebooks import Notebooks
from tui.workspace.pages import Pages
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.language.analysis import Analysis
    from tui.workspace.reading.marks import Marks


class Findings:
    """Analyses of one library, from the cache where they are there."""

    def __init__(
        self, annotations: Path, cache: Path, pages: Pages, notes: Notebooks, notify: Callable[[str], None]
    ) -> None:
        """Take the annotations folder, which holds the names that the reader taught, and the user's cache folder."""
        self._annotations, self._pages, self._notes, self._notify = annotations, pages, notes, notify
        self.analyses = Analyses(cache)
        self.counts: dict[str, dict[int, int]] = {}
        """Digest of a source -> number of an article -> how many marks it holds, as far as known."""

    @slow
    def analyse(self, page: Page, cancelled: Callable[[], bool] = lambda: False) -> "dict[int, Analysis]":
        """Return what the program finds in each article of a page by its number; nothing when cancelled."""
        from tui.workspace.analysis.dictionary import read

        known = self.analyses.degraded
        self.analyses.know(read(self._annotations))
        found = self.analyses.analyse(page, cancelled) or {}
        if self.analyses.degraded and not known:
            self._notify(_("the entity model is not installed: names are found by rules alone"))
        return found

    @slow
    def analyse_ahead(self, page: Page) -> bool:
        """Put the analysis of a page into the cache, as fast as may be; tell whether it was there before."""
        from tui.workspace.analysis.dictionary import read

        self.analyses.know(read(self._annotations))
        return self.analyses.analyse_ahead(page)

    @slow
    def is_kept(self, page: Page) -> bool:
        """Tell whether the analysis of a page is in the cache."""
        from tui.workspace.analysis.dictionary import read

        self.analyses.know(read(self._annotations))
        return self.analyses.is_kept(page)

    @slow
    def marks_of(self, article: Article) -> "Marks":
        """Return the words, names and figures of an article as the reader corrected them; offsets are the article's."""
        from tui.language.analysis import Analysis
        from tui.workspace.reading.article import decisions_of, of_article
        from tui.workspace.reading.marks import Marks

        page = self._pages.page(article.source.name)
        found = self.analyse(page if isinstance(page, Page) else Page(article.source, (article,)))
        known = found.get(article.number, Analysis())
        annotations = of_article(article, self._notes.annotations_of(article.source))
        return Marks(article.text, known, decisions_of(article, annotations, self._notes.decisions()))

    def learn_names(self) -> None:
        """Bring the names that the reader accepted or corrected into annotations/names.txt."""
        books = self._notes.all_seen()
        if not books:
            return
        from tui.workspace.analysis.dictionary import accepted, remember

        found = accepted(annotation for book in books for annotation in book.annotations)
        try:
            if found:
                remember(self._annotations, found)
        except (OSError, UnicodeDecodeError) as error:
            self._notify(_("the dictionary of names was not written: {error}").format(error=error))
