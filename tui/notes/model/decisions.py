"""Decisions about marks of the program, as annotations: it is one, of which type, or it is none."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.text.source import Source


class MarkVerdict(StrEnum):
    """What the reader says about a mark."""

    KEEP = "keep"
    """The text of the anchor is a mark of the given type, whatever the program finds there."""
    DISMISS = "dismiss"
    """There is no mark."""


class Scope(StrEnum):
    """How far a decision reaches."""

    HERE = "here"
    LIBRARY = "library"
    """Every mark of the same type with the same text, in every source of the library, also in later ones."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What an annotation of kind `mark` says."""

    verdict: MarkVerdict
    found: str
    """Type that the program found: an entity type or `FIGURE`."""
    type: str
    """Type that the reader wants; the same as `found` for a dismissal."""
    scope: Scope = Scope.HERE


def decide(source: Source, spans: Sequence[tuple[int, int]], decision: Decision, origin: str = "") -> Annotation:
    """Return the annotation that keeps a decision about source spans."""
    data = {
        "verdict": decision.verdict.value,
        "found": decision.found,
        "type": decision.type,
        "scope": decision.scope.value,
    }
    return create(source, spans, kind=Kind.MARK, origin=origin, data=data)


def decision(annotation: Annotation) -> Decision | None:
    """Return what an annotation decides; None for one of another kind or one that is not understood."""
    if annotation.kind is not Kind.MARK:
        return None
    data = annotation.data
    try:
        scope = Scope(data.get("scope", "here"))
        return Decision(MarkVerdict(data["verdict"]), str(data["found"]), str(data["type"]), scope)
    except (KeyError, ValueError):
        return None


def everywhere(annotations: Iterable[Annotation]) -> dict[tuple[str, str], str | None]:
    """Return what holds in the whole library: (type found, text) -> type wanted, None for no mark."""
    found = {}
    for annotation in annotations:
        said = decision(annotation)
        if said and said.scope is Scope.LIBRARY:
            found[said.found, annotation.anchor.quote] = None if said.verdict is MarkVerdict.DISMISS else said.type
    return found
