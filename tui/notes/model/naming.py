"""What a person said of a name: in this form, everywhere in the library, it stands for that entity."""

from typing import Any, Final, NamedTuple

from tui.notes.model.annotation import Annotation

FIELD: Final = "entity"
"""Of the data of an annotation of kind `mark`, which stands on one place of the form."""


class Naming(NamedTuple):
    """What a form of a name, the quotation of the annotation, stands for."""

    type: str
    """An entity type."""
    name: str
    """The form itself: it stands for itself alone."""


def naming(annotation: Annotation) -> Naming | None:
    """Return what an annotation says of a name; None for one that says nothing of the kind."""
    about: Any = annotation.data.get(FIELD)
    if not isinstance(about, dict) or not isinstance(about.get("name"), str) or not about["name"]:
        return None
    return Naming(str(about.get("type")), about["name"])


def naming_data(kind: str, name: str) -> dict[str, Any]:
    """Return the data of an annotation that says what a name stands for."""
    return {FIELD: {"type": str(kind), "name": name}}
