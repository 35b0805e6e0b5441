"""Cuts by key in one SQLite file of the cache folder: safe to delete, bounded, checked when read."""

import os
import sqlite3
import stat
from contextlib import closing, suppress
from hashlib import blake2b
from pathlib import Path
from threading import Lock
from time import time
from typing import Final

from tui.workspace.sqlitefile import in_use, remove

LIMIT: Final = 256_000_000
"""Bytes of the file; a source of one article takes about 500, those of 100,000 articles 65 MB."""
BATCH: Final = 1_000_000
"""Bytes that wait to be written together."""
WAIT: Final = 0.5
"""Seconds to wait for another process that writes; then this one's cuts are tried again with the next."""
MOST: Final = 16 * BATCH
"""Bytes that wait at most where nothing can be written."""
SUM: Final = 8
"""Bytes of the check sum before a cut."""
DAY: Final = 24 * 60 * 60
FORM: Final = 1
"""Form of the table; a file of another one is made anew."""

_TABLE: Final = """
create table if not exists cuts (id integer primary key, key blob unique not null, used integer not null, data blob);
"""


class CutStore:
    """The file; any thread may call. Where it cannot be used nothing is kept, and nobody is told: it is a cache."""

    def __init__(self, path: Path, limit: int = LIMIT) -> None:
        """Take the path of the file, which need not exist, and the bytes that it may hold."""
        self._path, self._limit = path, limit
        self._lock = Lock()
        self._opened: sqlite3.Connection | None = None
        self._usable = True
        self._waiting: dict[bytes, bytes] = {}
        self._size = 0
        """Bytes that wait."""
        self._used: set[int] = set()
        """Rows that were read for the first time today."""

    def get(self, key: bytes) -> bytes | None:
        """Return what was kept under a key; None for nothing, or for what is damaged."""
        with self._lock:
            if key in self._waiting:
                return self._waiting[key]
            try:
                connection = self._connection()
                asked = "select id, used, data from cuts where key = ?"
                found = connection.execute(asked, (key,)).fetchone() if connection else None
            except sqlite3.Error as error:
                self._fail(error)
                return None
            if found is None or not isinstance(found[2], bytes):
                return None
            place, used, data = found
            if used != _today():
                self._used.add(place)
            return data[SUM:] if data[:SUM] == _sum(key, data[SUM:]) else None

    def put(self, key: bytes, data: bytes) -> None:
        """Keep bytes under a key; they are written with others, at the latest by `flush`."""
        with self._lock:
            if self._usable and self._size < MOST:
                self._size += len(data)
                self._waiting[key] = data
            if self._size >= BATCH:
                self._write()

    def hand_over(self) -> list[tuple[bytes, bytes]]:
        """Return what waits, key and bytes, and forget it: somebody else keeps it."""
        with self._lock:
            waiting = list(self._waiting.items())
            self._waiting, self._size = {}, 0
            return waiting

    def flush(self) -> None:
        """Write what waits."""
        with self._lock:
            self._write()

    def close(self) -> None:
        """Write what waits, and let go of the file."""
        with self._lock:
            self._write()
            self._let_go()

    def _write(self) -> None:
        if not self._waiting and not self._used:
            return
        try:
            if (connection := self._connection()) is None:
                return
            with connection:
                rows = [(key, _today(), _sum(key, data) + data) for key, data in self._waiting.items()]
                connection.executemany("insert or replace into cuts (key, used, data) values (?, ?, ?)", rows)
                touched = [(_today(), place) for place in self._used]
                connection.executemany("update cuts set used = ? where id = ?", touched)
            self._shrink(connection)
        except sqlite3.Error as error:
            self._fail(error)
            return
        self._waiting, self._size = {}, 0
        self._used = set()

    def _shrink(self, connection: sqlite3.Connection) -> None:
        """Remove a quarter of the cuts, those unused for longest, where they take too much."""
        asked = "select (c.page_count - f.freelist_count) * s.page_size from pragma_page_count c, "
        asked += "pragma_freelist_count f, pragma_page_size s"
        if connection.execute(asked).fetchone()[0] > self._limit:
            quarter = "select id from cuts order by used, id limit (select count(*) / 4 + 1 from cuts)"
            with connection:
                connection.execute(f"delete from cuts where id in ({quarter})")

    # The file

    def _connection(self) -> sqlite3.Connection | None:
        """Return the opened file; None where there can be none. Raises sqlite3.Error."""
        if self._opened is None and self._usable:
            self._usable = False
            if self._fit():
                self._opened = self._open()
                self._usable = True
        return self._opened

    def _fit(self) -> bool:
        """Tell whether the path is free or a regular file; one that is far too large is removed."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            about = os.lstat(self._path)
        except FileNotFoundError:
            return True
        except OSError:
            return False
        if not stat.S_ISREG(about.st_mode):
            return False
        if about.st_size > 2 * self._limit:
            self._remove()
        return True

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=WAIT, check_same_thread=False)
        try:
            if connection.execute("pragma user_version").fetchone()[0] not in (0, FORM):
                raise sqlite3.DatabaseError("another form")
            connection.execute("pragma journal_mode = wal")
            connection.execute("pragma synchronous = off")  # what a power cut damages is found out and made again
            connection.executescript(f"{_TABLE}pragma user_version = {FORM};")
        except BaseException:
            connection.close()
            raise
        return connection

    def _fail(self, error: sqlite3.Error) -> None:
        """Remove a file that is damaged and begin anew; do without one that is in use or cannot be written."""
        if in_use(error):
            self._usable = True
            return
        self._usable = False
        self._let_go()
        if not isinstance(error, sqlite3.OperationalError):
            self._usable = self._remove()
        self._waiting, self._size, self._used = {}, 0, set()

    def _let_go(self) -> None:
        if self._opened is not None:
            with suppress(sqlite3.Error), closing(self._opened):
                self._opened = None

    def _remove(self) -> bool:
        """Remove the file; tell whether it is gone."""
        try:
            remove(self._path)
        except OSError:
            return False
        return True


def _sum(key: bytes, data: bytes) -> bytes:
    return blake2b(data, key=key, digest_size=SUM).digest()


def _today() -> int:
    return int(time()) // DAY
