"""A search over the library that the reader takes along from article to article."""

from collections.abc import Mapping
from dataclasses import dataclass

from tui.workspace.search.evaluate import Question

Key = tuple[str, int]


@dataclass(frozen=True)
class CarriedSearch:
    """What was searched for in the list, and where it was found."""

    typed: str
    """In the reader's words."""
    question: Question
    found: Mapping[Key, int]
    """Article -> article offset of its first hit; 0 where the search is not about the text."""

    def neighbour(self, key: Key, step: int, order: list[Key]) -> Key | None:
        """Return the next (1) or previous (-1) article with hits in an order; None after the last."""
        keys = self.order(order)
        place = keys.index(key) + step if key in keys else -1
        return keys[place] if 0 <= place < len(keys) else None

    def order(self, order: list[Key]) -> list[Key]:
        """Return the articles with hits, as the list shows them."""
        return [key for key in order if key in self.found]
