"""Keys typed before the article that they are for is there."""

from collections.abc import Sequence

from textual import events

from tui.app.commands import Command
from tui.app.keys import Fire, KeyReader


class TypedAhead:
    """Keeps keys, in order, while an article is being read."""

    def __init__(self, table: Sequence[Command]) -> None:
        """Take the commands of the screen."""
        self._table = tuple(table)
        self._keys: list[events.Key] = []
        self.open = True
        """Whether an article is being read that will be opened."""

    def take(self, event: events.Key) -> bool:
        """Keep a key; False when it need not wait: nothing is read, or nobody wants the article any more."""
        if not self.open or self._leaves(event):
            return False
        self._keys.append(events.Key(event.key, event.character))
        return True

    def close(self) -> list[events.Key]:
        """Return the keys that waited; those to come need not."""
        self.open = False
        waiting, self._keys = self._keys, []
        return waiting

    def _leaves(self, event: events.Key) -> bool:
        """Tell whether the first key of all goes back."""
        fire = None if self._keys else KeyReader(self._table).feed(event.key, event.character)
        return isinstance(fire, Fire) and fire.command.id == "everywhere.back"
