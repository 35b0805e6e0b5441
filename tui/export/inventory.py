"""What a file of whole notes was written with, in short: so it is noticed at home what somebody took out of it.

A row is `["note", id]`, `["name", id]` of what a form of a name stands for, or `["mark", where, spans, type, origin,
quote]` of a mark, `where` being its source or its article and `spans` `0-4,6-9`. Formats of labels have
`tui.export.written`.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, Final

from tui.export.document import NOTE, Document, Label
from tui.export.incoming import Incoming, NotReadable, OffsetUnit
from tui.export.marked import Marked, Origin
from tui.i18n import _
from tui.text.source import Span

PROPERTY: Final = "urn:x-pizhu:written"
"""Property of a page of Web Annotations with the rows, each as a string."""
Row = Sequence[str]
_WRONG: Final = (ValueError, TypeError, LookupError, AttributeError, RecursionError)
"""What rows raise that are none."""


def row_of(record: dict[str, Any]) -> Row | None:
    """Return the row of a record as tables have it; None for what is no note, no name and no mark that holds."""
    if record["kind"] != "mark":
        return (record["kind"], record["id"]) if record["kind"] in ("note", "name") else None
    if record["origin"] == Origin.REJECTED:
        return None
    return mark_row(record["source"], [Span(*span) for span in record["spans"]], record)


def mark_row(where: str, spans: Iterable[Span], about: dict[str, Any]) -> Row:
    """Return the row of a mark; `about` has its type, origin and quote."""
    return ("mark", where, spelled_out(spans), about["type"], str(about["origin"]), about["quote"])


def document_rows(document: Document) -> Iterator[Row]:
    """Yield the rows of what a document says by article offsets."""
    for one in (*document.whole, *(note.annotation for note in document.notes), *document.astray):
        yield ("note", one.id)
    for mark in document.marks:
        span = Span(mark.mark.start, mark.mark.end)
        about = {"type": mark.type, "origin": mark.origin, "quote": document.text[slice(*span)]}
        yield mark_row(document.id, [span], about)


def label_row(label: Label, document: Document) -> Row:
    """Return the row of a label in a format of labels with numbers: spans, name, `note` or origin, quote."""
    origin = str(label.thing.origin) if isinstance(label.thing, Marked) else NOTE
    return (spelled_out(label.spans), label.name, origin, document.quote(label.spans))


def spelled_out(spans: Iterable[Span]) -> str:
    """Return spans as `0-4,6-9`."""
    return ",".join(f"{start}-{end}" for start, end in spans)


def line(row: Row) -> str:
    """Return a row as JSON."""
    return json.dumps(row, ensure_ascii=False)


def missing(rows: Iterable[str], found: Sequence[Incoming], unit: OffsetUnit = OffsetUnit.SOURCE) -> Iterator[Incoming]:
    """Yield what a file was written with and holds no more; nothing where it holds nothing of it. Raises NotReadable.

    A mark whose place has another type now was not taken out.
    """
    try:
        known = [_incoming(json.loads(row), unit) for row in rows]
    except _WRONG as error:
        raise NotReadable(_("what the file was written with cannot be read: {why}").format(why=error)) from error
    ids = {one.id for one in found if one.id and not one.mark}
    names = {one.id for one in found if one.id and one.entity}
    marks = {(one.source or one.article, one.spans) for one in found if one.mark and not one.entity}

    def there(one: Incoming) -> bool:
        if one.mark:
            return (one.source or one.article, one.spans) in marks
        return one.id in (names if one.entity else ids)

    if not found or any(map(there, known)):
        yield from (one for one in known if not there(one))


def labels_missing(kept: str, article: str, numbers: Collection[str], found: Sequence[Incoming]) -> Iterator[Incoming]:
    """Yield the labels of an article whose numbers a file no longer has. Raises NotReadable."""
    marks = {one.spans for one in found if one.mark}
    there = {(one.spans, tag) for one in found for tag in one.tags or (() if one.mark else (NOTE,))}
    try:
        for number, (where, name, origin, quote) in json.loads(kept).items():
            spans = _spans(where)
            if number in numbers or (spans in marks if origin != NOTE else (spans, name) in there):
                continue
            yield Incoming(
                article=article,
                unit=OffsetUnit.ARTICLE,
                spans=spans,
                quote=quote,
                tags=() if origin != NOTE or name == NOTE else (name,),
                mark=name if origin != NOTE else "",
                origin=origin,
                labels=True,
                gone=True,
            )
    except _WRONG as error:
        raise NotReadable(_("what the file was written with cannot be read: {why}").format(why=error)) from error


def _spans(text: str) -> tuple[Span, ...]:
    return tuple(Span(*map(int, part.split("-"))) for part in text.split(","))


def _incoming(row: Row, unit: OffsetUnit) -> Incoming:
    """Return what a row says as taken out. Raises ValueError, TypeError, LookupError."""
    kind, name = row[0], row[1]
    if kind != "mark":
        return Incoming(id=name, unit=unit, entity=name if kind == "name" else "", gone=True)
    inside = unit is OffsetUnit.ARTICLE
    return Incoming(
        source="" if inside else name,
        article=name if inside else "",
        unit=unit,
        spans=_spans(row[2]),
        mark=row[3],
        origin=row[4],
        quote=row[5],
        labels=True,
        gone=True,
    )
