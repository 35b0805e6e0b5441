"""Going on with a note that was begun and not kept, or throwing it away."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from tui.app.services import Services
from tui.i18n import _, ngettext
from tui.notes.store.drafts import Draft
from tui.workspace.notes.reopening import reopened
from tui.workspace.session import Session


class Drafting:
    """Reopens drafts in the dialog of their note."""

    def __init__(self, session: Session, services: Services, read: Callable[[], None]) -> None:
        """Take what reads the rows again."""
        self._session, self._services, self._read = session, services, read

    async def reopen(self, draft: Draft) -> None:
        """Show the draft in the dialog of its note, and store what comes of it."""
        found = await self._session.fetch(lambda: reopened(self._session, draft))
        if found is None:
            self._services.status(_("What it is about is gone; y copies the draft"))
            return
        text = await self._services.ask_note(found.title, found.before, found.quote, draft.source, draft.about)
        if text is None:
            await self._thrown([draft])
        elif await self._services.keep(found.source, change := found.change(text)):
            await self._services.note_kept(draft.source, draft.about)
            self._services.status(_("saved: {label}").format(label=change.label))
        self._read()

    async def throw_away(self, drafts: Sequence[Draft]) -> None:
        """Throw drafts away; `u` brings them back."""
        if problem := await self._session.later(lambda: self._drop(drafts)):
            self._services.notify(problem, title=_("Not saved"), severity="error")
            return
        await self._thrown(drafts)
        self._read()

    async def _thrown(self, drafts: Sequence[Draft]) -> None:
        """Say that drafts were thrown away, and remember the way back."""
        label = ngettext("{n} draft thrown away", "{n} drafts thrown away", len(drafts)).format(n=len(drafts))
        sources = sorted({one.source for one in drafts})
        await self._services.undo_later(label, sources, lambda: self._keep(drafts), lambda: self._drop(drafts))
        self._services.status(_("{label}: u brings it back").format(label=label))

    def _drop(self, drafts: Sequence[Draft]) -> str:
        """Remove the files; return what went wrong, empty when nothing did."""
        return _problem(partial(self._session.drafts.drop, one.source, one.about) for one in drafts)

    def _keep(self, drafts: Sequence[Draft]) -> str:
        return _problem(partial(self._session.drafts.keep, one) for one in drafts)


def _problem(acts: Iterable[Callable[[], None]]) -> str:
    try:
        for act in acts:
            act()
    except OSError as error:
        return error.strerror or str(error)
    return ""
