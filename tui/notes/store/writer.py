"""Put one change into one file of notes: merge with what others wrote, keep anchors on the annotated text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from tui.i18n import _
from tui.notes.file import layout
from tui.notes.file.codebook import Defining, Tag, key_of, merged, tag
from tui.notes.file.codebook import row as row_of_tag
from tui.notes.file.kepttext import Reanchor
from tui.notes.file.layout import NOTES, ONLY, TEXT, Row
from tui.notes.file.storage import NotesStorage, NotesTable
from tui.notes.model.annotation import Annotation
from tui.notes.model.create import now
from tui.notes.model.merge import same
from tui.notes.store.held import missing_rows, written_again
from tui.notes.store.knownversions import KnownVersions
from tui.notes.store.notebook import Change
from tui.notes.store.placing import anchored, placed
from tui.notes.store.takingback import TakingBack
from tui.notes.store.undo import UndoStep
from tui.notes.store.written import Rows, Written, quoted
from tui.text.source import Source


@dataclass(slots=True)
class Writer:
    """Writes into the notes of one source."""

    storage: NotesStorage
    name: str
    """Name of the source, empty for the codebook."""
    author: str
    """For notes that name none."""
    known: KnownVersions
    reanchor: Reanchor
    written: Written = field(default_factory=Written)
    """What the change under way has done."""

    def write(self, source: Source | str, change: Change) -> Written:
        """Store a change durably; a source's name instead of a source leaves anchors and annotated text alone.

        Raises StoreError.
        """

        def body() -> None:
            put = change.put if isinstance(source, str) else self._in_step(source, change.put)
            text = str(self._kept().get("digest", ""))

            def update(rows: Rows) -> None:
                self._hold(rows)
                for gone in change.drop:
                    self._drop(rows, gone, text)
                for annotation in put:
                    self._put(rows, anchored(annotation, rows) if isinstance(source, str) else annotation, text)

            self._change(NOTES, update)

        return self._run(body)

    def define(self, defining: Defining) -> Written:
        """Change the codebook durably. Raises StoreError."""

        def update(rows: Rows) -> None:
            self._hold(rows)
            for gone in defining.drop:
                self.written.put(rows, key_of(gone.name), None)
            for said in defining.put:
                self._define(rows, said)

        return self._run(lambda: self._change(NOTES, update))

    def take_back(self, steps: Sequence[UndoStep]) -> Written:
        """Take back, durably, what an action did here, but nothing that was changed since. Raises StoreError."""

        def update(rows: Rows) -> None:
            self._hold(rows)
            TakingBack(self.written, self.reanchor, self._kept()).take_back(rows, steps)

        return self._run(lambda: self._change(NOTES, update))

    def _run(self, body: Callable[[], None]) -> Written:
        """Run a change; one that changes nothing writes nothing, unless the file needs mending."""

        def sparing() -> None:
            self.written = Written(self.name, before=self.storage.stamp)
            body()
            if not (self.written.steps or self.written.carried):
                self.storage.spare()

        self.storage.run(sparing)
        self.written.quarantined = self.storage.set_aside
        return self.written

    def _change(self, table: str, update: Callable[[Rows], None]) -> None:
        NotesTable(self.storage, table).change(update)

    def _kept(self) -> Row:
        """Return the row that keeps the annotated text; empty when the file has none."""
        return self.storage.read().get(TEXT, {}).get(ONLY, {})

    def _hold(self, rows: Rows) -> None:
        """Write what this session holds again where another program has emptied, deleted or damaged the file."""
        if not self.storage.whole and (missing := missing_rows(self.known.held, self.known.tags, rows)):
            rows.update(missing)
            self.written.carried = True
            self.written.notices.append(written_again(len(missing)))

    def _in_step(self, source: Source, put: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
        """Return the annotations in step with the annotated text, which is first brought up to date if it is older."""
        put, carried = placed(self.storage.read(), source, self.known.digest(source), put, self.reanchor)
        if carried is not None:
            self._change(NOTES, lambda rows: rows.update(carried.get(NOTES, {})))
            self._change(TEXT, lambda rows: rows.update(carried[TEXT]))
            self.written.carried = True
        return put

    def _define(self, rows: Rows, said: Tag) -> None:
        known = rows.get(key_of(said.name))
        stored = tag(known) if known else Tag(said.name)
        new = said if said.rev == stored.rev else merged(stored, said)
        if replace(new, rev=0) != replace(stored, rev=0) or not known:
            fresh = row_of_tag(replace(new, rev=max(stored.rev, said.rev) + 1))
            self.written.put(rows, key_of(said.name), fresh)

    def _drop(self, rows: Rows, gone: Annotation, text: str) -> None:
        key = layout.key(gone.id)
        current = rows.get(key)
        if current is None:
            return
        stored = layout.annotation(current, gone.source)
        if self.known.changed_since(gone, stored) and not self.known.wrote(stored):
            line = _("{what} was changed in another session meanwhile; it was not removed.")
            self.written.notices.append(line.format(what=quoted(gone.anchor.quote)))
            return
        self.written.put(rows, key, None, text)

    def _put(self, rows: Rows, annotation: Annotation, text: str) -> None:
        key = layout.key(annotation.id)
        current = rows.get(key)
        fresh, extras, rev = annotation, Row(), annotation.rev
        if current is not None:
            stored = layout.annotation(current, annotation.source)
            extras, rev = layout.extras(current), max(stored.rev, annotation.rev)
            if self.known.changed_since(annotation, stored):
                fresh = self._merged(stored, annotation)
            if same(stored, fresh):
                return
        fresh = replace(fresh, author=fresh.author or self.author, modified=now(), rev=rev + 1)
        fresh = replace(fresh, created=fresh.created or fresh.modified)
        self.written.put(rows, key, layout.clean(layout.row(fresh) | extras), text)

    def _merged(self, stored: Annotation, annotation: Annotation) -> Annotation:
        """Return what was said, with what another session has stored since."""
        fresh = self.known.merged(stored, annotation)
        if fresh.note not in (annotation.note, stored.note):
            line = _("{what} was also changed in another session; both texts are kept.")
            self.written.notices.append(line.format(what=quoted(annotation.anchor.quote)))
        return fresh
