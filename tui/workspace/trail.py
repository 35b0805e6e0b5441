"""What a session remembers of where its reader is and was: the order of the list, jumps, tags that `.` repeats."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from tui.workspace.search.carried import CarriedSearch

Key = tuple[str, int]
"""Source name and number of an article."""


class Trail(msgspec.Struct):
    """Changed by the screens only, in their thread."""

    last_tags: tuple[str, ...] = ()
    """What `.` repeats."""
    last_unit: str = ""
    """Kind of object, such as sentence, that they were set on; empty for what was under the cursor."""
    listed: Callable[[], list[Key]] = list
    """Works out the articles as the list shows them."""
    jumps: list[tuple[Key, int]] = msgspec.field(default_factory=list)
    """Where jumps began: an article and an offset in it."""
    jump_place: int = 0
    """Index in `jumps` of where the reader is; its length when no jump was taken back."""
    letters: dict[str, tuple[Key, int]] = msgspec.field(default_factory=dict)
    """Places remembered by a letter."""
    issue_asked: set[str] = msgspec.field(default_factory=set)
    """Sources of which it was asked when they were issued."""
    allowed: set[tuple[str, int, str]] = msgspec.field(default_factory=set)
    """Host, port and name of language models that text may go to unasked for the rest of the session."""
    carried: "CarriedSearch | None" = None
    """The search of the list, which goes along into its articles."""

    @property
    def order(self) -> list[Key]:
        """Articles as the list shows them."""
        return self.listed()

    def neighbour(self, key: Key, step: int) -> Key | None:
        """Return the article `step` places on in the list's order, or None at its ends."""
        order = self.order
        try:
            place = order.index(key) + step
        except ValueError:
            return None
        return order[place] if 0 <= place < len(order) else None
