"""Lines that hang: what does not fit into the width goes on below, under the text and not under its number."""

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.typeset.breaks import TOKEN, Stretch

STEP: Final = 2
"""Cells that a line hangs where nothing says otherwise."""


class HangingLines(Widget):
    """Shows lines of text; control characters are already visible ones."""

    def __init__(self, lines: Sequence[str] = (), step: int = STEP, *, classes: str = "") -> None:
        """Take the lines; one that begins with blanks and a number hangs behind the number."""
        super().__init__(classes=classes)
        self._lines, self._step = lines, step

    def put(self, lines: Sequence[str]) -> None:
        """Show other lines."""
        self._lines = lines
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return one row for each line and each of its turns."""
        return sum(len(turned(line, width, self._step)) for line in self._lines)

    def render(self) -> Content:
        """Return the rows."""
        return Content("\n".join(row for line in self._lines for row in turned(line, self.size.width, self._step)))


def turned(line: str, width: int, step: int = STEP) -> list[str]:
    """Return the rows of a line in so many cells, broken as a page is: none begins with `，`, where there is room."""
    hang = " " * min(_hang(line, step), max(0, width - 8))
    rows, row = list[str](), ""
    for word in _words(line, max(1, width - len(hang))):
        if row.strip() and cell_len(row + word.rstrip()) > width:
            rows.append(row.rstrip())
            row = hang + word.lstrip()
        else:
            row += word
    return [*rows, row.rstrip()]


def _hang(line: str, step: int) -> int:
    """Return how far a line hangs: behind its blanks and its number."""
    body = line.lstrip(" ")
    number = body.partition(" ")[0]
    blanks = len(line) - len(body)
    return blanks + (len(number) + 1 if number.isdecimal() else 0 if blanks else step)


def _words(line: str, width: int) -> Iterator[str]:
    """Yield what no row break parts, blanks behind it included, cut where it is too long."""
    stretch = Stretch(line, 1)
    word = ""
    for offset, character in enumerate(line):
        if word.strip() and (stretch.penalty(offset) < TOKEN or cell_len(word) >= width):
            yield word
            word = ""
        word += character
    if word:
        yield word
