"""CSV: one annotation a row, harmless to spreadsheets and read back without loss."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.jsonl import incoming
from tui.export.material import Material
from tui.export.record import FIELDS, PROVENANCE, records
from tui.export.spool import Spool
from tui.i18n import _

COLUMNS = (*FIELDS, *PROVENANCE)
"""Columns in their order; `spans` is `0-4 9-12`, `whole` is `yes` or empty."""

_SIGN = "[=+\\-@＝＋－＠]"
"""What a spreadsheet may take for the start of a formula (OWASP, CSV Injection)."""
_UNSEEN = (
    '\\s\x00-\x1f"\u00ad\u034f\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164'
    "\ufe00-\ufe0f\ufeff\uffa0"
)
"""Blanks, invisible characters and quotation marks, which spreadsheets pass over."""
_BEGINNING = re.compile(f"[{_UNSEEN}]*{_SIGN}|[\\t\\r\\n']")
_INSIDE = re.compile(f"([;{_UNSEEN}]+)('*)({_SIGN}?)")
_ENDS_CELL = re.compile("[;\\t\\r\\n]")
"""What ends a cell or a row for a program that reads the file with another delimiter than the comma."""


def guard(text: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe goes before what could begin a formula.

    That is a sign at the beginning of the cell, and, for programs that take `;` or a tab for the delimiter, as Excel
    does in many countries, one inside it, each also after blanks and invisible characters.
    """
    guarded = _INSIDE.sub(lambda found: _guarded(found, f"'{found[2]}"), text)
    return f"'{guarded}" if _BEGINNING.match(guarded) else guarded


def unguard(cell: str) -> str:
    """Return the text of a cell that `guard` wrote."""
    inner = cell[1:] if cell.startswith("'") and _BEGINNING.match(cell, 1) else cell
    return _INSIDE.sub(lambda found: _guarded(found, found[2][1:]), inner)


def _guarded(found: re.Match[str], apostrophes: str) -> str:
    return f"{found[1]}{apostrophes}{found[3]}" if found[3] and _ENDS_CELL.search(found[1]) else found[0]


def join_tags(tags: Iterable[str]) -> str:
    r"""Return tags as one cell, `; ` between them; `\` and `;` in a tag are escaped by `\`."""
    return "; ".join(tag.replace("\\", "\\\\").replace(";", "\\;") for tag in tags)


def split_tags(cell: str) -> tuple[str, ...]:
    """Return the tags of a cell that `join_tags` wrote."""
    tags, tag, escaped = [], "", False
    for char in cell:
        if escaped or char not in "\\;":
            tag, escaped = tag + char, False
        elif char == "\\":
            escaped = True
        else:
            tags.append(tag)
            tag = ""
    return tuple(one.removeprefix(" ") if number else one for number, one in enumerate([*tags, tag])) if cell else ()


def table(head: Sequence[str], rows: Iterable[Sequence[object]], options: Options) -> File:
    """Return a CSV file (RFC 4180 with LF) of guarded cells."""
    out = Spool("surrogatepass")
    out.write("\ufeff" if options.excel else "")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(head)
    for row in rows:
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
    return File("", out)


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return the notes and marks as one table."""
    yield table(COLUMNS, map(_row, records(materials, options.marks)), options)


def _row(one: dict[str, Any]) -> list[object]:
    spans = " ".join(f"{start}-{end}" for start, end in one["spans"])
    row = one | {"tags": join_tags(one["tags"]), "spans": spans, "whole": "yes" if one["whole"] else ""}
    return [row[name] for name in COLUMNS]


def read(files: Files) -> Iterator[Incoming]:
    """Yield what each row says; a table needs a column `quote`, all others may be missing. Raises NotReadable."""
    for data in files.values():
        try:
            rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            if "quote" not in (rows.fieldnames or ()):
                raise NotReadable(_("the table has no column called quote"))
            yield from (table_row({name: unguard(cell or "") for name, cell in row.items() if name}) for row in rows)
        except (UnicodeDecodeError, csv.Error, ValueError) as error:
            raise NotReadable(_("no table of notes: {why}").format(why=error)) from error


def table_row(cells: dict[str, str]) -> Incoming:
    """Return what the cells of one row say, by the names of their columns. Raises ValueError."""
    known: dict[str, object] = dict(cells)
    if "tags" in cells:
        known["tags"] = split_tags(cells["tags"])
    if "whole" in cells:
        known["whole"] = cells["whole"] == "yes"
    known["spans"] = [span.split("-") for span in cells.get("spans", "").split()]
    if not (cells.get("start", "").isdecimal() and cells.get("end", "").isdecimal()):
        known.pop("start", None)
    return incoming(known)
