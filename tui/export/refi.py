"""REFI-QDA 1.0 project exchange (`.qdpx`, https://www.qdasoftware.org): texts, codes, codings and notes in a zip."""

import io
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
from tui.export.xml import xml_text
from tui.notes.model.annotation import Annotation

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
    sources: list[Element] = field(default_factory=list)
    notes: list[Element] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    """Name in the archive -> text."""

    def by(self, author: str, created: str) -> dict[str, str]:
        """Return the attributes that say who made something and when."""
        found = {"creationDateTime": created} if _TIME.fullmatch(created) else {}
        if author:
            self.users.setdefault(author, guid(f"user {author}"))
            found["creatingUser"] = self.users[author]
        return found

    def text_file(self, name: str, text: str) -> str:
        """Put a text into the archive; return its path as an attribute says it."""
        self.files[f"sources/{name}.txt"] = text
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
                project.sources.append(_source(document, project))
    root = Element("Project", {"xmlns": SPACE, "name": xml_text(options.title) or "pizhu", "origin": "pizhu"})
    if project.users:
        users = SubElement(root, "Users")
        for name, key in project.users.items():
            SubElement(users, "User", {"guid": key, "name": xml_text(name)})
    if project.codes:
        SubElement(root, "CodeBook").append(project.codes.element())
    for name, elements in (("Sources", project.sources), ("Notes", project.notes)):
        if elements:
            SubElement(root, name).extend(elements)
    yield File("", _zip(root, project.files))


def _zip(root: Element, files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        data = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        _put(archive, "project.qde", data)
        for name, text in files.items():
            _put(archive, name, text.encode("utf-8", "backslashreplace"))
    return out.getvalue()


def _put(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _WHEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _source(document: Document, project: _Project) -> Element:
    key = guid(f"source {document.source} {document.id}")
    path = project.text_file(key, document.text)
    source = Element("TextSource", {"guid": key, "name": xml_text(f"{document.id} {document.article.label}")})
    source.set("plainTextPath", path)
    states = [str(one.status) for one in document.whole[:1]]
    SubElement(source, "Description").text = "; ".join([*states, _back(document, 0)])
    for note in document.notes:
        _note(note, document, project, source)
    for mark in document.marks:
        _mark(mark, document, project, source)
    for one in document.whole:
        for tag in one.tags:
            source.append(_coding(f"{one.id} {tag}", tag, one.author, one.created, project))
    for one in document.whole:
        _note_ref(one, project, source)
    return source


def _note(note: Note, document: Document, project: _Project, source: Element) -> None:
    said = note.said
    for number, (start, end) in enumerate(note.spans):
        about: dict[str, Any] = {"guid": guid(f"{said.id} {number}") if number else str(UUID(said.id))}
        about |= {"name": xml_text(document.text[start:end]), "startPosition": str(start), "endPosition": str(end)}
        part = SubElement(source, "PlainTextSelection", about | project.by(said.author, said.created))
        described = [str(said.status), *([f"part of {said.id}"] if number else []), _back(document, start)]
        SubElement(part, "Description").text = "; ".join(described)
        for tag in said.tags or (NOTE,):
            part.append(_coding(f"{said.id} {number} {tag}", tag, said.author, said.created, project))
        if not number:
            _note_ref(said, project, part)


def _mark(one: Marked, document: Document, project: _Project, source: Element) -> None:
    start, end = one.mark.start, one.mark.end
    key = guid(f"mark {document.id} {start} {end} {one.type}")
    about = {"guid": str(UUID(one.decision)) if one.decision else key, "name": xml_text(document.text[start:end])}
    about |= {"startPosition": str(start), "endPosition": str(end)} | project.by(one.by, one.at)
    part = SubElement(source, "PlainTextSelection", about)
    described = (str(one.origin), one.maker, _back(document, start))
    SubElement(part, "Description").text = "; ".join(filter(None, described))
    part.append(_coding(key, one.type, one.by, one.at, project))


def _back(document: Document, offset: int) -> str:
    return xml_text(f"pizhu open {place(document.id, offset)}")


def _coding(key: str, name: str, author: str, created: str, project: _Project) -> Element:
    coding = Element("Coding", {"guid": guid(f"coding {key}")} | project.by(author, created))
    SubElement(coding, "CodeRef", {"targetGUID": project.codes.of(name)})
    return coding


def _note_ref(said: Annotation, project: _Project, place_: Element) -> None:
    """Refer to the note of an annotation, which stands with all notes at the end."""
    if not said.note:
        return
    key = guid(f"note {said.id}")
    note = Element("Note", {"guid": key, "plainTextPath": project.text_file(key, said.note)})
    for name, value in project.by(said.author, said.created).items():
        note.set(name, value)
    project.notes.append(note)
    SubElement(place_, "NoteRef", {"targetGUID": key})
