"""One row of a table over the library."""

from dataclasses import dataclass
from typing import Any

from tui.language.ledger.compare import Located
from tui.notes.model.annotation import Annotation
from tui.notes.store.drafts import Draft
from tui.workspace.filter.match import Subject


@dataclass(frozen=True)
class TableLine:
    """What a row shows, where it leads, and what can be done with it."""

    id: str
    """Stays the same when the table is read again."""
    cells: tuple[str, ...]
    """One line each, free of control characters."""
    ranks: tuple[Any, ...]
    """What it is sorted by, in each order of its table."""
    key: tuple[str, int] | None = None
    """The article it leads to: source name and number; None where there is none any more."""
    offset: int | None = None
    """Article offset to stand on."""
    subject: Subject | None = None
    """What the filter language may ask of it; None for a row that is found by its cells alone."""
    annotation: Annotation | None = None
    """What the row is about, where it is about an annotation."""
    details: tuple[str, ...] = ()
    """Lines that say more, for the pane below."""
    fact: Located | None = None
    """The figure that the row is about, where it is about one."""
    removes: tuple[Annotation, ...] = ()
    """What removing the row removes, where that is not one annotation."""
    draft: Draft | None = None
    """The draft that the row is about, where it is about one."""
    beside: bool = False
    """True for a note that no article holds: `key` and `offset` lead to what stands nearest."""
