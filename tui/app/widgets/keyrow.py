"""What keys say, in as many rows as the width wants; none is torn between two rows."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

BETWEEN = "   "

Said = tuple[str, str]
"""A key as it is typed, and what it says."""


class KeyRows(Static):
    """Keys with what they say; each group begins a row of its own."""

    def __init__(self, classes: str = "keys") -> None:
        super().__init__(classes=classes)
        self._said: Sequence[Sequence[Said]] = ()
        self._rows = Content("")

    def put(self, *said: Sequence[Said]) -> None:
        """Show groups of keys."""
        self._said = said
        self._draw()

    def on_resize(self, _event: events.Resize) -> None:
        """Break the rows anew."""
        self._draw()

    def _draw(self) -> None:
        """Draw the rows if they are others than before; the screen is laid out anew only for more or fewer of them."""
        rows = Content("\n").join(row for group in self._said for row in key_rows(group, self.content_size.width))
        if not rows.is_same(self._rows):
            more = rows.plain.count("\n") != self._rows.plain.count("\n") or not self._rows
            self._rows = rows
            self.update(rows, layout=more)


def key_rows(said: Sequence[Said], width: int) -> list[Content]:
    """Return rows of keys with what they say, the keys set off, each as wide as fits; no width means one row."""
    rows: list[list[Said]] = [[]]
    used = 0
    for one in said:
        wide = cell_len(" ".join(one))
        if rows[-1] and width and used + len(BETWEEN) + wide > width:
            rows.append([])
            used = 0
        used += wide + (len(BETWEEN) if rows[-1] else 0)
        rows[-1].append(one)
    parts = ((Content.styled(key, "bold") + Content(f" {title}") for key, title in row) for row in rows if row)
    return [Content(BETWEEN).join(row) for row in parts]
