"""Folders of the cache: files that are written whole or not at all, the least used of which go when they take too much.

A cache is safe to delete at any time, also by another session; nothing here needs to outlive a power cut.
"""

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

STALE = 3600.0
"""Seconds after which a file that was begun and not finished is nobody's any more."""


def write(path: Path, parts: Iterable[bytes]) -> None:
    """Give a file its content, by way of one beside it; the folder is made. Raises OSError."""
    beside = path.with_name(f"{path.name}.{os.getpid()}~")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as file:
            file.writelines(parts)
        beside.replace(path)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def make_room(own: Path, limit: int) -> None:
    """Say that a file is used now; remove those beside it that were not for longest, until all take `limit` bytes.

    What killed sessions began to write goes too. Raises OSError.
    """
    os.utime(own)
    files: list[tuple[float, int, Path]] = []
    for path in own.parent.iterdir():
        with suppress(FileNotFoundError):  # another session makes room too
            about = path.stat()
            if path.name.endswith("~") and time.time() - about.st_mtime > STALE:
                path.unlink()
            elif path != own:
                files.append((about.st_mtime, about.st_size, path))
    size = own.stat().st_size + sum(size for _used, size, _path in files)
    for _used, taken, path in sorted(files):
        if size <= limit:
            return
        path.unlink(missing_ok=True)
        size -= taken
