"""One thing that waits for a decision; a value."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from tui.i18n import N_, _
from tui.language.decided import FIGURE
from tui.notes.model.annotation import Annotation
from tui.workspace.reading.wording import TYPES

Key = tuple[str, int]
"""Source name and number: what names an article."""


class What(StrEnum):
    """A queue."""

    NAMES = "names"
    FIGURES = "figures"
    CHECK = "check"
    NOTES = "notes"
    DUE = "due"
    UNREAD = "unread"
    STARRED = "starred"
    TAGS = "tags"
    RULES = "rules"
    STRUCTURE = "structure"
    CONFLICTS = "conflicts"
    LEDGER = "ledger"
    SECOND = "second"
    ADJUDICATE = "adjudicate"
    COPIES = "copies"
    MOVED = "moved"
    GONE = "gone"
    MODEL = "model"


WHAT_TITLES: Final[Mapping[What, str]] = {
    What.NAMES: N_("Names that the program found"),
    What.FIGURES: N_("Figures that the program found"),
    What.CHECK: N_("Annotations whose text has moved or changed"),
    What.NOTES: N_("My notes that are not done"),
    What.DUE: N_("My notes due again, a handful a day"),
    What.UNREAD: N_("Articles not yet opened"),
    What.STARRED: N_("Starred articles"),
    What.TAGS: N_("Tags outside the codebook"),
    What.RULES: N_("Notes that break a rule of the codebook"),
    What.STRUCTURE: N_("Lines of newspaper pages read with little certainty"),
    What.CONFLICTS: N_("Notes that two sessions wrote at once"),
    What.LEDGER: N_("Figures that contradict one another"),
    What.SECOND: N_("Second look: my own tags again, hidden"),
    What.ADJUDICATE: N_("Where two annotators differ"),
    What.COPIES: N_("Conflict copies of notes"),
    What.MOVED: N_("Notes whose source was renamed, moved, split or deleted"),
    What.GONE: N_("Files of notes that another program emptied or deleted just now"),
    What.MODEL: N_("Passages that a language model points at"),
}
WHAT_NAMES: Final[Mapping[What, str]] = {
    What.NAMES: N_("Names"),
    What.FIGURES: N_("Figures"),
    What.CHECK: N_("Changed texts"),
    What.NOTES: N_("Open notes"),
    What.DUE: N_("Due again"),
    What.UNREAD: N_("Unread"),
    What.STARRED: N_("Starred"),
    What.TAGS: N_("Undefined tags"),
    What.RULES: N_("Broken rules"),
    What.STRUCTURE: N_("Structure"),
    What.CONFLICTS: N_("Conflicts"),
    What.LEDGER: N_("Contradictions"),
    What.SECOND: N_("Second look"),
    What.ADJUDICATE: N_("Two annotators"),
    What.COPIES: N_("Conflict copies"),
    What.MOVED: N_("Sources gone"),
    What.GONE: N_("Files emptied"),
    What.MODEL: N_("Pointed at"),
}
"""The queues in a word, for a narrow line."""
GROUPED: Final = (What.NAMES, What.FIGURES, What.CHECK, What.NOTES)
"""Queues whose items come in groups; the others are cards."""
MARKS: Final = (What.NAMES, What.FIGURES)
"""Queues that need an analysis."""
TYPE_KEYS: Final = (*(kind.value for kind in TYPES), FIGURE)
"""Types in the order of the digits that accept as them."""


def type_title(name: str) -> str:
    """Return the word for a type."""
    return {kind.value: _(title) for kind, title in TYPES.items()}.get(name, _("figure"))


@dataclass(frozen=True, slots=True)
class Item:
    """A mark of the program, or an annotation of the reader."""

    source: str
    """Name of the source."""
    number: int
    """Number of the article."""
    start: int
    """Article offset."""
    end: int
    quote: str
    """The article text of `[start, end)`."""
    type: str = ""
    """What the program takes it for, an entity type or `FIGURE`; empty for an annotation."""
    before: str = ""
    """The article text before it, as far as it is kept."""
    after: str = ""
    """The article text after it, as far as it is kept."""
    about: tuple[str, ...] = ()
    """What is known of it: of a figure what is measured, value, change and period; of an annotation one line."""
    annotation: Annotation | None = None
    """The annotation to decide about; None for a mark."""

    @property
    def key(self) -> Key:
        """What names the article in its library."""
        return (self.source, self.number)

    @property
    def group(self) -> tuple[str, str, str]:
        """What it has in common with items that can be decided together; an annotation stands alone."""
        return (self.type, self.quote, self.annotation.id if self.annotation else "")


def shifted(item: Item, edges: tuple[int, int]) -> Item | None:
    """Return an item whose start and end lie so many characters further on; None where its line does not go so far."""
    text = item.before + item.quote + item.after
    start, end = len(item.before) + edges[0], len(item.before) + len(item.quote) + edges[1]
    if not 0 <= start < end <= len(text) or "\n" in text[start:end]:
        return None
    return replace(
        item,
        start=item.start + edges[0],
        end=item.end + edges[1],
        quote=text[start:end],
        before=text[:start],
        after=text[end:],
    )
