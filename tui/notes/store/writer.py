"""Put one change into one file of notes: merge with what others wrote, keep anchors on the annotated text."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tui import regular
from tui.i18n import _
from tui.notes.file import kepttext as texts
from tui.notes.file import layout
from tui.notes.file.codebook import Defining, Tag, key_of, merged, tag
from tui.notes.file.codebook import row as row_of_tag
from tui.notes.file.kepttext import Reanchor
from tui.notes.file.layout import NOTES, ONLY, TEXT, Row
from tui.notes.file.stamp import Stamp
from tui.notes.file.storage import NotesStorage, NotesTable
from tui.notes.model.annotation import Annotation
from tui.notes.model.create import now
from tui.notes.model.merge import merge, same
from tui.notes.store.held import missing_rows, written_again
from tui.notes.store.notebook import Change
from tui.notes.store.undo import ChangedSinceError, UndoStep, taken_back
from tui.text.source import Source


@dataclass(slots=True)
class Written:
    """What a change did to a file."""

    steps: list[UndoStep] = field(default_factory=list)
    """For the undo journal."""
    notices: list[str] = field(default_factory=list)
    """For the reader."""
    before: Stamp | None = None
    """Version of the file that was changed."""
    quarantined: Path | None = None
    """Where a damaged or older file was set aside."""
    carried: bool = False
    """True when more than what was asked has changed: the annotated text with every anchor, or notes written again."""


@dataclass(frozen=True, slots=True)
class KnownVersions:
    """What the session knows of earlier versions."""

    base: Callable[[str, int], Annotation | None]
    """The annotation of an id at a rev, as this session read it; None when it did not."""
    own: Callable[[str, int], bool]
    """Whether this session wrote that rev of an id."""
    digest: Callable[[Source], str]
    """Digest of a source's text."""
    held: tuple[Annotation, ...] = ()
    """The notes of the source as this session saw them last."""
    tags: tuple[Tag, ...] = ()
    """The tags of the codebook as this session saw them last."""


Rows = dict[str, Row]
"""The rows of a table by document id."""


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

        def body() -> Written:
            self.written = Written(before=self.storage.stamp)
            by_name = isinstance(source, str)
            put = change.put if isinstance(source, str) else self._placed(source, change.put)
            text = self._digest()

            def update(rows: Rows) -> None:
                self._hold(rows)
                for gone in change.drop:
                    self._drop(rows, gone, text)
                for said in put:
                    self._put(rows, _anchored(said, rows) if by_name else said, text)

            self._change(NOTES, update)
            return self.written

        return self._run(body)

    def _hold(self, rows: Rows) -> None:
        """Write what this session holds again where another program has emptied, deleted or damaged the file."""
        if not self.storage.whole and (missing := missing_rows(self.known.held, self.known.tags, rows)):
            rows.update(missing)
            self.written.carried = True
            self.written.notices.append(written_again(len(missing)))

    def define(self, defining: Defining) -> Written:
        """Change the codebook durably. Raises StoreError."""

        def body() -> Written:
            self.written = Written(before=self.storage.stamp)

            def update(rows: Rows) -> None:
                self._hold(rows)
                for gone in defining.drop:
                    self._row(rows, key_of(gone.name), None)
                for said in defining.put:
                    known = rows.get(key_of(said.name))
                    stored = tag(known) if known else Tag(said.name)
                    new = said if said.rev == stored.rev else merged(stored, said)
                    if replace(new, rev=0) != replace(stored, rev=0) or not known:
                        fresh = row_of_tag(replace(new, rev=max(stored.rev, said.rev) + 1))
                        self._row(rows, key_of(said.name), fresh)

            self._change(NOTES, update)
            return self.written

        return self._run(body)

    def take_back(self, steps: Sequence[UndoStep]) -> Written:
        """Take back, durably, what an action did here, but nothing that was changed since. Raises StoreError."""

        def body() -> Written:
            self.written = Written(before=self.storage.stamp)

            def update(rows: Rows) -> None:
                self._hold(rows)
                for step in reversed(steps):
                    self._back(rows, step)

            self._change(NOTES, update)
            return self.written

        return self._run(body)

    def _run(self, body: Callable[[], Written]) -> Written:
        """Run a change; one that changes nothing writes nothing, unless the file needs mending."""

        def sparing() -> Written:
            written = body()
            if not (written.steps or written.carried):
                self.storage.spare()
            return written

        written = self.storage.run(sparing)
        written.quarantined = self.storage.set_aside
        return written

    def _row(self, rows: Rows, key: str, row: Row | None, text: str = "") -> None:
        """Give a document id a row, or none, and remember the step."""
        before = rows.get(key)
        if row is not None:
            rows[key] = row
        elif before is not None:
            del rows[key]
        else:
            return
        self.written.steps.append(UndoStep(self.name, key, before, row, text))

    def _change(self, table: str, update: Callable[[Rows], None]) -> None:
        NotesTable(self.storage, table).change(update)

    def _digest(self) -> str:
        return str(self.storage.read().get(TEXT, {}).get(ONLY, {}).get("digest", ""))

    def _drop(self, rows: Rows, gone: Annotation, text: str) -> None:
        key = layout.key(gone.id)
        current = rows.get(key)
        if current is None:
            return
        stored = layout.annotation(current, gone.source)
        if self._changed_since(gone, stored) and not self._mine(stored):
            line = _("{what} was changed in another session meanwhile; it was not removed.")
            self.written.notices.append(line.format(what=_quoted(gone.anchor.quote)))
            return
        self._row(rows, key, None, text)

    def _put(self, rows: Rows, said: Annotation, text: str) -> None:
        key = layout.key(said.id)
        current = rows.get(key)
        fresh, extras, rev = said, Row(), said.rev
        if current is not None:
            stored = layout.annotation(current, said.source)
            extras, rev = layout.extras(current), max(stored.rev, said.rev)
            if self._changed_since(said, stored):
                fresh = self._merged(stored, said)
            if same(stored, fresh):
                return
        fresh = replace(fresh, author=fresh.author or self.author, modified=now(), rev=rev + 1)
        fresh = replace(fresh, created=fresh.created or fresh.modified)
        self._row(rows, key, layout.clean(layout.row(fresh) | extras), text)

    def _changed_since(self, read: Annotation, stored: Annotation) -> bool:
        """Tell whether the stored version is not the one that was read; another branch's may have the same rev."""
        base = self.known.base(read.id, read.rev)
        return stored.rev != read.rev or (base is not None and not _alike(base, stored))

    def _mine(self, stored: Annotation) -> bool:
        """Tell whether this session wrote the stored version."""
        if not self.known.own(stored.id, stored.rev):
            return False
        wrote = self.known.base(stored.id, stored.rev)
        return wrote is not None and _alike(wrote, stored)

    def _merged(self, stored: Annotation, said: Annotation) -> Annotation:
        """Return what was said, with what another session has stored since."""
        fresh = merge(self.known.base(said.id, said.rev), stored, said, own=self._mine(stored))
        if fresh.note not in (said.note, stored.note):
            line = _("{what} was also changed in another session; both texts are kept.")
            self.written.notices.append(line.format(what=_quoted(said.anchor.quote)))
        return fresh

    def _placed(self, source: Source, put: tuple[Annotation, ...]) -> tuple[Annotation, ...]:
        """Return the annotations in step with the annotated text, which is first brought up to date if it is older."""
        tables = self.storage.read()
        kept = tables.get(TEXT, {}).get(ONLY)
        if kept and kept.get("digest") == self.known.digest(source):
            return put
        if kept and not _newer(source, kept) and (stored := texts.unpack(kept)) is not None:
            return tuple(self.reanchor(source.text, stored, put))
        carried = texts.carried(tables, source.text, self.reanchor, source.digest)
        self._change(NOTES, lambda rows: rows.update(carried.get(NOTES, {})))
        self._change(TEXT, lambda rows: rows.update(carried[TEXT]))
        self.written.carried = True
        return put

    def _back(self, rows: Rows, step: UndoStep) -> None:
        current = rows.get(step.key)
        try:
            result = taken_back(step, current)
        except ChangedSinceError:
            self.written.notices.append(_("{what} was changed since; it stays as it is.").format(what=_what(step)))
            return
        if result == current:
            return
        if result is not None and "anchor" in result:
            if current is None and step.text != self._digest():
                result = self._sought(result)
            result |= {"modified": now()}
        self._row(rows, step.key, result, self._digest())

    def _sought(self, row: Row) -> Row:
        """Return a removed row with its anchor sought in the text that has come since."""
        text = texts.unpack(self.storage.read().get(TEXT, {}).get(ONLY, {}))
        if text is None:
            return row
        (found,) = self.reanchor(None, text, [layout.annotation(row, "")])
        return layout.row(found) | layout.extras(row)


def _alike(one: Annotation, other: Annotation) -> bool:
    """Tell whether two versions say the same, wherever their text has moved to."""
    return same(replace(one, anchor=other.anchor), other)


def _anchored(said: Annotation, rows: Rows) -> Annotation:
    """Return what was said with the stored anchor: without the source nobody knows what text the said one speaks of."""
    current = rows.get(layout.key(said.id))
    return said if current is None else replace(said, anchor=layout.annotation(current, "").anchor)


def _newer(source: Source, kept: Row) -> bool:
    """Tell whether the source is newer than the text that the notes were stored with.

    It is not if the file on disk has changed since it was read: then another session may have seen more. It is not
    either if the kept text was decoded from the same file: then this is only another decoding, perhaps a wrong one.
    """
    if source.digest and kept.get("file") == source.digest:
        return False
    try:
        return hashlib.sha256(regular.read(source.path)).hexdigest() == source.digest
    except OSError:
        return True


def _what(step: UndoStep) -> str:
    row = step.after or step.before or {}
    if "anchor" in row:
        return _quoted(row["anchor"].get("quote", ""))
    return _("The tag {name}").format(name=row.get("name", ""))


def _quoted(quote: str) -> str:
    line = " ".join(quote.split())
    return _("The note on “{quote}”").format(quote=line if len(line) <= 20 else f"{line[:19]}…")
