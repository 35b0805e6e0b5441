"""Find the text of notes whose source was renamed, moved or split, and carry them over."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from tui.i18n import _
from tui.notes.file import kepttext, layout, quarantine
from tui.notes.file.errors import explain
from tui.notes.file.layout import ONLY, TEXT
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.store.notebook import Change
from tui.notes.store.store import Store
from tui.text.library import Library
from tui.text.source import Source

SHINGLE: Final = 12
"""Code points of the stretches by which texts are compared; longer than what news prose repeats by chance."""
PART: Final = 0.1
"""Least share of the old text that makes a source a part of it."""
ENOUGH: Final = 0.5
"""Share of the old text that the parts must hold together to be proposed."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Notes without a source, and the sources that hold their text now."""

    name: str
    """Name that the source had."""
    path: Path
    """The file of notes."""
    notes: tuple[Annotation, ...]
    text: str
    """The text that the notes were made on."""
    targets: tuple[tuple[Source, float], ...]
    """Sources with the share of the old text that each holds, the largest first; 1.0 means that it is the same text."""


def moved(library: Library, store: Store) -> list[Moved]:
    """Return the notes whose source is gone and whose text is found again, by name."""
    lost = [(name, kept) for name in store.names() if not library.has(name) and (kept := _kept(store, name))]
    if not lost:
        return []
    sources = [source for name in library.names() if isinstance(source := library.read(name), Source)]
    found = []
    for name, text in lost:
        if targets := _targets(text, sources):
            notes = store.read(name).annotations
            found.append(Moved(name, layout.path_of(store.folder, name), notes, text, targets))
    return found


def carry_over(store: Store, one: Moved) -> dict[str, int]:
    """Put all notes into the sources that hold their text now; return how many went into each, by name.

    One action that can be undone. A note goes where its text stands; one whose text is nowhere goes to the source
    that holds most, as lost. The old file is set aside once everything is stored. Raises StoreError.
    """
    placed = [(source, kepttext.default_reanchor(one.text, source.text, one.notes)) for source, _share in one.targets]
    put: dict[str, list[Annotation]] = {source.name: [] for source, _notes in placed}
    for versions in zip(*(notes for _source, notes in placed), strict=True):
        best = min(range(len(versions)), key=lambda at: (_ORDER.index(versions[at].anchor.hold), at))
        name = placed[best][0].name
        put[name].append(replace(versions[best], source=name))
    changes = {source: Change("", put=tuple(put[source.name])) for source, _notes in placed if put[source.name]}
    store.apply_all(_("Notes carried over from {name}").format(name=one.name), changes, keep=False)
    try:
        quarantine.set_aside(one.path, "moved")
        one.path.unlink()
    except OSError as error:
        raise explain(error, one.path) from error
    return {name: len(notes) for name, notes in put.items() if notes}


_ORDER = (AnchorState.OK, AnchorState.MOVED, AnchorState.CHANGED, AnchorState.LOST)


def _kept(store: Store, name: str) -> str | None:
    return kepttext.unpack(store.storage(name).read().get(TEXT, {}).get(ONLY, {}))


def _targets(text: str, sources: Iterable[Source]) -> tuple[tuple[Source, float], ...]:
    """Return the sources that hold a text: the one with the same, else those that share much of it."""
    sources = list(sources)
    for source in sources:
        if source.text == text:
            return ((source, 1.0),)
    old = _shingles(text)
    shares = [(source, len(old & _shingles(source.text)) / len(old)) for source in sources] if old else []
    parts = sorted((one for one in shares if one[1] >= PART), key=lambda one: -one[1])
    return tuple(parts) if sum(share for _source, share in parts) >= ENOUGH else ()


def _shingles(text: str) -> set[int]:
    """Return a sample of the stretches of a text without its white space, the same of equal stretches."""
    solid = "".join(text.split())
    every = (hash(solid[at : at + SHINGLE]) for at in range(max(1, len(solid) - SHINGLE + 1)))
    return {number for number in every if number % 4 == 0} if len(solid) > 400 else set(every)
