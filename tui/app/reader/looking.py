"""What is shown: words, entities, figures, annotations, folded repeats."""

from dataclasses import replace
from typing import Any, Final

from msgspec import structs
from textual.screen import Screen

from tui.app.handling import handles
from tui.app.overlay import Ink, Shown, WordsShown, looks_of, shown_of
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import N_, _
from tui.settings import PageLooks
from tui.text.source import Span
from tui.workspace.session import Session

NEXT: Final = {
    WordsShown.OFF: WordsShown.SHADED,
    WordsShown.SHADED: WordsShown.SEPARATED,
    WordsShown.SEPARATED: WordsShown.OFF,
}
WORDS_TOLD: Final = {
    WordsShown.OFF: N_("words: not shown"),
    WordsShown.SHADED: N_("words: shaded"),
    WordsShown.SEPARATED: N_("words: separated"),
}
LOUDER: Final = {Ink.QUIET: Ink.FULL, Ink.FULL: Ink.OFF, Ink.OFF: Ink.QUIET}
INK_TOLD: Final = {
    Ink.OFF: N_("names: not shown"),
    Ink.QUIET: N_("names and figures: quiet, in colour under the cursor and after a jump"),
    Ink.FULL: N_("names and figures: in colour"),
}
SHOWN_TOLD: Final = {
    ("figures", True): N_("figures: shown"),
    ("figures", False): N_("figures: hidden"),
    ("notes", True): N_("annotations: shown"),
    ("notes", False): N_("annotations: hidden"),
}


def wear(screen: Screen[Any], looks: PageLooks) -> None:
    """Give a screen the classes that say when its margin and its panel are there, and how few its colours are."""
    few = not screen.app.is_headless and screen.app.console.color_system == "standard"
    screen.set_class(few, "sixteen-colours")
    for name, values in {"margin": ("auto", "always", "never"), "panel": ("auto", "asked")}.items():
        for value in values:
            screen.set_class(getattr(looks, name) == value, f"{name}-{value}")


class Looking:
    """Changes what is shown."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    def _show(self, shown: Shown) -> None:
        """Show something else, here and in the articles to come; the settings file keeps what it says."""
        settings = self._session.settings
        reader = looks_of(shown, settings.reader)
        self._session.take_settings(structs.replace(settings, reader=reader))
        self._view.update(shown=shown)

    def settings_changed(self) -> None:
        """Show what the settings want now, and set the page anew."""
        self._view.update(shown=shown_of(self._session.settings.reader))
        self._view.page.retypeset()
        wear(self._view.page.screen, self._session.settings.reader)

    @handles("reader.words")
    def words(self, _count: int | None, _argument: str) -> None:
        """Show words in the next way."""
        shown = self._view.state.shown
        self._show(replace(shown, words=NEXT[shown.words]))
        self._services.status(_(WORDS_TOLD[NEXT[shown.words]]))

    @handles("reader.entities")
    def ink(self, _count: int | None, _argument: str) -> None:
        """Show names and figures in the next way."""
        shown = self._view.state.shown
        self._show(replace(shown, ink=LOUDER[shown.ink]))
        self._view.update(stressed="")
        self._services.status(_(INK_TOLD[LOUDER[shown.ink]]))

    @handles("reader.figures", "reader.notes")
    def layer(self, _count: int | None, name: str) -> None:
        """Show or hide figures or annotations."""
        shown = self._view.state.shown
        on = not getattr(shown, name)
        self._show(shown.switched(name, on))
        self._services.status(_(SHOWN_TOLD[name, on]))

    @handles("reader.fold")
    def fold_or_say(self, _count: int | None, _argument: str) -> None:
        """Open or close the repeat under the cursor."""
        if not self.fold():
            self._services.status(_("Nothing is folded here."))

    def fold(self) -> bool:
        """Open or close the repeat under the cursor; return False when there is none."""
        state, layout = self._view.state, self._view.page.layout_now
        block = layout.row(layout.row_of(state.cursor.start)).block
        closed = state.folded
        if block not in closed | state.unfolded:
            return False
        start = state.reading.article.block_spans[block].start
        self._view.update(unfolded=state.unfolded ^ {block})
        self._view.put_cursor(state.reading.word_at(start) if block in closed else Span(start, start))
        return True
