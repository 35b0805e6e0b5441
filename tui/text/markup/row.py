"""A row: one line of a file, or the part of it that one element of markup holds."""

from enum import Enum, auto

from msgspec import Struct

from tui.text.block import Link, TableRow
from tui.text.source import Span

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters that take no room; at the ends of a row they are white space to the structure."""
BLANKS = " \t\u3000\u00a0\x0b\x0c\x85\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
EMPTY = BLANKS + INVISIBLE


class Mark(Enum):
    """What markup says about a row."""

    __hash__ = object.__hash__  # that of Enum is written in Python, and this is asked for every row

    TEXT = auto()
    """Nothing."""
    HEADING = auto()
    ITEM = auto()
    """An item of a list."""
    CODE = auto()
    CELLS = auto()
    """A row of a table, or a part of one."""
    CAPTION = auto()
    """Markup says that it belongs to a picture or a table."""
    PICTURE = auto()
    """A picture, and nothing to read."""
    SILENT = auto()
    """Markup and nothing to read: a tag, a rule, a fence."""
    FIELD = auto()
    """A line of the front matter; `field` names it."""
    CHROME = auto()
    """Text of an element that serves the site, as `<nav>`."""


class MarkupRow(Struct, gc=False):
    """One row; mutable while it is being read."""

    start: int
    """Source offset of its first character that is not white space."""
    end: int
    """Source offset after its last one."""
    text: str
    """What is to be read, without markup and surrounding blanks."""
    mark: Mark = Mark.TEXT
    hidden: tuple[Span, ...] = ()
    """What its span holds beside the text."""
    links: tuple[Link, ...] = ()
    level: int = 0
    """Of a heading its level, 1 to 6."""
    depth: int = 0
    """Of an item how deep its list is nested, 1 the outermost."""
    marker: int = 0
    """Of an item, code points of `text` that are its mark."""
    sign: str = ""
    """Of an item without a mark in its text, what is drawn before it: `•`, `3.`."""
    ordered: bool = False
    """Of an item: its mark is a number."""
    quote: int = 0
    """How many quotations it stands in."""
    gap: int = 0
    """Blank lines before it."""
    indent: int = 0
    """Cells of blanks before it, a tab four; an ideographic blank two."""
    bold: bool = False
    """True when all of its text is strong."""
    same: bool = False
    """True when it stands in the same paragraph element of HTML as the row before."""
    box: int = 0
    """Of HTML: the number of the innermost element around it that parts a page."""
    named: bool = False
    """True for the name of the page, as `<title>` says it."""
    cells: TableRow | None = None
    field: str = ""
    """Of a line of the front matter, its name in lower case; empty for rules and for parts of a longer value."""


def indent_of(blanks: str) -> int:
    """Return the cells that blanks before a row take."""
    return sum(4 if sign == "\t" else 2 if sign == "\u3000" else sign not in INVISIBLE for sign in blanks)
