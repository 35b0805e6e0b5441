"""The commands that every screen answers to."""

import asyncio
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from textual.app import App

from tui.app.commands.handling import handles
from tui.app.screen import CommandScreen
from tui.app.serving import AppServices
from tui.app.themes import themes
from tui.i18n import _, ngettext
from tui.workspace.session import Session


class GlobalActions:
    """Help, palette, colours, undo, review, export, messages."""

    def __init__(self, app: App[None], session: Session, services: AppServices) -> None:
        self._app, self._session, self._services = app, session, services
        self._last_format = ""

    @property
    def _screen(self) -> CommandScreen | None:
        screen = self._app.screen
        return screen if isinstance(screen, CommandScreen) else None

    @handles("everywhere.help")
    def help(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the keys of the screen."""
        from tui.app.help import HelpScreen

        if screen := self._screen:
            self._services.push(HelpScreen(self._services.table(screen.SCOPE)))

    @handles("everywhere.palette")
    async def palette(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for a command by name and carry it out on the screen."""
        from tui.app.dialogs.palette import PaletteDialog
        from tui.app.keys import Fire

        if screen := self._screen:
            command = await self._services.ask(PaletteDialog(self._services.table(screen.SCOPE)))
            if command is not None:
                await screen.fire(Fire(command, None, command.parameter))

    @handles("everywhere.theme")
    async def theme(self, _count: int | None = None, _argument: str = "") -> None:
        """Ask for the colours."""
        from tui.app.dialogs.choice import ChoiceDialog

        own = [theme.name for theme in themes()]
        names = own + sorted(name for name in self._app.available_themes if name not in own)
        about = _('To keep it: theme = "name" in settings.toml')
        choices = [(name, name) for name in names]
        name = await self._services.ask(ChoiceDialog(_("Colours"), choices, self._app.theme, about))
        if name is not None:
            self._app.theme = name

    @handles("everywhere.tags")
    def tags(self, _count: int | None = None, _argument: str = "") -> None:
        """Show the tags."""
        from tui.app.tags import TagsScreen

        if not isinstance(self._app.screen, TagsScreen):
            self._services.push(TagsScreen(self._session, self._services))

    @handles("everywhere.messages")
    async def messages(self, _count: int | None = None, _argument: str = "") -> None:
        """Show what was told so far."""
        from tui.app.dialogs.confirm import TextDialog

        await self._services.ask(TextDialog(_("Messages"), self._services.told or [_("nothing was told yet")]))

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
    async def cancel(self, _count: int | None = None, _argument: str = "") -> None:
        """Cancel what is begun; here nothing is, so go back."""
        if screen := self._screen:
            await screen.run("everywhere.back")

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
        from tui.workspace.telling import history

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
        """Ask for format and file, and export what the screen stands for."""
        if screen := self._screen:
            await self._export(*screen.exportable())

    async def _export(self, keys: Sequence[tuple[str, int]] | None, about: str) -> None:
        """Ask for format and file, and write the annotations of some articles, or for None of the library."""
        from tui.app.dialogs.confirm import ConfirmDialog
        from tui.app.dialogs.export import ExportDialog
        from tui.export.format import Options
        from tui.export.losses import told
        from tui.export.registry import FORMATS
        from tui.export.saving import ExportError
        from tui.workspace.exporting import export, left_behind

        name = self._session.library.title
        if keys is not None and len(keys) == 1:
            name = f"{PurePosixPath(keys[0][0]).stem}-{keys[0][1]}"
        wanted = await self._services.ask(ExportDialog(FORMATS, Path.cwd(), name, about, self._last_format))
        if wanted is None:
            return
        self._last_format = wanted.form
        form, force = FORMATS[wanted.form], wanted.target.is_file()
        question = _("{path} exists. Write over it?").format(path=wanted.target)
        if force and not form.folder and not await self._services.ask(ConfirmDialog(question)):
            return
        self._services.status(_("Exporting …"))
        try:
            # A spreadsheet opened by a click takes a CSV file without a byte-order mark for another encoding.
            options = Options(excel=True, marks=form.marks)
            changed = await asyncio.to_thread(
                export, self._session, keys, form, wanted.target, options=options, force=force
            )
            lost = told(await asyncio.to_thread(left_behind, self._session, keys, form))
        except ExportError as error:
            self._services.notify(str(error), title=_("Not exported"), severity="error")
            return
        self._services.status("")
        if changed:
            count = ngettext("{n} file", "{n} files", len(changed)).format(n=len(changed))
            self._services.notify(_("Written: {path} ({count})").format(path=wanted.target, count=count))
        else:
            self._services.notify(_("Nothing has changed in {path}").format(path=wanted.target))
        if lost:
            self._services.notify(_("What this format cannot hold stays behind: {what}").format(what=lost))
