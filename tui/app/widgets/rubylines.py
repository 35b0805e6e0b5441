"""Two rows for each line of a text: how it is read, and below it the text, word under word."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Final

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

GAP: Final = 1
"""Cells between the pinyin of two words."""
CLOSERS: Final = frozenset("，。、；：！？”’）】》〉」』〕…—·,.;:!?)]}%％℃")
"""Signs that stay with what stands before them."""
PIECES: Final = re.compile(r"[A-Za-z0-9]+(?:[.,][0-9]+)*|.", re.DOTALL)
"""What has nothing over it and is never parted."""
OPENERS: Final = frozenset("“‘（【《〈「『〔([{")
"""Signs that stay with what follows."""


class RubyLines(Widget):
    """Shows words with what stands over them; control characters are already visible ones."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"ruby--over"}

    def __init__(self, words: Sequence[tuple[str, str]]) -> None:
        """Take the words of a text in order, each with what stands over it, empty for nothing."""
        super().__init__()
        self._words = words

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return two rows for each line."""
        return 2 * len(lines(self._words, width))

    def render(self) -> Content:
        """Return the rows."""
        over = self.get_visual_style("ruby--over", partial=True)
        rows = [
            row
            for above, below in lines(self._words, self.size.width)
            for row in (Content.styled(above, over), Content(below))
        ]
        return Content("\n").join(rows)


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
