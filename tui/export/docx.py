"""Word: the articles with notes as comments; needs python-docx, the extra `docx`."""

import io
import re
import zipfile
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from tui.export.document import Document, documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.marked import Marked
from tui.export.material import Material
from tui.export.record import place
from tui.export.reficodes import parsed
from tui.export.worddocument import WordDocument
from tui.i18n import _
from tui.notes.model.annotation import Annotation
from tui.text.block import Role
from tui.text.source import Span

if TYPE_CHECKING:
    from lxml.etree import _Element as Run

_BACK = re.compile(r"\n?pizhu open \S+$")


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one document; each note, and each mark that leaves, is a comment on its text."""
    word = WordDocument(options.title)
    for material in materials:
        for document in documents(material, options.marks):
            _article(word, document)
            word.flush()
    yield File("", word.finished())


def _article(word: WordDocument, document: Document) -> None:
    heading = [word.run(word.paragraph("Heading1"), document.article.label or document.source)]
    runs = _text(word, document)
    for annotation in (*document.whole, *document.astray):
        _comment(word, heading, annotation, document, 0)
    for note in document.notes:
        if here := runs_of(runs, Span(note.start, note.end)):
            _comment(word, here, note.annotation, document, note.start)
    for one in document.marks:
        if here := runs_of(runs, Span(one.mark.start, one.mark.end)):
            word.comment(here, _about(one, document), one.by or "pizhu", one.at)


def _text(word: WordDocument, document: Document) -> list[tuple[Span, "Run"]]:
    """Add the paragraphs; return their runs, cut wherever a comment begins or ends."""
    article, runs = document.article, []
    edges = {edge for note in document.notes for span in note.spans for edge in span}
    edges |= {edge for one in document.marks for edge in (one.mark.start, one.mark.end)}
    cuts = sorted(edges)
    for block, span in zip(article.blocks, article.block_spans, strict=True):
        loud = block.role in {Role.HEADING, Role.TITLE}
        paragraph = word.paragraph()
        inner = cuts[bisect_right(cuts, span.start) : bisect_left(cuts, span.end)]
        for start, end in zip((span.start, *inner), (*inner, span.end), strict=True):
            runs.append((Span(start, end), word.run(paragraph, document.text[start:end], bold=loud)))
    return runs


def runs_of(runs: list[tuple[Span, "Run"]], span: Span) -> "list[Run]":
    """Return the runs that lie in a span."""
    first = bisect_left(runs, span.start, key=lambda pair: pair[0].start)
    last = bisect_left(runs, span.end, key=lambda pair: pair[0].start)
    return [run for _span, run in runs[first:last]]


def _comment(word: WordDocument, runs: "list[Run]", annotation: Annotation, document: Document, at: int) -> None:
    lines = [annotation.note] if annotation.note else []
    lines += [" ".join(f"#{tag}" for tag in annotation.tags)] if annotation.tags else []
    lines += [f"[{annotation.status}]", f"pizhu open {place(document.id, at)}"]
    word.comment(runs, "\n".join(lines), annotation.author or "pizhu", annotation.created)


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
