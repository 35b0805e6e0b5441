"""Set a file aside byte for byte before it is replaced; nothing set aside is ever overwritten."""

import errno
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from tui import durable, regular
from tui.notes.file.listing import visible_files

_ASIDE = re.compile(r"\.json\.(damaged|format-\d+|restored|merged|moved)-\d{8}-\d{6}-[0-9a-f]{8}(-\d+)?$")
LONGEST = 255
"""Bytes of a file name, the limit of common file systems; 85 Chinese characters."""
_NO_LINK = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV, errno.ENOSYS})


def set_aside(path: Path, why: str) -> Path:
    """Give the content of `path` a second name beside it, durably, and return that name.

    The name says why, when, and the first 32 bits of the content's SHA-256. A hard link where the file system has them:
    then the old file itself stays when `path` is replaced; otherwise a copy. Raises OSError.
    """
    target = path.resolve() if path.is_symlink() else path
    data = regular.read(target)
    for aside in _names(target, why, data):
        with suppress(FileExistsError):
            _second_name(target, aside, data)
            break
    durable.sync_folder(aside.parent)
    return aside


def take_away(path: Path, why: str) -> Path:
    """Rename a file to a name that says why and when, durably, and return that: whatever lies there now is kept whole.

    For a file of another program, which may replace it at any moment. Raises OSError.
    """
    for aside in _names(path, why, regular.read(path)):
        with suppress(FileExistsError):
            os.close(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
            break
    try:
        path.replace(aside)
    except OSError:
        aside.unlink(missing_ok=True)
        raise
    durable.sync_folder(aside.parent)
    return aside


def _names(target: Path, why: str, data: bytes) -> Iterator[Path]:
    told = f".json.{why}-{datetime.now():%Y%m%d-%H%M%S}-{hashlib.sha256(data).hexdigest()[:8]}"
    stem = target.name.removesuffix(".json").encode("utf-8", "surrogateescape")[: LONGEST - len(told) - 4]
    name = stem.decode("utf-8", "ignore") + told
    yield target.with_name(name)
    for number in count(1):
        yield target.with_name(f"{name}-{number}")


def all_aside(folder: Path) -> list[Path]:
    """Return every file that was set aside below `folder`, by name."""
    return sorted(path for path in visible_files(folder, "") if _ASIDE.search(path.name))


def aside_of(path: Path, why: str) -> list[Path]:
    """Return the files that were set aside from `path` for a reason, the oldest first."""
    head = f"{path.name.removesuffix('.json')}.json.{why}-"
    try:
        found = [one for one in path.parent.iterdir() if one.name.startswith(head) and _ASIDE.search(one.name)]
    except OSError:
        return []
    return sorted(found)


def _second_name(target: Path, aside: Path, data: bytes) -> None:
    try:
        os.link(target, aside)
        return
    except OSError as error:
        if error.errno not in _NO_LINK:
            raise
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        durable.write_all(handle, data)
        durable.sync(handle)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    finally:
        os.close(handle)
