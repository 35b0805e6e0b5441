"""Word: the articles with notes as comments; needs python-docx, the extra `docx`."""

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from tui.export.document import Document, documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.marked import Marked
from tui.export.material import Material
from tui.export.record import place
from tui.export.reficodes import parsed
from tui.export.xml import xml_text
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.text.block import Role
from tui.text.source import Span

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.text.run import Run

_WHEN = datetime(1980, 1, 1)
"""Time of the file, so that the same notes give the same bytes."""
_BACK = re.compile(r"\n?pizhu open \S+$")


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one document; each note, and each mark that leaves, is a comment on its text."""
    from docx import Document as new

    word: Word = new()
    word.core_properties.title = xml_text(options.title)[:255]
    word.core_properties.created = word.core_properties.modified = _WHEN
    for material in materials:
        for document in documents(material, options.marks):
            _article(word, document)
    out = io.BytesIO()
    word.save(out)
    yield File("", out.getvalue())


def _article(word: "Word", document: Document) -> None:
    article = document.article
    heading = word.add_heading(xml_text(article.label) or xml_text(document.source), 1)
    runs = _text(word, document)
    for said in (*document.whole, *document.astray):
        _comment(word, heading.runs, said, document, 0)
    for note in document.notes:
        here = runs_of(runs, Span(note.start, note.end))
        if here:
            _comment(word, here, note.said, document, note.start)
    for one in document.marks:
        here = runs_of(runs, Span(one.mark.start, one.mark.end))
        if here:
            word.add_comment(here, xml_text(_about(one, document)), author=xml_text(one.by or "pizhu"), initials="")


def _text(word: "Word", document: Document) -> list[tuple[Span, "Run"]]:
    """Add the paragraphs; return their runs, cut wherever a comment begins or ends."""
    article, runs = document.article, []
    edges = {edge for note in document.notes for span in note.spans for edge in span}
    edges |= {edge for one in document.marks for edge in (one.mark.start, one.mark.end)}
    cuts = sorted(edges)
    for block, span in zip(article.blocks, article.block_spans, strict=True):
        loud = block.role in {Role.HEADING, Role.TITLE}
        paragraph = word.add_paragraph()
        inner = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
        for start, end in zip((span.start, *inner), (*inner, span.end), strict=True):
            run = paragraph.add_run(xml_text(document.text[start:end]))
            run.bold = loud or None
            runs.append((Span(start, end), run))
    return runs


def runs_of(runs: list[tuple[Span, "Run"]], span: Span) -> "list[Run]":
    """Return the runs that lie in a span."""
    first = bisect_left(runs, span.start, key=lambda pair: pair[0].start)
    last = bisect_left(runs, span.end, key=lambda pair: pair[0].start)
    return [run for _span, run in runs[first:last]]


def _comment(word: "Word", runs: "list[Run]", said: Annotation, document: Document, at: int) -> None:
    lines = [said.note] if said.note else []
    lines += [" ".join(f"#{tag}" for tag in said.tags)] if said.tags else []
    lines += [f"[{said.status}]", f"pizhu open {place(document.id, at)}"]
    comment = word.add_comment(runs, xml_text("\n".join(lines)), author=xml_text(said.author or "pizhu"), initials="")
    if said.created:
        _date(comment, said.created)


def _date(comment: Any, created: str) -> None:
    """Give a comment the time of its note instead of now."""
    from docx.oxml.ns import qn

    comment._comment_elm.set(qn("w:date"), xml_text(created))


def _about(one: Marked, document: Document) -> str:
    return f"{one.type} ({one.origin}) {one.maker}\npizhu open {place(document.id, one.mark.start)}"


def read(files: Files) -> Iterator[Incoming]:
    """Yield the comments of a document with the text that they are on. Raises NotReadable."""
    for data in files.values():
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                inside = {name: archive.read(name) for name in ("word/document.xml", "word/comments.xml")}
        except (zipfile.BadZipFile, KeyError, RuntimeError, OSError) as error:
            raise NotReadable(_("no Word document with comments: {why}").format(why=error)) from error
        quotes = _quotes(parsed(inside["word/document.xml"]))
        for comment in parsed(inside["word/comments.xml"]).iter():
            if comment.tag.endswith("}comment"):
                yield _incoming(comment, quotes)


def _quotes(root: Element) -> dict[str, str]:
    """Return the text between the ends of each comment."""
    open_: dict[str, list[str]] = {}
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name == "commentRangeStart":
            open_[_attribute(element, "id")] = []
        elif name == "t":
            for key, parts in open_.items():
                if not key.startswith("/"):
                    parts.append(element.text or "")
        elif name == "commentRangeEnd":
            key = _attribute(element, "id")
            open_[f"/{key}"] = open_.pop(key, [])
    return {key.removeprefix("/"): "".join(parts) for key, parts in open_.items()}


def _incoming(comment: Element, quotes: dict[str, str]) -> Incoming:
    lines = ["".join(t.text or "" for t in line.iter() if t.tag.endswith("}t")) for line in _lines(comment)]
    text = _BACK.sub("", "\n".join(lines))
    quote = quotes.get(_attribute(comment, "id"), "")
    author = _attribute(comment, "author")
    if mark := re.fullmatch(r"([A-Z]+) \((\w+)\) ?.*", text):
        return Incoming(quote=quote, mark=mark[1], origin=mark[2], author=author)
    *rest, last = text.split("\n")
    status = last.strip("[]") if last.startswith("[") else None
    tags: tuple[str, ...] = ()
    if status and rest and rest[-1].startswith("#"):
        tags = tuple(tag for tag in re.split(r"(?:^| )#", rest.pop()) if tag)
    note = "\n".join(rest if status else [*rest, last])
    return Incoming(quote=quote, tags=tags, note=note, status=status, author=author)


def _lines(comment: Element) -> Iterator[Element]:
    return (element for element in comment.iter() if element.tag.endswith("}p"))


def _attribute(element: Element, name: str) -> str:
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")
