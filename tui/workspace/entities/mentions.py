"""The places of one name, twelve bytes each: a large library holds millions of them."""

from array import array
from collections.abc import Iterator, Sequence
from typing import overload

from tui.text.source import Span
from tui.workspace.entities.linking import Mention


class Mentions(Sequence[Mention]):
    """Places in the order in which they were added; articles are counted by their place in a list that all share."""

    __slots__ = ("_cells", "_keys")

    def __init__(self, keys: Sequence[tuple[str, int]]) -> None:
        """Take the articles, which may grow."""
        self._keys, self._cells = keys, array("I")

    def add(self, article: int, span: Span) -> None:
        """Add a place in an article, by its index."""
        self._cells.extend((article, span.start, span.end))

    def articles(self) -> frozenset[int]:
        """Return the indexes of the articles."""
        return frozenset(self._cells[::3])

    def __len__(self) -> int:
        return len(self._cells) // 3

    @overload
    def __getitem__(self, index: int) -> Mention: ...

    @overload
    def __getitem__(self, index: slice) -> list[Mention]: ...

    def __getitem__(self, index: int | slice) -> Mention | list[Mention]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        at = 3 * (index % len(self))
        article, start, end = self._cells[at : at + 3]
        return Mention(self._keys[article], Span(start, end))

    def __iter__(self) -> Iterator[Mention]:
        return (self[index] for index in range(len(self)))
