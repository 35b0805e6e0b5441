"""One lock for an annotations folder: between sessions, threads and, where flock works, machines."""

import contextlib
import errno
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tui import regular
from tui.notes.file.errors import locked

LIMIT = 5.0
"""Seconds to wait for another session before giving up."""
ABANDONED = 60.0
"""Age in seconds after which a lock file without flock counts as left behind; holders need milliseconds."""
NAME = ".pizhu.lock"
_NO_FLOCK = frozenset({errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOLCK, errno.EINVAL})


class FolderLock:
    """The lock of one annotations folder; a thread that holds it may take it again."""

    def __init__(self, folder: Path, limit: float = LIMIT) -> None:
        self.folder = folder
        """Where the lock file lies."""
        self.limit = limit
        """Seconds to wait before LockedError."""
        self.cleaned: set[Path] = set()
        """Folders below in which this session has removed what killed ones left."""
        self._threads = threading.RLock()
        self._depth = 0

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold the lock for the body; raises LockedError after the limit, OSError if the lock file cannot be made."""
        if not self._threads.acquire(timeout=self.limit):
            raise locked(self.folder, self.limit)
        try:
            self._depth += 1
            if self._depth > 1:
                yield
            else:
                with _between_sessions(self.folder / NAME, self.limit):
                    yield
        finally:
            self._depth -= 1
            self._threads.release()


@contextmanager
def _between_sessions(path: Path, limit: float) -> Iterator[None]:
    """Hold flock on `path`, or without flock a file created beside it.

    The flocked file stays: removing it would let two sessions lock two different files of the same name.
    """
    until = time.monotonic() + limit
    try:
        handle = _flock(path, until, limit)
    except _FlockMissing:
        mine = _create(path, until, limit)
        try:
            yield
        finally:
            _release(path, mine)
        return
    try:
        yield
    finally:
        os.close(handle)


class _FlockMissing(Exception):
    """This system or file system has no flock."""


def _flock(path: Path, until: float, limit: float) -> int:
    """Return an open handle that holds the flock."""
    try:
        import fcntl
    except ImportError:
        raise _FlockMissing from None
    pause = 0.0005
    while True:
        handle = regular.opened(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0))
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if _still_there(handle, path):
                return handle
        except BlockingIOError:
            pass
        except OSError as error:
            os.close(handle)
            if error.errno in _NO_FLOCK:
                raise _FlockMissing from None
            raise
        os.close(handle)
        pause = _wait(path, pause, until, limit)


def _still_there(handle: int, path: Path) -> bool:
    """Tell whether the locked file is still the one of that name."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(handle), there)


def _wait(path: Path, pause: float, until: float, limit: float) -> float:
    if time.monotonic() + pause > until:
        raise locked(path.parent, limit)
    time.sleep(pause)
    return min(pause * 2, 0.02)


def _create(path: Path, until: float, limit: float) -> bytes:
    """Create the lock file of systems without flock, exclusively; return what was written into it."""
    held = path.with_name(NAME + ".held")
    mine = f"{_host()} {os.getpid()} {time.time_ns()}".encode()
    pause = 0.001
    while True:
        try:
            handle = os.open(held, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        except (FileExistsError, PermissionError):
            if held.exists() and _abandoned(held):
                _break(held)
            else:
                pause = _wait(path, pause, until, limit)
            continue
        try:
            os.write(handle, mine)
        finally:
            os.close(handle)
        return mine


def _host() -> str:
    """Return the name of this machine."""
    import socket  # 4 ms, and only systems without flock ask

    return socket.gethostname()


def _abandoned(held: Path) -> bool:
    """Tell whether the holder is dead (same machine) or the lock is older than any honest write."""
    try:
        host, pid, _ = regular.read(held).decode().split(" ")
        age = time.time() - held.stat().st_mtime
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        return time.time() - held.stat().st_mtime > ABANDONED
    if host == _host() and hasattr(os, "getuid"):
        try:
            os.kill(int(pid), 0)
        except ProcessLookupError:
            return True
        except (PermissionError, ValueError, OverflowError):
            pass
    return age > ABANDONED


def _break(held: Path) -> None:
    """Take an abandoned lock away; of two sessions that try, one succeeds."""
    aside = held.with_name(f"{held.name}.{os.getpid()}.{time.time_ns()}")
    with contextlib.suppress(FileNotFoundError):
        held.rename(aside)
        if _abandoned(aside):
            aside.unlink(missing_ok=True)
        else:
            with contextlib.suppress(FileExistsError):
                os.link(aside, held)
            aside.unlink(missing_ok=True)


def _release(path: Path, mine: bytes) -> None:
    """Remove the lock file if it is still ours."""
    held = path.with_name(NAME + ".held")
    with contextlib.suppress(FileNotFoundError):
        if regular.read(held) == mine:
            held.unlink()
