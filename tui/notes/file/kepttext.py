"""The annotated text, kept compressed with its notes so that anchors can be carried when the source changes."""

import base64
import hashlib
import zlib
from collections.abc import Callable, Iterable

import msgspec

from tui.notes.file import layout
from tui.notes.file.layout import NOTES, ONLY, TEXT, Row, Tables
from tui.notes.model.annotation import Anchor, AnchorState, Annotation
from tui.text import library

Reanchor = Callable[[str | None, str, Iterable[Annotation]], list[Annotation]]
"""Takes the old text (None when unknown), the new text and annotations; returns them with anchors in the new text."""

LARGEST = 3 * library.LARGEST
"""Bytes that a kept text may unpack to, the most that a source that is read can take in UTF-8."""


def digest(text: str) -> str:
    """Return 128 bits of the text's SHA-256, hexadecimal: the same for any encoding of the file."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def pack(text: str, file: str = "") -> Row:
    """Return the row that keeps a text: its digest, and its UTF-8 bytes through zlib and RFC 1924's base 85.

    `file` is the digest of the file that it was decoded from, kept to notice another decoding of the same file.
    """
    packed = base64.b85encode(zlib.compress(text.encode("utf-8", "surrogatepass"))).decode("ascii")
    return {"digest": digest(text), "file": file, "text": packed}


def unpack(row: Row) -> str | None:
    """Return the text in a row, or None if the row is damaged or unpacks to more than LARGEST bytes."""
    try:
        opened = zlib.decompressobj()
        bytes_ = opened.decompress(base64.b85decode(row["text"]), LARGEST)
        if not opened.eof:
            return None
        text = bytes_.decode("utf-8", "surrogatepass")
    except (KeyError, TypeError, ValueError, AttributeError, zlib.error):
        return None
    return text if digest(text) == row.get("digest") else None


def default_reanchor(old: str | None, new: str, annotations: Iterable[Annotation]) -> list[Annotation]:
    """Carry anchors by a diff of the texts; where the old one is not known, those that stand exactly stay."""
    from tui.notes.anchors.reanchor import (
        reanchor,
    )  # with rapidfuzz and its 20 ms, needed only when a source has changed

    annotations = list(annotations)
    if old is not None:
        return reanchor(old, new, annotations)
    astray = {a.id: a for a in annotations if not stands(a.anchor, new)}
    moved = dict(zip(astray, reanchor(None, new, astray.values()), strict=True)) if astray else {}
    return [moved.get(a.id, a) for a in annotations]


def stands(anchor: Anchor, text: str) -> bool:
    """Tell whether an anchor's quote and context are exactly where it says in `text`; without a quote, any place is."""
    first, last = anchor.spans[0].start, anchor.spans[-1].end
    if not anchor.quote:
        return last <= len(text)
    return (
        "".join(text[s.start : s.end] for s in anchor.spans) == anchor.quote
        and text[max(0, first - len(anchor.before)) : first] == anchor.before
        and text[last : last + len(anchor.after)] == anchor.after
    )


def quoted(anchor: Anchor, text: str) -> bool:
    """Tell whether an anchor's quote is where it says, whatever the line breaks and the width of punctuation.

    One that says that its text is lost or has changed is not expected to be; one without a quote has nothing to say.
    """
    if anchor.hold in (AnchorState.LOST, AnchorState.CHANGED) or not anchor.quote:
        return True
    there = "".join(text[start:end] for start, end in anchor.spans)
    if there == anchor.quote:
        return True
    from tui.notes.anchors.alignment import compact

    return compact(there).text == compact(anchor.quote).text


def carried(tables: Tables, new: str, reanchor: Reanchor = default_reanchor, file: str = "") -> Tables:
    """Return the tables with every anchor in `new` and with `new` as the annotated text; `tables` stays as it is.

    `file` is the digest of the file that `new` was decoded from.
    """
    kept = tables.get(TEXT, {}).get(ONLY)
    if kept and kept.get("digest") == digest(new):
        return tables
    rows = tables.get(NOTES, {})
    known = {key: found for key, row in rows.items() if (found := _annotation(row)) is not None}
    old = unpack(kept) if kept else None
    moved = dict(zip(known, reanchor(old, new, list(known.values())), strict=True)) if known else {}
    fresh = {key: layout.row(moved[key]) | layout.extras(row) if key in moved else row for key, row in rows.items()}
    return tables | {NOTES: fresh, TEXT: {ONLY: pack(new, file)}}


def carried_tables(tables: Tables, onto: dict[str, Row]) -> Tables:
    """Return the tables with their anchors in the text that the rows `onto` keep, if they keep one."""
    text = unpack(onto[ONLY]) if ONLY in onto else None
    return tables if text is None else carried(tables, text)


def _annotation(row: Row) -> Annotation | None:
    try:
        return layout.annotation(row, "")
    except msgspec.ValidationError:
        return None
