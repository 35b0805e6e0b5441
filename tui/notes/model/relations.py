"""Relations between two annotations: one says another, belongs to it, is the same.

A relation is kept in the data of its first end under a name of its own, `relation:<id of the second end>`, so that two
sessions or branches that make relations never overwrite each other's, and each end is anchored as any annotation is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from tui.i18n import N_
from tui.notes.model.annotation import Annotation

KINDS: Final = (N_("says"), N_("of"), N_("same as"))
"""Kinds that are always there, message ids."""
LONGEST: Final = 64
"""Characters of a kind."""
_PREFIX: Final = "relation:"
_NAME: Final = re.compile(r"relation:([0-9a-f]{32})")


class Relation(NamedTuple):
    """How one annotation is related to another."""

    kind: str
    second: str
    """Id of the second end."""


def relations(annotation: Annotation) -> tuple[Relation, ...]:
    """Return the relations that begin at an annotation; what is not understood is left out."""
    found = ((_NAME.fullmatch(name), kind) for name, kind in annotation.data.items())
    return tuple(
        Relation(kind, name[1])
        for name, kind in found
        if name and isinstance(kind, str) and 0 < len(kind) <= LONGEST and name[1] != annotation.id
    )


def related(annotation: Annotation, second: str, kind: str) -> Annotation:
    """Return an annotation with a relation to another, in place of one that it had; an empty kind takes it away."""
    data = {name: value for name, value in annotation.data.items() if name != f"{_PREFIX}{second}"}
    return replace(annotation, data=data | ({f"{_PREFIX}{second}": kind[:LONGEST]} if kind else {}))


def with_relations(annotation: Annotation, wanted: Mapping[str, str]) -> Annotation:
    """Return an annotation with exactly these relations: id of the second end -> kind."""
    kept = {name: value for name, value in annotation.data.items() if not _NAME.fullmatch(name)}
    fresh = {
        f"{_PREFIX}{second}": kind[:LONGEST] for second, kind in wanted.items() if kind and second != annotation.id
    }
    return replace(annotation, data=kept | fresh)


def empty(annotation: Annotation, others: Iterable[Annotation] = ()) -> bool:
    """Tell whether an annotation says nothing: no tag, no note, no relation from it or from others to it."""
    if annotation.tags or annotation.note or relations(annotation):
        return False
    return not any(one.second == annotation.id for other in others for one in relations(other))
