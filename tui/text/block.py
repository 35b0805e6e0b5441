"""A block: one part of a page with a role."""

from dataclasses import dataclass
from enum import StrEnum

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


@dataclass(frozen=True, slots=True)
class Block:
    """One part of an article or a page; its text is the text of its spans in order."""

    role: Role
    spans: tuple[Span, ...]
    """Source spans in reading order, without surrounding white space; several when columns broke a paragraph."""
    level: int = 0
    """Depth in the outline, 1 the highest; 0 when the block is not part of the outline."""
    repeats: Span | None = None
    """For a duplicate: the source span that it repeats; None for other roles."""
    markup: int = 0
    """Code points at the head of the first span that are Markdown marks, such as 3 for `## `."""
    verse: bool = False
    """True for a line of a poem, which is set without indent."""
