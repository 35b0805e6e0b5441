"""Bring two versions of one annotation together without losing what anybody wrote."""

from dataclasses import fields, replace
from typing import Any

from tui.i18n import N_, _
from tui.notes.model.annotation import Annotation

APART = N_("--- also written by {author}, {time} ---")
"""The line between two texts of one note, a message id."""
_OWN = frozenset({"id", "source", "note", "tags", "data", "created", "modified", "rev"})
_FIELDS = tuple(f.name for f in fields(Annotation) if f.name not in _OWN)


def merge(base: Annotation | None, stored: Annotation, annotation: Annotation, *, own: bool = False) -> Annotation:
    """Return `stored` changed by what `said` changed since `base`, the version that both began with, if known.

    Where both changed a field, `said` (the later action) wins, but tags are united and of two notes both texts are
    kept; `own` says that the stored version comes from the same session, whose later text then replaces the earlier.
    """
    if same(stored, annotation):
        return stored
    changed: dict[str, Any] = {
        name: getattr(annotation, name)
        for name in _FIELDS
        if getattr(annotation, name) != getattr(base or stored, name)
    }
    changed["note"] = _note(base, stored, annotation, own)
    changed["tags"] = _tags(base, stored, annotation)
    changed["data"] = _data(base, stored, annotation)
    changed["modified"] = max(stored.modified, annotation.modified)
    changed["created"] = min(filter(None, (stored.created, annotation.created)), default="")
    return replace(stored, **changed)


def same(one: Annotation, other: Annotation) -> bool:
    """Tell whether two versions say the same, whatever their times and revs."""
    return replace(one, modified="", rev=0, source="") == replace(other, modified="", rev=0, source="")


def _note(base: Annotation | None, stored: Annotation, annotation: Annotation, own: bool) -> str:
    if base and stored.note == base.note:
        return annotation.note
    if base and annotation.note == base.note:
        return stored.note
    if own or stored.note in annotation.note:
        return annotation.note
    if annotation.note in stored.note:
        return stored.note
    line = _(APART).format(author=annotation.author or "?", time=annotation.modified or "?")
    return f"{stored.note}\n\n{line}\n\n{annotation.note}"


def _tags(base: Annotation | None, stored: Annotation, annotation: Annotation) -> tuple[str, ...]:
    if base and base.tags == stored.tags:
        return annotation.tags
    removed = set(base.tags) - set(annotation.tags) if base else set()
    return tuple(dict.fromkeys(tag for tag in (*stored.tags, *_added(base, annotation)) if tag not in removed))


def _added(base: Annotation | None, annotation: Annotation) -> tuple[str, ...]:
    return tuple(tag for tag in annotation.tags if not base or tag not in base.tags)


def _data(base: Annotation | None, stored: Annotation, annotation: Annotation) -> dict[str, Any]:
    before = base.data if base else {}
    gone = {name for name in before if name not in annotation.data}
    new = {name: value for name, value in annotation.data.items() if name not in before or before[name] != value}
    return {name: value for name, value in (stored.data | new).items() if name not in gone}
