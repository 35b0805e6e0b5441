"""The commands that every screen answers to."""

from inspect import isawaitable
from typing import TYPE_CHECKING

from textual.app import App

from tui.app.handling import handles
from tui.app.screen import CommandScreen
from tui.app.serving import AppServices
from tui.app.themes import theme_names
from tui.i18n import _
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.app.dialogs.palette import Said
    from tui.app.verbs import Speaker


class GlobalActions:
    """Help, palette, colours, undo, review, export, messages."""

    def __init__(self, app: App[None], session: Session, services: AppServices) -> None:
        self._app, self._session, self._services = app, session, services
        self._last_format = ""
        self._recent: list[str] = []
        """What was chosen in the palette, the newest first: ids of commands, and lines with an argument."""

    @property
    def _screen(self) -> CommandScreen | None:
        screen = self._app.screen
        return screen if isinstance(screen, CommandScreen) else None

    @handles("everywhere.help")
    def help(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the keys of the screen."""
        from tui.app.help import HelpScreen

        if screen := self._screen:
            self._services.push(HelpScreen(screen.offered(), screen.here()))

    @handles("everywhere.palette")
    async def palette(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for a command by name and carry it out on the screen."""
        from tui.app.dialogs.palette import PaletteDialog, Said
        from tui.app.keys import Fire
        from tui.app.verbs import Speaker

        if not (screen := self._screen):
            return
        where = Speaker(self._app, self._session, self._services, screen)
        answer = await self._services.ask(PaletteDialog(screen.offered(), where, self._recent))
        if isinstance(answer, Said):
            self._recent.insert(0, answer.typed)
            await self._say(answer, where)
        elif answer is not None:
            self._recent.insert(0, answer.id)
            await screen.fire(Fire(answer, None, answer.parameter))

    async def _say(self, said: "Said", where: "Speaker") -> None:
        """Carry a verb out; what it cannot do is told on the bottom line."""
        from tui.app.verbs import VerbError

        try:
            result = said.verb.run(where, said.value)
            if isawaitable(result):
                await result
        except VerbError as error:
            self._services.status(str(error))

    @handles("everywhere.theme")
    async def theme(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for the colours."""
        from tui.app.dialogs.choice import ChoiceDialog
        from tui.app.preferences import keep

        choices = [(name, name) for name in theme_names()]
        name = await self._services.ask(ChoiceDialog(_("Colours"), choices, self._app.theme))
        if name is not None:
            await keep(self._services, self._session, "theme", name)

    @handles("everywhere.tour")
    def tour(self, _count: int | None = None, _argument: str = "") -> None:
        """Begin the tour; where there is one, end it."""
        tour = self._services.tour
        if tour.running:
            tour.end()
        else:
            tour.begin()

    @handles("everywhere.tour_next")
    def tour_next(self, _count: int | None = None, _argument: str = "") -> None:
        """Go to the next step of the tour."""
        if self._services.tour.running:
            self._services.tour.skip()
        else:
            self._services.status(_("There is no tour: F4 begins it."))

    @handles("everywhere.settings")
    def settings(self, _count: int | None = None, _argument: str = "") -> None:
        """Show all settings and keys."""
        from tui.app.settings import SettingsScreen

        if not isinstance(self._app.screen, SettingsScreen):
            self._services.push(SettingsScreen(self._session, self._services))

    @handles("everywhere.tags")
    def tags(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the tags."""
        from tui.app.tags import TagsScreen

        if not isinstance(self._app.screen, TagsScreen):
            self._services.push(TagsScreen(self._session, self._services))

    @handles("everywhere.messages")
    async def messages(self, _count: int | None = None, _argument: str = "") -> None:
        """Show what was told so far, the newest first."""
        from tui.app.dialogs.confirm import TextDialog

        await self._services.ask(TextDialog(_("Messages"), self._services.told[::-1] or [_("nothing was told yet")]))

    # Leaving and panes

    @handles("everywhere.quit")
    def quit(self, _count: int | None = None, _argument: str = "") -> None:
        """Quit; what is being written is finished first."""
        self._app.exit()

    @handles("everywhere.back")
    def back(self, _count: int | None = None, _argument: str = "") -> None:
        """Go back to the screen before."""
        self._app.pop_screen()

    @handles("everywhere.cancel")
    def cancel(self, _count: int | None = None, _argument: str = "") -> None:
        """Say that nothing is begun; leaving is another key, for Escape is pressed without thinking."""
        self._services.status(_("There is nothing to cancel; q goes back."))

    @handles("everywhere.next_pane")
    def next_pane(self, _count: int | None = None, _argument: str = "") -> None:
        """Go to the next pane."""
        self._app.screen.focus_next()

    @handles("everywhere.last_pane")
    def last_pane(self, _count: int | None = None, _argument: str = "") -> None:
        """Go to the previous pane."""
        self._app.screen.focus_previous()

    # Undo

    @handles("everywhere.undo")
    async def undo(self, _count: int | None = None, _argument: str = "") -> None:
        """Take the last action back."""
        await self._services.undo()

    @handles("everywhere.redo")
    async def redo(self, _count: int | None = None, _argument: str = "") -> None:
        """Do again what was undone."""
        await self._services.redo()

    @handles("everywhere.history")
    async def history(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the actions that can be undone."""
        from tui.app.dialogs.confirm import TextDialog
        from tui.workspace.reading.telling import history

        lines = await self._session.fetch(lambda: history(self._session))
        await self._services.ask(TextDialog(_("What can be undone"), lines or [_("nothing yet")]))

    # Review and export

    @handles("list.review", "reader.review")
    def review(self, _count: int | None = None, _argument: str = "") -> None:
        """Show what waits in every queue."""
        from tui.app.queue import ReviewHome

        if screen := self._screen:
            self._services.push(ReviewHome(self._session, self._services, screen.review_scopes()))

    @handles("list.export", "reader.export", "table.export")
    async def export(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for format, scope and file, and export."""
        from tui.app.exporting import ask, write

        if screen := self._screen:
            wanted = await ask(self._session, self._services, screen.export_scopes(), self._last_format)
            if wanted is not None:
                self._last_format = wanted.form
                await write(self._session, self._services, wanted)

    @handles("everywhere.import")
    async def import_(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for a file of notes, show what it would do, and bring them home."""
        from tui.app.importing import ask

        await ask(self._session, self._services)
