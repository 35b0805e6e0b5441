"""REFI-QDA 1.0 project exchange (`.qdpx`, https://www.qdasoftware.org): texts, codes, codings and notes in a zip."""

import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tui.export.document import NOTE, Document, Note, documents
from tui.export.format import File, Options
from tui.export.marked import Marked
from tui.export.material import Material
from tui.export.record import place
from tui.export.reficodes import Codes
from tui.export.rejected import Rejected
from tui.export.spool import Spool
from tui.export.written import Wrote, written
from tui.export.xml import xml_text
from tui.notes.model.annotation import Annotation

WRITTEN = "pizhu: what this was written with"
"""Name of the note on the project that keeps it."""
SPACE = "urn:QDA-XML:project:1.0"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?")
_WHEN = (1980, 1, 1, 0, 0, 0)
"""Time of every file in the archive, so that the same notes give the same bytes."""


@dataclass(slots=True)
class _Project:
    """What is gathered before the elements can be put in the order that the schema wants."""

    codes: Codes
    users: dict[str, str] = field(default_factory=dict)
    """Name -> guid."""
    sources: Spool = field(default_factory=Spool)
    notes: Spool = field(default_factory=Spool)
    written: Spool = field(default_factory=Spool)
    """A line of JSON an article: what it was written with."""
    out: Spool = field(default_factory=Spool)
    archive: zipfile.ZipFile = field(init=False)

    def __post_init__(self) -> None:
        self.archive = zipfile.ZipFile(self.out.file, "w", zipfile.ZIP_DEFLATED)

    def by(self, author: str, created: str) -> dict[str, str]:
        """Return the attributes that say who made something and when."""
        found = {"creationDateTime": created} if _TIME.fullmatch(created) else {}
        if author:
            self.users.setdefault(author, guid(f"user {author}"))
            found["creatingUser"] = self.users[author]
        return found

    def text_file(self, name: str, text: str) -> str:
        """Put a text into the archive; return its path as an attribute says it."""
        with self.archive.open(_entry(f"sources/{name}.txt"), "w") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
        return f"internal://{name}.txt"


def guid(name: str) -> str:
    """Return the GUID of a name, the same every time."""
    return str(uuid5(NAMESPACE_URL, f"pizhu {name}"))


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one project; each article is a text source, offsets are code points of its text."""
    project = _Project(Codes(options.codebook))
    for material in materials:
        for document in documents(material, options.marks):
            if document.text:
                _add(project.sources, _source(document, project))
    _keep_written(project)
    with project.archive.open(_entry("project.qde"), "w") as file:
        for part in _project(project, options):
            file.write(part)
    project.archive.close()
    yield File("", project.out)


def _keep_written(project: _Project) -> None:
    """Add a note on the project that keeps what was written."""
    if not project.written.file.tell():
        return
    key = guid(WRITTEN)
    with project.archive.open(_entry(f"sources/{key}.txt"), "w") as file:
        for part in project.written.parts():
            file.write(part)
    _add(project.notes, Element("Note", {"guid": key, "name": WRITTEN, "plainTextPath": f"internal://{key}.txt"}))


def _labels(document: Document) -> Iterator[Wrote]:
    for label in document.labels:
        if isinstance(label.thing, Note):
            yield Wrote(label.spans, label.name, NOTE, label.thing.annotation.id)
        else:
            yield Wrote(label.spans, label.name, str(label.thing.origin), label.thing.decision)


def _project(project: _Project, options: Options) -> Iterator[bytes]:
    """Yield the file of the project: its elements in the order that the schema wants."""
    root = Element("Project", {"xmlns": SPACE, "name": xml_text(options.title) or "pizhu", "origin": "pizhu"})
    if project.users:
        users = SubElement(root, "Users")
        for name, key in project.users.items():
            SubElement(users, "User", {"guid": key, "name": xml_text(name)})
    if project.codes:
        SubElement(root, "CodeBook").append(project.codes.element())
    head = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True, short_empty_elements=False)
    yield head.removesuffix(b"</Project>")
    for part, elements in ((b"Sources", project.sources), (b"Notes", project.notes)):
        if elements.file.tell():
            yield b"<%b>" % part
            yield from elements.parts()
            yield b"</%b>" % part
    yield b"</Project>"


def _add(elements: Spool, element: Element) -> None:
    elements.write(ElementTree.tostring(element, encoding="unicode"))


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _source(document: Document, project: _Project) -> Element:
    key = guid(f"source {document.source} {document.id}")
    path = project.text_file(key, document.text)
    kept = {"article": document.id, "written": written(_labels(document))}
    project.written.write(f"{json.dumps(kept, ensure_ascii=False)}\n")
    source = Element("TextSource", {"guid": key, "name": xml_text(f"{document.id} {document.article.label}")})
    source.set("plainTextPath", path)
    states = [str(one.status) for one in document.whole[:1]]
    SubElement(source, "Description").text = "; ".join([*states, _back(document, 0)])
    for passage in document.notes:
        _note(passage, document, project, source)
    for mark in document.marks:
        _mark(mark, document, project, source)
    for one in document.rejected:
        _rejected(one, document, project, source)
    for note in document.whole:
        for tag in note.tags:
            source.append(_coding(f"{note.id} {tag}", tag, note.author, note.created, project))
    for note in document.whole:
        _note_ref(note, project, source)
    return source


def _note(note: Note, document: Document, project: _Project, source: Element) -> None:
    annotation = note.annotation
    for number, (start, end) in enumerate(note.spans):
        about: dict[str, Any] = {"guid": guid(f"{annotation.id} {number}") if number else str(UUID(annotation.id))}
        about |= {"name": xml_text(document.text[start:end]), "startPosition": str(start), "endPosition": str(end)}
        part = SubElement(source, "PlainTextSelection", about | project.by(annotation.author, annotation.created))
        described = [str(annotation.status), *([f"part of {annotation.id}"] if number else []), _back(document, start)]
        SubElement(part, "Description").text = "; ".join(described)
        for tag in annotation.tags or (NOTE,):
            part.append(_coding(f"{annotation.id} {number} {tag}", tag, annotation.author, annotation.created, project))
        if not number:
            _note_ref(annotation, project, part)


def _mark(one: Marked, document: Document, project: _Project, source: Element) -> None:
    key, part = _selection(one, one.type, document, project, source)
    described = (str(one.origin), one.maker, _back(document, one.mark.start))
    SubElement(part, "Description").text = "; ".join(filter(None, described))
    part.append(_coding(key, one.type, one.by, one.at, project))


def _rejected(one: Rejected, document: Document, project: _Project, source: Element) -> None:
    """Add what was rejected: a selection without a code, which its description names."""
    _key, part = _selection(one, f"{one.origin} {one.name}", document, project, source)
    described = (str(one.origin), xml_text(one.name), xml_text(one.maker), _back(document, one.start))
    SubElement(part, "Description").text = "; ".join(filter(None, described))


def _selection(
    one: Marked | Rejected, name: str, document: Document, project: _Project, source: Element
) -> tuple[str, Element]:
    """Add a selection; return its key and the element."""
    start, end = (one.mark.start, one.mark.end) if isinstance(one, Marked) else (one.start, one.end)
    key = guid(f"mark {document.id} {start} {end} {name}")
    about = {"guid": str(UUID(one.decision)) if one.decision else key, "name": xml_text(document.text[start:end])}
    about |= {"startPosition": str(start), "endPosition": str(end)} | project.by(one.by, one.at)
    return key, SubElement(source, "PlainTextSelection", about)


def _back(document: Document, offset: int) -> str:
    return xml_text(f"pizhu open {place(document.id, offset)}")


def _coding(key: str, name: str, author: str, created: str, project: _Project) -> Element:
    coding = Element("Coding", {"guid": guid(f"coding {key}")} | project.by(author, created))
    SubElement(coding, "CodeRef", {"targetGUID": project.codes.of(name)})
    return coding


def _note_ref(annotation: Annotation, project: _Project, place_: Element) -> None:
    """Refer to the note of an annotation, which stands with all notes at the end."""
    if not annotation.note:
        return
    key = guid(f"note {annotation.id}")
    note = Element("Note", {"guid": key, "plainTextPath": project.text_file(key, annotation.note)})
    for name, value in project.by(annotation.author, annotation.created).items():
        note.set(name, value)
    _add(project.notes, note)
    SubElement(place_, "NoteRef", {"targetGUID": key})
