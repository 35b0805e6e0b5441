"""doccano's JSON Lines for sequence labelling: `{"text": …, "label": [[start, end, name], …]}`, one article a line.

Where passages are related, `entities` and `relations` stand beside, which a project for relations reads.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tui.export.document import NOTE, Document, Note, documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable, OffsetUnit
from tui.export.jsonl import lines
from tui.export.marked import Marked, Origin
from tui.export.material import Material
from tui.export.record import place
from tui.export.spool import spooled
from tui.export.written import key_of, taken_out
from tui.i18n import _
from tui.language.analysis import EntityType
from tui.language.decided import FIGURE
from tui.notes.model.relations import relations
from tui.text.source import Span

MARKS = frozenset({*EntityType.__members__, FIGURE})
"""Labels that name types of marks; all others are tags."""


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one article a line; what doccano takes for metadata says where a label comes from and the way back."""
    found = (one for material in materials for one in documents(material, options.marks) if one.text)
    yield File("", spooled(_line(one) for one in found))


def _line(document: Document) -> str:
    labels: list[list[Any]] = []
    origins: dict[str, str] = {}
    first: dict[str, int] = {}
    for label in document.labels:
        for start, end in label.spans:
            if isinstance(label.thing, Note):
                first.setdefault(label.thing.annotation.id, len(labels))
            labels.append([start, end, label.name])
            origin = str(label.thing.origin) if isinstance(label.thing, Marked) else NOTE
            origins.setdefault(key_of((Span(start, end),), label.name), origin)
    line: dict[str, Any] = {"text": document.text, "label": labels, "article": document.id, "source": document.source}
    line |= {"origin": origins, "open": f"pizhu open {place(document.id, 0)}"} | _related(document, labels, first)
    if document.rejected:
        line["rejected"] = [[one.start, one.end, one.name] for one in document.rejected]
    return json.dumps(line, ensure_ascii=False) + "\n"


def _related(document: Document, labels: Sequence[Sequence[Any]], first: Mapping[str, int]) -> dict[str, Any]:
    """Return what a project for relations reads, nothing where there are none; a label is named by its place."""
    found = [
        {"id": number, "from_id": first[note.annotation.id], "to_id": first[one.second], "type": one.kind}
        for note in document.notes
        for number, one in enumerate(relations(note.annotation))
        if one.second in first
    ]
    if not found:
        return {}
    named = [
        {"id": number, "start_offset": start, "end_offset": end, "label": name}
        for number, (start, end, name) in enumerate(labels)
    ]
    return {"entities": named, "relations": [one | {"id": number} for number, one in enumerate(found)]}


def read(files: Files) -> Iterator[Incoming]:
    """Yield every label of what doccano exported, JSON Lines or one array. Raises NotReadable."""
    for data in files.values():
        for number, row in _rows(data):
            try:
                yield from _labels(row, number)
            except (KeyError, TypeError, ValueError, IndexError) as error:
                raise NotReadable(_("line {number}: no text with labels of doccano").format(number=number)) from error


def _rows(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    if data.lstrip()[:1] != b"[":
        yield from lines(data)
        return
    try:
        yield from enumerate(json.loads(data), 1)
    except (ValueError, RecursionError) as error:
        raise NotReadable(_("line {number}: no JSON").format(number=1)) from error


def _labels(row: dict[str, Any], line: int) -> Iterator[Incoming]:
    text = row["text"] if "text" in row else row["data"]
    known = ("entities",) if "relations" in row and "entities" in row else ("label", "labels", "entities")
    labels = row[next((name for name in known if name in row), known[-1])]
    origins, begun = row.get("origin", []), _relations(row)
    found: list[Incoming] = []
    for number, label in enumerate(labels):
        key = str(number)
        if isinstance(label, dict):
            key = str(label.get("id", number))
            label = [label["start_offset"], label["end_offset"], label["label"]]
        start, end, name = int(label[0]), int(label[1]), str(label[2])
        origin = _origin(origins, key_of((Span(start, end),), name), number, len(labels))
        relations = tuple((kind, f"{line} {second}") for kind, second in begun.get(key, ())) if begun else None
        one = _label_of(row, text, Span(start, end), name, origin)
        found.append(replace(one, names=(f"{line} {key}",), relations=relations))
    yield from found
    yield from taken_out(origins, found, _about(row, text))
    for start, end, name in row.get("rejected", ()):
        yield _label_of(row, text, Span(int(start), int(end)), str(name), str(Origin.REJECTED))


def _about(row: dict[str, Any], text: str) -> Incoming:
    unit = OffsetUnit.ARTICLE if row.get("article") else OffsetUnit.OTHER
    return Incoming(source=str(row.get("source", "")), article=str(row.get("article", "")), unit=unit, text=text)


def _label_of(row: dict[str, Any], text: str, span: Span, name: str, origin: str | None) -> Incoming:
    mark = name if name in MARKS and origin != NOTE else ""
    return replace(
        _about(row, text),
        spans=(span,),
        quote=text[span.start : span.end],
        tags=() if mark or name == NOTE else (name,),
        mark=mark,
        labels=True,
        origin=origin,
    )


def _origin(origins: object, label: str, number: int, count: int) -> str | None:
    """Return where a label comes from; None for one that was added. Older files have a list, in the order of labels."""
    if isinstance(origins, dict):
        found = origins.get(label)
        return found if isinstance(found, str) else None
    return str(origins[number]) if isinstance(origins, list) and len(origins) == count else None


def _relations(row: dict[str, Any]) -> Mapping[str, list[tuple[str, str]]]:
    """Return the relations of a line: id of the first label -> kind, id of the second."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in row.get("relations", ()):
        found.setdefault(str(one["from_id"]), []).append((str(one["type"]), str(one["to_id"])))
    return found
