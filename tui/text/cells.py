"""The cells of tables in an article: where they stand, and which heads of row and column say what they are about."""

from collections.abc import Iterator
from dataclasses import dataclass

from tui.text.article import Article
from tui.text.source import Span


@dataclass(frozen=True, slots=True)
class TableCell:
    """One cell of a table; spans are article spans, empty where a cell says nothing."""

    start: int
    end: int
    table: int
    row: int
    """Number of its row, from 0."""
    column: int
    """Number of its column, from 0."""
    row_head: Span
    """The first cell of its row; the cell itself in the first column."""
    column_head: Span | None
    """The cell of the first row in its column, where that row names the columns."""

    def same_column(self, other: "TableCell") -> bool:
        """Tell whether another cell stands in the same column of the same table."""
        return (self.table, self.column) == (other.table, other.column)

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


def cells(article: Article) -> Iterator[TableCell]:
    """Yield every cell of an article that says something, in text order."""
    for index, block in enumerate(article.blocks):
        if block.row:
            yield from (cell for cell in cells_of(article, index) if cell.end > cell.start)


def cells_of(article: Article, index: int) -> list[TableCell]:
    """Return the cells of block `index`, left to right; none when it is no row of a table."""
    row = article.blocks[index].row
    if row is None:
        return []
    first = _first_part(article, index)
    before = sum(len(article.cell_spans(part)) for part in range(first, index))
    spans = article.cell_spans(index)
    head = article.cell_spans(first)[0] if row.cells or index > first else Span(0, 0)
    names = _column_heads(article, first)
    return [
        TableCell(
            span.start,
            span.end,
            row.table,
            row.number,
            before + at,
            head,
            names[before + at] if before + at < len(names) else None,
        )
        for at, span in enumerate(spans)
    ]


def cell_at(article: Article, index: int, offset: int) -> TableCell | None:
    """Return the cell of block `index` that holds an article offset, or None."""
    return next((cell for cell in cells_of(article, index) if cell.start <= offset < cell.end), None)


def _first_part(article: Article, index: int) -> int:
    """Return the block that the row of a block begins with."""
    row = article.blocks[index].row
    while index and row and _is_part(article, index - 1, row.table, row.number):
        index -= 1
    return index


def _column_heads(article: Article, index: int) -> list[Span]:
    """Return the cells that name the columns of the table that a row is in; none for the names themselves."""
    row = article.blocks[index].row
    if row is None or row.number == 0:
        return []
    at = index - 1
    while at >= 0 and (above := article.blocks[at].row) and above.table == row.table and above.number:
        at -= 1
    if at < 0 or not _is_part(article, at, row.table, 0):
        return []
    first = _first_part(article, at)
    header = article.blocks[first].row
    return (
        [span for part in range(first, at + 1) for span in article.cell_spans(part)] if header and header.header else []
    )


def _is_part(article: Article, index: int, table: int, number: int) -> bool:
    row = article.blocks[index].row
    return row is not None and (row.table, row.number) == (table, number)
