"""What an annotations file looks like on disk: a TinyDB document, one row per line (docs/format.md)."""

import re
from dataclasses import fields
from operator import itemgetter
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

import msgspec

from tui.notes.model.annotation import Anchor, Annotation

VERSION = 1
"""Format written by this program; newer ones are read-only, older ones are migrated."""
NOTES = "_default"
"""Table of annotations (of tags in the codebook): TinyDB's default one, so that `TinyDB(path).all()` lists them."""
TEXT = "source"
"""Table with the annotated text, one row."""
MARK = "pizhu"
"""Table with the format version, one row; it tells our files from others."""
UNREAD = "unreadable"
"""Table of rows that were valid JSON but no notes; kept as they were found."""
MENDED = "mended"
"""Table of rows as they were found before what could be read of them became a note; by a digest of their content."""
ONLY = "1"
"""TinyDB document id of the row in a table of one row."""
CODEBOOK = "codebook.json"
"""File of the tag definitions, in the same folder."""

Row = dict[str, Any]
"""One TinyDB document."""
Tables = dict[str, dict[str, Row]]
"""A TinyDB database: table name -> document id in decimal digits -> row."""

_FIELDS = {f.name: f.default for f in fields(Annotation)} | {"data": {}}
_ANCHOR = {f.name: f.default for f in fields(Anchor)}
_ID = re.compile("[0-9a-f]{32}")
_HALF = re.compile("[\ud800-\udfff]")
_by_place = itemgetter(1)
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


def name_of(folder: Path, path: Path) -> str:
    """Return the source's name of an annotations file; the other way of `path_of`."""
    name = path.relative_to(folder).as_posix().removesuffix(".json")
    if name.endswith("."):
        return name[:-1]
    return name if "." in PurePosixPath(name).name else f"{name}.txt"


def key(annotation_id: str) -> str:
    """Return the TinyDB document id of an annotation id: the same 128 bits in decimal."""
    return str(int(annotation_id, 16))


def row(annotation: Annotation) -> Row:
    """Return the row of an annotation, without `source` (the file's place) and fields that hold their default."""
    anchor: Row = {"spans": [list(span) for span in annotation.anchor.spans], "quote": annotation.anchor.quote}
    anchor |= {name: value for name, value in _said(annotation.anchor, _ANCHOR).items() if name not in anchor}
    said = _said(annotation, _FIELDS)
    return {"id": annotation.id, "anchor": anchor} | {k: v for k, v in said.items() if k not in ("source", "anchor")}


def _said(value: object, defaults: dict[str, Any]) -> Row:
    found = {name: getattr(value, name) for name in defaults}
    return {k: list(v) if isinstance(v, tuple) else v for k, v in found.items() if v != defaults[k]}


def extras(stored: Row) -> Row:
    """Return the fields of a row that no annotation has: another program's, to be kept."""
    return {name: value for name, value in stored.items() if name not in _FIELDS}


def annotation(stored: Row, name: str) -> Annotation:
    """Return the annotation in a row of the source `name`; raises msgspec.ValidationError when it is none."""
    return settled(msgspec.convert(stored, Annotation), name)


def settled(found: Annotation, name: str) -> Annotation:
    """Return a freshly decoded annotation with its source filled in; raises msgspec.ValidationError."""
    spans = found.anchor.spans
    if not _ID.fullmatch(found.id) or not spans or not all(0 <= start <= end for start, end in spans):
        raise msgspec.ValidationError("a note needs an id of 32 digits and an anchor with spans")
    object.__setattr__(found, "source", name)
    return found


class WrittenRow(NamedTuple):
    """A row as it was written last, so that it need not be encoded again."""

    row: Row
    """Known to be unchanged as long as the table holds this very object."""
    place: tuple[list[list[int]], str, int]
    """Sorts the lines of a table."""
    data: bytes


Lines = dict[str, dict[str, WrittenRow]]
"""What was written last: table name -> document id -> line."""


def dump(tables: Tables, lines: Lines | None = None) -> bytes:
    """Return the bytes of a file: one line per row, notes by position, other tables by document id.

    `lines` keeps what was encoded, for callers that never change a row in place.
    Raises UnicodeEncodeError for half a surrogate pair; `clean` removes those.
    """
    lines = {} if lines is None else lines
    parts = []
    for name, rows in sorted(tables.items(), key=_table_order):
        known = lines.get(name, {})
        lines[name] = fresh = {}
        for key, row in rows.items():
            line = known.get(key)
            if line is None or line.row is not row:
                line = WrittenRow(row, _place(row, key, name), b'"%s": %s' % (key.encode(), _encoder.encode(row)))
            fresh[key] = line
        found = sorted(fresh.values(), key=_by_place)
        inside = b",\n".join([line.data for line in found])
        parts.append(b"%s: {\n%s\n}" % (_encoder.encode(name), inside) if inside else _encoder.encode(name) + b": {}")
    return b"{" + b",\n".join(parts) + b"}\n"


def encode(row: Row) -> bytes:
    """Return a row as one line of JSON; raises UnicodeEncodeError for half a surrogate pair."""
    return _encoder.encode(row)


def clean(value: Any) -> Any:
    """Return a JSON value in which halves of surrogate pairs, which UTF-8 cannot say, are U+FFFD.

    Raises RecursionError where a value with such halves, or any value, is nested too deeply to be written.
    """
    try:
        _encoder.encode(value)
    except UnicodeEncodeError:
        return _cleaned(value)
    return value


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return _HALF.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_cleaned(k): _cleaned(v) for k, v in value.items()}
    return [_cleaned(v) for v in value] if isinstance(value, list | tuple) else value


def _table_order(item: tuple[str, object]) -> tuple[bool, bool, str]:
    return item[0] != MARK, item[0] != NOTES, item[0]


def _place(row: Row, key: str, table: str) -> tuple[list[list[int]], str, int]:
    """Return what sorts notes by place, tags by name, and rows of other tables by document id."""
    if table != NOTES:
        return [], "", int(key)
    return row.get("anchor", {}).get("spans", []), row.get("name", ""), int(key)
