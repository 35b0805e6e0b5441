"""Saying something about the text of an item; it decides nothing."""

from tui.app.handling import handles
from tui.app.queue.state import ReviewDesk
from tui.app.services import Services
from tui.i18n import _
from tui.notes.store.notebook import Change
from tui.workspace.session import Session


class Saying:
    """Writes notes and tags on items."""

    def __init__(self, desk: ReviewDesk, session: Session, services: Services) -> None:
        self._desk, self._session, self._services = desk, session, services

    @handles("queue.note")
    async def note(self, _count: int | None, _argument: str) -> None:
        """Ask for a note on the item's text."""
        from tui.notes.model.create import create

        if self._desk.ready is None:
            return
        item, article = self._desk.ready
        spans = article.to_source(item.start, item.end)
        if not spans:
            self._services.status(_("Its text is gone."))
            return
        about = f"{spans[0].start}-{spans[-1].end}"
        text = await self._services.ask_note(_("Note"), "", item.quote, item.source, about)
        if not text:
            return
        label = _("note on “{title}”").format(title=item.quote[:20])
        if await self._services.keep(article.source, Change(label, (create(article.source, spans, note=text),))):
            await self._services.note_kept(item.source, about)
            self._desk.queue.say(label)
            self._services.status(_("Saved: {label}").format(label=label))

    @handles("queue.tag")
    async def tag(self, _count: int | None, _argument: str) -> None:
        """Ask for tags on the item's text."""
        from tui.app.dialogs.tag import TagDialog
        from tui.notes.model.create import create

        if self._desk.ready is None:
            return
        item, article = self._desk.ready
        spans = article.to_source(item.start, item.end)
        if not spans:
            self._services.status(_("Its text is gone."))
            return
        known = await self._session.fetch(self._session.notes.known_tags)
        tags = await self._services.ask(TagDialog(_("Tag this"), known, (), item.quote))
        if not tags:
            return
        label = " ".join(f"#{tag}" for tag in tags) + f" “{item.quote[:20]}”"
        if await self._services.keep(article.source, Change(label, (create(article.source, spans, tags=tuple(tags)),))):
            self._desk.queue.say(label)
            self._services.status(_("Saved: {label}").format(label=label))
