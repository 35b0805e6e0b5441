"""The rows of a library by source; what a batch brings costs as much as the batch, however long the list is."""

from collections.abc import ItemsView, Iterator, Mapping, ValuesView

from tui.workspace.articles.catalog import Entry, Line, State

Rows = tuple[Line, ...]
"""The rows of one source."""


class Groups(Mapping[str, Rows]):
    """Source name -> its rows, in the library's order; never changed. `taking` makes the next version."""

    __slots__ = ("_before", "_known", "_news", "articles", "unread")

    def __init__(self, known: Mapping[str, Rows] | None = None) -> None:
        """Take the rows of some sources."""
        self._known: dict[str, Rows] = {**(known or {})}
        self._before: dict[str, Rows] | None = None
        """The rows that `_news` came to."""
        self._news: Mapping[str, Rows] = {}
        counts = [_counted(rows) for rows in self._known.values()]
        self.articles = sum(articles for articles, _unread in counts)
        """How many there are."""
        self.unread = sum(unread for _articles, unread in counts)

    def taking(self, news: Mapping[str, Rows]) -> "Groups":
        """Return these rows with those of some sources, known or new; the new ones come last."""
        found = Groups.__new__(Groups)
        found._known, found._before, found._news = {**self._known, **news}, self._known, news
        found.articles, found.unread = self.articles, self.unread
        for name, rows in news.items():
            (articles, unread), (before, unread_before) = _counted(rows), _counted(self._known.get(name, ()))
            found.articles += articles - before
            found.unread += unread - unread_before
        return found

    def unlike(self, older: "Groups") -> tuple[list[str], list[str]] | None:
        """Return the sources with other rows than before, and the new ones, which stand behind all those known before.

        None where it is not so, as in a library that is read again.
        """
        news = self._news
        if self._before is not older._known:
            if any(name != before for name, before in zip(self._known, older._known, strict=False)):
                return None
            news = self._known
            if len(self._known) < len(older._known):
                return None
        changed = [name for name, rows in news.items() if name in older._known and older._known[name] != rows]
        return changed, [name for name in news if name not in older._known]

    def __getitem__(self, name: str) -> Rows:
        """Return the rows of a source. Raises KeyError."""
        return self._known[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the sources."""
        return iter(self._known)

    def __len__(self) -> int:
        """Return the number of sources."""
        return len(self._known)

    def __eq__(self, other: object) -> bool:
        """Tell whether others are the same rows of the same sources."""
        return isinstance(other, Groups) and self._known == other._known

    __hash__ = None  # type: ignore[assignment]

    def items(self) -> ItemsView[str, Rows]:
        """Return names and rows."""
        return self._known.items()

    def values(self) -> ValuesView[Rows]:
        """Return the rows of each source."""
        return self._known.values()


def _counted(rows: Rows) -> tuple[int, int]:
    """Return how many articles rows stand for, and how many of them are unread."""
    entries = [line for line in rows if isinstance(line, Entry)]
    return len(entries), sum(entry.state is State.UNREAD for entry in entries)
