"""The table screen's state as one value."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from tui.text.search import fold
from tui.workspace.filter import Filter, matcher
from tui.workspace.lines.line import TableLine


@dataclass(frozen=True)
class TableState:
    """What a table holds and how it is shown."""

    lines: tuple[TableLine, ...] = ()
    """All rows, in the order in which they came."""
    order: int = 0
    """Which of the content's orders."""
    typed: str = ""
    """What the rows are narrowed by, in the reader's words; empty for all rows."""
    wanted: Filter | None = None
    """The same as a filter; None where rows are found by their cells."""
    selected: frozenset[str] = frozenset()
    """Ids of rows."""
    loading: bool = True
    progress: int = 0
    """Sources that were made ready to be searched."""

    @cached_property
    def shown(self) -> list[TableLine]:
        """The rows that are shown, in their order."""
        found = [line for line in self.lines if self._fits(line)] if self.typed else list(self.lines)
        return sorted(found, key=lambda line: line.ranks[self.order]) if self.order or not self.loading else found

    @cached_property
    def _fits(self) -> Callable[[TableLine], bool]:
        if self.wanted is not None:
            holds = matcher(self.wanted)
            return lambda line: line.subject is not None and holds(line.subject)
        text = fold(self.typed)
        return lambda line: any(text in fold(cell) for cell in line.cells)


class TableView:
    """Holds the state for the parts of the screen."""

    def __init__(self, changed: Callable[[TableState, TableState], None]) -> None:
        """Take what hears of every change: (old, new)."""
        self.state = TableState()
        self._changed = changed

    def update(self, **changes: Any) -> None:
        """Change fields of the state and tell."""
        old, self.state = self.state, replace(self.state, **changes)
        self._changed(old, self.state)
