"""What can go wrong when notes are stored, in words that tell the reader what to do."""

import errno
from pathlib import Path

from tui.i18n import _
from tui.regular import UnfitFileError


class StoreError(Exception):
    """A change was not stored; the message says why and what the reader can do."""

    kept: Path | None = None
    """Where the change waits to be stored later; None when it does not."""
    more: str = ""
    """A sentence on what became of the change."""

    def __str__(self) -> str:
        """Return the message for the reader."""
        return " ".join(filter(None, (super().__str__(), self.more)))


class DiskFullError(StoreError):
    """No room left on the device, or a quota or size limit is reached."""


class ReadOnlyError(StoreError):
    """The folder, the file or the file system may not be written."""


class LockedError(StoreError):
    """Another session held the lock for longer than the limit."""


class NewerFormatError(StoreError):
    """The file was written by a newer pizhu and is opened read-only."""


class FolderGoneError(StoreError):
    """The folder of the library is not there any more."""


class DeviceError(StoreError):
    """The operating system reported any other failure."""


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FORBIDDEN = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


def explain(error: OSError, path: Path) -> StoreError:
    """Return the StoreError that tells the reader what an operating-system error at `path` means."""
    if isinstance(error, UnfitFileError):
        line = _("Not saved: {path}: {reason}. Move what is there to another place.")
        return StoreError(line.format(path=path, reason=error.strerror))
    if error.errno in _FULL:
        return DiskFullError(_("Not saved: no room for {path}. Free some disk space.").format(path=path))
    if error.errno in _FORBIDDEN:
        return ReadOnlyError(
            _("Not saved: {path} may not be written. Change its permissions or open another folder.").format(path=path)
        )
    if error.errno == errno.ENAMETOOLONG:
        line = _("Not saved: the name of {path} is too long. Give the source a shorter one.")
        return DeviceError(line.format(path=path.name))
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ESTALE):
        line = _("Not saved: the folder {folder} is not there. Put the medium back, or the folder.")
        return FolderGoneError(line.format(folder=path.parent))
    reason = error.strerror or type(error).__name__
    return DeviceError(_("Not saved: {path}: {reason}. Check the disk.").format(path=path, reason=reason))


def locked(path: Path, seconds: float) -> LockedError:
    """Return the error for a lock that another session would not let go."""
    message = _("Not saved: another session has held {path} for {seconds:g} s. Close it or let it finish.")
    return LockedError(message.format(path=path, seconds=seconds))


def busy(path: Path) -> StoreError:
    """Return the error for a file that another program replaced again and again while a change was made."""
    return StoreError(_("Not saved: another program keeps replacing {path}. Stop it, or wait.").format(path=path))


def too_large(path: Path, largest: int) -> StoreError:
    """Return the error for notes that would make a file larger than is ever read, in bytes."""
    message = _("Not saved: {path} would be larger than {size} MB. Split the source into several files.")
    return StoreError(message.format(path=path, size=largest // 1_000_000))


def too_deep(path: Path) -> StoreError:
    """Return the error for a file in which another program has nested lists too deeply to be written again."""
    return StoreError(_("Not saved: {path} is nested too deeply. Mend it, or move it away.").format(path=path))


def newer(path: Path, version: int) -> NewerFormatError:
    """Return the error for a file of a version that this program does not know."""
    message = _("Not saved: {path} was written by a newer pizhu (format {version}). Update pizhu to change it.")
    return NewerFormatError(message.format(path=path, version=version))
