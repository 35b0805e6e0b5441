"""When a note in a file and one in the library say the same."""

from collections.abc import Iterable, Sequence

from tui.export.incoming import Incoming, spelled, unescaped
from tui.notes.model.annotation import AnchorState, Annotation
from tui.text.source import Span
from tui.text.visible import visible


def alike(text: str, note: str) -> bool:
    """Tell whether a note says the same: formats drop newlines at its ends and show control characters."""
    shown = visible(note.strip("\n"))
    return text == note or text.strip("\n") == shown or unescaped(text.strip("\n")) == shown


def contains(said: Annotation, one: Incoming) -> bool:
    """Tell whether a note says all of it already."""
    tags = {spelled(tag) for tag in one.tags or ()} <= {spelled(tag) for tag in said.tags}
    return tags and (not one.note or alike(one.note, said.note))


def same_place(said: Annotation, spans: Sequence[Span]) -> bool:
    """Tell whether a note holds on to just these source spans."""
    return said.anchor.hold in (AnchorState.OK, AnchorState.MOVED) and tuple(said.anchor.spans) == tuple(spans)


def union(tags: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    """Return tags with more of them; what is a tag already in another spelling is not added."""
    known = {spelled(tag): tag for tag in tags}
    return tuple(dict.fromkeys((*known.values(), *(known.get(spelled(tag), tag) for tag in more))))
