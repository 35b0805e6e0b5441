"""Asking before something is said of many places, with the places to look at."""

from collections.abc import Sequence

from tui.app.services import Services
from tui.i18n import ngettext
from tui.workspace.notes.occurrences import Occurrence


async def confirm(services: Services, question: str, places: Sequence[Occurrence]) -> bool:
    """Ask a question about some places; True for yes. For workers."""
    from tui.app.dialogs.confirm import ConfirmDialog

    told = ngettext("{count} place", "{count} places", len(places)).format(count=f"{len(places):,}")
    answer: bool | None = await services.ask(ConfirmDialog(question, [place.line for place in places], told))
    return bool(answer)
