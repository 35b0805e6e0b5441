"""W3C Web Annotation as JSON-LD (https://www.w3.org/TR/annotation-model/): one page of annotations."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any
from urllib.parse import quote, unquote
from uuid import NAMESPACE_URL, UUID, uuid5

from tui.export import inventory
from tui.export.document import Document, documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.marked import Marked
from tui.export.material import ExportedNote, Material, said
from tui.export.named import Named
from tui.export.record import place
from tui.export.rejected import Rejected
from tui.export.spool import Spool, between, spooled
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.notes.model.create import CONTEXT
from tui.notes.model.relations import relations
from tui.text.source import Source, Span

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_SOURCE = "urn:x-pizhu:source:"
_ARTICLE = "urn:x-pizhu:article:"
_NAMING = "identifying"
_STATES = ("open", "done", "check")
_ORIGINS = ("program", "accepted", "corrected", "own", "rejected")


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return an AnnotationPage; offsets of selectors are source offsets in code points."""
    head = json.dumps({"@context": _CONTEXT, "id": _urn(f"page {options.title}"), "type": "AnnotationPage"})
    rows = Spool()
    items = (json.dumps(item, ensure_ascii=False) for item in _written(materials, options, rows))
    begun, ended = f'{head[:-1]}, "items": [\n', f'\n], "{inventory.PROPERTY}": [""'
    page = spooled(chain((begun,), between(items, ",\n"), (ended,)))
    page.take(rows)
    page.write("]}\n")
    yield File("", page)


def _written(materials: Iterable[Material], options: Options, rows: Spool) -> Iterator[dict[str, Any]]:
    """Yield the annotations; what they are in short goes to `rows`."""
    for material in materials:
        rows.write(
            "".join(f",\n{json.dumps(inventory.line(row), ensure_ascii=False)}" for row in _rows(material, options))
        )
        notes = list(said(material))
        yield from (_note(one, material.page.source) for one in notes)
        yield from (link for one in notes for link in _links(one.annotation))
        for document in documents(material, options.marks):
            yield from (_mark(one, document) for one in document.marks)
            yield from (_rejected(one, document) for one in document.rejected)
            yield from (_named(one, document) for one in document.named)


def _rows(material: Material, options: Options) -> Iterator[inventory.Row]:
    """Yield what the annotations of a source are in short."""
    yield from (("note", one.annotation.id) for one in said(material))
    for document in documents(material, options.marks):
        for mark in document.marks:
            inside = Span(mark.mark.start, mark.mark.end)
            about = {"type": mark.type, "origin": mark.origin, "quote": document.text[slice(*inside)]}
            yield inventory.mark_row(document.source, document.article.to_source(*inside), about)
        yield from (("name", one.decision) for one in document.named)


def _note(one: ExportedNote, source: Source) -> dict[str, Any]:
    note, article = one.annotation, one.article
    at = article.to_article(note.anchor.spans[0].start) if article else None
    bodies = [_body("commenting", note.note) | {"format": "text/markdown"}] if note.note else []
    bodies += [_body("tagging", tag) for tag in note.tags]
    bodies.append(_body("assessing", str(note.status)))
    target: Any = _selected(source, note.anchor.spans, note.anchor.quote)
    if note.whole:
        target = {"type": "SpecificResource", "source": f"{_ARTICLE}{quote(article.id if article else '')}"}
    found: dict[str, Any] = {"id": f"urn:uuid:{UUID(note.id)}", "type": "Annotation", "motivation": "commenting"}
    found |= {"body": bodies, "target": target}
    if article and at is not None:
        found["label"] = f"pizhu open {place(article.id, at)}"
    if note.origin:
        found["generator"] = {"type": "Software", "name": note.origin}
    return found | _by(note.author, note.created, note.modified)


def _links(note: Annotation) -> Iterator[dict[str, Any]]:
    """Yield the relations that begin at a note, each as an annotation that links two."""
    for one in relations(note):
        second = {"type": "SpecificResource", "purpose": "linking", "source": f"urn:uuid:{UUID(one.second)}"}
        yield {
            "id": _urn(f"relation {note.id} {one.second}"),
            "type": "Annotation",
            "motivation": "linking",
            "body": [second, _body("identifying", one.kind)],
            "target": f"urn:uuid:{UUID(note.id)}",
        }


def _mark(one: Marked, document: Document) -> dict[str, Any]:
    return _found(one, Span(one.mark.start, one.mark.end), _body("classifying", one.type), document)


def _rejected(one: Rejected, document: Document) -> dict[str, Any]:
    body = _body("classifying", one.type) if one.type else _body("tagging", one.tag)
    return _found(one, Span(one.start, one.end), body, document)


def _named(one: Named, document: Document) -> dict[str, Any]:
    """Return what a name stands for: an annotation that identifies its target."""
    found = _found(one, Span(one.start, one.end), _body("classifying", one.type), document)
    return found | {"motivation": _NAMING, "body": [*found["body"], _body(_NAMING, one.name)]}


def _found(one: Marked | Rejected | Named, span: Span, body: dict[str, Any], document: Document) -> dict[str, Any]:
    start, end = span
    spans = document.article.to_source(start, end)
    name = one.decision or str(uuid5(NAMESPACE_URL, f"{document.source} {spans} {body['value']}"))
    return {
        "id": f"urn:uuid:{UUID(name)}",
        "type": "Annotation",
        "motivation": body["purpose"],
        "body": [body, _body("assessing", str(one.origin))],
        "target": _selected(document.article.source, spans, document.text[start:end]),
        "label": f"pizhu open {place(document.id, start)}",
        **({"generator": {"type": "Software", "name": one.maker}} if one.maker else {}),
        **_by(one.by, one.at, one.at),
    }


def _body(purpose: str, value: str) -> dict[str, Any]:
    return {"type": "TextualBody", "purpose": purpose, "value": value}


def _by(author: str, created: str, modified: str) -> dict[str, Any]:
    times = {"created": created, "modified": modified}
    found: dict[str, Any] = {name: value for name, value in times.items() if value}
    return found | ({"creator": {"type": "Person", "name": author}} if author else {})


def _selected(source: Source, spans: Sequence[Span], text: str) -> Any:
    """Return the target of a passage; one of several parts has one target each, in order."""
    iri = f"{_SOURCE}{quote(source.name)}"
    whole = source.text
    parts = [whole[start:end] for start, end in spans] if len(spans) > 1 and whole else [text]
    found = [
        {
            "type": "SpecificResource",
            "source": iri,
            "selector": [
                {"type": "TextPositionSelector", "start": span.start, "end": span.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": part,
                    "prefix": whole[max(0, span.start - CONTEXT) : span.start],
                    "suffix": whole[span.end : span.end + CONTEXT],
                },
            ],
        }
        for span, part in zip(spans, parts, strict=False)
    ]
    return found[0] if len(found) == 1 else found


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def read(files: Files) -> Iterator[Incoming]:
    """Yield the annotations of a page, a collection, a list, or a single one. Raises NotReadable."""
    for data in files.values():
        try:
            found = json.loads(data)
            items = found if isinstance(found, list) else _items(found)
            begun: dict[str, list[tuple[str, str]]] = {}
            for item in items:
                if _is_link(item):
                    _take_link(item, begun)
            said = [_read_with(item, begun) for item in items if not _is_link(item)]
            yield from said
            rows = found.get(inventory.PROPERTY, ()) if isinstance(found, dict) else ()
            yield from inventory.missing(filter(None, rows), said)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NotReadable(_("no Web Annotations: {why}").format(why=error)) from error


def _read_with(item: dict[str, Any], begun: dict[str, list[tuple[str, str]]]) -> Incoming:
    names = (str(item["id"]),) if item.get("id") else ()
    return replace(read_one(item), names=names, relations=tuple(begun.get("".join(names), ())))


def _items(found: dict[str, Any]) -> list[Any]:
    if found.get("type") == "AnnotationCollection":
        found = found.get("first", {})
    return list(found.get("items", [found] if "target" in found else []))


def _is_link(item: dict[str, Any]) -> bool:
    return item.get("motivation") == "linking" and isinstance(item.get("target"), str)


def _take_link(item: dict[str, Any], begun: dict[str, list[tuple[str, str]]]) -> None:
    bodies = [body for body in _several(item.get("body")) if isinstance(body, dict)]
    kind = next((str(body["value"]) for body in bodies if body.get("purpose") == "identifying"), "linking")
    seconds = (str(body["source"]) for body in bodies if "source" in body)
    begun.setdefault(item["target"], []).extend((kind, second) for second in seconds)


def read_one(item: dict[str, Any]) -> Incoming:
    """Return what one annotation says. Raises ValueError, KeyError, TypeError, AttributeError."""
    targets, bodies = _several(item.get("target")), _several(item.get("body", item.get("bodyValue")))
    selectors = [s for t in targets if isinstance(t, dict) for s in _several(t.get("selector"))]
    places = [s for s in selectors if s.get("type") == "TextPositionSelector"]
    quotes = [s for s in selectors if s.get("type") == "TextQuoteSelector"]
    first = targets[0]
    iri = str(first.get("source", first.get("id", "")) if isinstance(first, dict) else first)
    values = [(_purpose(b, item), b.get("value", "") if isinstance(b, dict) else str(b)) for b in bodies]
    states = {value for purpose, value in values if purpose == "assessing"}
    mark = next((value for purpose, value in values if purpose == "classifying"), "")
    named = [value for purpose, value in values if purpose == _NAMING]
    notes = [value for purpose, value in values if purpose == "commenting"]
    notes += [] if mark else named
    creator = item.get("creator", {})
    return Incoming(
        id=_hex(item.get("id", "")),
        source=unquote(iri.removeprefix(_SOURCE)) if not iri.startswith(_ARTICLE) else "",
        article=unquote(iri.removeprefix(_ARTICLE)) if iri.startswith(_ARTICLE) else "",
        spans=tuple(Span(int(s["start"]), int(s["end"])) for s in places),
        quote="".join(s.get("exact", "") for s in quotes),
        before=quotes[0].get("prefix", "") if quotes else "",
        after=quotes[-1].get("suffix", "") if quotes else "",
        tags=tuple(value for purpose, value in values if purpose == "tagging"),
        note="\n\n".join(notes),
        status=next((state for state in _STATES if state in states), None),
        author=creator.get("name", "") if isinstance(creator, dict) else str(creator),
        created=item.get("created", ""),
        modified=item.get("modified", ""),
        whole=not selectors,
        mark=mark,
        entity=next(iter(named), "") if mark else "",
        origin=next((origin for origin in _ORIGINS if origin in states), None) or _generator(item),
    )


def _generator(item: dict[str, Any]) -> str | None:
    """Return the name of the program that made something; None where the file does not tell."""
    found = next(iter(_several(item.get("generator"))), None)
    name = found.get("name") if isinstance(found, dict) else found
    return name if isinstance(name, str) else None


def _purpose(body: Any, item: dict[str, Any]) -> str:
    """Return what a body is for; one that does not say it has the motivation of its annotation."""
    own = body.get("purpose", "") if isinstance(body, dict) else ""
    said = own or str(item.get("motivation", ""))
    return said if said in {"tagging", "assessing", "classifying", _NAMING} else "commenting"


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _hex(urn: str) -> str:
    try:
        return UUID(urn.rpartition("urn:uuid:")[2]).hex
    except ValueError:
        return ""
