"""The Textual application: themes, command table, screens."""

import os

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
# Otherwise a phrase of five or more characters committed by an input method arrives as garbage.

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from rich.console import Console
from textual._context import active_message_pump
from textual.app import App, ScreenStackError
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.events import Event, Key
from textual.filter import LineFilter
from textual.screen import ModalScreen
from textual.widget import Widget

from tui.app.guard import ControlFilter
from tui.app.lasting import lasting
from tui.app.list import ListScreen
from tui.app.markcolours import mark_colours
from tui.app.serving import AppServices
from tui.app.signals import end_on_signals, end_with_terminal
from tui.app.themes import themes
from tui.i18n import _
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.app.handling import Handler

TOASTS: Final = """
.-narrow ToastRack { dock: top; margin: 0; max-height: 4; }
.-narrow ToastHolder { height: auto; }
.-narrow Toast { width: 100%; max-width: 100%; height: auto; max-height: 2; margin: 0; padding: 0 1; border: none; }
.-narrow Toast.-error { max-height: 4; }
"""
"""In a narrow window what is told stands over the line above the text; `:messages` shows all of it."""

TOUR_AFTER: Final = 0.8
"""Seconds after the start: the list is there by then."""


class PizhuApp(App[None]):
    """Reads and annotates one library."""

    CSS_PATH = "list/list.tcss"
    CSS = TOASTS
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-medium")]  # noqa: RUF012
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(
        self,
        library: Library,
        settings: Settings,
        open: str | None = None,  # noqa: A002
        review: tuple[str, str] | None = None,
    ) -> None:
        """Take a library; `open` is the id of the article to begin with, or None for the list.

        `review` is a queue to begin with, empty for the review home, and its filter, empty for the whole library.
        """
        super().__init__()
        # Standard error is cleaned of codes: with colours the report of a crash would be full of signs.
        self.error_console = Console(stderr=True, markup=False, highlight=False, color_system=None)
        self.title = "pizhu"
        self.session = Session(library, settings)
        self.problems: tuple[str, ...] = ()
        self.typed = b""
        """What was typed while the program was loaded."""
        self.opens_only = False
        """Whether the article of a library of one file is opened at once, where the file has no other."""
        if settings.keys:
            from tui.app.keymap import keyed

            self.problems = keyed(settings.keys)[1]
        self.services = AppServices(self, self.session, self._everywhere)
        self.home = ListScreen(self.session, self.services)
        """The list."""
        self._first, self._review = open, review
        self.offers_tour = False
        """Whether the tour begins by itself, for a reader who has not seen it."""
        self._guard = ControlFilter()
        for theme in themes():
            self.register_theme(theme)
        if settings.theme not in self.available_themes:
            told = _("settings: there is no theme “{name}”").format(name=settings.theme)
            self.problems = (*self.problems, told)
        self._begin_with_theme(settings.theme if settings.theme in self.available_themes else "paper")

    def _begin_with_theme(self, name: str) -> None:
        """Take a theme as its setter does, before there is a style sheet: that would have all of them read twice."""
        self.set_reactive(App.theme, name)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{name}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self.stylesheet.set_variables(self.get_css_variables())

    def _everywhere(self) -> "Mapping[str, Handler]":
        from tui.app.global_actions import GlobalActions
        from tui.app.handling import handlers
        from tui.app.opening import TableOpening

        shared = self, self.session, self.services
        return handlers(GlobalActions(*shared), TableOpening(*shared))

    def get_default_screen(self) -> ListScreen:
        """Return the list: with a blank screen below it, all would be laid out twice before the first paint."""
        return self.home

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top; a second Escape that a closed screen still hears closes no other."""
        pump = active_message_pump.get(None)
        if isinstance(pump, Widget) and self.screen_stack and pump.screen not in self.screen_stack:
            return AwaitComplete()
        return super().pop_screen()

    def get_driver_class(self) -> type[Driver]:
        """Return the driver of this platform, fit for a terminal that is closed."""
        return lasting(super().get_driver_class())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add our guard to Textual's filters."""
        return [self._guard, *super().get_line_filters()]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme colours for marks."""
        return mark_colours(self.current_theme.dark)

    async def on_event(self, event: Event) -> None:
        """Let a key that acts before all others wait for those typed before it, in a dialog."""
        if isinstance(event, Key) and len(self.screen_stack) > 1 and isinstance(self.screen, ModalScreen):
            from tui.app.inorder import obeyed_before

            await obeyed_before(self, event.key)
        await super().on_event(event)

    def on_load(self) -> None:
        """Begin to obey signals before the terminal is taken over."""
        end_on_signals(self, self.on_unmount)

    def on_mount(self) -> None:
        """Tell what was found at the start, and open what is to be begun with."""
        from tui.app.watching import NotesWatch

        end_with_terminal(self, self.on_unmount)
        NotesWatch(self, self.session, self.services, self.home).begin()
        for problem in self.problems:
            self.services.notify(problem, severity="warning")
        if self.session.library.read_only:
            where = self.session.library.annotations
            self.services.notify(_("{folder} cannot be written: reading only").format(folder=where), severity="warning")
        if self.offers_tour:
            self.set_timer(TOUR_AFTER, self._offer_tour)
        if self._review is not None:
            self._begin_review(*self._review)
        if self._first:
            self.run_worker(self._open_named(self._first))
        elif self.opens_only and self.session.library.only and self._review is None:
            self.run_worker(self._open_only(self.session.library.only))

    def _offer_tour(self) -> None:
        self.services.tour.begin_once()

    def _begin_review(self, queue: str, where: str) -> None:
        from tui.app.queue import ReviewHome
        from tui.workspace.review.item import What
        from tui.workspace.review.scope import Reach, ReviewScope

        scopes = [*([ReviewScope(Reach.WHERE, where=where)] if where else ()), ReviewScope(Reach.LIBRARY)]
        self.push_screen(ReviewHome(self.session, self.services, scopes, What(queue) if queue else None))

    def _handle_exception(self, error: Exception) -> None:
        """Report a fault; that widgets are gone, or the screen for a key, while the program ends is none."""
        if not (self._exit and isinstance(error, (NoMatches, ScreenStackError))):
            super()._handle_exception(error)

    def on_unmount(self) -> None:
        """Finish what is being written, and keep as a draft what was typed just now."""
        self.services.answered.keep()
        self.session.close()

    async def _open_only(self, name: str) -> None:
        from tui.text.article import Page

        page = await self.session.fetch(lambda: self.session.pages.page(name))
        if isinstance(page, Page) and len(page.articles) == 1:
            self.services.open_article(name, page.articles[0].number)

    async def _open_named(self, name: str) -> None:
        """Open the article with an id, `<source stem>#<n>`, or `<source stem>#<n>@<article offset>`."""
        from tui.export.record import split_place

        name, offset = split_place(name)
        key = await self.session.fetch(lambda: self.session.pages.meant(name))
        if key is None:
            self.services.notify(_("There is no article {name}").format(name=name), severity="warning")
        else:
            self.services.open_article(*key, offset)
