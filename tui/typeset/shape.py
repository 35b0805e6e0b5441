"""The shape of a block: what typesetting needs to know of its style, in article offsets."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from tui.text.article import Article
from tui.text.block import Style, TableRow
from tui.text.source import Span


@dataclass(frozen=True, slots=True)
class BlockShape:
    """How one block is to be set; see `tui.text.block.Block` for what the fields mean."""

    style: Style = Style.PROSE
    depth: int = 0
    marker: int = 0
    """Code points."""
    sign: str = ""
    indent: int = 0
    """Cells."""
    row: TableRow | None = None
    find_cells: Callable[[], tuple[Span, ...]] = tuple
    """Finds the article spans of the cells of a row."""

    @property
    def place(self) -> tuple[int, int] | None:
        """Table and number of a row."""
        return (self.row.table, self.row.number) if self.row else None

    @property
    def table(self) -> int:
        """Which table the block is of, 0 for none."""
        return self.row.table if self.row else 0


Shapes = Callable[[int], BlockShape]
"""From the index of a block to its shape."""
PLAIN = BlockShape()


def plain(_block: int) -> BlockShape:
    """Return the shape of running text."""
    return PLAIN


def shapes_of(article: Article) -> Shapes:
    """Return the shapes of the blocks of an article."""
    blocks = article.blocks

    def shape(index: int) -> BlockShape:
        block = blocks[index]
        if block.style is Style.PROSE:
            return PLAIN
        return BlockShape(
            block.style,
            block.depth,
            block.marker,
            block.sign,
            block.indent,
            block.row,
            partial(article.cell_spans, index),
        )

    return shape
