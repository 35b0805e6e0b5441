"""The one way to the disk: a TinyDB storage and table that keep the storage promise."""

import _thread
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar, cast

from tinydb.storages import Storage
from tinydb.table import Table

from tui import durable, regular
from tui.notes.file import content, layout, links, mend, quarantine
from tui.notes.file.content import Content, Take
from tui.notes.file.errors import busy, explain, newer, too_deep, too_large
from tui.notes.file.layout import MARK, ONLY, VERSION, Lines, Row, Tables
from tui.notes.file.lock import FolderLock
from tui.notes.file.stamp import Stamp

T = TypeVar("T")
TRIES = 5
"""How often a change is made anew because another program replaced the file under it."""


class _ReplacedError(Exception):
    """Another program, which does not know our lock, replaced the file while a change was made."""


class NotesStorage(Storage):
    """One file of notes; a transaction locks, reads again if the file changed, replaces it durably."""

    def __init__(
        self,
        path: Path,
        lock: FolderLock,
        *,
        take: Take = mend.take,
        before_write: Callable[[Path, Callable[[], bytes]], None] | None = None,
    ) -> None:
        self.path = path
        self.stamp: Stamp | None = None
        """Version of the file last read or written; None when there was none."""
        self.content = Content()
        """What was last read, as the transaction under way has changed it."""
        self.set_aside: Path | None = None
        """Where the last transaction set a damaged or older file aside."""
        self.last: tuple[Tables, Stamp | None] = ({}, None)
        """The tables and their version at the end of the last transaction."""
        self._lock = lock
        self._take = take
        self._before_write = before_write
        self._lines: Lines = {}
        self._mutex = threading.RLock()
        self._handle: int | None = None
        self._owner: int | None = None
        """Thread whose transaction is under way."""
        self._changed = False
        self._foreign = False
        """True when nothing in the file that was read shows that it is one of notes."""

    @property
    def whole(self) -> bool:
        """False when there was no file, or one that does not say that notes which it lacks are gone."""
        return self.stamp is not None and self.content.whole

    def read(self) -> Tables:
        """Return the tables as they are on disk, or inside a transaction as it has changed them."""
        with self._mutex:
            if self._owner is None:
                self._refresh()
            return self.content.tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Replace the tables; durable when the transaction ends, at once outside one."""

        def body() -> None:
            self.content = replace(self.content, tables=data)
            self._changed = True

        self.run(body)

    def run(self, body: Callable[[], T]) -> T:
        """Return what `body` returns; everything it writes is one durable change, with that of a `run` around it.

        `body` is called again, on what is there then, when another program replaced the file meanwhile; an error
        leaves the file as it was. Raises StoreError.
        """
        if self._owner == threading.get_ident():
            return body()
        for _try in range(TRIES):
            with suppress(_ReplacedError), self._transaction():
                return body()
        raise busy(self.path)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Write at the end of the body what it has changed."""
        try:
            durable.make_folder(self._lock.folder, self._lock.folder.parent)
            with self._lock.held(), self._mutex:
                self._owner = threading.get_ident()
                try:
                    self._begin()
                    yield
                    if self._changed:
                        self._commit()
                    self.last = self.content.tables, self.stamp
                except BaseException:
                    self.forget()
                    raise
                finally:
                    self._owner = None
        except OSError as error:
            raise explain(error, self.path) from error
        except RecursionError as error:
            raise too_deep(self.path) from error

    def spare(self) -> None:
        """Leave the file as it is at the end of the transaction, unless it has to be mended or migrated."""
        self._changed = bool(self.content.quarantine or self.content.mended)

    def encode_anew(self) -> None:
        """Encode every row at the next write, because some may have been changed in place."""
        self._lines = {}

    def forget(self) -> None:
        """Drop what was read, so that the next look reads the file again."""
        with self._mutex:
            self.stamp, self.content, self._changed, self._foreign = None, Content(), False, False
            self._lines = {}
            self._keep_open(None)

    def close(self) -> None:
        """Let go of the file."""
        self.forget()

    def _begin(self) -> None:
        if self.path.parent != self._lock.folder:
            durable.make_folder(self.path.parent, self._lock.folder)
        if self.path.parent not in self._lock.cleaned:
            durable.clean(self.path.parent)
            self._lock.cleaned.add(self.path.parent)
        self.set_aside = None
        self._changed = False
        self._refresh()

    def _refresh(self) -> None:
        """Read the file if it is another version than the one last read.

        The version last read is kept open: its inode cannot be given to a new file, which would look the same.
        """
        if self.stamp and Stamp.at(self.path) == self.stamp:
            return
        try:
            handle = regular.opened(self.path)
        except FileNotFoundError:
            self.forget()
            return
        self._keep_open(handle)
        self.content = content.read(regular.read_handle(handle, self.path), self._take)
        self._lines = {}
        self.stamp = Stamp.of(os.fstat(handle))
        self._foreign = self.content.foreign or not self.stamp.size

    def _keep_open(self, handle: int | None) -> None:
        old, self._handle = self._handle, handle
        if old is not None:
            with suppress(OSError):
                os.close(old)

    def _commit(self) -> None:
        """Write what the transaction changed."""
        if self.content.newer:
            raise newer(self.path, self.content.version)
        tables = {MARK: {ONLY: {"format": VERSION}}} | self.content.tables
        self._check_ours()
        data = layout.dump(tables, self._lines)
        if len(data) > regular.LARGEST:
            raise too_large(self.path, regular.LARGEST)
        if self.stamp and self._before_write and self.content.quarantine != "damaged":
            self._before_write(self.path, self._old_bytes)
        if self.content.quarantine:
            self.set_aside = quarantine.set_aside(self.path, self.content.quarantine)
        handle = durable.swap(self.path, data, self._check_not_replaced)
        old, self._handle = self._handle, handle
        if old is not None:
            # Closing the file that was replaced frees its blocks, which can wait 2 ms for the file system's journal;
            # so can `Thread.start` for its thread, unlike this.
            _thread.start_new_thread(os.close, (old,))
        self.content, self._foreign = Content(tables), False
        self.stamp = Stamp.of(os.fstat(handle))
        self._changed = False

    def _check_ours(self) -> None:
        """Raise LinkedError where a link out of the folder leads to nothing, or to no file of notes."""
        dangling = self.stamp is None and self.path.is_symlink()
        if (dangling or self._foreign) and (target := links.outside(self.path, self._lock.folder)):
            raise links.LinkedError(self.path, target)

    def _old_bytes(self) -> bytes:
        handle = cast("int", self._handle)
        return os.pread(handle, os.fstat(handle).st_size, 0)

    def _check_not_replaced(self) -> None:
        if Stamp.at(self.path) != self.stamp:
            raise _ReplacedError

    def __del__(self) -> None:
        self._keep_open(None)


class NotesTable(Table):
    """A table whose every write passes through a transaction, and whose ids are random."""

    _by_key = False
    """True while an updater runs that replaces rows by document id and changes none in place."""

    def change(self, updater: Callable[[dict[str, Row]], None]) -> None:
        """Let `updater` replace rows by document id, as one durable write (part of the transaction under way).

        Spares what TinyDB's own updaters need: ids as numbers, and every row encoded anew.
        """
        self._by_key = True
        try:
            self._update_table(cast("Callable[[dict[int, Mapping[str, Any]]], None]", updater))
        finally:
            self._by_key = False

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        storage = cast("NotesStorage", self._storage)

        def by_key() -> None:
            tables = storage.read()
            rows = dict(tables.get(self.name, {}))
            updater(cast("dict[int, Mapping[str, Any]]", rows))
            storage.write(tables | {self.name: rows})

        def as_tinydb() -> None:
            super(NotesTable, self)._update_table(updater)
            storage.encode_anew()

        storage.run(by_key if self._by_key else as_tinydb)
        self.clear_cache()

    def _get_next_id(self) -> int:
        return int.from_bytes(os.urandom(16))
