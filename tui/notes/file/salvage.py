"""Recover every readable row from bytes that are no whole annotations file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tui.i18n import _, ngettext
from tui.notes.file import conflict, layout, mend, parse
from tui.notes.file.layout import MARK, NOTES, ONLY, TEXT, UNREAD, Row, Tables
from tui.notes.model.annotation import Annotation, Status
from tui.notes.model.merge import merge

_ROW = re.compile(r'"([0-9]{1,39})"\s*:\s*(?=\{)')
_STRING = re.compile(r'"([^"\\\x00-\x1f]*(?:\\.[^"\\\x00-\x1f]*)*)')
_NAME = re.compile(r'\s*,?\s*"([a-z_]{1,20})"\s*:\s*')
_LINE = re.compile(r'^[^\S\n]*"([0-9]{1,39})"[^\S\n]*:[^\S\n]*(\{.*)$', re.MULTILINE)
"""A row that begins a line."""
_reader = json.JSONDecoder(strict=False)
EFFORT = 8
"""How often, on average, a place of a damaged file may be decoded in vain; so much is linear and wounds need less."""
_DEEP = 10_000
"""Code points that giving up at the limit of recursion counts for."""
_COUNTED = 16
"""An error counts the line feeds before it: so many code points take the time of decoding one."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read of a damaged file."""

    tables: Tables
    """Notes in today's format, under the mark of the file if it was found."""
    reason: str
    """What is wrong with the file, in the reader's language."""
    mended: int = 0
    """Notes of which only a part could be read; they are set to `check`."""

    @property
    def notes(self) -> int:
        """How many notes were recovered."""
        return len(self.tables.get(NOTES, {}))

    def __str__(self) -> str:
        """Return one line for the reader."""
        line = ngettext("{count} note was recovered", "{count} notes were recovered", self.notes)
        line = f"{self.reason}; {line.format(count=self.notes)}"
        if self.mended:
            part = ngettext("{count} of them in part", "{count} of them in part", self.mended)
            line += f", {part.format(count=self.mended)}"
        return line


def salvage(data: bytes, reason: str) -> Salvaged:
    """Return every row that can be read from `data`, of two versions of one note both texts; never raises."""
    text = _decode(data)
    sides = conflict.sides(text)
    if sides is not None:
        found = [_side(side) for side in sides]
        return Salvaged(conflict.join(found), _("it holds both sides of a git merge"))
    tables, mended = _scan(text)
    return Salvaged(tables, reason, mended)


def _side(text: str) -> Tables:
    """Return the tables of one side of a git conflict, each of which is a whole file unless something else is wrong."""
    try:
        return parse.tables(text.encode("utf-8", "replace"))
    except parse.DamagedError:
        return _scan(text)[0]


def _decode(data: bytes) -> str:
    """Return the text of a file that another program may have saved in its own encoding."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("gb18030")
        json.loads(text)
        return text
    except (UnicodeDecodeError, ValueError, RecursionError):
        return data.decode("utf-8", "replace")


def _scan(text: str) -> tuple[Tables, int]:
    """Return the rows found anywhere in `text`, and how many notes are there only in part."""
    tables: Tables = {}
    partial: set[str] = set()
    for key, row, whole in _rows(text):
        if "digest" in row and "text" in row:
            if whole:
                tables.setdefault(TEXT, {}).setdefault(ONLY, row)
        elif "format" in row:
            if whole:
                tables.setdefault(MARK, {}).setdefault(ONLY, row)
        elif (read := _note(row, key)) is not None:
            note, fit = read
            if not (whole and fit):
                note = replace(note, status=Status.CHECK)
            _add(tables.setdefault(NOTES, {}), note, row, partial, whole and fit)
        elif whole:
            tables.setdefault(NOTES if "name" in row else UNREAD, {})[key] = row
    return tables, len(partial)


def _add(notes: dict[str, Row], note: Annotation, row: Row, partial: set[str], whole: bool) -> None:
    """Put a note among those found; a whole version goes before a part, of two versions both texts are kept."""
    key = layout.key(note.id)
    if key in notes and key not in partial:
        if not whole:
            return
        first, last = sorted((layout.annotation(notes[key], ""), note), key=lambda a: a.rev)
        note = merge(None, first, last) if first.rev == last.rev else last
    if whole:
        partial.discard(key)
    else:
        partial.add(key)
    notes[key] = layout.row(note) | layout.extras(row)


def _rows(text: str) -> Iterator[tuple[str, Row, bool]]:
    """Yield document id, row, and whether it was whole, for everything that looks like a row.

    What cannot be decoded costs its length, at every place where a row may begin again. Once that has cost EFFORT
    times the length of the text, a row is sought only at the beginning of a line, in that line.
    """
    reader = _Reader(text)
    at = 0
    while reader.effort > 0 and (match := _ROW.search(text, at)):
        found = reader.value(match.end())
        row, at = found or reader.beginning(match.end() + 1)
        if row := _clean(row):
            yield str(int(match[1])), row, found is not None
    for match in _LINE.finditer(text, at):
        line = _Reader(match[2])
        found = line.value(0)
        if row := _clean((found or line.beginning(1))[0]):
            yield str(int(match[1])), row, found is not None


def _clean(row: Row) -> Row:
    """Return a row without halves of surrogate pairs; nothing for one that is nested too deeply to be written."""
    try:
        cleaned: Row = layout.clean(row)
    except RecursionError:
        return {}
    return cleaned


class _Reader:
    """Decodes JSON values at places in a text, and knows when it has tried enough."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.effort = EFFORT * len(text) + 1_000_000
        """Code points that may still be decoded in vain."""

    def value(self, at: int) -> tuple[Any, int] | None:
        """Return the value at a place and where it ends; None when there is none."""
        try:
            value, end = _reader.raw_decode(self.text, at)
        except json.JSONDecodeError as error:
            self.effort -= error.pos - at + error.pos // _COUNTED
        except (RecursionError, ValueError):  # a number of thousands of digits is a ValueError
            self.effort -= _DEEP
        else:
            return value, end
        return None

    def beginning(self, at: int) -> tuple[Row, int]:
        """Return the fields of a broken object whose first name is at `at`, and where reading ended."""
        row: Row = {}
        begin = at
        while match := _NAME.match(self.text, at):
            found = self.value(match.end())
            if found is None:
                at = match.end()
                if cut := _STRING.match(self.text, at):
                    row[match[1]] = _unescape(cut[1])
                    at = cut.end()
                break
            row[match[1]], at = found
        self.effort -= at - begin
        return row, at


def _unescape(inside: str) -> str:
    """Return the text of the beginning of a JSON string, without a half-written escape at its end."""
    for end in range(len(inside), max(len(inside) - 6, -1), -1):
        try:
            return str(json.loads(f'"{inside[:end]}"', strict=False))
        except ValueError:
            continue
    return ""


def _note(row: Row, key: str) -> tuple[Annotation, bool] | None:
    """Return the note in a row, and whether all its fields fit; those that do not are read as they were meant."""
    row = {"id": f"{int(key):032x}"} | row
    found = mend.take(row, key)
    return None if found is None else (layout.annotation(found, ""), found is row)
