"""Open regular files only, up to a size: a named pipe waits for ever, /dev/zero fills the memory."""

import errno
import os
import stat
from pathlib import Path

from tui.i18n import _

LARGEST = 100_000_000
"""Bytes of a file that this program writes itself: notes, backups, drafts, caches; 300,000 notes take so many."""


class UnfitFileError(OSError):
    """The path leads to something that is no regular file, or to one that is too large; `strerror` says it."""


class TooLargeError(UnfitFileError):
    """The file is larger than the limit."""


def opened(path: Path, flags: int = os.O_RDONLY, mode: int = 0o666) -> int:
    """Return an open handle of a regular file; never waits for a pipe. Raises OSError, UnfitFileError for no file."""
    try:
        _ask(path, path.stat())
    except FileNotFoundError:
        if not flags & os.O_CREAT:
            raise
    handle = os.open(path, flags | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0), mode)
    try:
        _ask(path, os.fstat(handle))
    except BaseException:
        os.close(handle)
        raise
    return handle


def read(path: Path, largest: int = LARGEST) -> bytes:
    """Return the bytes of a regular file. Raises OSError, TooLargeError for more than `largest` bytes."""
    handle = opened(path)
    try:
        return read_handle(handle, path, largest)
    finally:
        os.close(handle)


def read_handle(handle: int, path: Path, largest: int = LARGEST) -> bytes:
    """Return everything that a handle of a regular file reads, as `read` does; `path` is for the message."""
    size = os.fstat(handle).st_size
    with open(handle, "rb", closefd=False) as file:
        data = file.read(size + 1) if size <= largest else b""
        if len(data) > size:  # it grew meanwhile, or says no size
            data += file.read(largest + 1 - len(data))
    if max(size, len(data)) > largest:
        reason = _("it is larger than {size} MB").format(size=largest // 1_000_000)
        raise TooLargeError(errno.EFBIG, reason, str(path))
    return data


def _ask(path: Path, about: os.stat_result) -> None:
    if stat.S_ISDIR(about.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(about.st_mode):
        raise UnfitFileError(errno.EINVAL, _("it is not a regular file"), str(path))
