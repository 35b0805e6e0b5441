"""The chunks of a text by the numbers of their rows; each is set the first time that one of its rows is wanted."""

from array import array
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from tui.typeset.chunk import Chunk
from tui.typeset.division import CHUNK, Division

SHORT = 4
"""A text of so many chunks is set as a whole when its height is asked for."""


class ChunkTable:
    """Which rows lie in which chunk; numbers below a chunk that is not set yet are estimates."""

    def __init__(self, division: Division, length: int, set_chunk: Callable[[int], Chunk]) -> None:
        """Take where chunks begin, the length of the text in characters, and what sets the chunk of an index."""
        self._division, self._length, self._set_chunk = division, length, set_chunk
        self._chunks: dict[int, Chunk] = {}
        self._heights = array("I", [0]) * division.count
        self._tops: list[int] | None = None
        self._spare = 0

    @property
    def height(self) -> int:
        """Rows in all: exact once `complete`, before that an estimate."""
        return self._top_list()[-1]

    @property
    def complete(self) -> bool:
        """True when every chunk is set."""
        return len(self._chunks) == len(self._heights)

    @property
    def ready(self) -> int:
        """How many chunks are set."""
        return len(self._chunks)

    def at_row(self, number: int) -> tuple[Chunk, int] | None:
        """Return the chunk that holds a row, and the row's place in it; None below the last row.

        The place can lie past the chunk's last row, where the estimate was too high.
        """
        index = bisect_right(self._top_list(), number) - 1
        if index >= len(self._heights):
            return None
        chunk = self.chunk(index)
        return chunk, number - self._top_list()[index]

    def row_of(self, offset: int) -> int:
        """Return the number of the row that holds an offset."""
        index = self._division.chunk_of(offset)
        local = _place(self.chunk(index), offset)
        return self._top_list()[index] + local

    def chunk_of(self, offset: int) -> Chunk:
        """Return the chunk that holds an offset."""
        return self.chunk(self._division.chunk_of(offset))

    def chunk(self, index: int) -> Chunk:
        """Return a chunk, set now if it was not."""
        chunk = self._chunks.get(index)
        if chunk is None:
            chunk = self._chunks[index] = self._set_chunk(index)
            if self._heights[index] != len(chunk.starts):
                self._heights[index] = len(chunk.starts)
                self._tops = None
        return chunk

    def lay_out(self, offset: int, before: int, after: int) -> int:
        """Set at least so many rows before and after the row of an offset; return that row's number."""
        index = self._division.chunk_of(offset)
        chunk = self.chunk(index)
        local = _place(chunk, offset)
        have, at = len(chunk.starts) - local, index + 1
        while have < after and at < len(self._heights):
            have += len(self.chunk(at).starts)
            at += 1
        have, at = local, index - 1
        while have < before and at >= 0:
            have += len(self.chunk(at).starts)
            at -= 1
        return self._top_list()[index] + local

    def lay_out_more(self, budget: int) -> bool:
        """Set about `budget` more rows, from the top down; return False when every chunk is set."""
        while budget > 0 and self._spare < len(self._heights):
            if self._spare not in self._chunks:
                budget -= len(self.chunk(self._spare).starts) + 1
            self._spare += 1
        return not self.complete

    def _top_list(self) -> list[int]:
        """Return the number of the first row of each chunk, and the height."""
        if self._tops is None:
            if len(self._heights) <= SHORT:
                for index in range(len(self._heights)):
                    self.chunk(index)
            elif 0 not in self._chunks:
                self._estimate()
            self._tops = list(accumulate(self._heights, initial=0))
        return self._tops

    def _estimate(self) -> None:
        """Count each chunk that is not set yet as as many rows as the first one has for so many characters."""
        first = self.chunk(0)
        share = max(1, first.end - first.start)
        usual = max(1, round(len(first.starts) * min(CHUNK, self._length) / share))
        for index in range(1, len(self._heights)):
            if index not in self._chunks:
                self._heights[index] = usual


def _place(chunk: Chunk, offset: int) -> int:
    """Return the place, in a chunk, of the row that holds an offset."""
    return max(0, bisect_right(chunk.starts, offset) - 1)
