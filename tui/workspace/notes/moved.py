"""Find the text of notes whose source was renamed, moved or split, and carry them over."""

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui import regular
from tui.i18n import _, ngettext
from tui.notes.file import content, kepttext, layout, mend, quarantine
from tui.notes.file.errors import StoreError, explain
from tui.notes.file.layout import ONLY, TEXT
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.store.notebook import Change, Notebook
from tui.notes.store.store import Store
from tui.text.library import Library
from tui.text.source import Source

if TYPE_CHECKING:
    from tui.workspace.session import Session

SHINGLE: Final = 12
"""Code points of the stretches by which texts are compared; longer than what news prose repeats by chance."""
PART: Final = 0.1
"""Least share of the old text that makes a source a part of it."""
ENOUGH: Final = 0.5
"""Share of the old text that the parts must hold together to be proposed."""
FEW: Final = 400
"""Stretches of which all are compared; of more a sample is."""
MOVED: Final = "moved"
"""Why the old file of notes is set aside."""


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


def astray(library: Library, store: Store) -> list[Notebook]:
    """Return the notes whose source is gone, by name."""
    gone = (store.read(name) for name in store.names() if not library.has(name))
    return [book for book in gone if book.annotations]


def notice(session: "Session") -> str:
    """Return one line for the reader where notes have lost their source, else nothing."""
    gone = astray(session.library, session.notes.store) if session.library.annotations.is_dir() else ()
    if not gone:
        return ""
    line = ngettext(
        "The source of {count} note is gone: the review, R, finds its text again.",
        "The sources of {count} notes are gone: the review, R, finds their texts again.",
        count := sum(len(book.annotations) for book in gone),
    )
    return line.format(count=count)


def moved(library: Library, store: Store, cancelled: Callable[[], bool] = lambda: False) -> list[Moved]:
    """Return the notes whose source is gone, by name, with the sources that hold their text now, if any do."""
    books = astray(library, store)
    if not books:
        return []
    texts = [_kept(store, book.name) for book in books]
    found = _targets(texts, library, cancelled)
    return [
        Moved(book.name, layout.path_of(store.folder, book.name), book.annotations, text, targets)
        for book, text, targets in zip(books, texts, found, strict=True)
    ]


def carry_over(store: Store, one: Moved) -> dict[str, int]:
    """Put all notes into the sources that hold their text now; return how many went into each, by name.

    One action that can be undone. A note goes where its text stands; one whose text is nowhere goes to the source
    that holds most, as lost. The old file is set aside first, and goes once everything is stored. Raises StoreError.
    """
    if not one.targets:
        raise StoreError(_("The text of {name} is nowhere in the library: its notes stay.").format(name=one.name))
    placed = [(source, kepttext.default_reanchor(one.text, source.text, one.notes)) for source, _share in one.targets]
    put: dict[str, list[Annotation]] = {source.name: [] for source, _notes in placed}
    for versions in zip(*(notes for _source, notes in placed), strict=True):
        best = min(range(len(versions)), key=lambda at: (_ORDER.index(versions[at].anchor.hold), at))
        name = placed[best][0].name
        put[name].append(replace(versions[best], source=name))
    changes: dict[Source | str, Change] = {
        source: Change("", put=tuple(put[source.name])) for source, _notes in placed if put[source.name]
    }
    changes[one.name] = Change("", drop=one.notes)
    try:
        aside = quarantine.set_aside(one.path, MOVED)
        try:
            store.apply_all(carried(one), changes, keep=False, in_order=True)
        except StoreError:
            aside.unlink(missing_ok=True)
            raise
        with store.alone():  # what another session says meanwhile about the old name stays in its file
            if not store.read(one.name).annotations:
                one.path.unlink()
    except OSError as error:
        raise explain(error, one.path) from error
    return {name: len(notes) for name, notes in put.items() if notes}


def carried(one: Moved) -> str:
    """Return what the undo list calls it."""
    return _("Notes carried over from {name}").format(name=one.name)


def told(one: Moved) -> list[str]:
    """Return one line for each source that holds a part of a text now, or that none does."""
    count = ngettext("{count} note", "{count} notes", len(one.notes)).format(count=len(one.notes))
    if not one.targets:
        return [_("{name}: its text is nowhere in the library ({notes})").format(name=one.name, notes=count)]
    return [f"{one.name} -> {source.name} ({share:.0%}, {count})" for source, share in one.targets]


_ORDER = (AnchorState.OK, AnchorState.MOVED, AnchorState.CHANGED, AnchorState.LOST)


def _kept(store: Store, name: str) -> str:
    """Return the text that the notes of a name were made on, empty when it is not known.

    Where carrying them over was undone, only the file that was set aside has it.
    """
    path = layout.path_of(store.folder, name)
    for file in (path, *reversed(quarantine.aside_of(path, MOVED))):
        with suppress(OSError):
            rows = content.read(regular.read(file), mend.take).tables.get(TEXT, {})
            if (text := kepttext.unpack(rows.get(ONLY, {}))) is not None:
                return text
    return ""


Shares = tuple[tuple[Source, float], ...]


def _targets(texts: Sequence[str], library: Library, cancelled: Callable[[], bool]) -> list[Shares]:
    """Return for each text the sources that hold it: the one with the same, else those that share much of it."""
    old = [_shingles(text) for text in texts]
    wanted: dict[int, list[int]] = {}
    for place, shingles in enumerate(old):
        for number in shingles:
            wanted.setdefault(number, []).append(place)
    same: dict[int, Source] = {}
    shares: list[list[tuple[Source, float]]] = [[] for _text in texts]
    for name in library.names():
        if cancelled() or not isinstance(source := library.read(name), Source):
            continue
        same.update({place: source for place, text in enumerate(texts) if text == source.text and place not in same})
        hits = Counter(place for number in wanted.keys() & _hashes(source.text) for place in wanted[number])
        for place, count in hits.items():
            if count >= PART * len(old[place]):
                shares[place].append((source, count / len(old[place])))
    return [((same[place], 1.0),) if place in same else _enough(shares[place]) for place in range(len(texts))]


def _enough(shares: list[tuple[Source, float]]) -> Shares:
    """Return the parts of a text, the largest first; nothing when they are too little of it."""
    parts = sorted(shares, key=lambda one: -one[1])
    return tuple(parts) if sum(share for _source, share in parts) >= ENOUGH else ()


def _shingles(text: str) -> set[int]:
    """Return a sample of the stretches of a text without its white space, the same of equal stretches."""
    every = _hashes(text)
    return {number for number in every if number % 4 == 0} if len(every) > FEW else every


def _hashes(text: str) -> set[int]:
    solid = "".join(text.split())
    return {hash(solid[at : at + SHINGLE]) for at in range(len(solid) - SHINGLE + 1)} or {hash(solid)}
