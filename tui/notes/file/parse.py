"""Read an annotations file strictly: it is whole and ours, or DamagedError says what is wrong."""

import json
from collections.abc import Sequence
from contextlib import suppress
from math import ceil
from typing import Any, NoReturn

import msgspec

from tui.i18n import _
from tui.notes.file.layout import MARK, VERSION, Row, Tables
from tui.text.visible import visible_line


class DamagedError(Exception):
    """The bytes are no TinyDB file, or one that was cut, overwritten or joined by hand; the message says which."""


_decoder = msgspec.json.Decoder(dict[str, dict[str, dict[str, Any]]])


def tables(data: bytes) -> Tables:
    """Return the tables of a file; raises DamagedError for anything that plain JSON rules or TinyDB's shape forbid.

    JSON itself allows a name twice in one object (RFC 8259, section 4) and readers keep the last: here it is damage,
    because a merge that takes both sides leaves two versions of one note.
    """
    try:
        found = _decoder.decode(data)
    except msgspec.ValidationError as error:
        raise DamagedError(_("it is not a TinyDB file")) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedError(_("it is cut off or overwritten in part")) from error
    if not all(_is_id(k) for rows in found.values() for k in rows):
        raise DamagedError(_("it is not a TinyDB file"))
    if data.count(b"\n") != sum(len(rows) + 2 if rows else 1 for rows in found.values()):
        _refuse_duplicates(data)
    return found


def version(found: Tables) -> int:
    """Return the format version; 0 for a TinyDB file without our mark."""
    said = [row["format"] for row in found.get(MARK, {}).values() if "format" in row]
    return max(map(_number, said), default=0)


def said_version(found: Tables) -> str:
    """Return the format version in the file's words."""
    said = [row["format"] for row in found.get(MARK, {}).values() if "format" in row]
    return visible_line(str(max(said, key=_number, default=0)))[:20]


def _number(said: object) -> int:
    """Return a format version as a whole number; one that is no known number is newer than every known one."""
    with suppress(ValueError, TypeError, OverflowError):
        number = float(said)  # type: ignore[arg-type]
        if number >= 0:
            return ceil(number)
    return VERSION + 1


def _is_id(name: str) -> bool:
    return name.isascii() and name.isdigit() and (name[0] != "0" or name == "0") and len(name) < 40


def _refuse_duplicates(data: bytes) -> None:
    """Raise DamagedError if an object has a name twice; for files that are not one row per line."""

    def pairs(items: Sequence[tuple[str, Any]]) -> Row:
        found = dict(items)
        if len(found) != len(items):
            raise DamagedError(_("it holds two versions of one note"))
        return found

    def refuse(constant: str) -> NoReturn:
        raise DamagedError(_("it is not a TinyDB file")) from ValueError(constant)

    try:
        json.loads(data, object_pairs_hook=pairs, parse_constant=refuse)
    except (RecursionError, ValueError) as error:
        raise DamagedError(_("it is not a TinyDB file")) from error
