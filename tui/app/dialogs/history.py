"""What was typed into a line before, shown again by Up and Down."""

from collections.abc import Sequence

from textual.widgets import Input


class LineHistory:
    """Lines asked before, oldest first, with the one that is being typed last."""

    def __init__(self, before: Sequence[str], value: str) -> None:
        self._lines = [*before, value]
        self._place = len(self._lines) - 1

    def step(self, field: Input, step: int) -> None:
        """Show the line so many before (-1) or after in a field; nothing beyond either end."""
        if 0 <= self._place + step < len(self._lines):
            self._place += step
            field.value = self._lines[self._place]
            field.cursor_position = len(field.value)
