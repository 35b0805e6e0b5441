"""Read and change the annotations of a library; a change is durable when the call returns."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tui.i18n import _
from tui.notes.file import kepttext, layout, links, mend
from tui.notes.file.codebook import Codebook, Defining, take
from tui.notes.file.errors import LockedError, StoreError
from tui.notes.file.kepttext import Reanchor, default_reanchor
from tui.notes.file.listing import Listing, listing
from tui.notes.file.lock import LIMIT, FolderLock
from tui.notes.file.stamp import Stamp
from tui.notes.model.create import now
from tui.notes.store import load
from tui.notes.store.backup import Backups
from tui.notes.store.held import Tagbook, held
from tui.notes.store.journal import Action, Journal
from tui.notes.store.notebook import Change, Notebook, Undone
from tui.notes.store.outbox import Outbox, OutboxEntry, Retried
from tui.notes.store.undo import UndoStep
from tui.notes.store.versions import Versions, patched
from tui.settings import folders
from tui.text.source import Source

if TYPE_CHECKING:
    from tui.notes.file.storage import NotesStorage
    from tui.notes.store.writer import Writer, Written

__all__ = ["Change", "Notebook", "Store", "StoreError", "Undone"]
OPEN = 16
"""Files of notes kept open and in memory; an action on a whole library must not run out of handles."""


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
        self._journal_folder = state / "undo" / place
        self._journal: Journal | None = None
        self._lock = FolderLock(folder, limit)
        self._reanchor = reanchor
        self._storages: dict[str, NotesStorage] = {}
        self._versions = Versions()
        self._is_source = is_source
        self._listing = Listing()
        self.tagbook = Tagbook(folder / layout.CODEBOOK)

    def read(self, source: Source | str) -> Notebook:
        """Return the annotations of a source, their anchors in its text; of a name, as they are stored.

        A file that is damaged is salvaged in memory and left as it is until the next write; one that cannot be read
        gives a read-only notebook that says why.
        """
        name = source if isinstance(source, str) else source.name
        path = layout.path_of(self.folder, name)
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

    def _load(self, path: Path, name: str) -> load.Loaded:
        """Return what a file of notes says; of another program's file behind a link only that it is none."""
        loaded = load.load(path, name)
        if loaded.foreign and (target := links.outside(path, self.folder)):
            return replace(loaded, problems=(links.told(path, target),), read_only=True)
        return loaded

    def let_go(self, name: str) -> None:
        """Forget what was seen of a source."""
        self._versions.forget(name)

    def changed(self, source: str, stamp: Stamp | None) -> bool:
        """Tell whether the notes of a source are newer than `stamp`; a folder that cannot be read has not changed."""
        try:
            return Stamp.at(layout.path_of(self.folder, source)) != stamp
        except OSError:
            return False

    def listing(self) -> Listing:
        """Return which files of the folder are notes, and which are conflict copies of such."""
        self._listing = listing(self.folder, self._is_source)
        return self._listing

    def names(self) -> list[str]:
        """Return the names of the sources that have a file of notes, sorted."""
        return list(self.listing().names)

    def apply(self, source: Source | str, change: Change, *, keep: bool = True) -> Notebook:
        """Store a change of one source; it is durable on return.

        Raises StoreError; the change is then kept among the pending ones, unless `keep` is False.
        """
        notebooks = self.apply_all(change.label, {source: change}, keep=keep)
        return notebooks[source if isinstance(source, str) else source.name]

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
            name = source if isinstance(source, str) else source.name
            writer = self._writer(name)
            try:
                if failed and (in_order or isinstance(failed[-1], LockedError)):
                    raise failed[-1]  # the limit was waited for once
                written = writer.write(source, change)
            except StoreError as error:
                failed.append(error)
                if keep:
                    packed = None if isinstance(source, str) else kepttext.pack(source.text)
                    self.outbox.keep_after(error, name, replace(change, label=label), packed)
                continue
            steps += written.steps
            if not isinstance(source, str):
                self._versions.show(name, source.text)
            self.outbox.settle(name, change)
            notebooks[name] = self._after(writer, written)
        if tags:
            self.tagbook.read()
        if steps:
            self._in_journal(lambda journal: journal.done(label, now(), steps))
        if failed:
            raise failed[0]
        return notebooks

    def codebook(self) -> Codebook:
        """Return the tags that are defined; a damaged file is salvaged in memory."""
        return self.tagbook.read()

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

    def history(self) -> list[Action]:
        """Return the actions that can be undone, and those undone that can be redone, oldest first."""
        return list(self.journal.entries) if self.journal else []

    def undo(self) -> Undone | None:
        """Take the last action back, in every source it changed; None when there is none. Raises StoreError."""
        entry = self.journal.last_done() if self.journal else None
        return self._take(entry, entry.steps, undone=True) if entry else None

    def redo(self) -> Undone | None:
        """Bring the action undone last again; None when there is none. Raises StoreError."""
        entry = self.journal.last_undone() if self.journal else None
        steps = [step.reversed() for step in reversed(entry.steps)] if entry else []
        return self._take(entry, steps, undone=False) if entry else None

    @property
    def journal(self) -> Journal | None:
        """The undo journal, opened when first needed; None when the state folder cannot be written."""
        if self._journal is None:
            try:
                self._journal = Journal(self._journal_folder)
            except OSError:
                return None
        return self._journal

    def close(self) -> None:
        """Let go of the files and of the undo journal, which the next session takes over."""
        if self._journal:
            self._journal.close()
            self._journal = None
        for storage in self._storages.values():
            storage.close()

    def _take(self, entry: Action, steps: Iterable[UndoStep], *, undone: bool) -> Undone:
        by_source: dict[str, list[UndoStep]] = {}
        for step in steps:
            by_source.setdefault(step.source, []).append(step)
        notebooks: dict[str, Notebook] = {}
        notices: list[str] = []
        for name, some in by_source.items():
            writer = self._writer(name)
            written = writer.take_back(some)
            notices += written.notices
            if name:
                notebooks[name] = self._after(writer, written)
            else:
                self.tagbook.read()
        self._in_journal(lambda journal: journal.mark(entry, undone=undone))
        return Undone(entry, notebooks, tuple(notices))

    def _in_journal(self, act: Callable[[Journal], object]) -> None:
        """Write into the undo journal; where that fails, what was stored is stored and only undo is lost."""
        if self.journal:
            with suppress(OSError):
                act(self.journal)

    def _after(self, writer: "Writer", written: "Written") -> Notebook:
        """Return the notebook as a change left it."""
        self._versions.wrote(written.steps)
        name, last = writer.name, self._versions.last(writer.name)
        tables, stamp = writer.storage.last
        stored = tables.get(layout.TEXT, {}).get(layout.ONLY, {}).get("digest", "")
        if last and last.stamp == written.before and last.text == stored and not written.carried:
            book = patched(last, written.steps, stamp)
        else:
            loaded = load.from_tables(tables, name, stamp)
            shown = self._versions.text(name)
            book = self._notebook(name, loaded if shown is None else load.carried(loaded, shown, self._reanchor))
        self._versions.remember(book)
        kept = _("The file as it was is kept as {path}.").format(path=written.quarantined)
        notices = [*written.notices, *([kept] if written.quarantined else [])]
        if problem := self.backups.take_problem():
            notices.append(_("No backup could be made: {reason}.").format(reason=problem.strerror))
        return replace(book, notices=tuple(notices))

    def _notebook(self, name: str, loaded: load.Loaded) -> Notebook:
        """Return what was loaded; conflict copies that were seen when the folder was listed are told too."""
        return load.notebook(name, loaded, self._listing.problems(name))

    def _writer(self, name: str) -> "Writer":
        from tui.notes.store.writer import KnownVersions, Writer

        seen = self._versions
        tags = () if name else self.tagbook.last.tags
        known = KnownVersions(partial(seen.base, name), seen.own, seen.digest, seen.annotations(name), tags)
        return Writer(self.storage(name), name, self.author, known, self._reanchor)

    def storage(self, name: str) -> "NotesStorage":
        """Return the TinyDB storage of a source's notes, or of the codebook for an empty name."""
        from tui.notes.file.storage import NotesStorage

        if name not in self._storages:
            path = layout.path_of(self.folder, name) if name else self.folder / layout.CODEBOOK
            rows = mend.take if name else take
            self._storages[name] = NotesStorage(path, self._lock, take=rows, before_write=self.backups.before_write)
        storage = self._storages[name]
        for oldest in list(self._storages)[:-OPEN]:
            if closing := self._storages.pop(oldest, None):
                closing.close()
        return storage
