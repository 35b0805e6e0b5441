"""CSV: one annotation a row, harmless to spreadsheets and read back without loss."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from tui.export.format import File, Options
from tui.export.material import Material
from tui.export.record import FIELDS, record

_FORMULA = tuple("=+-@\t\r\n＝＋－＠'")
"""What a spreadsheet may take for the start of a formula (OWASP, CSV Injection), and our own guard."""


def guard(text: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe goes before a dangerous first character."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguard(cell: str) -> str:
    """Return the text of a cell that `guard` wrote."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


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
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(head)
    for row in rows:
        writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
    text = out.getvalue().encode("utf-8", "surrogatepass")
    return File("", b"\xef\xbb\xbf" + text if options.excel else text)


def write(materials: Sequence[Material], options: Options) -> Iterator[File]:
    """Return the annotations as one table; columns are those of `record.FIELDS`."""
    rows = []
    for one in record(materials):
        row = one | {"tags": join_tags(one["tags"])}
        rows.append([row[name] for name in FIELDS])
    yield table(FIELDS, rows, options)
