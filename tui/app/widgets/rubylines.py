"""Two rows for each line of a text: how it is read, and below it the text, word under word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import ClassVar, Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

GAP: Final = 1
"""Cells between the pinyin of two words."""
CLOSERS: Final = frozenset("，。、；：！？”’）】》〉」』〕…—·,.;:!?)]}%％℃")
"""Signs that stay with what stands before them."""
PIECES: Final = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*|.", re.DOTALL)
"""What has nothing over it and is never parted."""
OPENERS: Final = frozenset("“‘（【《〈「『〔([{")
"""Signs that stay with what follows."""


Paragraph = list[tuple[str, str]]
"""Words in order, each with what stands over it, empty for nothing."""


class RubyLines(ScrollView):
    """Shows words with what stands over them; control characters are already visible ones."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ruby--over"}

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        """Take the paragraphs of a text."""
        super().__init__()
        self._paragraphs = paragraphs
        self._set = cache(self._rows)

    def show(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show another text from its beginning."""
        self._paragraphs = paragraphs
        self._set.cache_clear()
        self.virtual_size = Size(self.size.width, len(self._set(self._width)))
        self.scroll_to(y=0, animate=False)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return two rows for each line, and one between paragraphs."""
        return len(self._set(width - self.scrollbar_size_vertical))

    def on_resize(self) -> None:
        """Set the text anew."""
        self.virtual_size = Size(self.size.width, len(self._set(self._width)))

    def render_line(self, y: int) -> Strip:
        """Return one row."""
        row, rows = self.scroll_offset.y + y, self._set(self._width)
        text, over = rows[row] if row < len(rows) else ("", False)
        style = self.rich_style
        ink = style + self.get_component_rich_style("ruby--over", partial=True) if over else style
        return Strip([Segment(text, ink)]).adjust_cell_length(self.size.width, style)

    @property
    def _width(self) -> int:
        """Cells of a row; those of the scroll bar are kept free, so that it comes and goes without setting anew."""
        return self.container_size.width - self.scrollbar_size_vertical

    def _rows(self, width: int) -> list[tuple[str, bool]]:
        """Return the rows for so many cells, each with whether it stands over another."""
        rows = list[tuple[str, bool]]()
        for paragraph in self._paragraphs:
            rows += [("", False)] if rows else []
            rows += [row for above, below in lines(paragraph, width) for row in ((above, True), (below, False))]
        return rows


def lines(words: Iterable[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """Return the lines of a text in so many cells, each as what stands over it and the text with room between words.

    No line begins with a sign that closes or ends with one that opens. A word wider than a line has one of its own and
    is cut nowhere.
    """
    found, above, below = list[tuple[str, str]](), "", ""
    for text, over in _units(words):
        room = max(cell_len(text), cell_len(over) + GAP if over else 0)
        start = cell_len(below)
        if start and start + max(cell_len(text), cell_len(over)) > width:
            found.append((above.rstrip(), below.rstrip()))
            above, below, start, text = "", "", 0, text.lstrip()
        above += " " * (start - cell_len(above)) + over
        below += text + " " * (room - cell_len(text))
    return [*found, (above.rstrip(), below.rstrip())] if below else found


def _units(words: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield what is never parted: a word with opening signs before and closing signs behind it; others one by one."""
    waiting, opened = ("", ""), ""
    for text, over in words:
        for piece in (text,) if over else PIECES.findall(text):
            if not over and piece in CLOSERS and waiting[0] and not opened:
                waiting = (waiting[0] + piece, waiting[1])
            elif not over and piece in OPENERS:
                opened += piece
            else:
                yield from (waiting,) if waiting[0] else ()
                waiting, opened = (opened + piece, " " * cell_len(opened) + over if over else ""), ""
    yield from (waiting,) if waiting[0] else ()
    yield from ((opened, ""),) if opened else ()
