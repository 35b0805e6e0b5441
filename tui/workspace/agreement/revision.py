"""The notes as they were at a git revision, in a folder of their own."""

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from tui.gitrunning import GitError, git
from tui.i18n import _


class RevisionError(ValueError):
    """What cannot be had from git; the message tells the reader why."""


@contextmanager
def folder_at(annotations: Path, revision: str) -> Iterator[Path]:
    """Yield a folder with what lay in the folder of annotations at a branch, tag or commit. Raises RevisionError."""
    if revision.startswith("-"):
        raise RevisionError(_("{name} is no git revision").format(name=revision))
    prefix = _git(annotations, "rev-parse", "--show-prefix").decode().strip()
    top = Path(_git(annotations, "rev-parse", "--show-toplevel").decode().strip())
    packed = _git(top, "archive", "--format=tar", f"{revision}:{prefix}")
    with TemporaryDirectory() as folder:
        unpack(packed, Path(folder))
        yield Path(folder)


def unpack(packed: bytes, folder: Path) -> None:
    """Write the regular files of an archive below a folder; links and names that lead out of it are passed over."""
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            name, data = PurePosixPath(member.name), archive.extractfile(member) if member.isfile() else None
            if data is not None and not name.is_absolute() and ".." not in name.parts:
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes(data.read())


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        return git(folder, *arguments)
    except GitError as error:
        raise RevisionError(f"git: {error}") from error
