"""Carrying the notes of the older of two editions over into the newer one."""

from tui.app.handling import handles
from tui.app.services import Services
from tui.app.table.content import TableContent
from tui.i18n import _
from tui.text.visible import visible_line
from tui.workspace.session import Session


class NoteCarrying:
    """Copies notes from edition to edition."""

    def __init__(self, content: TableContent, session: Session, services: Services) -> None:
        self._content, self._session, self._services = content, session, services

    @handles("table.carry_notes")
    async def carry(self, _count: int | None, _argument: str) -> None:
        """Carry every note of the older article over, as one action, and tell how many were."""
        from tui.app.table.editions import EditionsContent

        content = self._content
        if not isinstance(content, EditionsContent):
            self._services.status(_("Notes are carried between two articles that are compared: v on both, then =."))
            return
        found = await self._session.fetch(content.notes)
        if not found.put or await self._services.keep_changes(found.label, {content.new.source: found.change}):
            self._services.status(visible_line(found.told))
