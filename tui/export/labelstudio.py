"""Label Studio tasks: what people said as annotations, one for each author, what the program found as predictions."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import itemgetter
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from tui.export.doccano import MARKS
from tui.export.document import NOTE, Document, Note, documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable, OffsetUnit
from tui.export.marked import Marked, Origin
from tui.export.material import Material
from tui.export.named import Named
from tui.export.record import place
from tui.export.rejected import Rejected
from tui.export.spool import between, spooled
from tui.export.written import Wrote, taken_out, written, wrote_name
from tui.export.xml import xml_text
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.notes.model.relations import KINDS, relations
from tui.text.source import Span

ENTITY = "entity"
"""Words of a region of a name: what the name stands for."""
Region = tuple[str, str, dict[str, Any]]
"""Author, program that found it (empty for what people said), one entry of a `result`."""


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one task an article, and beside it the labelling configuration that the tasks need."""
    names: dict[str, None] = dict.fromkeys((*sorted(MARKS), NOTE))
    kinds: dict[str, None] = dict.fromkeys(KINDS)

    def tasks() -> Iterator[str]:
        found = (one for material in materials for one in documents(material, options.marks) if one.text)
        for document in found:
            names.update(dict.fromkeys(label.name for label in document.labels))
            names.update(dict.fromkeys(tag for one in document.whole for tag in one.tags))
            names.update(dict.fromkeys(one.name for one in document.rejected))
            kinds.update(dict.fromkeys(one.kind for note in document.notes for one in relations(note.annotation)))
            yield json.dumps(_task(document), ensure_ascii=False)

    yield File("", spooled(chain(("[\n",), between(tasks(), ",\n"), ("\n]\n",))))
    yield File("", _configuration(names, kinds).encode("utf-8", "xmlcharrefreplace"), beside=".config.xml")


def _configuration(names: Iterable[str], kinds: Iterable[str]) -> str:
    labels = "".join(f"\n    <Label value={quoteattr(xml_text(name))}/>" for name in names)
    choices = "".join(f"\n    <Choice value={quoteattr(xml_text(name))}/>" for name in names)
    between = "".join(f"\n    <Relation value={quoteattr(xml_text(name))}/>" for name in kinds)
    return (
        f"<View>\n  <Relations>{between}\n  </Relations>\n"
        f'  <Labels name="label" toName="text">{labels}\n  </Labels>\n  <Text name="text" value="$text"/>\n'
        '  <TextArea name="note" toName="text" perRegion="true" editable="true"/>\n'
        f'  <TextArea name="{ENTITY}" toName="text" perRegion="true" editable="true" maxSubmissions="1"/>\n'
        f'  <Choices name="article" toName="text" choice="multiple" required="false">{choices}\n  </Choices>\n'
        '  <TextArea name="article_note" toName="text" editable="true"/>\n</View>\n'
    )


def _task(document: Document) -> dict[str, Any]:
    data: dict[str, Any] = {"text": document.text, "article": document.id, "source": document.source}
    data |= {"open": f"pizhu open {place(document.id, 0)}", "written": written(_people(document))}
    regions = [region for note in document.notes for region in _note(note, document)]
    regions += [region for one in document.whole for region in _whole(one)]
    regions += _relations([*(note.annotation for note in document.notes), *document.whole])
    regions += [_mark(one, document) for one in document.marks]
    regions += [_rejected(one, document) for one in document.rejected]
    regions += [region for one in document.named for region in _named(one, document)]
    people = sorted((one for one in regions if not one[1]), key=itemgetter(0))
    programs = sorted((one for one in regions if one[1]), key=itemgetter(1))
    return {
        "data": data,
        "annotations": [{"result": [r for *_who, r in some]} for _author, some in groupby(people, itemgetter(0))],
        "predictions": [
            {"model_version": program, "result": [r for *_who, r in some]}
            for program, some in groupby(programs, itemgetter(1))
        ],
    }


def _people(document: Document) -> Iterator[Wrote]:
    """Yield the labels that stand in annotations; predictions stay, whatever people take out of their own."""
    for label in document.labels:
        if isinstance(label.thing, Note):
            yield Wrote(label.spans, label.name, NOTE, label.thing.annotation.id)
        elif label.thing.origin is not Origin.PROGRAM:
            yield Wrote(label.spans, label.name, str(label.thing.origin), label.thing.decision)
    for one in document.whole:
        yield Wrote((), (*one.tags, NOTE)[0], NOTE, one.id)
    yield from (wrote_name((Span(one.start, one.end),), one) for one in document.named)


def _note(note: Note, document: Document) -> Iterator[Region]:
    annotation = note.annotation
    about = _about(annotation)
    for number, (start, end) in enumerate(note.spans):
        value = {"start": start, "end": end, "text": document.text[start:end]}
        head = {"id": f"{annotation.id}-{number}" if number else annotation.id, "to_name": "text", "meta": about}
        labels = {**value, "labels": list(annotation.tags or (NOTE,))}
        yield (
            annotation.author,
            "",
            {**head, "from_name": "label", "type": "labels", "origin": "manual", "value": labels},
        )
        if annotation.note and not number:
            text = {**value, "text": [annotation.note]}
            yield (
                annotation.author,
                "",
                {**head, "from_name": "note", "type": "textarea", "origin": "manual", "value": text},
            )


def _relations(known: Sequence[Annotation]) -> Iterator[Region]:
    """Yield the relations between what is said in one task."""
    there = {annotation.id for annotation in known}
    for annotation in known:
        for one in relations(annotation):
            if one.second in there:
                ends = {"from_id": annotation.id, "to_id": one.second}
                yield annotation.author, "", {"type": "relation", **ends, "direction": "right", "labels": [one.kind]}


def _whole(annotation: Annotation) -> Iterator[Region]:
    head = {"id": annotation.id, "to_name": "text", "meta": _about(annotation)}
    if annotation.tags:
        yield (
            annotation.author,
            "",
            {**head, "from_name": "article", "type": "choices", "value": {"choices": list(annotation.tags)}},
        )
    if annotation.note:
        yield (
            annotation.author,
            "",
            {**head, "from_name": "article_note", "type": "textarea", "value": {"text": [annotation.note]}},
        )


def _about(annotation: Annotation) -> dict[str, str]:
    about = {"author": annotation.author, "status": str(annotation.status), "created": annotation.created}
    return about | ({"origin": annotation.origin} if annotation.origin else {})


def _mark(one: Marked, document: Document) -> Region:
    entry = _found(one, Span(one.mark.start, one.mark.end), one.type, document)
    return one.by, one.maker if one.origin is Origin.PROGRAM else "", entry


def _rejected(one: Rejected, document: Document) -> Region:
    """Return what a person rejected: a prediction that stands in no annotation."""
    return one.by, one.maker, _found(one, Span(one.start, one.end), one.name, document)


def _named(one: Named, document: Document) -> Iterator[Region]:
    """Yield a region of a name, and what the name stands for as its words."""
    entry = _found(one, Span(one.start, one.end), one.type, document)
    yield one.by, "", entry
    value = {**entry["value"], "text": [one.name]}
    del value["labels"]
    yield one.by, "", {**entry, "from_name": ENTITY, "type": "textarea", "value": value}


def _found(one: Marked | Rejected | Named, span: Span, label: str, document: Document) -> dict[str, Any]:
    start, end = span
    name = one.decision or uuid5(NAMESPACE_URL, f"{document.id} {start} {end} {label}").hex
    value = {"start": start, "end": end, "text": document.text[start:end], "labels": [label]}
    meta = {"origin": str(one.origin), "maker": one.maker, "author": one.by, "created": one.at}
    return {"id": name, "from_name": "label", "to_name": "text", "type": "labels", "value": value, "meta": meta}


def read(files: Files) -> Iterator[Incoming]:
    """Yield what people said in tasks and, as the program's, what was predicted. Raises NotReadable."""
    for data in files.values():
        try:
            tasks = json.loads(data)
            for task in tasks if isinstance(tasks, list) else [tasks]:
                yield from _said(task)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise NotReadable(_("no tasks of Label Studio: {why}").format(why=error)) from error


def _said(task: dict[str, Any]) -> Iterator[Incoming]:
    people = [_kept(entry) for one in task.get("annotations", []) for entry in one["result"]]
    programs = [_predicted(entry) for one in task.get("predictions", []) for entry in one["result"]]
    said = list(_together(people, task["data"]))
    own = {str(entry.get("id", "")) for entry in people}
    yield from said
    yield from _together([entry for entry in programs if str(entry.get("id")) not in own], task["data"])
    known = task["data"].get("written")
    yield from taken_out(_offered(task) | (known if isinstance(known, dict) else {}), said, _about_task(task["data"]))


def _offered(task: dict[str, Any]) -> dict[str, str]:
    """Return the labels of predictions from which somebody made an annotation: what it lacks was taken out of it."""
    parents = {one["parent_prediction"] for one in task.get("annotations", []) if one.get("parent_prediction")}
    kept = {str(entry.get("id")) for one in task.get("annotations", []) for entry in one["result"]}
    entries = [entry for one in task.get("predictions", []) if one.get("id") in parents for entry in one["result"]]
    labels = (
        Wrote((Span(int(entry["value"]["start"]), int(entry["value"]["end"])),), name, str(Origin.PROGRAM))
        for entry in entries
        if str(entry.get("id")) not in kept and (entry.get("meta") or {}).get("origin") != Origin.REJECTED
        for name in entry["value"].get("labels", ())
        if name in MARKS
    )
    return dict(written(labels))


def _together(results: Sequence[dict[str, Any]], data: dict[str, Any]) -> Iterator[Incoming]:
    """Yield what the entries of results say, those of one id as one."""
    together: dict[str, list[dict[str, Any]]] = {}
    begun: dict[str, list[tuple[str, str]]] = {}
    for number, entry in enumerate(results):
        if entry.get("type") == "relation":
            start, end = str(entry["from_id"]), str(entry["to_id"])
            start, end = (end, start) if entry.get("direction") == "left" else (start, end)
            kind = str(next(iter(entry.get("labels") or ()), "relation"))
            begun.setdefault(start, []).append((kind, end))
            continue
        name = str(entry.get("id", number))
        head, _dash, part = name.rpartition("-")
        together.setdefault(head if len(head) == 32 and part.isdecimal() else name, []).append(entry)
    for name, entries in together.items():
        yield replace(_incoming(name, entries, data), names=(name,), relations=tuple(begun.get(name, ())))


def _kept(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what a person has in an annotation: what a program proposed, or was rejected here, was taken up there."""
    meta = entry.get("meta") or {}
    return entry | {"meta": {}} if meta.get("origin") in (Origin.REJECTED, Origin.PROGRAM) else entry


def _predicted(entry: dict[str, Any]) -> dict[str, Any]:
    """Return what a prediction says: the program's, but for what was rejected here."""
    meta = entry.get("meta") or {}
    return entry if meta.get("origin") == Origin.REJECTED else entry | {"meta": {"origin": str(Origin.PROGRAM)}}


def _about_task(data: dict[str, Any]) -> Incoming:
    return Incoming(
        source=str(data.get("source", "")),
        article=str(data.get("article", "")),
        unit=OffsetUnit.ARTICLE if data.get("article") else OffsetUnit.OTHER,
        text=str(data.get("text", "")),
    )


def _incoming(name: str, entries: list[dict[str, Any]], data: dict[str, Any]) -> Incoming:
    values = [entry.get("value", {}) for entry in entries]
    meta = entries[0].get("meta") or {}
    labels = dict.fromkeys(str(x) for v in values for key in ("labels", "choices") for x in v.get(key, ()))
    texts = [entry["value"]["text"] for entry in entries if entry.get("type") == "textarea"]
    named = [entry["value"]["text"] for entry in entries if entry.get("from_name") == ENTITY]
    spans = dict.fromkeys(Span(int(v["start"]), int(v["end"])) for v in values if "start" in v and "end" in v)
    own = "status" in meta
    types = [] if own else [label for label in labels if label in MARKS]
    return replace(
        _about_task(data),
        id=name if len(name) == 32 else "",
        spans=tuple(sorted(spans)),
        quote="".join(str(data.get("text", ""))[start:end] for start, end in sorted(spans)),
        tags=tuple(label for label in labels if label not in types and label != NOTE),
        labels=True,
        note="\n\n".join(
            line for text in texts if text not in named for line in ([text] if isinstance(text, str) else text)
        ),
        status=meta.get("status"),
        author=meta.get("author"),
        created=str(meta.get("created", "")),
        whole=not spans,
        mark=types[0] if types else "",
        entity="".join(named[0]) if named and types else "",
        origin=meta.get("origin"),
    )
