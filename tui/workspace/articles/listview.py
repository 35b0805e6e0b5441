"""Which articles the list shows, and in which order."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

import msgspec

from tui.i18n import N_
from tui.workspace.articles.catalog import Entry, Heading, Line, State

Key = tuple[str, int]
"""Source name and number: what names an article."""


class Order(StrEnum):
    """Orders of the list."""

    SOURCE = "source"
    TITLE = "title"
    LONGEST = "longest"
    NOTES = "notes"
    STATE = "state"


ORDER_TITLES: Mapping[Order, str] = {
    Order.SOURCE: N_("by source"),
    Order.TITLE: N_("by title"),
    Order.LONGEST: N_("longest first"),
    Order.NOTES: N_("most notes first"),
    Order.STATE: N_("unread first"),
}
_STATES = tuple(State)


class View(msgspec.Struct, frozen=True):
    """How the list is arranged."""

    order: Order = Order.SOURCE
    where: str = ""
    """The filter as it was typed; empty for all articles."""
    ordered: bool = False
    """Whether the filter says the order too."""

    @property
    def narrowed(self) -> bool:
        """Whether some articles are left out."""
        return bool(self.where)


def arrange(groups: Iterable[tuple[Line, ...]], view: View, kept: Mapping[Key, int] | None = None) -> list[Line]:
    """Return the rows of the list; headings stand only where articles keep the order of their sources, over several.

    `kept` holds what the filter leaves, each row's key with its place in the filter's order; None for everything.
    """

    def fits(line: Line) -> bool:
        return not isinstance(line, Heading) and (kept is None or key_of(line) in kept)

    if view.ordered and kept is not None:
        flat = [line for group in groups for line in group if fits(line)]
        return sorted(flat, key=lambda line: kept[key_of(line)])
    if view.order is Order.SOURCE:
        rows: list[Line] = []
        for group in groups:
            found = [line for line in group if fits(line)]
            rows += [line for line in listed(group) if isinstance(line, Heading) and (found or kept is None)]
            rows += found
        return rows
    flat = [line for group in groups for line in group if fits(line)]
    return sorted(flat, key=lambda line: _rank(line, view.order))


def alone(group: tuple[Line, ...]) -> bool:
    """Tell whether a source is one article and nothing is to be said about the file: it needs no heading.

    That a file is what its name ends with goes without saying.
    """
    if len(group) != 2 or not isinstance(group[0], Heading) or not isinstance(group[1], Entry):
        return False
    return group[0].about in ("", group[0].source.rpartition(".")[2].lower())


def listed(group: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the rows of a source as they are listed in its order: an article alone in its file has no heading."""
    return group[1:] if alone(group) else group


def key_of(line: Line) -> Key:
    """Return what names an article; of a file that cannot be read its name with 0."""
    return line.key if isinstance(line, Entry) else (line.source, 0)


def holds(entry: Entry, text: str) -> bool:
    """Tell whether title, authors, tags or source of an article hold a text, in any case."""
    wanted = text.casefold()
    return any(wanted in said.casefold() for said in (entry.title, *entry.authors, *entry.tags, entry.source))


def _rank(line: Line, order: Order) -> tuple[float, str, str, int]:
    if not isinstance(line, Entry):
        return (float("inf"), "", line.source, 0)
    first: float = 0
    if order is Order.LONGEST:
        first = -line.length
    elif order is Order.NOTES:
        first = -line.notes
    elif order is Order.STATE:
        first = _STATES.index(line.state)
    return (first, line.title if order is Order.TITLE else "", line.source, line.number)
