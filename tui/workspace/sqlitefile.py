"""Files of SQLite in the cache folder: what can be made again may be removed."""

import os
import sqlite3
from pathlib import Path


def in_use(error: sqlite3.Error) -> bool:
    """Tell whether another process writes just now, which says nothing against the file."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def remove(path: Path) -> None:
    """Remove a file with what SQLite keeps beside it. Raises OSError."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def make_room(own: Path, limit: int) -> None:
    """Say that a file is used now; remove those beside it that were not for longest, until all take `limit` bytes.

    One that another process has open goes on there until that ends. Raises OSError.
    """
    os.utime(own)
    files = [(path, path.stat()) for path in own.parent.glob(f"*{own.suffix}")]
    size = sum(about.st_size for _path, about in files)
    for path, about in sorted(files, key=lambda file: file[1].st_mtime_ns):
        if size <= limit:
            return
        if path != own:
            remove(path)
            size -= about.st_size
