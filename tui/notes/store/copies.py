"""Merge the conflict copy that a syncing program made of a file of notes, and set the copy aside."""

import os
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from tui import regular
from tui.i18n import _
from tui.notes.file import content, kepttext, layout, mend, quarantine
from tui.notes.file.codebook import Defining, Tag, codebook, merged, take
from tui.notes.file.content import Content
from tui.notes.file.errors import StoreError, explain, newer
from tui.notes.file.layout import NOTES, TEXT
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.merge import merge, same
from tui.notes.store.notebook import Change
from tui.notes.store.store import Store
from tui.text.source import Source


@dataclass(frozen=True, slots=True)
class MergedCopy:
    """What merging a conflict copy did."""

    name: str
    """Name of the source; empty for the codebook."""
    changed: int
    """How many notes, or tags, are new or hold something new."""
    quarantined: Path
    """Where the copy is kept."""
    notices: tuple[str, ...] = ()
    """For the reader."""


def merge_copy(store: Store, copy: Path, source: Source | str) -> MergedCopy:
    """Put what a conflict copy says into the notes of `source`, as one action that can be undone.

    Of a note that both have, what was changed last wins field by field; tags are united and both texts are kept, as
    between two sessions. An empty name stands for the codebook. The copy is set aside byte for byte and taken away
    once everything is stored. Raises StoreError.
    """
    label = _("Conflict copy merged")
    data = _bytes(copy)
    if not source:
        tags = _tags(store, _read(copy, data, take))
        if tags:
            store.define(label, Defining(tags))
        return MergedCopy("", len(tags), _put_away(store, copy, data))
    put = _notes(store, _read(copy, data, mend.take), source)
    notices = store.apply(source, Change(label, put=put), keep=False).notices if put else ()
    name = source if isinstance(source, str) else source.name
    return MergedCopy(name, len(put), _put_away(store, copy, data), notices)


def _bytes(copy: Path) -> bytes:
    try:
        return regular.read(copy)
    except OSError as error:
        raise StoreError(_("{path}: {reason}").format(path=copy, reason=error.strerror)) from error


def _read(copy: Path, data: bytes, taking: content.Take) -> Content:
    found = content.read(data, taking)
    if found.newer:
        raise newer(copy, found.version)
    if found.foreign:
        raise StoreError(_("{path} holds no note that can be read; it is left as it is.").format(path=copy))
    return found


def _notes(store: Store, found: Content, source: Source | str) -> tuple[Annotation, ...]:
    """Return the notes of a copy that say something new, brought together with those that are stored."""
    if isinstance(source, str):
        name, tables = source, kepttext.carried_tables(found.tables, store.storage(source).read().get(TEXT, {}))
    else:
        name, tables = source.name, kepttext.carried(found.tables, source.text)
    known = {one.id: one for one in store.read(source).annotations}
    put = []
    for row in tables.get(NOTES, {}).values():
        theirs = layout.annotation(row, name)
        ours = known.get(theirs.id)
        if ours is None:
            put.append(theirs)
        elif not same(both := _both(ours, theirs), ours):
            put.append(replace(both, rev=ours.rev))
    return tuple(put)


def _both(ours: Annotation, theirs: Annotation) -> Annotation:
    """Return two versions of a note as one; its place is the one that is known here, unless that is lost."""
    anchor = theirs.anchor if ours.anchor.hold is AnchorState.LOST else ours.anchor
    first, last = sorted((ours, theirs), key=lambda one: one.modified)
    return merge(None, replace(first, anchor=anchor), replace(last, anchor=anchor))


def _tags(store: Store, found: Content) -> tuple[Tag, ...]:
    """Return the tags of a copy that say something new, brought together with those that are defined."""
    book = store.codebook()
    both = [(book.get(tag.name), tag) for tag in codebook(found.tables.get(NOTES, {}).values())]
    new = [replace(merged(tag, known), rev=known.rev) if known else tag for known, tag in both]
    return tuple(tag for tag, (known, _tag) in zip(new, both, strict=True) if tag != known)


def _put_away(store: Store, copy: Path, merged: bytes) -> Path:
    """Take a merged copy away; what a syncing program put there meanwhile comes back, to be merged too."""
    try:
        aside = quarantine.take_away(copy, "merged")
        if regular.read(aside) != merged:
            with suppress(FileExistsError):
                os.link(aside, copy)
                aside.unlink()
            raise StoreError(_("{path} was written anew while it was merged: merge it again.").format(path=copy))
    except OSError as error:
        raise explain(error, copy) from error
    store.listing()
    return aside
