"""What tells one version of a file from another without reading it."""

import os
from pathlib import Path
from typing import NamedTuple


class Stamp(NamedTuple):
    """Where a file's content lies and when it was written."""

    device: int
    inode: int
    size: int
    mtime_ns: int

    @classmethod
    def of(cls, stat: os.stat_result) -> "Stamp":
        """Return the stamp of a stat."""
        return cls(stat.st_dev, stat.st_ino, stat.st_size, stat.st_mtime_ns)

    @classmethod
    def at(cls, path: Path) -> "Stamp | None":
        """Return the stamp of a file, None when there is none."""
        try:
            return cls.of(path.stat())
        except FileNotFoundError:
            return None
