"""Articles and headlines while a page is being put together."""

from dataclasses import dataclass, field

from tui.text.block import Role
from tui.text.structure.newspaper.draft import DraftBlock


@dataclass(slots=True, eq=False)
class ArticleDraft:
    """An article while it is being put together."""

    heads: list[DraftBlock] = field(default_factory=list)
    """Kicker, title and subtitle, in reading order."""
    blocks: list[DraftBlock] = field(default_factory=list)
    """Everything else, in reading order."""
    body: list[DraftBlock] = field(default_factory=list)
    """The paragraphs among its blocks."""
    started: bool = False
    """True when a byline, a lead or `(上接…)` says that an article begins here."""
    over: bool = False
    """True after a note on the author: such a note ends an article."""

    @property
    def has_title(self) -> bool:
        """True when it has a headline."""
        return any(block.role is Role.TITLE for block in self.heads)

    def keep(self, block: DraftBlock) -> None:
        """Add a block at the end."""
        self.blocks.append(block)
        if block.role is Role.PARAGRAPH:
            self.body.append(block)


@dataclass(slots=True, eq=False)
class Stack:
    """Headline rows with nothing between them, and what surrounds them."""

    rows: list[DraftBlock]
    texts: list[str]
    hashes: list[int]
    begins: bool
    """True when a byline, a lead or `(上接…)` comes next."""
    merged: bool = True
    """True when the page holds the rows of a headline on one line, parted by blanks."""
    below: "Stack | None" = None
    """The headline directly below, when a section label parts the two."""
