"""JSON Lines: one annotation or mark a line."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.material import Material
from tui.export.record import records
from tui.export.spool import spooled
from tui.i18n import _
from tui.text.source import Span


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one JSON object a line with the fields of `record.FIELDS` and `record.PROVENANCE`."""
    found = records(materials, options.marks)
    yield File("", spooled(f"{json.dumps(one, ensure_ascii=False)}\n" for one in found))


def read(files: Files) -> Iterator[Incoming]:
    """Yield what each line says. Raises NotReadable."""
    for data in files.values():
        for number, row in lines(data):
            try:
                yield incoming(row)
            except (KeyError, TypeError, ValueError) as error:
                raise NotReadable(_("line {number}: no note of ours").format(number=number)) from error


def lines(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield each line that is not empty with its number, as a JSON object. Raises NotReadable."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise NotReadable(_("line {number}: no JSON").format(number=number)) from error
            if not isinstance(row, dict):
                raise NotReadable(_("line {number}: no JSON object").format(number=number))
            yield number, row


def incoming(row: dict[str, Any]) -> Incoming:
    """Return what a record says; what it lacks is not said. Raises KeyError, TypeError, ValueError."""
    spans = row["spans"] if row.get("spans") else [(row["start"], row["end"])] if "start" in row else []
    low, high = row.get("low", ""), row.get("high", "")
    tags = row.get("tags")
    return Incoming(
        id=str(row.get("id", "")),
        source=str(row.get("source", "")),
        article=str(row.get("article", "")),
        spans=tuple(Span(int(start), int(end)) for start, end in spans),
        quote=str(row["quote"]),
        tags=None if tags is None else tuple(str(tag) for tag in tags),
        note=row.get("note"),
        status=row.get("status"),
        author=row.get("author"),
        created=str(row.get("created", "")),
        modified=str(row.get("modified", "")),
        whole=row.get("whole"),
        mark=str(row.get("type", "")) if row.get("kind") in ("mark", "name") else "",
        origin=row.get("origin"),
        entity=str(row.get("entity", "")) if row.get("kind") == "name" else "",
        value=(float(low), float(high)) if low != "" else None,
        names=(str(row["id"]),) if row.get("id") else (),
        relations=tuple((str(one["kind"]), str(one["to"])) for one in row["relations"]) if "relations" in row else None,
    )
