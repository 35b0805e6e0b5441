"""Where one word follows another without anything between them: a reader may want a cell there."""

from collections.abc import Sequence

from tui.text.block import Style
from tui.typeset.breaks import Stretch
from tui.typeset.chunks import Blocks
from tui.typeset.spans import Spans, within


class WordGaps:
    """The gaps between the words of one article; `wanted` says whether they are shown."""

    def __init__(self, words: Spans, blocks: Blocks, *, wanted: bool) -> None:
        """Take the spans of the words, in order, and the blocks that they stand in."""
        self.wanted = wanted
        self._words, self._blocks = words, blocks

    def between(self, start: int, end: int) -> Sequence[int]:
        """Return the offsets of the gaps in `[start, end)`; rows of tables have none."""
        if not self.wanted:
            return ()
        words = list(within(self._words, start, end))
        ends = {last for _first, last in words}
        found = [start + first for first, _last in words if first in ends and 0 <= first < end - start]
        return [gap for gap in found if self._blocks.shape(self._blocks.block_at(gap)).style is not Style.ROW]


def stretch_of(text: str, start: int, end: int, ambiguous: int, gaps: Sequence[int] = ()) -> Stretch:
    """Return `[start, end)` of a text with the cells of its characters; `gaps` are offsets before which one is free."""
    stretch = Stretch(text[start:end], ambiguous)
    if gaps:
        stretch.set_apart([gap - start for gap in gaps])
    return stretch
