"""The Textual application: themes, command table, screens, and the way to the store."""

import asyncio
import os

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"
# Otherwise a phrase of five or more characters committed by an input method arrives as garbage.

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.notifications import SeverityLevel

from tui.app.commands import COMMANDS, Command, for_scope
from tui.app.guard import ControlFilter
from tui.app.keys import Fire
from tui.app.markcolours import mark_colours
from tui.app.messages import NotebookChanged
from tui.app.screens.base import CommandScreen
from tui.app.session import Session
from tui.app.themes import themes
from tui.i18n import _, ngettext
from tui.settings import Settings
from tui.text.library import Library
from tui.text.source import Source
from tui.text.visible import visible_line

if TYPE_CHECKING:
    from tui.notes.annotation import Annotation
    from tui.notes.notebook import Change, Notebook, Undone
    from tui.text.article import Article


class PizhuApp(App[None]):
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
        self.key_problems: tuple[str, ...] = ()
        if settings.keys:
            from tui.app.keymap import remap

            self.commands, self.key_problems = remap(COMMANDS, settings.keys)
        self._first = open
        self._told: list[str] = []
        self._last_format = ""
        self._guard = ControlFilter()
        for theme in themes():
            self.register_theme(theme)
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
        for problem in self.key_problems:
            self.tell(problem, severity="warning")
        if self.session.library.read_only:
            where = self.session.library.annotations
            self.tell(_("{folder} cannot be written: reading only").format(folder=where), severity="warning")
        if self._first:
            self.open_named(self._first)

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
        from tui.app.screens.reader import ReaderScreen

        self.push_screen(ReaderScreen(self.session, name, number, offset))

    # Commands of everywhere

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

    @work
    async def action_undo(self, count: int | None = None, argument: str = "") -> None:
        """Take the last action back."""
        await self.undo()

    @work
    async def action_redo(self, count: int | None = None, argument: str = "") -> None:
        """Do again what was undone."""
        await self._travel(self.session.redo, _("Done again: {label}"), _("Nothing to redo"))

    async def undo(self) -> "Undone | None":
        """Take the last action back and say so; return what was done."""
        return await self._travel(self.session.undo, _("Undone: {label}"), _("Nothing to undo"))

    async def _travel(self, work: "Callable[[], Undone | None]", done: str, nothing: str) -> "Undone | None":
        from tui.notes.trouble import StoreError

        try:
            outcome = await self.session.later(work)
        except StoreError as error:
            self.tell(str(error), title=_("Not saved"), severity="error")
            return None
        self.say(done.format(label=outcome.entry.label) if outcome else nothing)
        if outcome:
            self.changed(outcome.notebooks)
            for notice in outcome.notices:
                self.tell(notice, severity="warning")
        return outcome

    @work
    async def action_review(self, count: int | None = None, argument: str = "") -> None:
        """Ask what to review and where, and open the queue."""
        from tui.app.dialogs.choice import ChoiceDialog
        from tui.app.reviewing import WHAT_TITLES, What
        from tui.app.screens.queue import QueueScreen

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
    async def action_history(self, count: int | None = None, argument: str = "") -> None:
        """Show the actions that can be undone."""
        from tui.app.dialogs.confirm import TextDialog

        lines = await self.session.later(self.session.history)
        await self.push_screen_wait(TextDialog(_("What can be undone"), lines or [_("nothing yet")]))

    def action_messages(self, count: int | None = None, argument: str = "") -> None:
        """Show what was told so far."""
        from tui.app.dialogs.confirm import TextDialog

        self.push_screen(TextDialog(_("Messages"), self._told or [_("nothing was told yet")]))

    async def action_quit(self, count: int | None = None, argument: str = "") -> None:
        """Quit; what is being written is finished first."""
        self.exit()

    def on_unmount(self) -> None:
        """Finish what is being written."""
        self.session.close()

    # Telling

    def say(self, text: str) -> None:
        """Show a message on the bottom line of the screen that has one."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CommandScreen):
                screen.say(text)
                return

    def tell(self, text: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a toast; text and title may come from files."""
        self._told.append(": ".join(part for part in (title, text) if part))
        self.notify(visible_line(text), title=visible_line(title), severity=severity, markup=False)

    async def keep(self, source: Source, change: "Change") -> "Notebook | None":
        """Store a change of one source and tell every screen; None when it could not be saved, which is said."""
        from tui.notes.trouble import StoreError

        try:
            notebook = await self.session.later(lambda: self.session.apply(source, change))
        except StoreError as error:
            self.tell(str(error), title=_("Not saved"), severity="error")
            return None
        self._note_changes([source.name])
        return notebook

    async def ask_note(self, title: str, text: str, quote: str, source: str, about: str) -> str | None:
        """Ask for a note; what an earlier session left of it as a draft is offered in place of `text`.

        `about` names what it is about as `Draft.about` does. Call from a worker; when the note is stored, call
        `note_kept`.
        """
        from tui.app.dialogs.note import NoteDialog

        drafts = self.session.drafts
        left = await self.session.later(lambda: drafts.get(source, about))
        if left is not None and left.text != text:
            self.tell(_("This is what was typed until {when} and not kept.").format(when=left.when[:16]))

        def keep(typed: str | None) -> None:
            if typed is None:
                drafts.drop(source, about)
            else:
                drafts.put(source, about, typed)

        dialog = NoteDialog(title, text, quote, keep, left.text if left else None)
        return await self.push_screen_wait(dialog)

    async def note_kept(self, source: str, about: str) -> None:
        """Forget the draft of a note, because the note is stored."""
        await self.session.later(lambda: self.session.drafts.drop(source, about))

    @work
    async def export(self, keys: Sequence[tuple[str, int]] | None, about: str) -> None:
        """Ask for format and file, and write the annotations of some articles, or for None of the library."""
        from tui.app.dialogs.confirm import ConfirmDialog
        from tui.app.dialogs.export import ExportDialog
        from tui.app.exporting import export
        from tui.export.registry import FORMATS
        from tui.export.saving import ExportError

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

    async def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: "Callable[[Article, tuple[Annotation, ...]], Change]",
    ) -> bool:
        """Store one action over several articles and tell every screen; False when it could not be saved."""
        from tui.notes.trouble import StoreError

        try:
            names = await self.session.later(lambda: self.session.keep_each(label, keys, make))
        except StoreError as error:
            self.tell(str(error), title=_("Not saved"), severity="error")
            return False
        self._note_changes(names)
        return True

    def _note_changes(self, names: Iterable[str]) -> None:
        """Tell screens that sources have changed, and the reader what the store did besides."""
        for name in names:
            book = self.session.known(name)
            for notice in book.notices if book else ():
                self.tell(notice, severity="warning")
        self.changed(names)

    def changed(self, names: Iterable[str]) -> None:
        """Tell every screen that the annotations of some sources have changed."""
        for name in names:
            for screen in self.screen_stack:
                screen.post_message(NotebookChanged(name))
