"""Words and marks: one segmenter and one analyser for the session, made when first needed."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from tui.text.article import Page
from tui.text.source import Span
from tui.workspace.analysis.portions import LONG

if TYPE_CHECKING:
    from tui.language.analyser import Analyser
    from tui.language.analysis import Analysis
    from tui.language.words import Segmenter, UserWord
    from tui.workspace.analysis.homeplace import HomePlace


class Analyses:
    """What language code a session shares."""

    def __init__(self, cache: Path) -> None:
        """Take the user's cache folder."""
        self._cache = cache
        self._segmenter: Segmenter | None = None
        self._analyser: Analyser | None = None
        self.divisions: tuple[tuple[str, ...], ...] = ()
        """What the reader joined or split in the whole library, as `learn` was told last."""
        self._user_words: tuple[UserWord, ...] = ()
        self._names: dict[str, str] = {}
        """Names that the reader accepted, as `know` was told last: surface -> type."""
        self._lock = Lock()
        self._turn = Lock()
        self._counting = Lock()
        self._urgent = 0
        """Threads that wait for a page; changed under the lock above."""

    @cached_property
    def home(self) -> "HomePlace":
        """The place that the library is about, by what was analysed so far."""
        from tui.workspace.analysis.homeplace import HomePlace

        return HomePlace()

    @property
    def ready(self) -> bool:
        """Whether words can be had at once."""
        return self._segmenter is not None

    @property
    def degraded(self) -> bool:
        """Whether the entity model is missing, so that names come from rules alone."""
        return self._analyser is not None and self._analyser.degraded

    def warm(self) -> None:
        """Load the dictionary (70 ms)."""
        with self._lock:
            if self._segmenter is None:
                from tui.language.words import Segmenter

                segmenter = Segmenter(self._user_words)
                segmenter.words("热身")
                self._segmenter = segmenter

    def learn(self, divisions: tuple[tuple[str, ...], ...]) -> bool:
        """Take the words that the reader joined or split in the whole library; return whether they are new."""
        if divisions == self.divisions:
            return False
        from tui.language.words import Segmenter, UserWord

        with self._lock:
            self.divisions = divisions
            self._user_words = tuple(UserWord(parts) for parts in divisions)
            segmenter = Segmenter(self._user_words)
            segmenter.words("热身")
            self._segmenter, self._analyser = segmenter, None
        return True

    def know(self, names: dict[str, str]) -> None:
        """Take the names of the library's dictionary; they count in the next analysis."""
        if names != self._names:
            with self._lock, self._turn:
                self._names, self._analyser = names, None

    def words(self, text: str) -> Sequence[Span]:
        """Return the words of a text."""
        if self._segmenter is None:
            self.warm()
        assert self._segmenter is not None
        return self._segmenter.words(text)

    def analyse(self, page: Page, cancelled: Callable[[], bool]) -> "dict[int, Analysis] | None":
        """Return the analysis of each article by its number, or None when cancelled; one page at a time."""
        with self._counting:
            self._urgent += 1
        try:
            return self._analyse(page, cancelled)
        finally:
            with self._counting:
                self._urgent -= 1

    def analyse_ahead(self, page: Page) -> bool:
        """Put the analysis of a page into the cache, without a rest; tell whether it was there before."""
        analyser = self._made()
        if analyser.kept(page):
            return True
        with self._turn:
            analyser.analyse(page)
        return False

    def is_kept(self, page: Page) -> bool:
        """Tell whether the analysis of a page is in the cache."""
        return self._made().kept(page)

    def kept(self, page: Page) -> "tuple[str, dict[int, Analysis] | None]":
        """Return what the analysis of a page is kept by, and the analysis where it is in the cache."""
        return self._made().entry(page)

    def keep(self, key: str, found: "dict[int, Analysis]") -> None:
        """Put an analysis that was made elsewhere into the cache, by what it is kept by there."""
        self._made().keep(key, found)

    def make_room(self, characters: int) -> None:
        """Let the cache hold the analyses of so many characters."""
        self._made().make_room(characters)

    def _made(self) -> "Analyser":
        if self._analyser is None:
            from tui.language.analyser import Analyser

            self._analyser = Analyser(self._cache, self._user_words, self._names)
        return self._analyser

    def analyse_idly(self, page: Page, cancelled: Callable[[], bool]) -> "dict[int, Analysis] | None":
        """Do as `analyse`, but give up as soon as somebody waits for another page; leave very long articles alone."""
        if any(len(article.text) > LONG for article in page.articles):
            return {}
        return None if self._urgent else self._analyse(page, lambda: bool(self._urgent) or cancelled())

    def _analyse(self, page: Page, cancelled: Callable[[], bool]) -> "dict[int, Analysis] | None":
        with self._turn:
            if cancelled():
                return None
            found = self._made().analyse(page, cancelled)
            if found:
                self.home.learn(page, found)
            return found
