"""What the store hands out and takes in: notebooks and changes."""

from dataclasses import dataclass
from operator import attrgetter

from tui.notes.file.stamp import Stamp
from tui.notes.model.annotation import Annotation
from tui.notes.store.journal import Action


@dataclass(frozen=True, slots=True)
class Notebook:
    """The annotations of one source as they were read."""

    name: str
    """Name of the source."""
    annotations: tuple[Annotation, ...] = ()
    """By position."""
    problems: tuple[str, ...] = ()
    """One line each, for the reader: what is wrong with the file as it lies on disk."""
    read_only: bool = False
    """True when a newer pizhu wrote the file."""
    stamp: Stamp | None = None
    """Version of the file that was read; None when there was none."""
    notices: tuple[str, ...] = ()
    """One line each, for the reader: what a change did besides what was asked, such as keeping another's text."""
    text: str = ""
    """Digest of the annotated text (tui.notes.file.kepttext.digest); empty when the file keeps none."""
    held: int = 0
    """How many of the notes only this session still holds, because another program has emptied or deleted the file."""

    def get(self, annotation_id: str) -> Annotation | None:
        """Return the annotation with an id."""
        return next((known for known in self.annotations if known.id == annotation_id), None)


@dataclass(frozen=True, slots=True)
class Change:
    """What one action of the reader changes in one source."""

    label: str
    """The action in the reader's words, for the undo list."""
    put: tuple[Annotation, ...] = ()
    """New annotations, and known ones with changed fields (their `rev` as it was read)."""
    drop: tuple[Annotation, ...] = ()
    """Annotations to remove, as they were read."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What taking an action back, or bringing it again, did."""

    entry: Action
    notebooks: dict[str, Notebook]
    """The sources it changed, as they are now."""
    notices: tuple[str, ...] = ()
    """What could not be taken back because somebody changed it since."""


position = attrgetter("anchor.spans", "id")
"""Returns the key that sorts annotations by their place in the source."""
