"""Read notebooks: what the files of notes say, with the anchors in the text as it is now."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.i18n import _
from tui.notes.file import layout, links
from tui.notes.file.kepttext import Reanchor
from tui.notes.file.listing import Listing, listing
from tui.notes.file.stamp import Stamp
from tui.notes.store import load
from tui.notes.store.held import held
from tui.notes.store.notebook import Notebook
from tui.notes.store.versions import Versions, patched
from tui.text.source import Source

if TYPE_CHECKING:
    from tui.notes.file.storage import NotesStorage
    from tui.notes.store.written import Written


class NotebookReader:
    """Reads the notebooks of one annotations folder, and remembers in `versions` what was read."""

    def __init__(self, folder: Path, versions: Versions, reanchor: Reanchor, is_source: Callable[[str], bool]) -> None:
        """Take the folder; `is_source` tells whether the library has a source of a name."""
        self._folder, self._versions, self._reanchor = folder, versions, reanchor
        self._is_source = is_source
        self._listing = Listing()

    def read(self, source: Source | str) -> Notebook:
        """Return the annotations of a source, their anchors in its text; of a name, as they are stored.

        A file that is damaged is salvaged in memory and left as it is until the next write; one that cannot be read
        gives a read-only notebook that says why.
        """
        name = source if isinstance(source, str) else source.name
        path = layout.path_of(self._folder, name)
        try:
            if isinstance(source, str):
                return self._notebook(name, self._load(path, name))
            last = self._versions.last(name)
            if last and last.stamp == Stamp.at(path) and last.text == self._versions.digest(source):
                return last
            loaded = self._load(path, name)
        except OSError as error:
            problem = _("The notes in {path} cannot be read: {reason}.")
            return Notebook(name, (), (problem.format(path=path, reason=error.strerror),), read_only=True)
        book = self._notebook(name, load.carried(loaded, source.text, self._reanchor))
        if last and not (loaded.whole or loaded.read_only):
            book = held(book, last, self._versions.text(name), source.text, self._reanchor)
        return self._versions.remember(book, source.text)

    def after(self, name: str, storage: "NotesStorage", written: "Written") -> Notebook:
        """Return the notebook as a change left it."""
        self._versions.wrote(written.steps)
        last = self._versions.last(name)
        tables, stamp = storage.last
        stored = tables.get(layout.TEXT, {}).get(layout.ONLY, {}).get("digest", "")
        if last and last.stamp == written.before and last.text == stored and not written.carried:
            book = patched(last, written.steps, stamp)
        else:
            loaded = load.from_tables(tables, name, stamp)
            shown = self._versions.text(name)
            book = self._notebook(name, loaded if shown is None else load.carried(loaded, shown, self._reanchor))
        return self._versions.remember(book)

    def changed(self, source: str, stamp: Stamp | None) -> bool:
        """Tell whether the notes of a source are newer than `stamp`; a folder that cannot be read has not changed."""
        try:
            return Stamp.at(layout.path_of(self._folder, source)) != stamp
        except OSError:
            return False

    def listing(self) -> Listing:
        """Return which files of the folder are notes, and which are conflict copies of such."""
        self._listing = listing(self._folder, self._is_source)
        return self._listing

    def _load(self, path: Path, name: str) -> load.Loaded:
        """Return what a file of notes says; of another program's file behind a link only that it is none."""
        loaded = load.load(path, name)
        if loaded.foreign and (target := links.outside(path, self._folder)):
            return replace(loaded, problems=(links.told(path, target),), read_only=True)
        return loaded

    def _notebook(self, name: str, loaded: load.Loaded) -> Notebook:
        """Return what was loaded; conflict copies that were seen when the folder was listed are told too."""
        return load.notebook(name, loaded, self._listing.problems(name))
