"""The relations of an article: which annotation is related to which, as the margin and tables say it."""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from tui.i18n import _
from tui.notes.file.codebook import Codebook
from tui.notes.model.annotation import Annotation
from tui.notes.model.relations import KINDS, relations
from tui.workspace.reading.wording import short

PARENTS: Final = ("关系", "relation")
"""Tags of the codebook below these name kinds of the user's own."""


class RelatedEnd(NamedTuple):
    """The other end of a relation."""

    kind: str
    other: Annotation
    forth: bool
    """Whether the relation begins here."""

    @property
    def line(self) -> str:
        """The relation in one line."""
        sign = "->" if self.forth else "<-"
        return f"{sign} {kind_title(self.kind)} “{short(self.other.anchor.quote)}”"


def ends(annotation: Annotation, known: Iterable[Annotation]) -> tuple[RelatedEnd, ...]:
    """Return the other ends of the relations of an annotation, those that begin at it first; gone ones are left out."""
    return every_end(known).get(annotation.id, ())


def every_end(known: Iterable[Annotation]) -> Mapping[str, tuple[RelatedEnd, ...]]:
    """Return the other ends of all relations between annotations, by the id of the first."""
    others = {one.id: one for one in known}
    forth: dict[str, list[RelatedEnd]] = {}
    back: dict[str, list[RelatedEnd]] = {}
    for one in others.values():
        for kind, second in relations(one):
            if second in others:
                forth.setdefault(one.id, []).append(RelatedEnd(kind, others[second], True))
                back.setdefault(second, []).append(RelatedEnd(kind, one, False))
    return {key: (*forth.get(key, ()), *back.get(key, ())) for key in {**forth, **back}}


def kind_title(kind: str) -> str:
    """Return a kind in the reader's language; the user's own as it is."""
    return _(kind) if kind in KINDS else kind


def kinds(codebook: Codebook) -> tuple[str, ...]:
    """Return the kinds that can be chosen: those that are always there, then the user's own."""
    own = (tag.name.partition("/") for tag in codebook.tags)
    return (*KINDS, *dict.fromkeys(name for parent, _slash, name in own if parent in PARENTS and name))
