"""Changes that could not be stored, kept in the user's state folder until they can."""

import secrets
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from tui import durable, regular
from tui.i18n import _
from tui.notes.file import layout
from tui.notes.file.errors import StoreError
from tui.notes.file.layout import Row
from tui.notes.model.create import now
from tui.notes.store.notebook import Change


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """A change that waits to be stored."""

    path: Path
    """Where it is kept."""
    source: str
    """Name of the source."""
    change: Change
    time: str
    """When it was said, ISO 8601."""
    text: Row | None = None
    """The text that its anchors speak of (tui.notes.file.kepttext.pack); None when it is not known."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A waiting change as its file says it."""

    source: str
    label: str
    time: str
    put: list[Row]
    drop: list[Row]
    text: Row | None = None


@dataclass(frozen=True, slots=True)
class Retried:
    """What became of the changes that waited."""

    saved: tuple[OutboxEntry, ...]
    left: tuple[tuple[OutboxEntry, str], ...]
    """Those that still wait, each with the reason for the reader."""


class Outbox:
    """The waiting changes of one annotations folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._own: dict[Path, OutboxEntry] = {}

    def keep(self, source: str, change: Change, text: Row | None) -> Path:
        """Keep a change durably, with the text that it speaks of if there is room, and return its file.

        Raises OSError.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        put, drop = ([layout.clean(layout.row(a)) for a in some] for some in (change.put, change.drop))
        path = self.folder / f"{time.time_ns():020}-{secrets.token_hex(4)}.json"
        kept = _Kept(source, change.label, now(), put, drop, text)
        try:
            durable.replace(path, msgspec.json.encode(kept))
        except OSError:
            kept = replace(kept, text=None)
            durable.replace(path, msgspec.json.encode(kept))
        self._own[path] = OutboxEntry(path, source, change, kept.time, kept.text)
        return path

    def keep_after(self, error: StoreError, source: str, change: Change, text: Row | None) -> None:
        """Keep a change that could not be stored, and let the error say what became of it."""
        try:
            error.kept = self.keep(source, change, text)
            error.more = _("It is kept and will be saved as soon as that is possible.")
        except OSError as second:
            error.more = _("It could not be kept elsewhere either ({reason}): copy it before you leave.").format(
                reason=second.strerror
            )

    def waiting(self) -> list[OutboxEntry]:
        """Return what waits, oldest first; a file that cannot be read stays and is left out."""
        found = []
        for path in sorted(self.folder.glob("*.json")):
            with suppress(OSError, msgspec.MsgspecError, UnicodeDecodeError):
                found.append(_read(path))
        return found

    def unreadable(self) -> list[Path]:
        """Return the files that hold no readable change."""
        readable = {waiting.path for waiting in self.waiting()}
        return [path for path in sorted(self.folder.glob("*.json")) if path not in readable]

    def settle(self, source: str, stored: Change) -> None:
        """Forget, in what this session left waiting, the annotations that a later change has stored."""
        ids = {a.id for a in (*stored.put, *stored.drop)}
        for waiting in list(self._own.values()):
            put = tuple(a for a in waiting.change.put if a.id not in ids)
            drop = tuple(a for a in waiting.change.drop if a.id not in ids)
            if waiting.source != source or (put, drop) == (waiting.change.put, waiting.change.drop):
                continue
            if put or drop:
                self.keep(source, Change(waiting.change.label, put, drop), waiting.text)
            self.forget(waiting)

    def forget(self, waiting: OutboxEntry) -> None:
        """Remove a change that is stored."""
        waiting.path.unlink(missing_ok=True)
        self._own.pop(waiting.path, None)


def _read(path: Path) -> OutboxEntry:
    kept = msgspec.json.decode(regular.read(path), type=_Kept)
    put = tuple(layout.annotation(row, kept.source) for row in kept.put)
    drop = tuple(layout.annotation(row, kept.source) for row in kept.drop)
    return OutboxEntry(path, kept.source, Change(kept.label, put, drop), kept.time, kept.text)
