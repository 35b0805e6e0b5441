"""Which articles the list shows, and in which order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from tui.i18n import N_
from tui.workspace.catalog import Entry, Heading, Line, State, Trouble


class Order(StrEnum):
    """Orders of the list."""

    SOURCE = "source"
    TITLE = "title"
    LONGEST = "longest"
    NOTES = "notes"
    STATE = "state"


class Show(StrEnum):
    """What the list can be cut down to."""

    ALL = "all"
    UNREAD = "unread"
    READING = "reading"
    OPEN = "open"
    DONE = "done"
    STAR = "star"
    NOTES = "notes"
    CHECK = "check"
    TROUBLE = "trouble"


ORDER_TITLES: Mapping[Order, str] = {
    Order.SOURCE: N_("by source"),
    Order.TITLE: N_("by title"),
    Order.LONGEST: N_("longest first"),
    Order.NOTES: N_("most notes first"),
    Order.STATE: N_("unread first"),
}
SHOW_TITLES: Mapping[Show, str] = {
    Show.ALL: N_("All articles"),
    Show.UNREAD: N_("Unread"),
    Show.READING: N_("Being read"),
    Show.OPEN: N_("Not done"),
    Show.DONE: N_("Done"),
    Show.STAR: N_("Starred"),
    Show.NOTES: N_("With notes"),
    Show.CHECK: N_("With notes to check"),
    Show.TROUBLE: N_("Files that cannot be read"),
}
_STATES = tuple(State)


@dataclass(frozen=True, slots=True)
class View:
    """How the list is arranged."""

    order: Order = Order.SOURCE
    show: Show = Show.ALL
    tag: str = ""
    """Only articles with this tag; empty for all."""
    text: str = ""
    """Only articles whose title, authors, tags or source hold this, in any case; empty for all."""

    @property
    def narrowed(self) -> bool:
        """Whether some articles are left out."""
        return self.show is not Show.ALL or bool(self.tag) or bool(self.text)


def arrange(groups: Iterable[tuple[Line, ...]], view: View) -> list[Line]:
    """Return the rows of the list; headings stand only where articles keep the order of their sources."""
    if view.order is Order.SOURCE:
        rows: list[Line] = []
        for group in groups:
            kept = [line for line in group if not isinstance(line, Heading) and fits(line, view)]
            rows += [line for line in group if isinstance(line, Heading) and (kept or not view.narrowed)]
            rows += kept
        return rows
    flat = [line for group in groups for line in group if not isinstance(line, Heading) and fits(line, view)]
    return sorted(flat, key=lambda line: _rank(line, view.order))


def fits(line: Line, view: View) -> bool:
    """Tell whether a view shows a row."""
    if isinstance(line, Trouble):
        return not view.narrowed or view.show is Show.TROUBLE
    return isinstance(line, Entry) and _fits_state(line, view.show) and _fits_words(line, view)


def _fits_state(entry: Entry, show: Show) -> bool:
    match show:
        case Show.ALL:
            return True
        case Show.UNREAD | Show.READING | Show.DONE:
            return entry.state == show.value
        case Show.OPEN:
            return entry.state is not State.DONE
        case Show.STAR:
            return entry.star
        case Show.NOTES:
            return entry.notes > 0
        case Show.CHECK:
            return entry.check > 0
    return False


def _fits_words(entry: Entry, view: View) -> bool:
    if view.tag and not any(tag == view.tag or tag.startswith(view.tag + "/") for tag in entry.tags):
        return False
    return not view.text or holds(entry, view.text)


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
