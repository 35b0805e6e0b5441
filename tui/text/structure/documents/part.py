"""A part: a future block of a document, one row or several put together."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from msgspec import Struct

from tui.text import lazy
from tui.text.block import Role, Style
from tui.text.markup import Mark, MarkupRow
from tui.text.source import Span


class RowType(Enum):
    """What a row can be by its own words and marks, before its neighbours are asked."""

    __hash__ = object.__hash__  # as that of Mark

    BODY = auto()
    """Running text, an item, an address, a line that leads in."""
    SHORT = auto()
    """A short line that stops without the end of a sentence: a headline, a heading, a label, or a scrap."""
    HEADING = auto()
    """Markup or wording says that it is a heading."""
    NUMBERED = auto()
    """A short line with a number of the outline."""
    CHAPTER = auto()
    """`第一章 …`, `第一回 …` and the like."""
    LEAD = auto()
    """Running text that begins as a news story does."""
    BYLINE = auto()
    CREDIT = auto()
    CAPTION = auto()
    AUTHOR_NOTE = auto()
    CONTINUED = auto()
    NOTE = auto()
    """Where it comes from, who edited it, a URL."""
    CHROME = auto()
    """What serves the site and not the text."""
    PAGE = auto()
    """A page number."""
    DATE = auto()
    ADOPTED = auto()
    """When a law was adopted."""
    CELLS = auto()
    CODE = auto()
    PICTURE = auto()
    SILENT = auto()
    """Nothing to read."""


_SIGNED_MOST = 2
_DAY = lazy.pattern(r"\d{4}\s*[-/.年]\s*\d{1,2}")
ASIDE = frozenset({RowType.NOTE, RowType.CHROME, RowType.PAGE, RowType.DATE, RowType.SILENT, RowType.PICTURE})
"""Shapes of what belongs to no article."""
BETWEEN = ASIDE | {RowType.CREDIT, RowType.CAPTION}
"""Shapes that may stand between any two rows of a text."""
RUNNING = frozenset({RowType.BODY, RowType.LEAD, RowType.CELLS, RowType.CODE})
"""Shapes of what is read as text."""


class Part(Struct, eq=False):
    """One part; mutable while the document is read."""

    rows: list[MarkupRow]
    row: MarkupRow
    """Its first row."""
    text: str
    """Its text, rows put end to end."""
    row_type: RowType
    role: Role = Role.PARAGRAPH
    level: int = 0
    """Depth in the outline; 0 when it is not part of it."""
    verse: bool = False
    starts: bool = False
    """True when an article begins with it."""
    forced: bool = False
    """True when the reader gave it its role."""
    counted: bool = False
    """True for the title of a text that its file counts."""
    listed: bool = False
    """True for a line of the table of contents."""
    repeats: Span | None = None
    cut: int = 0
    """Code points at the head of its text that a title leaves out, as of `新华社北京3月5日电 题：`."""
    tail: int = 0
    """Code points at its end that a title leaves out, as the poet behind the name of a poem."""
    signed: tuple[str, ...] = ()
    """Authors that a title names."""

    def join(self, rows: list[MarkupRow]) -> None:
        """Add the rows that continue it."""
        self.rows += rows
        self.text += "".join(row.text for row in rows)

    @property
    def named(self) -> str:
        """What it says as a title."""
        return self.text[self.cut : len(self.text) - self.tail]

    @property
    def style(self) -> Style:
        """How it is set."""
        row = self.row
        if row.mark is Mark.CODE:
            return Style.CODE
        if row.cells is not None:
            return Style.ROW
        if row.mark is Mark.ITEM:
            return Style.ITEM
        if self.verse:
            return Style.VERSE
        return Style.QUOTE if row.quote else Style.PROSE


def entitle(part: Part) -> None:
    """Begin an article with a part, its title unless the reader said otherwise."""
    part.starts = True
    if not part.forced:
        part.role, part.level = Role.TITLE, 0


def dated_titles(parts: Sequence[Part]) -> list[int]:
    """Return where short lines stand that have their date directly below and then a text, as in a dump of a blog.

    One such line is the head of its file; only several say something, and fewer are returned as none.
    """
    found = [
        at
        for at in range(len(parts) - 2)
        if parts[at].row_type in (RowType.SHORT, RowType.HEADING)
        and not _signs(parts, at)
        and parts[at + 1].row_type in (RowType.NOTE, RowType.DATE)
        and parts[at + 1].row.gap <= 1
        and _DAY.search(parts[at + 1].text)
        and "://" not in parts[at + 1].text
        and any(part.row_type in (RowType.BODY, RowType.LEAD) for part in parts[at + 2 : at + 5])
    ]
    return found if len(found) > 1 else []


def _signs(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line of a character or two stands right below a text: who signs a letter, above its day."""
    above = parts[at - 1] if at else None
    close = above is not None and not parts[at].row.gap and above.row_type in RUNNING
    return close and len(parts[at].text) <= _SIGNED_MOST


@dataclass(slots=True)
class ArticleParts:
    """An article while it is being put together."""

    parts: list[Part] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    """Authors that hold for it beside those its own parts name."""

    @property
    def body(self) -> list[Part]:
        """Its paragraphs."""
        return [part for part in self.parts if part.role is Role.PARAGRAPH]
