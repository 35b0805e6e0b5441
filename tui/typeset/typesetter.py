"""Set one chunk of a text: its characters made ready for breaking, then block by block."""

from dataclasses import dataclass

from tui.typeset.breaks import TOKEN, WORD
from tui.typeset.chunk import Chunk
from tui.typeset.chunks import Blocks, Setter
from tui.typeset.division import Division
from tui.typeset.gaps import WordGaps, stretch_of
from tui.typeset.setting import Setting
from tui.typeset.spans import Spans, within
from tui.typeset.tables import TableSetting


@dataclass(frozen=True, slots=True)
class Typesetter:
    """Sets chunks of one article in one setting."""

    text: str
    blocks: Blocks
    tables: TableSetting
    division: Division
    gaps: WordGaps
    setting: Setting
    keep: Spans
    """What stays whole unless longer than a row."""
    words: Spans
    """What stays whole where the row stays full enough."""

    def set_chunk(self, index: int) -> Chunk:
        """Return a chunk with its rows: the blocks that begin in it, or its part of a long block."""
        text, start, end = self.text, self.division.start(index), self.division.start(index + 1)
        chunk = Chunk(start, min(end, len(text)), continues=text[max(0, start - 1) : start] not in {"", "\n"})
        if start >= end or start > len(text):
            return chunk
        gaps = self.gaps.between(start, chunk.end)
        stretch = stretch_of(text, start, chunk.end, self.setting.ambiguous, gaps)
        if self.keep:
            stretch.keep(within(self.keep, start, chunk.end), TOKEN)
        if self.words and self.setting.keep_words:
            stretch.keep(within(self.words, start, chunk.end), WORD)
        setter = Setter(chunk, stretch, self.blocks, self.tables, self.setting)
        block, spans = max(0, self.blocks.block_at(start)), self.blocks.spans
        while block < len(spans) and spans[block][0] < end:
            block = setter.set_block(block)
        return chunk
