"""The reader's decisions about the structure of a page, as they are kept among the annotations."""

from collections.abc import Iterable

from tui.notes.model.annotation import Annotation, Kind
from tui.text.structure.overrules import Overrule


def overrules(annotations: Iterable[Annotation]) -> tuple[Overrule, ...]:
    """Return the decisions among annotations, oldest first: later ones win. Those not understood are left out."""
    decided = sorted((a for a in annotations if a.kind is Kind.STRUCTURE), key=lambda a: (a.created, a.id))
    found = (Overrule.from_data(a.data, a.anchor.spans) for a in decided)
    return tuple(overrule for overrule in found if overrule is not None)
