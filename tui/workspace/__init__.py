"""One library opened by one reader, without a screen: pages, annotations, marks, places, the list.

`from tui.workspace import Session` is the way in for scripts; docs/api.md shows it.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.workspace.session import Session as Session

__all__ = ["Session"]


def __getattr__(name: str) -> object:
    """Load the session when it is asked for, so that importing a part of the room stays light."""
    if name == "Session":
        from tui.workspace.session import Session

        return Session
    raise AttributeError(name)
