"""A block: one part of a page, with what the reader takes it for (its role) and how it looks (its style).

The contract with typesetting: `role` says what a block is, `style` how it is set, and the fields named after a style
hold what that style needs. All spans are source spans; `Article` maps them to the reading text (`cell_spans`, `links`).
"""

from enum import StrEnum

from msgspec import Struct

from tui.text.source import Span


class Role(StrEnum):
    """What a block is for the reader."""

    KICKER = "kicker"
    TITLE = "title"
    SUBTITLE = "subtitle"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    AUTHOR_NOTE = "author-note"
    CONTINUED_FROM = "continued-from"
    DUPLICATE = "duplicate"
    SECTION_LABEL = "section-label"
    SOURCE_NOTE = "source-note"


class Style(StrEnum):
    """How a block is set, whatever its role."""

    PROSE = "prose"
    """Running text: filled rows, first row indented."""
    VERSE = "verse"
    """A line of a poem: set without indent."""
    ITEM = "item"
    """An item of a list: hangs by its `marker`, `depth` steps from the margin."""
    QUOTE = "quote"
    """A quotation set apart, `depth` quotations deep."""
    CODE = "code"
    """A line of code: kept as it is, with `indent` blanks before it."""
    ROW = "row"
    """A row of a table, or a part of one; see `row`."""


class TableRow(Struct, frozen=True, gc=False, array_like=True):
    """The place of a block in a table; blocks that have `table` and `number` in common are parts of one row."""

    table: int
    """Which table of the page, from 1; its rows follow one another among the blocks of an article."""
    number: int
    """Which row of the table, from 0."""
    cells: tuple[Span, ...]
    """The cells that the block holds, left to right, without surrounding white space; an empty cell is `[x, x)`."""
    header: bool = False
    """True for a row of column names."""
    align: tuple[str, ...] = ()
    """Of each column `left`, `center`, `right` or empty for no wish; empty when the table says nothing."""


class Link(Struct, frozen=True, gc=False, array_like=True):
    """Words that lead elsewhere."""

    span: Span
    """The words."""
    target: str
    """Where they lead, as the file says it: a URL, a path, a mail address."""


class Block(Struct, frozen=True, gc=False, array_like=True):
    """One part of an article or a page; its text is the text of its spans in order, without what is hidden."""

    role: Role
    spans: tuple[Span, ...]
    """Source spans in reading order, without surrounding white space; several when columns broke a paragraph."""
    level: int = 0
    """Depth in the outline, 1 the highest; 0 when the block is not part of the outline."""
    repeats: Span | None = None
    """For a duplicate: the source span that it repeats; None for other roles."""
    hidden: tuple[Span, ...] = ()
    """Markup inside the spans, in order, that the reading text leaves out: `## `, `**`, `](https://…)`, `<td>`."""
    style: Style = Style.PROSE
    depth: int = 0
    """Of an item or a quotation: how deep it is nested, 1 the outermost; otherwise 0."""
    marker: int = 0
    """Of an item: code points of reading text at its head that are its mark and the blanks after it, as in `1. `."""
    sign: str = ""
    """Of an item without a mark of its own, as in HTML: what is drawn before it, `•` or `3.`; no part of its text."""
    indent: int = 0
    """Of code: blanks that stand before it in its source line, a tab counted as four."""
    row: TableRow | None = None
    """Of a row: its place and its cells; None for other styles."""
    links: tuple[Link, ...] = ()
    """Links inside the spans, in order."""

    @property
    def verse(self) -> bool:
        """True for a line of a poem."""
        return self.style is Style.VERSE
