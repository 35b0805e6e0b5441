"""Keys typed before what they are for is there: an article that is being read, the first rows of the list."""

from collections.abc import Sequence
from typing import Final

from textual import events

from tui.app.commands.command import Command
from tui.app.keys import Fire, KeyReader, show, token

WAIT_FOR_NOTHING: Final = frozenset({"everywhere.back", "everywhere.help", "everywhere.settings", "everywhere.palette"})
"""Commands that mean the same whether the thing is there or not; behind keys that wait they wait too."""


class TypedAhead:
    """Keeps keys, in order, while something is being read."""

    def __init__(self, table: Sequence[Command]) -> None:
        """Take the commands of the screen."""
        self._table = tuple(table)
        self._keys: list[events.Key] = []
        self.open = True
        """Whether something is being read that will be shown."""

    @property
    def shown(self) -> str:
        """The keys that wait, as the bottom line shows them."""
        return show([token(event.key, event.character) for event in self._keys])

    def take(self, event: events.Key) -> bool:
        """Keep a key; False when it need not wait: nothing is read, or its command needs nothing of it."""
        if not self.open or self._waits_for_nothing(event):
            return False
        self._keys.append(events.Key(event.key, event.character))
        return True

    def close(self) -> list[events.Key]:
        """Return the keys that waited; those to come need not."""
        self.open = False
        waiting, self._keys = self._keys, []
        return waiting

    def _waits_for_nothing(self, event: events.Key) -> bool:
        """Tell whether the first key of all can act at once."""
        fire = None if self._keys else KeyReader(self._table).feed(event.key, event.character)
        return isinstance(fire, Fire) and fire.command.id in WAIT_FOR_NOTHING
