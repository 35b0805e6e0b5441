"""When a note in a file and one in the library say the same."""

from collections.abc import Iterable

from tui.export.document import seen, trimmed
from tui.export.incoming import Incoming, spelled, unescaped
from tui.notes.model.annotation import AnchorState, Annotation
from tui.text.source import Span
from tui.text.visible import visible
from tui.workspace.exchange.placing import Passage


def alike(text: str, note: str) -> bool:
    """Tell whether a note says the same: formats drop newlines at its ends and show control characters."""
    said = text.replace("\r\n", "\n").strip("\n")
    shown = {visible(one.strip("\n")) for one in (note, note.replace("\r\n", "\n"))}
    return text == note or said in shown or unescaped(said) in shown


def contains(annotation: Annotation, one: Incoming) -> bool:
    """Tell whether a note says all of it already."""
    tags = {spelled(tag) for tag in one.tags or ()} <= {spelled(tag) for tag in annotation.tags}
    return tags and (not one.note or alike(one.note, annotation.note))


def covered(known: Iterable[Annotation], one: Incoming) -> bool:
    """Tell whether several notes of one place say all of it together, as formats without ids tell them as one."""
    tags = {spelled(tag) for annotation in known for tag in annotation.tags}
    return bool(one.tags) and not one.note and {spelled(tag) for tag in one.tags or ()} <= tags


def same_place(annotation: Annotation, place: Passage) -> bool:
    """Tell whether a note holds on to just this passage, as far as the article tells that it was found in."""
    alike = bool(place.inside) and _seen(annotation, place) == _told(place)
    return _holds(annotation) and (alike or annotation.anchor.spans == place.spans)


def part_of(annotation: Annotation, place: Passage) -> bool:
    """Tell whether a passage is one of the parts of a note with gaps."""
    return _holds(annotation) and bool(place.inside) and {*_told(place)} < {*_seen(annotation, place)}


def _holds(annotation: Annotation) -> bool:
    return annotation.anchor.hold in (AnchorState.OK, AnchorState.MOVED)


def _seen(annotation: Annotation, place: Passage) -> tuple[Span, ...]:
    return seen(place.article, annotation.anchor.spans) if place.article else ()


def _told(place: Passage) -> tuple[Span, ...]:
    return trimmed(place.article.text, place.inside) if place.article else ()


def union(tags: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return tags with more of them; what is a tag already in another spelling is not added."""
    known = {spelled(tag): tag for tag in tags}
    return tuple(dict.fromkeys((*known.values(), *(known.get(spelled(tag), tag) for tag in more))))
