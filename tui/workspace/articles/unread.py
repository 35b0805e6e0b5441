"""The next article not yet read, in the order of the list."""

from typing import TYPE_CHECKING

from tui.text.article import Page
from tui.workspace.articles.catalog import State
from tui.workspace.articles.pagerows import entries
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.workspace.session import Session


@slow
def next_unread(session: "Session", name: str, number: int, step: int) -> tuple[str, int] | None:
    """Return the nearest unread article after this one, or with `step` -1 before it, round the ends; None for none."""
    order = session.trail.order
    here = order.index((name, number)) if (name, number) in order else -1 if step > 0 else 0
    around = [order[(here + step * by) % len(order)] for by in range(1, len(order) + 1)]
    unread: dict[str, set[int]] = {}
    for source, wanted in around:
        if source not in unread:
            unread[source] = _unread(session, source)
        if wanted in unread[source] and (source, wanted) != (name, number):
            return source, wanted
    return None


def _unread(session: "Session", name: str) -> set[int]:
    page = session.pages.page(name)
    if not isinstance(page, Page):
        return set()
    titles = {article.number: article.title or "" for article in page.articles}
    listed = entries(page, session.notes.annotations_of(page.source), session.places.of(name, titles))
    return {entry.number for entry in listed if entry.state is State.UNREAD}
