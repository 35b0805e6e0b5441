"""A chunk: rows that are set together, as parallel arrays, 9 bytes a row (4 + 1 + 2 + 2)."""

from array import array
from dataclasses import dataclass, field

TEXT, FIRST, BLANK, FOLD, CELLS, CARD = range(6)
"""What a row is: a row of text, the first of its line, room between blocks, a folded block, cells of a table in their
columns, the first of a cell of a card."""


@dataclass(slots=True)
class Chunk:
    """Rows that were set together; all lists are in step."""

    start: int
    """Article offset where the chunk begins."""
    end: int
    """Article offset where it ends, the newline after its last block included."""
    continues: bool = False
    """True when its first row goes on with a line of the chunk before."""
    starts: "array[int]" = field(default_factory=lambda: array("I"))
    """Article offset where each row begins."""
    kinds: bytearray = field(default_factory=bytearray)
    indents: "array[int]" = field(default_factory=lambda: array("H"))
    widths: "array[int]" = field(default_factory=lambda: array("H"))
    gaps: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """From the start of a row of cells to the article offsets before which one cell stays free."""

    def add(self, start: int, kind: int, indent: int = 0, width: int = 0) -> None:
        """Append a row."""
        self.starts.append(start)
        self.kinds.append(kind)
        self.indents.append(indent)
        self.widths.append(width if width < 65536 else 65535)
