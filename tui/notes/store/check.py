"""Verify the notes of a library: files, anchors, backups, what waits; and repair what can be repaired."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from tui import durable, regular
from tui.i18n import _, ngettext
from tui.notes.file import content, layout, mend, quarantine
from tui.notes.file import kepttext as texts
from tui.notes.file.codebook import Defining, take
from tui.notes.file.listing import visible_files
from tui.notes.model.annotation import AnchorState
from tui.notes.store.copies import merge_copy
from tui.notes.store.notebook import Change, Notebook
from tui.notes.store.store import Store
from tui.text.library import Library
from tui.text.source import Source, Unreadable


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Notes are damaged, missing, or not stored."""
    WARNING = "warning"
    """Something the reader should look at."""
    INFO = "info"
    """Nothing is wrong."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the check found."""

    weight: Severity
    path: Path
    text: str
    """One line, for the reader."""
    repair: Callable[[], str] | None = None
    """Repairs it and returns what was done, one line; raises StoreError or OSError. None: only the reader can."""


def check(library: Library, store: Store) -> Iterator[Problem]:
    """Yield what is to be said of a library's notes; changes nothing."""
    sources = set(library.names())
    owners: dict[str, str] = {}
    for name in store.names():
        path = layout.path_of(store.folder, name)
        source = library.read(name) if name in sources else None
        yield from _file(store, source if isinstance(source, Source) else name, path, name in sources)
        if name not in sources:
            line = _("no source of the name {name}; if it was renamed, moved or split, `pizhu moved` finds it")
            yield Problem(Severity.WARNING, path, line.format(name=name))
        elif isinstance(source, Source):
            yield from _anchors(store, source, path)
        for annotation in store.read(name).annotations:
            if owners.setdefault(annotation.id, name) != name:
                line = _("holds a note that {other} holds too: {id}")
                yield Problem(Severity.WARNING, path, line.format(other=owners[annotation.id], id=annotation.id))
    yield from _copies(library, store)
    yield from _codebook(store)
    yield from _left_over(store)
    yield from _waiting(library, store)
    yield from _backups(store)


def _file(store: Store, source: Source | str, path: Path, known: bool) -> Iterator[Problem]:
    """Look at one file of notes as it lies on disk; `known` tells whether it belongs to a source."""
    book = store.read(source if isinstance(source, str) else source.name)
    copies = store.listing().problems(book.name)
    for problem in (one for one in book.problems if one not in copies):
        repairable = not book.read_only and path.stat().st_size > 0 and (known or book.annotations)
        yield Problem(Severity.ERROR, path, problem, _rewriting(store, source) if repairable else None)


def _rewriting(store: Store, source: Source | str) -> Callable[[], str]:
    def rewrite() -> str:
        book = store.apply(source, Change(_("Repair")), keep=False)
        done = _("rewritten with {count} notes").format(count=len(book.annotations))
        return ". ".join([done, *book.notices])

    return rewrite


def _anchors(store: Store, source: Source, path: Path) -> Iterator[Problem]:
    """Look whether every note holds on to its text."""
    book = store.read(source)
    stored = store.read(source.name)
    if stored.annotations and stored.text and stored.text != texts.digest(source.text):
        yield Problem(Severity.WARNING, path, _changed(book), None if book.read_only else _carrying(store, source))
        return
    astray = [a for a in stored.annotations if not texts.quoted(a.anchor, source.text)]
    if astray:
        line = ngettext(
            "{count} note does not stand on the text that it quotes",
            "{count} notes do not stand on the text that they quote",
            len(astray),
        )

        def seek() -> str:
            found = texts.default_reanchor(None, source.text, astray)
            store.apply(source, Change(_("Repair"), put=tuple(found)), keep=False)
            lost = sum(a.anchor.hold is AnchorState.LOST for a in found)
            return _("{found} found again, {lost} lost").format(found=len(found) - lost, lost=lost)

        yield Problem(Severity.ERROR, path, line.format(count=len(astray)), seek)
    counts = Counter(a.anchor.hold for a in book.annotations)
    lines = {
        AnchorState.MOVED: _("{count} notes were moved with the text; please check them"),
        AnchorState.CHANGED: _("{count} notes are on text that has changed; please check them"),
        AnchorState.LOST: _("{count} notes have lost their text"),
    }
    for hold, line in lines.items():
        if counts[hold]:
            yield Problem(Severity.INFO, path, line.format(count=counts[hold]))


def _changed(book: Notebook) -> str:
    """Say what a changed source does to the notes."""
    held = Counter(a.anchor.hold for a in book.annotations)
    line = _("the source has changed: {ok} notes stand, {moved} moved, {changed} changed, {lost} lost")
    moved, changed, lost = held[AnchorState.MOVED], held[AnchorState.CHANGED], held[AnchorState.LOST]
    return line.format(ok=held[AnchorState.OK], moved=moved, changed=changed, lost=lost)


def _carrying(store: Store, source: Source) -> Callable[[], str]:
    def reanchor() -> str:
        store.apply(source, Change(_("Repair")), keep=False)
        return _("the notes are stored at their new places")

    return reanchor


def _copies(library: Library, store: Store) -> Iterator[Problem]:
    """Look for conflict copies that a syncing program made."""
    for path, name in store.listing().copies.items():
        source = library.read(name) if name and library.has(name) else name
        line = _("this is a conflict copy of a syncing program; it is not read")
        yield Problem(Severity.ERROR, path, line, partial(_merge, store, path, source))


def _merge(store: Store, path: Path, source: Source | Unreadable | str) -> str:
    done = merge_copy(store, path, source.name if isinstance(source, Unreadable) else source)
    what = ngettext("{count} entry is new or changed", "{count} entries are new or changed", done.changed)
    return what.format(count=done.changed)


def _codebook(store: Store) -> Iterator[Problem]:
    path = store.folder / layout.CODEBOOK
    book = store.codebook()
    for problem in book.problems:
        yield Problem(Severity.ERROR, path, problem, None if book.read_only else partial(_redefine, store))
    keys: dict[str, str] = {}
    for tag in book.tags:
        if tag.key and keys.setdefault(tag.key, tag.name) != tag.name:
            line = _("the tags {one} and {other} have the same key {key}")
            yield Problem(Severity.WARNING, path, line.format(one=keys[tag.key], other=tag.name, key=tag.key))


def _redefine(store: Store) -> str:
    book = store.define(_("Repair"), Defining())
    return _("rewritten with {count} tags").format(count=len(book.tags))


def _left_over(store: Store) -> Iterator[Problem]:
    """Look for what killed sessions and repairs left in the folder."""
    for path in sorted(visible_files(store.folder, durable.TEMPORARY, durable.BEGINNING)):
        yield Problem(Severity.INFO, path, _("left by a session that was killed"), partial(_unlink, path))
    for path in quarantine.all_aside(store.folder):
        yield Problem(Severity.INFO, path, _("set aside earlier; remove it when you no longer need it"))


def _unlink(path: Path) -> str:
    path.unlink(missing_ok=True)
    return _("removed")


def _waiting(library: Library, store: Store) -> Iterator[Problem]:
    """Look at the changes that could not be stored."""

    def open_source(name: str) -> Source | None:
        found = library.read(name)
        return None if isinstance(found, Unreadable) else found

    def retry() -> str:
        done = store.retry(open_source)
        return " ".join([_("{count} saved").format(count=len(done.saved)), *(reason for _waiting, reason in done.left)])

    if waiting := store.waiting():
        line = ngettext("{count} change waits to be saved", "{count} changes wait to be saved", len(waiting))
        yield Problem(Severity.ERROR, store.outbox.folder, line.format(count=len(waiting)), retry)
    for path in store.outbox.unreadable():
        yield Problem(Severity.ERROR, path, _("a change that waited to be saved cannot be read"))


def _backups(store: Store) -> Iterator[Problem]:
    """Look whether every backup can be restored."""
    good = 0
    for file in store.backups.files():
        for backup in store.backups.of(file):
            found = None
            with suppress(OSError):
                taking = take if file.name == layout.CODEBOOK else mend.take
                found = content.read(regular.read(backup), taking)
            if found is None or found.quarantine == "damaged":
                yield Problem(Severity.WARNING, backup, _("this backup is damaged"), partial(_unlink, backup))
            else:
                good += 1
    line = ngettext("{count} backup can be restored", "{count} backups can be restored", good)
    yield Problem(Severity.INFO, store.backups.folder, line.format(count=good))
