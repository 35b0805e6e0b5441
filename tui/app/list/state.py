"""The list screen's state as one value: what is listed, how it is arranged, what is found and selected."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import msgspec

from tui.workspace.articles.catalog import Entry, Folder, Heading, Line
from tui.workspace.articles.groups import Groups
from tui.workspace.articles.listview import Key, View

if TYPE_CHECKING:
    from tui.workspace.search.firsthit import FirstHit

PLAIN: Final = View()


class ListState(msgspec.Struct, frozen=True):
    """The library as the list shows it at one moment."""

    groups: Groups = msgspec.field(default_factory=Groups)
    """The rows of each source, in the library's order."""
    progress: tuple[int, int | None] | None = (0, None)
    """Sources read so far, and of how many, None when that is not known yet; None when all are read."""
    view: View = PLAIN
    kept: Mapping[Key, int] | None = None
    """What the filter of the view leaves, with the place in its order; None where there is no filter."""
    wanted: str = ""
    """The filter that was asked for, while its answer is on its way; empty where none is."""
    quick: bool = False
    """Whether that answer comes at once, so that the keys typed next wait for it."""
    search: str = ""
    """The text that is searched for; empty when none is."""
    looking: bool = False
    """Whether the search is under way."""
    found: frozenset[Key] = frozenset()
    """Articles that hold it."""
    hits: Mapping[Key, "FirstHit"] = msgspec.field(default_factory=dict)
    """How often their texts hold it, and where first, as far as that is known."""
    asked: tuple[str, ...] = ()
    """Searches so far, the newest last."""
    selected: frozenset[Key] = frozenset()
    nothing: str = ""
    """Why there is no row, and what to do; empty where there are rows."""
    folders: tuple[Folder, ...] = ()
    """The saved filters, as far as a digit opens them."""

    @property
    def waiting(self) -> bool:
        """Whether the rows that keys are about come at once: the first of all, or those that a filter leaves."""
        return (self.progress is not None and not self.groups) or (self.quick and bool(self.wanted))

    def entries(self) -> Iterator[Entry]:
        """Yield every article, listed or not."""
        return (line for lines in self.groups.values() for line in lines if isinstance(line, Entry))


def name_of(line: Line) -> tuple[str, int]:
    """Return what names the thing that a row stands for: its source, and the number of an article."""
    if isinstance(line, Folder):
        return (f"@{line.name}", -2)
    return (line.source, line.number if isinstance(line, Entry) else -1 if isinstance(line, Heading) else 0)


def keys(entries: Iterable[Entry]) -> list[Key]:
    """Return the keys of articles."""
    return [entry.key for entry in entries]
