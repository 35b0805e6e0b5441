"""What a session knows of earlier versions of the notes that it is about to change."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tui.notes.file.codebook import Tag
from tui.notes.model.annotation import Annotation
from tui.notes.model.merge import merge, same
from tui.text.source import Source


@dataclass(frozen=True, slots=True)
class KnownVersions:
    """Tells what this session read and wrote from what another one has stored since."""

    base: Callable[[str, int], Annotation | None]
    """The annotation of an id at a rev, as this session read it; None when it did not."""
    own: Callable[[str, int], bool]
    """Whether this session wrote that rev of an id."""
    digest: Callable[[Source], str]
    """Digest of a source's text."""
    held: tuple[Annotation, ...] = ()
    """The notes of the source as this session saw them last."""
    tags: tuple[Tag, ...] = ()
    """The tags of the codebook as this session saw them last."""

    def changed_since(self, read: Annotation, stored: Annotation) -> bool:
        """Tell whether the stored version is not the one that was read; another branch's may have the same rev."""
        base = self.base(read.id, read.rev)
        return stored.rev != read.rev or (base is not None and not _alike(base, stored))

    def wrote(self, stored: Annotation) -> bool:
        """Tell whether this session wrote the stored version."""
        if not self.own(stored.id, stored.rev):
            return False
        wrote = self.base(stored.id, stored.rev)
        return wrote is not None and _alike(wrote, stored)

    def merged(self, stored: Annotation, annotation: Annotation) -> Annotation:
        """Return what was said, with what another session has stored since."""
        return merge(self.base(annotation.id, annotation.rev), stored, annotation, own=self.wrote(stored))


def _alike(one: Annotation, other: Annotation) -> bool:
    """Tell whether two versions say the same, wherever their text has moved to."""
    return same(replace(one, anchor=other.anchor), other)
