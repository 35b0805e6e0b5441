"""Take what can be taken from a note that was edited by hand: fields of another type are read as they were meant."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from typing import Any

import msgspec

from tui.notes.file import layout
from tui.notes.file.layout import Row
from tui.notes.model.annotation import Anchor, Annotation, Status

_ID = re.compile("[0-9a-f]{32}")
_NOWHERE = [[0, 0]]
"""Spans of a note whose place cannot be read; it is sought by its quote."""


def take(row: Row, key: str) -> Row | None:
    """Return a row itself when it is a note, the note that can be taken from it, to be checked, or None.

    `key` is its TinyDB document id, which gives it an id where it has none.
    """
    with suppress(msgspec.ValidationError):
        layout.annotation(row, "")
        return row
    found = mended(row, key)
    return None if found is None else layout.row(found) | layout.extras(row)


def mended(row: Row, key: str) -> Annotation | None:
    """Return the note that can be taken from a row, to be checked; None when there is no anchor to hold on to."""
    anchor = _anchor(row.get("anchor"))
    if anchor is None:
        return None
    known = row.get("id")
    id_ = known if isinstance(known, str) and _ID.fullmatch(known) else f"{int(key):032x}"
    given: Row = {"id": id_, "anchor": anchor}
    for name, value in row.items():
        if name in _NAMES and name not in given and _fits(name, meant := _MEANT.get(name, _itself)(value)):
            given[name] = meant
    with suppress(msgspec.ValidationError):
        return replace(layout.annotation(given, ""), status=Status.CHECK)
    return None


def _anchor(value: object) -> Row | None:
    """Return an anchor with the spans and the quote that can be read; a bare text is a quote."""
    if isinstance(value, str):
        value = {"quote": value}
    if not isinstance(value, Mapping):
        return None
    texts = {name: value[name] for name in ("quote", "before", "after") if isinstance(value.get(name), str)}
    spans = _spans(value.get("spans"))
    if spans is None and not texts.get("quote"):
        return None
    anchor = {"spans": spans or _NOWHERE, "quote": ""} | texts
    with suppress(msgspec.ValidationError):
        msgspec.convert(anchor | {"hold": value.get("hold")}, Anchor)
        return anchor | {"hold": value["hold"]}
    return anchor


def _spans(value: object) -> list[list[int]] | None:
    """Return spans of whole numbers, also from one that is not in a list; None when any of them cannot be read."""
    if not isinstance(value, list) or not value:
        return None
    pairs = value if isinstance(value[0], list) else [value]
    found = []
    for pair in pairs:
        ends = [_whole(end) for end in pair] if isinstance(pair, list) else []
        if len(ends) != 2 or not all(isinstance(end, int) for end in ends) or not 0 <= ends[0] <= ends[1]:
            return None
        found.append(ends)
    return found


def _whole(value: object) -> Any:
    """Return the whole number that a value means, or the value itself."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 16:
        return int(value)
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def _tags(value: object) -> list[str]:
    """Return the names in a list, or the one name that stands without a list."""
    return [str(one) for one in (value if isinstance(value, list) else [value]) if isinstance(one, str | int | float)]


def _text(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _itself(value: object) -> object:
    return value


_NAMES = frozenset(field.name for field in fields(Annotation)) - {"source"}
_MEANT: dict[str, Callable[[object], object]] = {
    "tags": _tags,
    "rev": _whole,
    **dict.fromkeys(("note", "colour", "author", "created", "modified", "origin"), _text),
}


def _fits(name: str, value: object) -> bool:
    """Tell whether a value is one that the field of an annotation takes."""
    probe = {"id": "0" * 32, "anchor": {"spans": _NOWHERE, "quote": ""}} | {name: value}
    try:
        msgspec.convert(probe, Annotation)
    except msgspec.ValidationError:
        return False
    return True
