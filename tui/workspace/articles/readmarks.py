"""What was read, as it was before a change, so that the change can be taken back."""

from collections.abc import Iterable, Mapping

from tui.notes.store.places import StoredPlace
from tui.workspace.session import Session
from tui.workspace.slow import slow

Key = tuple[str, int]


@slow
def kept(session: Session, keys: Iterable[Key]) -> dict[Key, StoredPlace | None]:
    """Return the reading places of articles."""
    titles = {(one.source.name, one.number): one.title or "" for one in session.articles(keys)}
    return {(name, number): session.places.get(name, number, title) for (name, number), title in titles.items()}


@slow
def put_back(session: Session, places: Mapping[Key, StoredPlace | None]) -> str:
    """Set reading places as they were; return what went wrong, empty when nothing did."""
    for (name, number), place in places.items():
        session.places.put(name, number, place)
    return session.save_places()
