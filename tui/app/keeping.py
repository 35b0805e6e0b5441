"""The app's way to the store, and how it tells the reader what came of it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App
from textual.notifications import SeverityLevel

from tui.app.messages import NotebookChanged
from tui.app.screens.base import CommandScreen
from tui.i18n import _
from tui.text.source import Source
from tui.text.visible import visible_line
from tui.workspace.session import Session

if TYPE_CHECKING:
    from tui.notes.model.annotation import Annotation
    from tui.notes.store.notebook import Change, Notebook, Undone
    from tui.notes.store.tags import Plan
    from tui.text.article import Article


class Keeping(App[None]):
    """Stores what the screens ask for; every screen hears of it."""

    session: Session

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        """Everything that was told in this session, for the list of messages."""

    # Telling

    def say(self, text: str) -> None:
        """Show a message on the bottom line of the screen that has one."""
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CommandScreen):
                screen.say(text)
                return

    def tell(self, text: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a toast; text and title may come from files."""
        self.told.append(": ".join(part for part in (title, text) if part))
        self.notify(visible_line(text), title=visible_line(title), severity=severity, markup=False)

    def changed(self, names: Iterable[str]) -> None:
        """Tell every screen that the annotations of some sources have changed."""
        for name in names:
            for screen in self.screen_stack:
                screen.post_message(NotebookChanged(name))

    # Storing

    async def keep(self, source: Source, change: "Change") -> "Notebook | None":
        """Store a change of one source and tell every screen; None when it could not be saved, which is said."""
        from tui.notes.file.errors import StoreError

        try:
            notebook = await self.session.later(lambda: self.session.apply(source, change))
        except StoreError as error:
            self.tell(str(error), title=_("Not saved"), severity="error")
            return None
        self._note_changes([source.name])
        return notebook

    async def keep_each(
        self,
        label: str,
        keys: Iterable[tuple[str, int]],
        make: "Callable[[Article, tuple[Annotation, ...]], Change]",
    ) -> bool:
        """Store one action over several articles and tell every screen; False when it could not be saved."""
        from tui.notes.file.errors import StoreError

        try:
            names = await self.session.later(lambda: self.session.keep_each(label, keys, make))
        except StoreError as error:
            self.tell(str(error), title=_("Not saved"), severity="error")
            return False
        self._note_changes(names)
        return True

    async def keep_plan(self, plan: "Plan") -> bool:
        """Store a plan over tags and tell every screen; False when it could not be saved."""
        from tui.notes.file.errors import StoreError

        try:
            names = await self.session.later(lambda: self.session.change_tags(plan))
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

    async def undo(self) -> "Undone | None":
        """Take the last action back and say so; return what was done."""
        return await self._travel(self.session.undo, _("Undone: {label}"), _("Nothing to undo"))

    async def _travel(self, work: "Callable[[], Undone | None]", done: str, nothing: str) -> "Undone | None":
        from tui.notes.file.errors import StoreError

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

    # Notes being typed

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
            try:
                if typed is None:
                    drafts.drop(source, about)
                else:
                    drafts.put(source, about, typed)
            except OSError as error:
                told = _("What you type is not kept as a draft: {why}").format(why=error.strerror or error)
                self.call_from_thread(partial(self.tell, told, severity="warning"))

        dialog = NoteDialog(title, text, quote, keep, left.text if left else None)
        return await self.push_screen_wait(dialog)

    async def note_kept(self, source: str, about: str) -> None:
        """Forget the draft of a note, because the note is stored."""
        await self.session.later(lambda: self.session.drafts.drop(source, about))
