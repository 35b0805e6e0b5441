"""Divide a text into chunks that can be set by themselves, wherever in it somebody looks first.

A chunk begins at the first block that begins after a multiple of `CHUNK` characters, so nothing needs to be read
from the top. Only blocks longer than `LONG` are divided inside, after a sentence: one row there may be short.
"""

import re

from tui.typeset.breaks import Stretch
from tui.typeset.chunks import Blocks

CHUNK = 2048
"""Characters; a millisecond's work."""
LONG = 20_000
"""Characters; no newspaper has such a paragraph."""
DIVIDE = 4
"""A long block without newlines is divided at every so many chunks; those between are empty."""
_CUT = re.compile("[。！？!?；;…][”’」』）)》〉】\"']*(?![、，。；：？！）》〉」』”’…—,.;:?!)%\"'\\s])")


class Division:
    """Where the chunks of a text begin; asked for one by one."""

    def __init__(self, text: str, blocks: Blocks, ambiguous: int) -> None:
        """Take the text, its blocks in order, and the cells of an ambiguous character."""
        self.count = len(text) // CHUNK + 1
        self._text, self._blocks, self._ambiguous = text, blocks, ambiguous
        self._known: dict[int, int] = {}

    def start(self, index: int) -> int:
        """Return the offset at which a chunk begins; it never falls, and past the last chunk it is past the text."""
        if index <= 0:
            return 0
        if index >= self.count:
            return len(self._text) + 1
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._find(index)
        return known

    def chunk_of(self, offset: int) -> int:
        """Return the index of the chunk that holds an offset."""
        offset = max(0, min(offset, len(self._text)))
        index = min(offset // CHUNK, self.count - 1)
        while index > 0 and offset < self.start(index):
            index -= 1
        while index + 1 < self.count and offset >= self.start(index + 1):
            index += 1
        return index

    def _find(self, index: int) -> int:
        offset = index * CHUNK
        block = self._blocks.block_at(offset - 1)
        if block >= 0:
            start, end = self._blocks.spans[block]
            if end - start > LONG and start < offset and block not in self._blocks.folded:
                line = self._text.find("\n", offset, min(end - 1, offset + CHUNK // 2))
                if line >= 0:
                    return line + 1
                if index % DIVIDE and offset + CHUNK < end:
                    return self.start(index + 1)
                if index % DIVIDE == 0 and offset < end - CHUNK:
                    found = _CUT.search(self._text, offset, offset + CHUNK // 2)
                    return found.end() if found else self._any_break(offset)
        spans = self._blocks.spans
        return spans[block + 1][0] if block + 1 < len(spans) else len(self._text) + 1

    def _any_break(self, offset: int) -> int:
        """Return an offset soon after `offset` where a row may begin, or one between clusters."""
        stretch = Stretch(self._text[offset - 64 : offset + 192], self._ambiguous)
        best = min(range(64, len(stretch.text)), key=lambda place: (stretch.penalty(place), place), default=64)
        return offset - 64 + best
