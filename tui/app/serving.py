"""The services of the app: its way to the store, and how it tells the reader what came of it."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from textual.app import App
from textual.notifications import SeverityLevel
from textual.screen import Screen

from tui.app.messages import NotebookChanged, SettingsChanged
from tui.app.screen import CommandScreen
from tui.app.services import Answer
from tui.i18n import _
from tui.settings import Settings
from tui.text.visible import visible_line
from tui.workspace.notes.answered import AnsweredNotes
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.app.commands import Command
    from tui.app.handling import Handler
    from tui.app.tour import Tour
    from tui.app.undoing import Undoing
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.notebook import Change, Notebook, Undone
    from tui.notes.store.tags import TagPlan
    from tui.text.article import Article
    from tui.text.source import Source

T = TypeVar("T")


class AppServices:
    """Stores what the screens ask for, and every screen hears of it; see `tui.app.services.Services`."""

    def __init__(self, app: App[None], session: Session, everywhere: "Callable[[], Mapping[str, Handler]]") -> None:
        """Take what makes the handlers of the commands that every screen answers to, for the first key."""
        self._app, self._session, self._everywhere = app, session, everywhere
        self.told: list[str] = []
        self.answered = AnsweredNotes(lambda: session.drafts)

    # What the first paint does not need

    @cached_property
    def handlers(self) -> "Mapping[str, Handler]":
        """What every screen answers to, by command id."""
        return self._everywhere()

    @cached_property
    def tour(self) -> "Tour":
        """The tour."""
        from tui.app.tour import Tour

        return Tour(self._app, self._session.folders.state)

    def follow_tour(self) -> None:
        """Take the tour, if it was begun, along to the screen that is shown now."""
        if "tour" in vars(self):
            self.tour.follow()

    @cached_property
    def _commands(self) -> "tuple[Command, ...]":
        from tui.app.keymap import keyed

        return keyed(self._session.settings.keys)[0]

    # Speaking and asking

    def status(self, text: str) -> None:
        """Show a message on the bottom line of the screen that has one."""
        for screen in reversed(self._app.screen_stack):
            if isinstance(screen, CommandScreen):
                screen.show_status(text)
                return

    def notify(self, text: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a toast; text and title may come from files. A text that begins with its title needs none."""
        title = "" if text.startswith(title) else title
        self.told.append(": ".join(part for part in (title, text) if part))
        self._app.notify(visible_line(text), title=visible_line(title), severity=severity, markup=False)

    async def ask(self, dialog: Screen[Answer]) -> Answer | None:
        """Put a dialog on the screen and return its answer, None when it was given up. For workers."""
        answer: Answer | None = await self._app.push_screen_wait(dialog)
        return answer

    async def ask_note(self, title: str, text: str, quote: str, source: str, about: str) -> str | None:
        """Ask for a note; what an earlier session left of it as a draft is offered in place of `text`."""
        from tui.app.dialogs.note import NoteDialog

        drafts = self._session.drafts
        left = await self._session.fetch(lambda: drafts.get(source, about))
        if left is not None and left.text != text:
            self.notify(_("This is what was typed until {when} and not kept.").format(when=left.when[:16]))

        def keep(typed: str | None, when: int) -> None:
            try:
                if typed is None:
                    drafts.drop(source, about)
                else:
                    drafts.put(source, about, typed, quote, when)
            except OSError as error:
                told = _("What you type is not kept as a draft: {why}").format(why=error.strerror or error)
                # Called in the app's own thread, which ends then, this raises RuntimeError.
                self.call_from_thread(partial(self.notify, told, severity="warning"))

        answered = partial(self.answered.take, source, about, quote)
        return await self.ask(NoteDialog(title, text, quote, keep, left.text if left else None, answered=answered))

    async def copy(self, text: str) -> None:
        """Copy a text, and say what came of it; one that is too long can be written to a file. For workers."""
        from tui.app import clipboard
        from tui.app.keeping import offer_file

        if told := await clipboard.copy(self._app, text):
            self.status(told)
        else:
            await offer_file(self, text)

    # Storing

    def changed(self, names: Iterable[str]) -> None:
        """Tell every screen that the annotations of some sources have changed."""
        for name in names:
            for screen in self._app.screen_stack:
                screen.post_message(NotebookChanged(name))

    async def keep(self, source: "Source", change: "Change") -> "Notebook | None":
        """Store a change of one source and tell every screen; None when it could not be saved, which is said."""
        self.answered.handed(change.put)
        notebook = await self._saved(self._session.later(lambda: self._session.notes.apply(source, change)))
        if notebook is not None:
            self._note_changes([source.name])
        return notebook

    async def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: "Callable[[Article, tuple[Annotation, ...]], Change]",
    ) -> bool:
        """Store one action over several articles and tell every screen; False when it could not be saved."""
        names = await self._saved(self._session.later(lambda: self._session.keep_each(label, keys, make)))
        self._note_changes(names or ())
        return names is not None

    async def keep_plan(self, plan: "TagPlan") -> bool:
        """Store a plan over tags and tell every screen; False when it could not be saved."""
        names = await self._saved(self._session.later(lambda: self._session.notes.change_tags(plan)))
        self._note_changes(names or ())
        return names is not None

    async def keep_changes(self, label: str, changes: "Mapping[str, Change] | Mapping[Source, Change]") -> bool:
        """Store one action over several sources and tell every screen; False when it could not be saved."""
        self.answered.handed(one for change in changes.values() for one in change.put)
        names = await self._saved(self._session.later(lambda: self._session.notes.apply_all(label, changes)))
        self._note_changes(names or ())
        return names is not None

    # Undo, which asks before it touches what is not in sight

    @cached_property
    def _undoing(self) -> "Undoing":
        from tui.app.undoing import Undoing

        return Undoing(self._app, self._session, self, self._saved)

    async def undo(self) -> "Undone | None":
        """Take the last action back and say so, after a question where it is not in sight; return what was done."""
        return await self._undoing.undo()

    async def redo(self) -> "Undone | None":
        """Do again what was undone last and say so; return what was done."""
        return await self._undoing.redo()

    async def undo_later(
        self, label: str, sources: Iterable[str], back: Callable[[], str], again: Callable[[], str]
    ) -> None:
        """Remember an action that the journal does not keep; `back` and `again` return what went wrong."""
        await self._undoing.later(label, sources, back, again)

    def done_here(self) -> None:
        """Remember that the last action of the journal was done on this screen, by another way than `keep`."""
        self._undoing.done_here()

    def renumbered(self, old: tuple[str, int], new: tuple[str, int]) -> None:
        """Tell that what was said in one article of a source stands in another one now, because it is split anew."""
        self._undoing.said.renumbered(old, new)

    async def note_kept(self, source: str, about: str) -> None:
        """Forget the draft of a note, because the note is stored."""
        self.answered.stored(source, about)
        await self._session.later(lambda: self._session.drafts.drop(source, about))

    async def recover(self) -> None:
        """Store what an earlier session could not; name what it left unfinished, and notes without a source."""
        from tui.workspace.notes.moved import notice
        from tui.workspace.reading.telling import to_check

        for severity, text in await self._session.later(self._session.recover):
            self.notify(text, severity="warning" if severity else "information")
        self.changed(self._session.retried)
        for told in (notice, to_check):
            if line := await self._session.fetch(partial(told, self._session)):
                self.notify(line, severity="warning")

    async def _saved(self, work: Awaitable[T]) -> T | None:
        """Return what storing gave; None when it failed, which is told."""
        from tui.notes.file.errors import StoreError

        try:
            return await work
        except StoreError as error:
            self.notify(str(error), title=_("Not saved"), severity="error")
            return None

    def _note_changes(self, names: Iterable[str]) -> None:
        """Tell screens that sources have changed, and the reader what the store did besides."""
        self.done_here()
        self._undoing.said.undone.clear()
        for name in names:
            book = self._session.notes.known(name)
            for notice in book.notices if book else ():
                self.notify(notice, severity="warning")
        self.changed(names)

    # Settings

    def take_settings(self, settings: Settings) -> None:
        """Let other settings hold from now on, on every screen; nothing is written."""
        if settings.keys != self._session.settings.keys:
            self.__dict__.pop("_commands", None)
        self._session.take_settings(settings)
        if settings.theme in self._app.available_themes:
            self._app.theme = settings.theme
        for screen in self._app.screen_stack:
            screen.post_message(SettingsChanged())

    def table_of_all(self) -> "tuple[Command, ...]":
        """Return the commands of all screens, with the reader's own keys."""
        return self._commands

    # Screens and threads

    def table(self, scope: str) -> "tuple[Command, ...]":
        """Return the commands of a screen, with the reader's own keys."""
        from tui.app.commands import for_scope

        return for_scope(scope, self._commands)

    def ready_reader(self) -> None:
        """Read the style sheet of the reader, and of the dialogs, before they are shown."""
        from tui.app import dialogs, reader

        sheets = self._app.stylesheet
        for package, name in ((reader, "reader.tcss"), (dialogs, "dialogs.tcss")):
            path = str(Path(str(package.__file__)).with_name(name))
            if not sheets.has_source(path, ""):
                sheets.read(path)
        sheets.parse()

    def read_ahead(self, name: str, number: int) -> None:
        """Read an article that may be opened next, so that all that is kept of it is there; in a thread."""
        from tui.app.reader.loading import WantedArticle, load

        load(self._session, WantedArticle((name, number)))

    def push(self, screen: Screen[Any]) -> None:
        """Show a screen over this one."""
        self._app.push_screen(screen)

    def open_article(self, name: str, number: int, offset: int | None = None) -> None:
        """Show one article in the reader, at an article offset or where reading stopped."""
        from tui.app.reader import ReaderScreen

        self.push(ReaderScreen(self._session, self, name, number, offset))

    def call_from_thread(self, callback: Callable[..., object], *args: object) -> object:
        """Call something on the screen's thread, from a worker, and wait for it."""
        return self._app.call_from_thread(callback, *args)
