"""Marking articles as read, or as unread, so that it can be taken back."""

from collections.abc import Sequence
from functools import partial

from tui.app.list.counting import Renew
from tui.app.services import Services
from tui.i18n import _
from tui.workspace.articles.listview import Key
from tui.workspace.articles.readmarks import kept, put_back
from tui.workspace.session import Session


class ReadMarking:
    """Marks articles; a mark is a reading place and not a note, so the journal does not keep it."""

    def __init__(self, session: Session, services: Services, renew: Renew) -> None:
        self._session, self._services, self._renew = session, services, renew

    async def mark(self, keys: Sequence[Key], read: bool, title: str) -> None:
        """Mark articles; `title` names them where the action is undone."""
        before = await self._session.fetch(lambda: kept(self._session, keys))
        if error := await self._session.later(lambda: self._session.mark_read(keys, read)):
            self._services.notify(error, title=_("Not saved"), severity="error")
        sources = dict.fromkeys(name for name, _number in keys)
        label = (_("“{title}” read") if read else _("“{title}” unread")).format(title=title)
        back = partial(put_back, self._session, before)
        await self._services.undo_later(label, sources, back, partial(self._session.mark_read, keys, read))
        await self._renew(*sources)
