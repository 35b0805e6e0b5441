"""Put what was said where the annotated text has it, and bring that text up to date when its source is newer."""

import hashlib
from dataclasses import replace

from tui import regular
from tui.notes.file import kepttext, layout
from tui.notes.file.kepttext import Reanchor
from tui.notes.file.layout import ONLY, TEXT, Row, Tables
from tui.notes.model.annotation import Annotation
from tui.notes.store.written import Rows
from tui.text.source import Source


def placed(
    tables: Tables, source: Source, digest: str, put: tuple[Annotation, ...], reanchor: Reanchor
) -> tuple[tuple[Annotation, ...], Tables | None]:
    """Return annotations in step with the annotated text, and the tables to store first when that text is older.

    `digest` is that of the source's text.
    """
    kept = tables.get(TEXT, {}).get(ONLY)
    if kept and kept.get("digest") == digest:
        return put, None
    if kept and not _newer(source, kept) and (stored := kepttext.unpack(kept)) is not None:
        return tuple(reanchor(source.text, stored, put)), None
    return put, kepttext.carried(tables, source.text, reanchor, source.digest)


def anchored(annotation: Annotation, rows: Rows) -> Annotation:
    """Return what was said with the stored anchor: without the source nobody knows what text the said one speaks of."""
    current = rows.get(layout.key(annotation.id))
    return annotation if current is None else replace(annotation, anchor=layout.annotation(current, "").anchor)


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
