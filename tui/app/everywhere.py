"""The commands that every screen answers to."""

import asyncio
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from textual import work

from tui.app.commands import Command
from tui.app.keeping import Keeping
from tui.app.keys import Fire
from tui.app.screens.base import CommandScreen
from tui.app.themes import themes
from tui.i18n import _, ngettext


class Everywhere(Keeping):
    """Help, palette, colours, undo, review, export, messages."""

    def __init__(self) -> None:
        super().__init__()
        self._last_format = ""

    def table(self, scope: str) -> tuple[Command, ...]:
        """Return the commands of a screen."""
        raise NotImplementedError

    def action_help(self, count: int | None = None, argument: str = "") -> None:
        """Show the keys of the screen."""
        from tui.app.screens.help import HelpScreen

        if isinstance(self.screen, CommandScreen):
            self.push_screen(HelpScreen(self.table(self.screen.SCOPE)))

    @work
    async def action_palette(self, count: int | None = None, argument: str = "") -> None:
        """Ask for a command by name and carry it out on the screen."""
        from tui.app.dialogs.palette import PaletteDialog

        screen = self.screen
        if not isinstance(screen, CommandScreen):
            return
        command = await self.push_screen_wait(PaletteDialog(self.table(screen.SCOPE)))
        if command is not None:
            await screen.fire(Fire(command, None, command.parameter))

    @work
    async def action_theme(self, count: int | None = None, argument: str = "") -> None:
        """Ask for the colours."""
        from tui.app.dialogs.choice import ChoiceDialog

        own = [theme.name for theme in themes()]
        names = own + sorted(name for name in self.available_themes if name not in own)
        about = _('To keep it: theme = "name" in settings.toml')
        name = await self.push_screen_wait(
            ChoiceDialog(_("Colours"), [(name, name) for name in names], self.theme, about)
        )
        if name is not None:
            self.theme = name

    def action_tags(self, count: int | None = None, argument: str = "") -> None:
        """Show the tags."""
        from tui.app.screens.tags import TagsScreen

        if not isinstance(self.screen, TagsScreen):
            self.push_screen(TagsScreen(self.session))

    def action_messages(self, count: int | None = None, argument: str = "") -> None:
        """Show what was told so far."""
        from tui.app.dialogs.confirm import TextDialog

        self.push_screen(TextDialog(_("Messages"), self.told or [_("nothing was told yet")]))

    async def action_quit(self, count: int | None = None, argument: str = "") -> None:
        """Quit; what is being written is finished first."""
        self.exit()

    # Undo

    @work
    async def action_undo(self, count: int | None = None, argument: str = "") -> None:
        """Take the last action back."""
        await self.undo()

    @work
    async def action_redo(self, count: int | None = None, argument: str = "") -> None:
        """Do again what was undone."""
        await self._travel(self.session.redo, _("Done again: {label}"), _("Nothing to redo"))

    @work
    async def action_history(self, count: int | None = None, argument: str = "") -> None:
        """Show the actions that can be undone."""
        from tui.app.dialogs.confirm import TextDialog

        lines = await self.session.later(self.session.history)
        await self.push_screen_wait(TextDialog(_("What can be undone"), lines or [_("nothing yet")]))

    # Review and export

    @work
    async def action_review(self, count: int | None = None, argument: str = "") -> None:
        """Ask what to review and where, and open the queue."""
        from tui.app.dialogs.choice import ChoiceDialog
        from tui.app.screens.queue import QueueScreen
        from tui.workspace.reviewing import WHAT_TITLES, What

        screen = self.screen
        places = screen.review_places() if isinstance(screen, CommandScreen) else {}
        if not places:
            self.say(_("There is nothing to review here"))
            return
        whats = [(what.value, _(title)) for what, title in WHAT_TITLES.items()]
        wheres = [(name, name) for name in places] if len(places) > 1 else []
        answer = await self.push_screen_wait(ChoiceDialog(_("Review"), whats, then=wheres))
        if answer is not None:
            what, _newline, where = answer.partition("\n")
            self.push_screen(QueueScreen(self.session, What(what), places[where or next(iter(places))]))

    def action_export(self, count: int | None = None, argument: str = "") -> None:
        """Ask for format and file, and export what the screen stands for."""
        if isinstance(self.screen, CommandScreen):
            self.export(*self.screen.exportable())

    @work
    async def export(self, keys: Sequence[tuple[str, int]] | None, about: str) -> None:
        """Ask for format and file, and write the annotations of some articles, or for None of the library."""
        from tui.app.dialogs.confirm import ConfirmDialog
        from tui.app.dialogs.export import ExportDialog
        from tui.export.registry import FORMATS
        from tui.export.saving import ExportError
        from tui.workspace.exporting import export

        name = self.session.library.title
        if keys is not None and len(keys) == 1:
            name = f"{PurePosixPath(keys[0][0]).stem}-{keys[0][1]}"
        wanted = await self.push_screen_wait(ExportDialog(FORMATS, Path.cwd(), name, about, self._last_format))
        if wanted is None:
            return
        self._last_format = wanted.form
        form, force = FORMATS[wanted.form], wanted.target.is_file()
        question = _("{path} exists. Write over it?").format(path=wanted.target)
        if force and not form.folder and not await self.push_screen_wait(ConfirmDialog(question)):
            return
        self.say(_("Exporting …"))
        try:
            changed = await asyncio.to_thread(export, self.session, keys, form, wanted.target, force=force)
        except ExportError as error:
            self.tell(str(error), title=_("Not exported"), severity="error")
            return
        if changed:
            count = ngettext("{n} file", "{n} files", len(changed)).format(n=len(changed))
            self.tell(_("Written: {path} ({count})").format(path=wanted.target, count=count))
        else:
            self.tell(_("Nothing has changed in {path}").format(path=wanted.target))
