"""Highlights that other reading programs export: Hypothesis (JSON), Readwise (CSV), KOReader (JSON)."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.w3c import read_one
from tui.i18n import _

_PASSES = (ValueError, KeyError, TypeError, AttributeError, RecursionError)


def hypothesis(files: Files) -> Iterator[Incoming]:
    """Yield annotations of Hypothesis: rows of its API, or what its web export holds. Raises NotReadable."""
    for data in files.values():
        try:
            found = json.loads(data)
            rows = found if isinstance(found, list) else found.get("rows", found.get("annotations", []))
            yield from (_hypothesis(row) for row in rows)
        except _PASSES as error:
            raise NotReadable(_("no annotations of Hypothesis: {why}").format(why=error)) from error


def _hypothesis(row: dict[str, Any]) -> Incoming:
    titles = row.get("document", {}).get("title", [""])
    target = (row.get("target") or [{}])[0]
    found = read_one({"target": target, "body": []})
    return Incoming(
        source=titles[0] if isinstance(titles, list) and titles else str(titles or ""),
        quote=found.quote,
        before=found.before,
        after=found.after,
        tags=tuple(row.get("tags", ())),
        note=row.get("text", ""),
        author=str(row.get("user", "")).removeprefix("acct:").partition("@")[0],
        created=row.get("created", ""),
        modified=row.get("updated", ""),
        whole=not found.quote,
    )


def readwise(files: Files) -> Iterator[Incoming]:
    """Yield highlights of a Readwise table; its tags are parted by commas. Raises NotReadable."""
    for data in files.values():
        try:
            rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            if "Highlight" not in (rows.fieldnames or ()):
                raise NotReadable(_("the table has no column called {name}").format(name="Highlight"))
            for row in rows:
                tags = (tag.strip() for tag in (row.get("Tags") or row.get("Document tags") or "").split(","))
                yield Incoming(
                    source=(row.get("Book Title") or row.get("Title") or "").strip(),
                    quote=row["Highlight"] or "",
                    tags=tuple(tag for tag in tags if tag),
                    note=row.get("Note") or "",
                    created=row.get("Highlighted at") or "",
                )
        except (UnicodeDecodeError, csv.Error) as error:
            raise NotReadable(_("no table of notes: {why}").format(why=error)) from error


def koreader(files: Files) -> Iterator[Incoming]:
    """Yield highlights of KOReader's JSON export: one book or several in `documents`. Raises NotReadable."""
    for data in files.values():
        try:
            found = json.loads(data)
            for book in found.get("documents", [found]):
                yield from (_koreader(entry, book) for entry in book["entries"])
        except _PASSES as error:
            raise NotReadable(_("no highlights of KOReader: {why}").format(why=error)) from error


def _koreader(entry: dict[str, Any], book: dict[str, Any]) -> Incoming:
    time = entry.get("time", 0)
    return Incoming(
        source=str(book.get("title", "")),
        quote=str(entry.get("text", "")),
        tags=(),
        note=str(entry.get("note", "") or ""),
        created=datetime.fromtimestamp(time, UTC).isoformat() if isinstance(time, int) and time else "",
    )
