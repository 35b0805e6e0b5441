"""Handing changes to the store: shown at once, marked as not saved until it has acknowledged them, tried again."""

from dataclasses import replace
from time import monotonic
from typing import Final, Protocol

from tui.app.reader.stored import show_stored
from tui.app.reader.view import ReaderView
from tui.app.services import Services
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.workspace.session import Session

RETRY: Final = 15.0
"""Seconds between attempts to store what could not be stored."""


class Keep(Protocol):
    """What parts that change annotations are given."""

    def __call__(self, change: Change, about: str = "") -> None:
        """Show a change at once and store it; `about` names the draft that it makes needless."""


class Saving:
    """Stores what the other parts change."""

    def __init__(self, view: ReaderView, session: Session, services: Services) -> None:
        self._view, self._session, self._services = view, session, services

    def keep(self, change: Change, about: str = "") -> None:
        """Show a change at once, marked as not saved; the store acknowledges it from its own thread.

        `about` names the draft that the change makes needless.
        """
        unsaved: dict[str, Annotation | None] = dict(self._view.state.unsaved)
        unsaved.update({annotation.id: replace(annotation, rev=annotation.rev + 1) for annotation in change.put})
        unsaved.update({annotation.id: None for annotation in change.drop})
        self._view.update(unsaved=unsaved)
        show_stored(self._view, self._session)
        self._services.status(_("saving…"))
        self._view.run(self._store(change, about), "keep")

    async def _store(self, change: Change, about: str) -> None:
        source = self._view.state.reading.article.source
        notebook = await self._services.keep(source, change)
        if notebook is not None and about:
            await self._services.note_kept(source.name, about)
        if not self._view.open:
            return
        if notebook is not None:
            self._view.update(unsaved=self._acknowledged(change))
            self._services.status(_("saved: {label}").format(label=change.label))
        else:
            unsaved = {
                key: annotation for key, annotation in self._view.state.unsaved.items() if key not in _ids(change.drop)
            }
            self._view.update(unsaved=unsaved, failed=monotonic())
            self._services.status(_("NOT SAVED: {label}").format(label=change.label))
        show_stored(self._view, self._session)

    def _acknowledged(self, change: Change) -> dict[str, Annotation | None]:
        """Return what is not saved yet, without what a stored change put or dropped and nothing has changed since."""
        put = {annotation.id: annotation.rev + 1 for annotation in change.put}
        dropped = _ids(change.drop)
        return {
            key: annotation
            for key, annotation in self._view.state.unsaved.items()
            if key not in dropped and not (annotation and key in put and annotation.rev <= put[key])
        }

    def look_round(self) -> None:
        """Try again, from time to time, to store what could not be stored."""
        failed = self._view.state.failed
        if failed is not None and monotonic() - failed > RETRY:
            self._view.update(failed=monotonic())
            self._view.run(self._retry(), "keep")

    async def _retry(self) -> None:
        """Store what waits, in the writing thread; what is stored then is no longer marked as not saved."""
        await self._session.later(self._session.recover)
        self._services.changed([self._view.state.key[0]])
        show_stored(self._view, self._session)
        if not self._view.state.unsaved:
            self._view.update(failed=None)
            self._services.status(_("saved now, after all"))


def _ids(annotations: tuple[Annotation, ...]) -> frozenset[str]:
    return frozenset(annotation.id for annotation in annotations)
