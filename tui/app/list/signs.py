"""What one sign says of an article, and which signs this terminal can show in one cell."""

import sys
from collections.abc import Mapping
from typing import Final, NamedTuple

from tui.workspace.articles.catalog import State


class Signs(NamedTuple):
    """Signs of one cell each."""

    states: Mapping[State, str]
    star: str


DRAWN: Final = Signs({State.UNREAD: "●", State.READING: "◐", State.READ: " ", State.DONE: "✓"}, "★")
ASCII: Final = Signs({State.UNREAD: "o", State.READING: "~", State.READ: " ", State.DONE: "x"}, "*")
"""Their twins, for a terminal that gives such signs two cells or has no such characters."""


def signs(ambiguous: int) -> Signs:
    """Return the signs for a terminal that gives ambiguous characters so many cells, 0 where it does not say."""
    encoding = getattr(sys.__stderr__, "encoding", None) or ""
    return DRAWN if ambiguous == 1 and encoding.lower().startswith("utf") else ASCII
