"""The Textual application: themes, command table, screens."""

import os

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
# Otherwise a phrase of five or more characters committed by an input method arrives as garbage.

from collections.abc import Sequence
from typing import ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from tui.app.commands import COMMANDS, Command, for_scope
from tui.app.everywhere import Everywhere
from tui.app.guard import ControlFilter
from tui.app.markcolours import mark_colours
from tui.app.themes import themes
from tui.i18n import _
from tui.settings import Settings
from tui.text.library import Library
from tui.workspace.session import Session


class PizhuApp(Everywhere):
    """Reads and annotates one library."""

    CSS_PATH = None
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", show=False, priority=True)]

    def __init__(self, library: Library, settings: Settings, open: str | None = None) -> None:  # noqa: A002
        """Take a library; `open` is the id of the article to begin with, or None for the list."""
        super().__init__()
        self.title = "pizhu"
        self.session = Session(library, settings)
        self.commands = COMMANDS
        self.problems: tuple[str, ...] = ()
        if settings.keys:
            from tui.app.keymap import remap

            self.commands, self.problems = remap(COMMANDS, settings.keys)
        self._first = open
        self._guard = ControlFilter()
        for theme in themes():
            self.register_theme(theme)
        if settings.theme not in self.available_themes:
            told = _("settings: there is no theme “{name}”").format(name=settings.theme)
            self.problems = (*self.problems, told)
        self.theme = settings.theme if settings.theme in self.available_themes else "paper"

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Add our guard to Textual's filters."""
        return [self._guard, *super().get_line_filters()]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give every theme colours for marks."""
        return mark_colours(self.current_theme.dark)

    def table(self, scope: str) -> tuple[Command, ...]:
        """Return the commands of a screen, with the reader's own keys."""
        return for_scope(scope, self.commands)

    def on_mount(self) -> None:
        """Show the list."""
        from tui.app.screens.list import ListScreen

        self.push_screen(ListScreen(self.session))
        for problem in self.problems:
            self.tell(problem, severity="warning")
        if self.session.library.read_only:
            where = self.session.library.annotations
            self.tell(_("{folder} cannot be written: reading only").format(folder=where), severity="warning")
        if self._first:
            self.open_named(self._first)

    def on_unmount(self) -> None:
        """Finish what is being written."""
        self.session.close()

    @work
    async def open_named(self, name: str) -> None:
        """Open the article with an id, `<source stem>#<n>`."""
        key = await self.session.later(lambda: self.session.find(name))
        if key is None:
            self.tell(_("There is no article {name}").format(name=name), severity="warning")
        else:
            self.open_article(*key)

    @work
    async def recover(self) -> None:
        """Store what an earlier session could not, and name the notes that it left unfinished."""
        for severity, text in await self.session.later(self.session.recover):
            self.tell(text, severity="warning" if severity else "information")
        if names := self.session.retried:
            self.changed(names)

    def open_article(self, name: str, number: int, offset: int | None = None) -> None:
        """Show one article in the reader, at an article offset or where reading stopped."""
        from tui.app.reader import ReaderScreen

        self.push_screen(ReaderScreen(self.session, name, number, offset))
