"""Links that lead out of the annotations folder: what lies there is another program's, unless it is a file of notes."""

from pathlib import Path

from tui.i18n import _
from tui.notes.file.errors import StoreError


def outside(path: Path, folder: Path) -> Path | None:
    """Return where a path below an annotations folder leads, if links lead out of that folder; else None."""
    target = path.resolve()
    return None if target.is_relative_to(folder.parent.resolve() / folder.name) else target


def told(path: Path, target: Path) -> str:
    """Return one line for the reader about a link to something that is no file of notes."""
    line = _("{path} is a link to {target}, which is no file of notes; it is not changed. Remove the link.")
    return line.format(path=path, target=target)


class LinkedError(StoreError):
    """The file of notes is a link out of the folder to a file that is not ours to replace."""

    def __init__(self, path: Path, target: Path) -> None:
        super().__init__(_("Not saved: {why}").format(why=told(path, target)))
