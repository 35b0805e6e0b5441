"""Read and change the annotations of a library; a change is durable when the call returns."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.folders import folders
from tui.i18n import _
from tui.notes.file import kepttext, layout
from tui.notes.file.codebook import Codebook, Defining
from tui.notes.file.errors import LockedError, StoreError, explain
from tui.notes.file.kepttext import Reanchor, default_reanchor
from tui.notes.file.listing import Listing
from tui.notes.file.lock import LIMIT
from tui.notes.file.stamp import Stamp
from tui.notes.store.backup import Backups
from tui.notes.store.held import Tagbook
from tui.notes.store.journal import Action
from tui.notes.store.notebook import Change, Notebook, Undone
from tui.notes.store.notebookreader import NotebookReader
from tui.notes.store.notefiles import NoteFiles
from tui.notes.store.outbox import Outbox, OutboxEntry, Retried
from tui.notes.store.undo import UndoStep
from tui.notes.store.undolist import UndoList, by_source
from tui.notes.store.versions import Versions
from tui.text.source import Source

if TYPE_CHECKING:
    from tui.notes.file.storage import NotesStorage
    from tui.notes.store.writer import Writer
    from tui.notes.store.written import Written

__all__ = ["Change", "Notebook", "Store", "StoreError", "Undone"]


class Store:
    """The annotations folder of a library; may be called from any thread, and `read` never waits for a write."""

    def __init__(
        self,
        folder: Path,
        *,
        author: str = "",
        state: Path | None = None,
        limit: float = LIMIT,
        reanchor: Reanchor = default_reanchor,
        is_source: Callable[[str], bool] = lambda _name: False,
    ) -> None:
        """Take an annotations folder; `is_source` tells whether the library has a source of a name."""
        self.folder, self.author = folder, author
        """Stored with annotations that name no author."""
        state = state or folders().state
        place = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self.backups = Backups(state / "backups" / place, folder)
        self.outbox = Outbox(state / "pending" / place)
        self.tagbook = Tagbook(folder / layout.CODEBOOK)
        self.undo_list = UndoList(state / "undo" / place)
        self._files = NoteFiles(folder, limit, self.backups.before_write)
        self._versions, self._reanchor = Versions(), reanchor
        self._reader = NotebookReader(folder, self._versions, reanchor, is_source)

    # Reading

    def read(self, source: Source | str) -> Notebook:
        """Return the annotations of a source, their anchors in its text; of a name, as they are stored.

        A file that is damaged is salvaged in memory and left as it is until the next write; one that cannot be read
        gives a read-only notebook that says why.
        """
        return self._reader.read(source)

    def let_go(self, name: str) -> None:
        """Forget what was seen of a source."""
        self._versions.forget(name)

    def changed(self, source: str, stamp: Stamp | None) -> bool:
        """Tell whether the notes of a source are newer than `stamp`; a folder that cannot be read has not changed."""
        return self._reader.changed(source, stamp)

    def listing(self) -> Listing:
        """Return which files of the folder are notes, and which are conflict copies of such."""
        return self._reader.listing()

    def names(self) -> list[str]:
        """Return the names of the sources that have a file of notes, sorted."""
        return list(self.listing().names)

    def codebook(self) -> Codebook:
        """Return the tags that are defined; a damaged file is salvaged in memory."""
        return self.tagbook.read()

    def storage(self, name: str) -> "NotesStorage":
        """Return the TinyDB storage of a source's notes, or of the codebook for an empty name."""
        return self._files.storage(name)

    # Writing

    def apply(self, source: Source | str, change: Change, *, keep: bool = True) -> Notebook:
        """Store a change of one source; it is durable on return.

        Raises StoreError; the change is then kept among the pending ones, unless `keep` is False.
        """
        notebooks = self.apply_all(change.label, {source: change}, keep=keep)
        return notebooks[_name(source)]

    def apply_all(
        self,
        label: str,
        changes: Mapping[Source, Change] | Mapping[str, Change] | Mapping[Source | str, Change],
        *,
        tags: Defining | None = None,
        keep: bool = True,
        in_order: bool = False,
    ) -> dict[str, Notebook]:
        """Store one action that changes several sources, and perhaps the codebook; return the notebooks by name.

        It is one entry of the undo list. Each file is durable by itself. Raises the first StoreError after all have
        been tried, or at once with `in_order`; see `apply`.
        """
        notebooks: dict[str, Notebook] = {}
        steps = self._writer("").define(tags).steps if tags else []
        failed: list[StoreError] = []
        for source, change in changes.items():
            writer = self._writer(_name(source))
            try:
                if failed and (in_order or isinstance(failed[-1], LockedError)):
                    raise failed[-1]  # the limit was waited for once
                written = writer.write(source, change)
            except StoreError as error:
                failed.append(error)
                if keep:
                    self._keep(error, source, replace(change, label=label))
                continue
            steps += written.steps
            notebooks[writer.name] = self._wrote(source, change, writer, written)
        if tags:
            self.tagbook.read()
        self.undo_list.done(label, steps)
        if failed:
            raise failed[0]
        return notebooks

    def define(self, label: str, tags: Defining) -> Codebook:
        """Change the codebook, as one entry of the undo list; durable on return. Raises StoreError."""
        self.apply_all(label, {}, tags=tags)
        return self.codebook()

    def waiting(self) -> list[OutboxEntry]:
        """Return the changes that could not be stored, of this session and of earlier ones, oldest first."""
        return self.outbox.waiting()

    def retry(self, open_source: Callable[[str], Source | None]) -> Retried:
        """Try to store what waits; `open_source` returns a source by its name, None when it cannot be read."""
        saved, left = [], []
        for waiting in self.waiting():
            source, change = open_source(waiting.source), waiting.change
            if source and waiting.text and waiting.text.get("digest") != kepttext.digest(source.text):
                old = kepttext.unpack(waiting.text)
                change = replace(change, put=tuple(self._reanchor(old, source.text, change.put)))
            try:
                self.apply(source or waiting.source, change, keep=False)
            except StoreError as error:
                left.append((waiting, str(error)))
            else:
                self.outbox.forget(waiting)
                saved.append(waiting)
        return Retried(tuple(saved), tuple(left))

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other sessions from writing, for what is no change of notes; within it changes may be stored.

        Raises StoreError: LockedError where another session writes for too long.
        """
        try:
            with self._files.lock.held():
                yield
        except OSError as error:
            raise explain(error, self.folder) from error

    def close(self) -> None:
        """Let go of the files and of the undo journal, which the next session takes over."""
        self.undo_list.close()
        self._files.close()

    # Taking back

    def history(self) -> list[Action]:
        """Return the actions that can be undone, and those undone that can be redone, oldest first."""
        return self.undo_list.actions()

    def undo(self) -> Undone | None:
        """Take the last action back, in every source it changed; None when there is none. Raises StoreError."""
        entry = self.undo_list.last(undone=False)
        return self._take(entry, entry.steps, undone=True) if entry else None

    def redo(self) -> Undone | None:
        """Bring the action undone last again; None when there is none. Raises StoreError."""
        entry = self.undo_list.last(undone=True)
        steps = tuple(step.reversed() for step in reversed(entry.steps)) if entry else ()
        return self._take(entry, steps, undone=False) if entry else None

    def _take(self, entry: Action, steps: tuple[UndoStep, ...], *, undone: bool) -> Undone:
        notebooks: dict[str, Notebook] = {}
        notices: list[str] = []
        for name, some in by_source(steps).items():
            writer = self._writer(name)
            written = writer.take_back(some)
            notices += written.notices
            if name:
                notebooks[name] = self._after(writer, written)
            else:
                self.tagbook.read()
        self.undo_list.mark(entry, undone=undone)
        return Undone(entry, notebooks, tuple(notices))

    def _keep(self, error: StoreError, source: Source | str, change: Change) -> None:
        """Keep a change that could not be stored, with the text that it speaks of."""
        text = None if isinstance(source, str) else kepttext.pack(source.text)
        self.outbox.keep_after(error, _name(source), change, text)

    def _wrote(self, source: Source | str, change: Change, writer: "Writer", written: "Written") -> Notebook:
        """Remember that a change is stored; return the notebook as it left it."""
        if not isinstance(source, str):
            self._versions.show(source.name, source.text)
        self.outbox.settle(writer.name, change)
        return self._after(writer, written)

    def _after(self, writer: "Writer", written: "Written") -> Notebook:
        """Return the notebook as a change left it, with what the reader should know of it."""
        book = self._reader.after(writer.name, writer.storage, written)
        kept = _("The file as it was is kept as {path}.").format(path=written.quarantined)
        notices = [*written.notices, *([kept] if written.quarantined else [])]
        if problem := self.backups.take_problem():
            notices.append(_("No backup could be made: {reason}.").format(reason=problem.strerror))
        return replace(book, notices=tuple(notices))

    def _writer(self, name: str) -> "Writer":
        from tui.notes.store.knownversions import KnownVersions
        from tui.notes.store.writer import Writer

        seen = self._versions
        tags = () if name else self.tagbook.last.tags
        known = KnownVersions(partial(seen.base, name), seen.own, seen.digest, seen.annotations(name), tags)
        return Writer(self.storage(name), name, self.author, known, self._reanchor)


def _name(source: Source | str) -> str:
    return source if isinstance(source, str) else source.name
