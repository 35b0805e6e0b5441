"""A Word document that grows at its end: paragraphs, runs and comments.

python-docx has the template, the styles and the package. Paragraphs and comments go into its trees from here, because
its own `add_comment` looks through all comments for a free number each time: 10,000 of them took minutes. What is
finished leaves the trees and waits as text, so that memory stays flat; the package is written again around it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from tui.export.spool import Spool
from tui.export.xml import xml_text

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_WHEN: Final = datetime(1980, 1, 1)
"""Time of the file, so that the same notes give the same bytes."""
_SIGNS: Final = {"\n": "br", "\r": "br", "\t": "tab"}


_HERE: Final = "pizhuHere"
"""Name of the element that stands in a tree for what was written."""


def _alone(element: "Element") -> bytes:
    """Return an element as text; what its names stand for is declared around it."""
    from lxml.etree import tostring

    text: bytes = tostring(element, encoding="utf-8")
    head, sign, rest = text.partition(b">")
    return re.sub(rb' xmlns:\w+="[^"]*"', b"", head) + sign + rest


class WordDocument:
    """Paragraphs of runs, and comments on runs; every text is cleaned of what XML cannot hold."""

    def __init__(self, title: str) -> None:
        from docx import Document
        from lxml.etree import SubElement

        self._word, self._sub = Document(), SubElement
        self._word.core_properties.title = xml_text(title)[:255]
        self._word.core_properties.created = self._word.core_properties.modified = _WHEN
        self._body = self._word.element.body
        self._section = self._body[-1]
        self._body.remove(self._section)
        self._comments = self._word.comments._comments_elm
        self._count = 0
        self._written = {"word/document.xml": Spool(), "word/comments.xml": Spool()}

    def paragraph(self, style: str = "") -> "Element":
        """Add a paragraph."""
        return self._paragraph(self._body, style)

    def run(self, paragraph: "Element", text: str, *, bold: bool = False) -> "Element":
        """Add text to a paragraph."""
        run = self._new(paragraph, "r")
        if bold:
            self._new(self._new(run, "rPr"), "b")
        for part in re.split(r"([\n\r\t])", xml_text(text)):
            if part in _SIGNS:
                self._new(run, _SIGNS[part])
            elif part:
                self._text(run, part)
        return run

    def comment(self, runs: "Sequence[Element]", text: str, author: str, at: str = "") -> None:
        """Put a comment on the text from the first run to the last; `at` is ISO 8601."""
        number = str(self._count)
        self._count += 1
        values = {"id": number, "author": xml_text(author), "initials": ""} | ({"date": xml_text(at)} if at else {})
        comment = self._new(self._comments, "comment", **values)
        for place, line in enumerate(text.split("\n")):
            paragraph = self._paragraph(comment, "CommentText")
            if not place:
                self._new(self._reference(paragraph), "annotationRef")
            self.run(paragraph, line)
        self._mark(runs[0], runs[-1], number)

    def flush(self) -> None:
        """Let go of what was added: nothing is added to it, and no comment put on it, any more."""
        for tree, spool in zip((self._body, self._comments), self._written.values(), strict=True):
            for element in list(tree):
                spool.file.write(_alone(element))
                tree.remove(element)

    def finished(self) -> Spool:
        """Return the file; nothing is added afterwards."""
        self.flush()
        for tree in (self._body, self._comments):
            self._new(tree, _HERE)
        self._body.append(self._section)
        plain, out = Spool(), Spool()
        self._word.save(plain.file)
        with ZipFile(plain.file) as package, ZipFile(out.file, "w") as archive:
            for name in package.namelist():
                entry = ZipInfo(name, _WHEN.timetuple()[:6])
                entry.compress_type = ZIP_DEFLATED
                with archive.open(entry, "w") as file:
                    for part in self._filled(name, package.read(name)):
                        file.write(part)
        return out

    def _filled(self, name: str, data: bytes) -> Iterator[bytes]:
        """Yield a part of the package with what was written in its place."""
        if name not in self._written:
            yield data
            return
        before, _here, after = data.partition(b"<w:%b/>" % _HERE.encode())
        yield before
        yield from self._written[name].parts()
        yield after

    def _mark(self, first: "Element", last: "Element", number: str) -> None:
        paragraph = last.getparent()
        assert paragraph is not None
        begin = self._new(paragraph, "commentRangeStart", id=number)
        end = self._new(paragraph, "commentRangeEnd", id=number)
        reference = self._reference(paragraph)
        self._new(reference, "commentReference", id=number)
        first.addprevious(begin)
        last.addnext(reference)
        last.addnext(end)

    def _paragraph(self, parent: "Element", style: str) -> "Element":
        paragraph = self._new(parent, "p")
        if style:
            self._new(self._new(paragraph, "pPr"), "pStyle", val=style)
        return paragraph

    def _reference(self, paragraph: "Element") -> "Element":
        run = self._new(paragraph, "r")
        self._new(self._new(run, "rPr"), "rStyle", val="CommentReference")
        return run

    def _text(self, run: "Element", text: str) -> None:
        element = self._new(run, "t")
        element.text = text
        element.set(_SPACE, "preserve")

    def _new(self, parent: "Element", name: str, **values: str) -> "Element":
        return self._sub(parent, f"{{{_WORD}}}{name}", {f"{{{_WORD}}}{key}": value for key, value in values.items()})
