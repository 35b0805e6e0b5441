"""Replace a file so that after a crash or a power cut the old or the new content is there, whole."""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

BEGINNING, TEMPORARY = ".pizhu-", ".tmp~"
"""Beginning and ending of the temporary files; `clean` removes what a killed session left."""

_NO_FOLDER_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What fsync of a folder answers on file systems, mostly of networks, that know no such thing."""


def replace(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Give `path` the content `data`, one piece or several, durable on return. Raises OSError."""
    os.close(swap(path, data))


def swap(path: Path, data: bytes | Iterable[bytes], ready: Callable[[], None] | None = None) -> int:
    """Give `path` the content `data`, durable on return, and return an open handle of the new file.

    Writes a temporary file in the same folder, fsyncs it, renames it over `path`, fsyncs the folder. A symbolic link
    stays one: its target is replaced. The mode of an existing file is kept, its owner where the system allows.
    `ready` is called before the old content goes; if it raises, the old content stays. Raises OSError.
    """
    target = path.resolve() if path.is_symlink() else path
    temporary = target.parent / f"{BEGINNING}{secrets.token_hex(8)}{TEMPORARY}"
    handle = os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0), 0o666)
    try:
        _keep_mode(handle, target)
        for part in (data,) if isinstance(data, bytes) else data:
            write_all(handle, part)
        sync(handle)
        if ready:
            ready()
        os.replace(temporary, target)  # noqa: PTH105
        sync_folder(target.parent)
    except BaseException:
        os.close(handle)
        with suppress(OSError):
            temporary.unlink()
        raise
    return handle


def write_all(handle: int, data: bytes) -> None:
    """Write every byte; `os.write` may stop short near a full disk or a size limit."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def sync(handle: int) -> None:
    """Force a file to the medium; macOS needs F_FULLFSYNC for that (fsync(2) there)."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make a rename or a new name in `folder` durable; where folders cannot be opened there is nothing to do."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(handle)


def make_folder(folder: Path, above: Path) -> None:
    """Create `folder`, which lies below `above`, each name durable in its parent.

    Raises FileNotFoundError when `above` is not there: a medium that was taken out must not be replaced by a folder.
    """
    missing = []
    while folder != above and not folder.is_dir():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        sync_folder(path.parent)


def clean(folder: Path) -> list[Path]:
    """Remove temporary files that killed sessions left in `folder`; the caller holds the folder's lock."""
    if not folder.is_dir():
        return []
    stale = list(folder.glob(f"{BEGINNING}*{TEMPORARY}"))
    for path in stale:
        with suppress(OSError):  # a folder of such a name, say, is nobody's left-over
            path.unlink(missing_ok=True)
    return stale


def _keep_mode(handle: int, target: Path) -> None:
    """Give the open file the mode and, where allowed, the owner of the file it will replace."""
    try:
        old = target.stat()
    except FileNotFoundError:
        return
    if hasattr(os, "fchmod"):
        new = os.fstat(handle)
        if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
            with suppress(OSError):
                os.fchown(handle, old.st_uid, old.st_gid)
        if new.st_mode != old.st_mode:
            os.fchmod(handle, stat.S_IMODE(old.st_mode))
