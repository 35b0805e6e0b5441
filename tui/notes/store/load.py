"""Read the notes of a source without TinyDB's dicts in between: 100,000 notes in a fraction of a second."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from tui import regular
from tui.i18n import _
from tui.notes.file import content, layout, mend
from tui.notes.file.kepttext import Reanchor, digest, quoted, unpack
from tui.notes.file.layout import NOTES, ONLY, TEXT, VERSION, Row
from tui.notes.file.stamp import Stamp
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Notebook, position


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one file of notes says."""

    annotations: tuple[Annotation, ...] = ()
    """By position."""
    text: Row | None = None
    """The row that keeps the annotated text; None when the file has none."""
    problems: tuple[str, ...] = ()
    read_only: bool = False
    stamp: Stamp | None = None
    """Version of the file; None when there is none."""
    foreign: bool = False
    """True when nothing in the file shows that it is one of notes."""
    whole: bool = True
    """False when there is no file, or one that does not say that notes which it lacks are gone."""


@dataclass(frozen=True, slots=True)
class _File:
    """The tables that this program knows, as msgspec decodes them."""

    _default: dict[str, Annotation]
    source: dict[str, msgspec.Raw] = field(default_factory=dict)
    pizhu: dict[str, dict[str, Any]] = field(default_factory=dict)


_decoder = msgspec.json.Decoder(_File)


def load(path: Path, name: str) -> Loaded:
    """Return the notes in a file; one that is damaged is salvaged in memory. Raises OSError except for no file."""
    try:
        handle = regular.opened(path)
    except FileNotFoundError:
        return Loaded(whole=False)
    try:
        stamp = Stamp.of(os.fstat(handle))
        data = regular.read_handle(handle, path)
    finally:
        os.close(handle)
    return _fast(data, name, stamp) or _careful(data, name, stamp)


def _fast(data: bytes, name: str, stamp: Stamp) -> Loaded | None:
    """Return what a whole file of today's format says, None for any other.

    Rows are one a line, so lines are counted to see that no name came twice.
    """
    try:
        with _no_collection():
            file = _decoder.decode(data)
        rows = file._default
        lines = len(rows) + len(file.source) + len(file.pizhu) + 2 * sum(map(bool, (rows, file.source, file.pizhu)))
        if file.pizhu.get(ONLY, {}).get("format") != VERSION or data.count(b"\n") != lines:
            return None
        text = msgspec.json.decode(file.source[ONLY], type=Row) if ONLY in file.source else None
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    fill = object.__setattr__
    for key, found in rows.items():
        if not found.anchor.spans or found.id != f"{int(key):032x}":
            return None
        for start, end in found.anchor.spans:
            if not 0 <= start <= end:
                return None
        fill(found, "source", name)
    return Loaded(tuple(sorted(rows.values(), key=position)), text, (), False, stamp)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from looking through thousands of new values, which takes as long as making them."""
    wanted = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if wanted:
            gc.enable()


def _careful(data: bytes, name: str, stamp: Stamp) -> Loaded:
    """Return what can be read of any file."""
    found = content.read(data, mend.take)
    rows = [fit for key, row in found.tables.get(NOTES, {}).items() if (fit := mend.take(row, key)) is not None]
    annotations = sorted((layout.annotation(row, name) for row in rows), key=position)
    text = found.tables.get(TEXT, {}).get(ONLY)
    return Loaded(tuple(annotations), text, found.problems, found.newer, stamp, found.foreign, found.whole)


def carried(loaded: Loaded, text: str, reanchor: Reanchor) -> Loaded:
    """Return the notes with their anchors in `text`, the source as it is now.

    A note that does not stand on its quote although the text is the one it was stored with (git merges line by line,
    and so brings notes on an old text beside those on a new one) is sought by quote and context.
    """
    kept = loaded.text
    if not loaded.annotations:
        return replace(loaded, text=kept or {"digest": digest(text)})
    if kept and kept.get("digest") == digest(text):
        astray = {a.id: a for a in loaded.annotations if not quoted(a.anchor, text)}
        if not astray:
            return loaded
        found = dict(zip(astray, reanchor(None, text, astray.values()), strict=True))
        moved = [found.get(a.id, a) for a in loaded.annotations]
    else:
        old = unpack(kept) if kept else None
        moved = reanchor(old, text, loaded.annotations)
        if kept and old is None:
            line = _("The text that the notes were made on cannot be read; they are sought by what they quote.")
            loaded = replace(loaded, problems=(*loaded.problems, line))
    return replace(loaded, annotations=tuple(sorted(moved, key=position)), text={"digest": digest(text)})


def from_tables(tables: layout.Tables, name: str, stamp: Stamp | None) -> Loaded:
    """Return what tables in today's format say, as after a change."""
    annotations = sorted((layout.annotation(row, name) for row in tables.get(NOTES, {}).values()), key=position)
    return Loaded(tuple(annotations), tables.get(TEXT, {}).get(ONLY), stamp=stamp)


def notebook(name: str, loaded: Loaded, more: tuple[str, ...] = ()) -> Notebook:
    """Return what was loaded as the store hands it out; `more` are further problems."""
    known = (loaded.text or {}).get("digest", "")
    return Notebook(name, loaded.annotations, loaded.problems + more, loaded.read_only, loaded.stamp, (), known)
