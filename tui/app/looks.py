"""Names of everything that can be seen in running text; no Textual."""

from enum import IntFlag, auto
from typing import NamedTuple


class Look(IntFlag):
    """What one character of the page is; a later member is drawn over an earlier one.

    The style of a member is the component class `page--<name>` of the page, so themes decide what it looks like.
    """

    KICKER = auto()
    TITLE = auto()
    SUBTITLE = auto()
    BYLINE = auto()
    HEADING = auto()
    CAPTION = auto()
    CREDIT = auto()
    AUTHOR_NOTE = auto()
    CONTINUED_FROM = auto()
    DUPLICATE = auto()
    WORD = auto()
    """Every second word, when words are shaded."""
    GAP = auto()
    """The cell between two words, when they are set apart."""
    LEAD = auto()
    """What stands left of a row: the bar of a quotation, the name of a column."""
    LINK = auto()
    PER = auto()
    ORG = auto()
    LOC = auto()
    TIME = auto()
    WORK = auto()
    TERM = auto()
    FIGURE = auto()
    NOTE = auto()
    """Said by the reader."""
    CHECK = auto()
    """Said by the reader, but its anchor moved or its text changed."""
    HIT = auto()
    """Found by a search."""
    SELECTION = auto()
    CURSOR = auto()
    LABEL = auto()
    """A letter to jump by, drawn over the text."""

    @property
    def component(self) -> str:
        """The component class that themes style."""
        return f"page--{(self.name or '').lower().replace('_', '-')}"


class Layer(NamedTuple):
    """A stretch of the text that looks different, in article offsets."""

    start: int
    end: int
    look: int
