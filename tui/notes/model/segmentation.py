"""Words that the reader joined or split, as annotations."""

from collections.abc import Iterable, Sequence

from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.notes.model.create import create
from tui.notes.model.decisions import Scope
from tui.text.source import Source


def reword(source: Source, spans: Sequence[tuple[int, int]], parts: Sequence[str], scope: Scope) -> Annotation:
    """Return the annotation that keeps how a passage is divided into words; `parts` put end to end are its text."""
    return create(source, spans, kind=Kind.WORD, data={"parts": list(parts), "scope": scope.value})


def parts(annotation: Annotation) -> tuple[str, ...]:
    """Return the words that an annotation wants; empty when it is none or its text is no longer the same."""
    if annotation.kind is not Kind.WORD or annotation.anchor.hold not in (AnchorState.OK, AnchorState.MOVED):
        return ()
    said = annotation.data.get("parts")
    if not isinstance(said, list) or not all(isinstance(part, str) and part for part in said):
        return ()
    return tuple(said) if "".join(said) == annotation.anchor.quote else ()


def everywhere(annotations: Iterable[Annotation]) -> tuple[tuple[str, ...], ...]:
    """Return the divisions that hold in the whole library, each once, in a fixed order."""
    wanted = {
        parts(annotation)
        for annotation in annotations
        if annotation.kind is Kind.WORD and annotation.data.get("scope") == Scope.LIBRARY.value
    }
    return tuple(sorted(words for words in wanted if words))
