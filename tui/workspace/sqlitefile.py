"""Files of SQLite in the cache folder: what can be made again may be removed."""

import sqlite3
from pathlib import Path


def in_use(error: sqlite3.Error) -> bool:
    """Tell whether another process writes just now, which says nothing against the file."""
    return isinstance(error, sqlite3.OperationalError) and "locked" in str(error)


def remove(path: Path) -> None:
    """Remove a file with what SQLite keeps beside it. Raises OSError."""
    for ending in ("", "-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)
