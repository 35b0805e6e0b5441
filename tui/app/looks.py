"""Names of everything that can be seen in running text; no Textual."""

from collections.abc import Sequence
from enum import IntFlag, auto
from typing import Final, NamedTuple
from zlib import crc32


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
    NEW_WORD = auto()
    """A word that the reader does not know yet, where such are set off."""
    GAP = auto()
    """The cell between two words, when they are set apart."""
    LEAD = auto()
    """What stands left of a row: the bar of a quotation, the name of a column."""
    LINK = auto()
    MARK = auto()
    """Any name or figure, shown quietly."""
    PER = auto()
    ORG = auto()
    LOC = auto()
    TIME = auto()
    WORK = auto()
    TERM = auto()
    FIGURE = auto()
    NOTE = auto()
    """Said by the reader."""
    TAG_1 = auto()
    TAG_2 = auto()
    TAG_3 = auto()
    TAG_4 = auto()
    TAG_5 = auto()
    TAG_6 = auto()
    """The colour of the first tag of what the reader said."""
    CHECK = auto()
    """Said by the reader, but its anchor moved or its text changed."""
    HERE = auto()
    """What the reader said, under the cursor."""
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


TAG_LOOKS: Final = (Look.TAG_1, Look.TAG_2, Look.TAG_3, Look.TAG_4, Look.TAG_5, Look.TAG_6)


def tag_look(tags: Sequence[str]) -> Look:
    """Return the colour of what is tagged so: that of the first tag, the same for all tags of one root."""
    root = tags[0].split("/", 1)[0] if tags else ""
    return TAG_LOOKS[crc32(root.encode("utf-8", "replace")) % len(TAG_LOOKS)] if root else Look.NOTE


class Layer(NamedTuple):
    """A stretch of the text that looks different, in article offsets."""

    start: int
    end: int
    look: int
