"""Which queue was open last in each library."""

from typing import TYPE_CHECKING, Final

import msgspec

from tui import regular
from tui.durable import replace
from tui.workspace.review.item import What

if TYPE_CHECKING:
    from tui.workspace.session import Session

LAST: Final = "review.json"
"""File of the state folder that remembers it."""


class Last(msgspec.Struct, frozen=True, omit_defaults=True):
    """The queue that was open last."""

    what: What = What.NAMES
    reach: str = ""
    where: str = ""
    between: tuple[str, str] | None = None
    """Two annotators that are compared; None while nobody said who."""


def last(session: "Session") -> Last:
    """Return which queue was open last in this library; the first one where that is not known."""
    try:
        kept = msgspec.json.decode(regular.read(session.folders.state / LAST), type=dict[str, Last])
    except (OSError, msgspec.DecodeError):
        return Last()
    return kept.get(str(session.library.sources), Last())


def remember(session: "Session", opened: Last) -> None:
    """Remember which queue is open; one that cannot be remembered is no loss. Two annotators stay as they were."""
    _keep(session, msgspec.structs.replace(opened, between=opened.between or last(session).between))


def remember_between(session: "Session", between: tuple[str, str]) -> None:
    """Remember which two annotators are compared."""
    _keep(session, msgspec.structs.replace(last(session), what=What.ADJUDICATE, between=between))


def _keep(session: "Session", opened: Last) -> None:
    path = session.folders.state / LAST
    try:
        kept = msgspec.json.decode(regular.read(path), type=dict[str, Last])
    except (OSError, msgspec.DecodeError):
        kept = {}
    kept[str(session.library.sources)] = opened
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, msgspec.json.encode(kept))
    except OSError:
        return
