"""Bring the notes of a source back from a backup; what was there is set aside first."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui import regular
from tui.i18n import _
from tui.notes.file import content, layout, mend, quarantine
from tui.notes.file import kepttext as texts
from tui.notes.file.codebook import take
from tui.notes.file.content import Take
from tui.notes.file.errors import StoreError
from tui.notes.file.layout import NOTES, TEXT, Row
from tui.notes.store.store import Store

if TYPE_CHECKING:
    from tui.notes.file.storage import NotesStorage


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup of the notes of a source."""

    source: str
    """Name of the source; `codebook.json` for the codebook."""
    path: Path
    day: date
    """The notes are as they were at the end of that day."""
    notes: int
    """How many notes (or tags) it holds; -1 when it is damaged."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did."""

    notes: int
    """How many notes the file holds now."""
    quarantined: Path | None
    """Where the file that was there is kept; None when there was none."""


def backups(store: Store, name: str | None = None) -> list[Backup]:
    """Return the backups of one source, or of all and of the codebook, by name and newest first."""
    found = []
    for file in store.backups.files():
        source = layout.CODEBOOK if file.name == layout.CODEBOOK else layout.name_of(store.folder, file)
        if name in (None, source):
            days = store.backups.of(file)
            found += [Backup(source, path, date.fromisoformat(path.stem), _count(path, source)) for path in days]
    return found


def restore(store: Store, backup: Backup, *, only_missing: bool = False) -> Restored:
    """Replace the notes of a source by a backup, or with `only_missing` bring back those that are not there now.

    The file that was there is set aside first. Raises StoreError.
    """
    try:
        old = content.read(regular.read(backup.path), _taking(backup.source))
    except OSError as error:
        raise StoreError(_("{path}: {reason}").format(path=backup.path, reason=error.strerror)) from error
    if old.quarantine == "damaged" or old.newer:
        raise StoreError(_("{path} cannot be restored: {why}").format(path=backup.path, why=" ".join(old.problems)))
    storage = store.storage("" if backup.source == layout.CODEBOOK else backup.source)

    def body() -> Restored:
        kept = None
        if storage.stamp and not storage.content.quarantine:
            kept = quarantine.set_aside(storage.path, "restored")
        there = storage.read()
        back = texts.carried_tables(old.tables, there.get(TEXT, {})) if only_missing else old.tables
        rows = _rows(there.get(NOTES, {}), back.get(NOTES, {}), only_missing)
        _fill(storage, NOTES, rows)
        if TEXT in back and (not only_missing or TEXT not in there):
            _fill(storage, TEXT, back[TEXT])
        return Restored(len(rows), kept)

    done = storage.run(body)
    return Restored(done.notes, done.quarantined or storage.set_aside)


def _rows(there: dict[str, Row], back: dict[str, Row], only_missing: bool) -> dict[str, Row]:
    """Return the rows that the file will hold; a row that changes gets a rev that no session has seen."""
    if only_missing:
        return back | there
    revs = {key: max(row.get("rev", 0), there.get(key, {}).get("rev", 0)) for key, row in back.items()}
    return {key: row if row == there.get(key) else row | {"rev": revs[key] + 1} for key, row in back.items()}


def _fill(storage: "NotesStorage", table: str, rows: dict[str, Row]) -> None:
    from tui.notes.file.storage import NotesTable

    def update(known: dict[str, Row]) -> None:
        known.clear()
        known.update(rows)

    NotesTable(storage, table).change(update)


def _taking(source: str) -> Take:
    return take if source == layout.CODEBOOK else mend.take


def _count(path: Path, source: str) -> int:
    try:
        found = content.read(regular.read(path), _taking(source))
    except OSError:
        return -1
    return -1 if found.quarantine == "damaged" else len(found.tables.get(NOTES, {}))
