"""The files of notes of one folder, opened for writing under one lock."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tui.notes.file import layout, mend
from tui.notes.file.codebook import take
from tui.notes.file.lock import FolderLock

if TYPE_CHECKING:
    from tui.notes.file.storage import NotesStorage

BeforeWrite = Callable[[Path, Callable[[], bytes]], None]
"""Hears of a file that will be replaced, and gets its bytes when it asks for them."""

OPEN: Final = 16
"""Files of notes kept open and in memory; an action on a whole library must not run out of handles."""


class NoteFiles:
    """Opens a file when it is first written, and closes those that were opened longest ago."""

    def __init__(self, folder: Path, limit: float, before_write: BeforeWrite) -> None:
        """Take the annotations folder, the seconds to wait for its lock, and who hears of a write."""
        self.folder = folder
        self.lock, self._before_write = FolderLock(folder, limit), before_write
        self._storages: dict[str, NotesStorage] = {}

    def storage(self, name: str) -> "NotesStorage":
        """Return the TinyDB storage of a source's notes, or of the codebook for an empty name."""
        from tui.notes.file.storage import NotesStorage

        if name not in self._storages:
            path = layout.path_of(self.folder, name) if name else self.folder / layout.CODEBOOK
            rows = mend.take if name else take
            self._storages[name] = NotesStorage(path, self.lock, take=rows, before_write=self._before_write)
        storage = self._storages[name]
        for oldest in list(self._storages)[:-OPEN]:
            if closing := self._storages.pop(oldest, None):
                closing.close()
        return storage

    def close(self) -> None:
        """Let go of the files."""
        for storage in self._storages.values():
            storage.close()
