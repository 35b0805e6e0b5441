"""The reader's decisions about the structure of a page, as they are kept among the annotations."""

from collections.abc import Iterable

from tui.notes.model.annotation import Annotation, Kind
from tui.text.source import Span
from tui.text.structure.overrides import Override

RIGHT = "right"
"""What an annotation stores as its op when the reader says that a line was read rightly; it changes nothing."""


def overrides(annotations: Iterable[Annotation]) -> tuple[Override, ...]:
    """Return the decisions among annotations, oldest first: later ones win. Those not understood are left out."""
    decided = sorted((a for a in annotations if a.kind is Kind.STRUCTURE), key=lambda a: (a.created, a.id))
    found = (Override.from_data(a.data, a.anchor.spans) for a in decided)
    return tuple(override for override in found if override is not None)


def confirmed(annotations: Iterable[Annotation]) -> list[Span]:
    """Return the source spans of lines that the reader said were read rightly."""
    said = (a for a in annotations if a.kind is Kind.STRUCTURE and a.data.get("op") == RIGHT)
    return [span for a in said for span in a.anchor.spans]
