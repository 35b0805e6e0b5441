"""What one row of the list stands for: an article, a source, a file that cannot be read, what leads elsewhere."""

from collections.abc import Iterable
from enum import StrEnum

import msgspec


class State(StrEnum):
    """How far the reader is with an article."""

    UNREAD = "unread"
    READING = "reading"
    """Opened, not read to its end."""
    READ = "read"
    """Read to its end, or marked as read."""
    DONE = "done"
    """Marked as done: nothing more to say about it."""


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One article as the list shows it; its texts are one line each and hold no control characters.

    It holds nothing that could hold it: the collector need not look at hundreds of thousands of them.
    """

    source: str
    """Name of the source."""
    number: int
    """Place of the article in its source, from 1."""
    title: str
    authors: tuple[str, ...]
    length: int
    """Code points of the article."""
    state: State = State.UNREAD
    star: bool = False
    tags: tuple[str, ...] = ()
    """Tags on the whole article."""
    notes: int = 0
    """What the reader said in the article and about it."""
    check: int = 0
    """Of these, how many wait to be checked: moved, changed or lost."""
    marks: int | None = None
    """What the program found; None as long as it has not looked."""
    date: str = ""
    page: str = ""
    kind: str = ""
    """What its file is as a whole, a value of `text.kind.DocumentKind`; empty for an article. `kind_label` names it."""

    at: int = 0
    """Article offset where reading stopped."""
    when: str = ""
    """When that was, ISO 8601; empty for an article that was never opened."""
    known: int | None = None
    """Percent of its words that a learner knows; None for other readers."""

    @property
    def key(self) -> tuple[str, int]:
        """What names the article in its library."""
        return (self.source, self.number)


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A source above its articles."""

    source: str
    about: str = ""
    """What is unusual about the file, such as its encoding or a problem with its annotations."""


class Trouble(msgspec.Struct, frozen=True):
    """A file that cannot be read, with the reason."""

    source: str
    reason: str


class GoOn(msgspec.Struct, frozen=True):
    """The first row when nothing is unread: the article that was being read last."""

    entry: Entry
    source: str = ""
    """Empty: it belongs to no source and stands before all of them."""

    @property
    def percent(self) -> int:
        """How far reading is."""
        return min(100, round(100 * self.entry.at / max(1, self.entry.length)))


class Folder(msgspec.Struct, frozen=True):
    """A saved filter as a row above all sources."""

    name: str
    where: str
    """The filter as it was typed."""
    count: int | None
    """How many articles it finds; None where texts would have to be read for it."""
    source: str = ""
    """Empty: it belongs to no source."""


def go_on(entries: Iterable[Entry]) -> GoOn | None:
    """Return the article to go on with when none is unread: that which was read last and not to its end."""
    known = list(entries)
    if any(entry.state is State.UNREAD for entry in known):
        return None
    begun = [entry for entry in known if entry.state is State.READING]
    return GoOn(max(begun, key=lambda entry: entry.when)) if begun else None


Line = Heading | Entry | Trouble | GoOn | Folder
"""What one row of the list stands for."""


def kind_label(entry: Entry) -> str:
    """Return what the reader calls the kind of an entry's file, in the reader's language; empty for a plain article."""
    from tui.text.kind import DocumentKind, kind_name

    return kind_name(DocumentKind(entry.kind)) if entry.kind else ""
