"""What the reader said in one library: notebooks as they were read, changes, the way back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath
from threading import Lock
from time import time_ns
from typing import TYPE_CHECKING, Final

from tui.folders import Folders
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.settings import Settings
from tui.text.library import Library
from tui.text.source import Source
from tui.workspace.known import decisions, divisions, known_tags
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change, Notebook, Undone
    from tui.notes.store.store import Store
    from tui.notes.store.tags import TagPlan
    from tui.workspace.codebook.completion import KnownTag

GRAIN: Final = 2_000_000_000
"""Nanoseconds; the coarsest time of a folder among common file systems (FAT)."""


class Notebooks:
    """The notebooks of one library; any thread may call, but what is `slow` not that of the screens."""

    def __init__(self, library: Library, settings: Settings, folders: Folders, notify: Callable[[str], None]) -> None:
        """Take a library, the reader's settings and folders; `notify` hears once of each problem met on the way."""
        self._library, self.settings, self._folders, self._notify = library, settings, folders, notify
        self._seen: dict[str, Notebook] = {}
        self.passing = False
        """Whether a source is let go when it is exported: for a command, which passes by each only once."""
        self._folder_times: dict[Path, int] = {}
        self._told: set[tuple[str, str]] = set()
        self._lock, self._opening = Lock(), Lock()
        self._store: Store | None = None

    @property
    def store(self) -> "Store":
        """The annotations of the library; made at first use, because TinyDB is not needed for the first paint."""
        with self._opening:
            if self._store is None:
                from tui.notes.store.store import Store

                self._store = Store(
                    self._library.annotations,
                    author=self.settings.signature,
                    state=self._folders.state,
                    is_source=self._library.has,
                )
            return self._store

    def close(self) -> None:
        """Let go of the files; nothing is written."""
        if self._store is not None:
            self._store.close()

    # Reading

    @slow
    def of(self, source: Source) -> "Notebook":
        """Return the annotations of a source, anchored in its text; a file that cannot be read holds none."""
        if self._store is None and not self._library.annotations.is_dir():
            from tui.notes.store.notebook import Notebook

            return Notebook(source.name)
        try:
            notebook = self.store.read(source)
        except OSError as error:
            from tui.notes.store.notebook import Notebook

            problem = _("annotations cannot be read: {why}").format(why=error.strerror or error)
            notebook = Notebook(source.name, problems=(problem,), read_only=True)
        with self._lock:
            self._seen[source.name] = notebook
            new = [(source.name, problem) for problem in notebook.problems if (source.name, problem) not in self._told]
            self._told.update(new)
        for name, problem in new:
            self._notify(problem if name in problem else f"{name}: {problem}")
        return notebook

    @slow
    def annotations_of(self, source: Source) -> tuple[Annotation, ...]:
        """Return the annotations of a source; of one without a file of notes nothing is remembered.

        For who passes by a whole library: a hundred thousand empty notebooks take 100 MB, and are watched for changes.
        """
        if source.name not in self._seen and not self._has_file(source.name):
            return ()
        return self.of(source).annotations

    def _has_file(self, name: str) -> bool:
        from tui.notes.file.layout import path_of

        try:
            return path_of(self._library.annotations, name).exists()
        except OSError:
            return True  # reading it tells what is wrong

    def all_seen(self) -> "list[Notebook]":
        """Return the notebooks that are in memory."""
        with self._lock:
            return [*self._seen.values()]

    @slow
    def reread(self, source: Source) -> "Notebook":
        """Read the annotations of a source again, because another session has changed them."""
        with self._lock:
            self._seen.pop(source.name, None)
        return self.of(source)

    def known(self, name: str) -> "Notebook | None":
        """Return the annotations of a source if they are in memory; for the UI thread."""
        return self._seen.get(name)

    def let_go(self, name: str) -> None:
        """Free the memory of a source that nobody looks at any more."""
        self.forget(name)
        self.store.let_go(name)

    def forget(self, name: str) -> None:
        """Drop what is known of a source, because its file has changed."""
        with self._lock:
            self._seen.pop(name, None)

    @slow
    def stale(self) -> list[str]:
        """Return the sources whose annotations another program has changed since they were read.

        New files are looked for only when a folder has changed; every write by replacement changes it.
        """
        known = [*self._seen.items()]
        folders = {self._library.annotations / PurePosixPath(name).parent for name, _book in known}
        folders.add(self._library.annotations)
        times = {folder: folder.stat().st_mtime_ns for folder in folders if folder.is_dir()}
        found = [name for name, book in known if self.store.changed(name, book.stamp)]
        if times != self._folder_times:
            # A folder changed this moment may change again within the grain of its time: look once more then.
            settled = time_ns() - max(times.values(), default=0) > GRAIN
            self._folder_times = times if settled else {}
            found += [name for name in self.store.names() if name not in self._seen]
        return found

    @slow
    def known_tags(self) -> "list[KnownTag]":
        """Return the tags of the codebook and those used in the notebooks read so far, with how often."""
        return known_tags(self.all_seen(), self.store.codebook())

    def decisions(self, shown: Iterable[Annotation] = ()) -> dict[tuple[str, str], str | None]:
        """Return what the reader decided about marks for the whole library, as far as notebooks were read.

        `shown` are annotations that count although they may not be stored yet.
        """
        return decisions(self.all_seen(), shown)

    def divisions(self) -> tuple[tuple[str, ...], ...]:
        """Return what the reader joined or split for the whole library, as far as notebooks were read."""
        return divisions(self.all_seen())

    @slow
    def all(self) -> "list[Notebook]":
        """Return every notebook of the library, as stored."""
        return [self.store.read(name) for name in self.store.names()]

    # Changing

    @slow
    def annotate(
        self,
        source: Source,
        spans: Sequence[tuple[int, int]],
        note: str = "",
        tags: Iterable[str] = (),
        *,
        label: str = "",
    ) -> "tuple[Annotation, Notebook]":
        """Say something about spans in source offsets; return it and what the source says then. Raises StoreError.

        `label` is what the list of actions calls it.
        """
        from tui.notes.model.create import create
        from tui.notes.store.notebook import Change

        annotation = create(source, spans, tags=tuple(tags), note=note, author=self.settings.signature)
        change = Change(label or _("Note added by a script"), put=(annotation,))
        notebook = self.store.apply(source, change, keep=False)
        with self._lock:
            self._seen[source.name] = notebook
        return annotation, notebook

    @slow
    def apply(self, source: Source, change: "Change") -> "Notebook":
        """Store a change; durable when it returns. Raises StoreError."""
        notebook = self.store.apply(source, change)
        with self._lock:
            self._seen[source.name] = notebook
        return notebook

    @slow
    def apply_all(
        self, label: str, changes: "Mapping[str, Change] | Mapping[Source, Change]", *, keep: bool = False
    ) -> list[str]:
        """Store changes of several sources as one action; return those that changed. Raises StoreError.

        With `keep`, what cannot be stored waits in the outbox.
        """
        return self._stored(self.store.apply_all(label, changes, keep=keep))

    @slow
    def change_tags(self, plan: "TagPlan") -> list[str]:
        """Store a plan over tags as one action; return the sources that changed. Raises StoreError."""
        return self._stored(self.store.apply_all(plan.label, plan.changes, tags=plan.tags))

    def _stored(self, books: "Mapping[str, Notebook]") -> list[str]:
        """Take notebooks as they were stored; return their names."""
        with self._lock:
            self._seen.update(books)
        return list(books)

    @slow
    def undo(self) -> "Undone | None":
        """Take the last action back; None when there is none. Raises StoreError."""
        return self._took(self.store.undo())

    @slow
    def redo(self) -> "Undone | None":
        """Do again what was undone last; None when there is none. Raises StoreError."""
        return self._took(self.store.redo())

    def _took(self, undone: "Undone | None") -> "Undone | None":
        self._stored(undone.notebooks if undone else {})
        return undone
