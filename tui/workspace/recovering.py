"""Take up what earlier sessions left: changes that could not be stored, notes that were begun."""

from typing import TYPE_CHECKING

from tui.i18n import ngettext
from tui.text.article import Page
from tui.text.source import Source

if TYPE_CHECKING:
    from tui.workspace.session import Session


def recover(session: "Session") -> list[tuple[bool, str]]:
    """Store what waits from earlier sessions; return what to tell, each with whether something is left to do."""
    told = retry(session)
    if left := sum(1 for _draft in session.drafts.all()):
        text = ngettext(
            "{n} note that was begun is kept as a draft: :drafts goes on with it",
            "{n} notes that were begun are kept as drafts: :drafts goes on with them",
            left,
        )
        told.append((True, text.format(n=left)))
    return told


def retry(session: "Session") -> list[tuple[bool, str]]:
    """Try the changes that wait again, and tell as `recover` does; the session knows then which sources it changed."""
    if not session.notes.store.waiting():
        return []

    def source(name: str) -> Source | None:
        page = session.pages.page(name)
        return page.source if isinstance(page, Page) else None

    retried = session.notes.store.retry(source)
    session.retried = tuple(dict.fromkeys(waiting.source for waiting in retried.saved))
    told: list[tuple[bool, str]] = []
    if saved := len(retried.saved):
        text = ngettext("{n} earlier change is saved now", "{n} earlier changes are saved now", saved)
        told.append((False, text.format(n=saved)))
    return told + [(True, f"{waiting.source}: {why}") for waiting, why in retried.left]
