"""The one way to the disk: a TinyDB storage and table that keep the storage promise."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from tinydb.storages import Storage
from tinydb.table import Table

from tui.notes import durable, layout
from tui.notes.layout import Tables
from tui.notes.lock import FolderLock
from tui.notes.trouble import explain


class Stamp(NamedTuple):
    """What tells one version of a file from another without reading it."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, stat: os.stat_result) -> "Stamp":
        """Return the stamp of a stat."""
        return cls(stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)


class NotesStorage(Storage):
    """One annotations file; a transaction locks, reads again if the file changed, replaces it durably."""

    def __init__(self, path: Path, lock: FolderLock) -> None:
        self.path = path
        self._lock = lock
        self._tables: Tables = {}
        self._stamp: Stamp | None = None
        self._depth = 0
        self._changed = False

    @property
    def stamp(self) -> Stamp | None:
        """Version of the file last read or written; None when there was none."""
        return self._stamp

    def read(self) -> Tables:
        """Return the tables as they are on disk, or inside a transaction as it has changed them."""
        if not self._depth:
            self._refresh()
        return self._tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the tables; durable when the transaction ends, at once outside one."""
        with self.transaction():
            self._tables = data
            self._changed = True

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make one durable change of everything written in the body; an error leaves the file as it was.

        Raises StoreError.
        """
        try:
            durable.make_folder(self._lock.folder)
            with self._lock.held():
                self._depth += 1
                try:
                    if self._depth == 1:
                        durable.make_folder(self.path.parent)
                        durable.clean(self.path.parent)
                        self._refresh()
                    yield
                    if self._depth == 1 and self._changed:
                        self._stamp = Stamp.of(durable.replace(self.path, layout.dump(self._tables)))
                        self._changed = False
                except BaseException:
                    self._stamp, self._tables, self._changed = None, {}, False
                    raise
                finally:
                    self._depth -= 1
        except OSError as error:
            raise explain(error, self.path) from error

    def _refresh(self) -> None:
        try:
            stamp = Stamp.of(self.path.stat())
        except FileNotFoundError:
            self._stamp, self._tables = None, {}
            return
        if stamp != self._stamp:
            self._tables = msgspec.json.decode(self.path.read_bytes())
            self._stamp = stamp


class NotesTable(Table):
    """A table whose every write passes through a transaction, and whose ids are random."""

    def _get_next_id(self) -> int:
        return int.from_bytes(os.urandom(16))

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        assert isinstance(self._storage, NotesStorage)
        with self._storage.transaction():
            super()._update_table(updater)
            self.clear_cache()

    def change(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        """Let `updater` change the documents by id, as one durable write."""
        self._update_table(updater)
