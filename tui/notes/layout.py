"""What an annotations file looks like on disk: a TinyDB document, one note per line (docs/format.md)."""

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from tui.notes.annotation import Anchor, Annotation

VERSION = 1
"""Format written by this program; newer ones are read-only."""
NOTES = "_default"
"""Table of annotations: TinyDB's default one, so that `TinyDB(path).all()` lists them."""
TEXT = "source"
"""Table with the annotated text, one document."""
MARK = "pizhu"
"""Table with the format version, one document; it tells our files from others."""
CODEBOOK = "codebook.json"
"""File of the tag definitions, in the same folder."""

Row = dict[str, Any]
"""One TinyDB document."""
Tables = dict[str, dict[str, Row]]
"""A TinyDB database: table name -> document id in decimal digits -> document."""

_DEFAULTS = {f.name: f.default for f in fields(Annotation) if f.name != "data"} | {"data": {}}
_ANCHOR_DEFAULTS = {f.name: f.default for f in fields(Anchor)}
_encoder = msgspec.json.Encoder()


def path_of(folder: Path, name: str) -> Path:
    """Return the annotations file of a source: `x.txt` -> `x.json`.

    The ending stays when dropping it could make two sources share a file, or one take the codebook's name:
    `x.md` -> `x.md.json`, `2024.01.txt` -> `2024.01.txt.json`, `README` -> `README..json`.
    """
    pure = PurePosixPath(name)
    if not pure.suffix:
        return folder / f"{name}..json"
    plain = pure.suffix == ".txt" and "." not in pure.stem and pure.stem != Path(CODEBOOK).stem
    return folder / f"{pure.with_suffix('') if plain else name}.json"


def key(annotation_id: str) -> str:
    """Return the TinyDB document id of an annotation id: the same 128 bits in decimal."""
    return str(int(annotation_id, 16))


def row(annotation: Annotation) -> Row:
    """Return the document of an annotation, without `source` (the file's place) and fields that hold their default."""
    found: Row = {"id": annotation.id, "anchor": {"spans": [list(span) for span in annotation.anchor.spans]}}
    for name, default in _ANCHOR_DEFAULTS.items():
        value = getattr(annotation.anchor, name)
        if name != "spans" and (value != default or name == "quote"):
            found["anchor"][name] = value
    for name, default in _DEFAULTS.items():
        value = getattr(annotation, name)
        if name not in ("id", "source", "anchor") and value != default:
            found[name] = list(value) if isinstance(value, tuple) else value
    return found


def annotation(document: Mapping[str, Any], name: str) -> Annotation:
    """Return the annotation that a document holds; raises msgspec.ValidationError when it holds none."""
    found = msgspec.convert(document, Annotation)
    if not found.id or not found.anchor.spans:
        raise msgspec.ValidationError("a note needs an id and an anchor")
    object.__setattr__(found, "source", name)
    return found


def dump(tables: Tables) -> bytes:
    """Return the bytes of a file: one line per document, notes by position, other tables by document id."""
    parts = []
    for name, documents in sorted(tables.items(), key=lambda item: (item[0] != MARK, item[0])):
        order = sorted(documents.items(), key=_by_position if name == NOTES else _by_id)
        lines = b",\n".join(b'"%s": %s' % (k.encode(), _encoder.encode(document)) for k, document in order)
        parts.append(b"%s: {\n%s\n}" % (_encoder.encode(name), lines) if lines else _encoder.encode(name) + b": {}")
    return b"{" + b",\n".join(parts) + b"}\n"


def _by_position(item: tuple[str, Row]) -> tuple[int, int, int]:
    spans = item[1].get("anchor", {}).get("spans", ())
    return (spans[0][0], spans[-1][1], int(item[0])) if spans else (0, 0, int(item[0]))


def _by_id(item: tuple[str, Row]) -> int:
    return int(item[0])
