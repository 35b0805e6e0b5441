"""Read and change the annotations of a library; a change is durable when the call returns."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tui.notes import layout
from tui.notes.annotation import Annotation
from tui.notes.create import now
from tui.notes.lock import LIMIT, FolderLock
from tui.notes.storage import NotesStorage, NotesTable, Stamp
from tui.text.source import Source


@dataclass(frozen=True, slots=True)
class Notebook:
    """The annotations of one source as they were read."""

    name: str
    """Name of the source."""
    annotations: tuple[Annotation, ...] = ()
    """By position."""
    problems: tuple[str, ...] = ()
    """One line each, for the reader: what was wrong with the file and what was done."""
    read_only: bool = False
    """True when a newer pizhu wrote the file."""
    stamp: Stamp | None = None
    """Version of the file that was read; None when there was none."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one action of the reader changes in one source."""

    label: str
    """The action in the reader's words, for the undo list."""
    put: tuple[Annotation, ...] = ()
    """New annotations, and known ones with changed fields (their `rev` as it was read)."""
    drop: tuple[Annotation, ...] = ()
    """Annotations to remove, as they were read."""


class Store:
    """The annotations folder of a library."""

    def __init__(self, folder: Path, *, author: str = "", state: Path | None = None, limit: float = LIMIT) -> None:
        self.folder = folder
        self.author = author
        """Name stored with new annotations that carry none."""
        self.state = state
        """Where the undo journal, pending notes and backups are kept; None means the user's state folder."""
        self._lock = FolderLock(folder, limit)
        self._storages: dict[str, NotesStorage] = {}

    def read(self, source: Source | str) -> Notebook:
        """Return the annotations of a source (or of a source's name, then without a look at its text)."""
        name = source if isinstance(source, str) else source.name
        storage = self._storage(name)
        rows = storage.read().get(layout.NOTES, {})
        found = tuple(layout.annotation(row, name) for row in rows.values())
        return Notebook(name, found, stamp=storage.stamp)

    def changed(self, source: str, stamp: Stamp | None) -> bool:
        """Tell whether the file of a source is another version than the one that `stamp` was taken of."""
        try:
            return Stamp.of(layout.path_of(self.folder, source).stat()) != stamp
        except FileNotFoundError:
            return stamp is not None

    def apply(self, source: Source, change: Change) -> Notebook:
        """Store a change; it is durable on return. Raises StoreError."""

        def update(rows: dict[int, Mapping[str, object]]) -> None:
            for gone in change.drop:
                rows.pop(int(gone.id, 16), None)
            for said in change.put:
                stored = replace(said, author=said.author or self.author, modified=now(), rev=said.rev + 1)
                rows[int(said.id, 16)] = layout.row(stored)

        NotesTable(self._storage(source.name), layout.NOTES).change(update)
        return self.read(source)

    def apply_all(self, label: str, changes: Mapping[Source, Change]) -> dict[str, Notebook]:
        """Store one action that changes several sources: one entry in the undo list."""
        return {source.name: self.apply(source, replace(change, label=label)) for source, change in changes.items()}

    def _storage(self, name: str) -> NotesStorage:
        if name not in self._storages:
            self._storages[name] = NotesStorage(layout.path_of(self.folder, name), self._lock)
        return self._storages[name]
