"""E-books (EPUB 2 and 3): the chapters in the order of the spine, with the names that the contents give them."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from tui.i18n import _
from tui.text.decode import NotText, decode
from tui.text.formats.package import Package, walk
from tui.text.formats.written import BlockWriter, plain
from tui.text.formats.xhtml import Chapter, EpubNotes

_CONTAINER = "META-INF/container.xml"
_PROTECTED = "META-INF/encryption.xml"
_FIELDS = {"title": "title", "creator": "author", "date": "date", "publisher": "publisher", "subject": "tags"}
"""Metadata of Dublin Core and the field of the front matter that takes it."""


@dataclass(slots=True)
class _Book:
    """What the package document says."""

    parts: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    """Id -> path, media type, properties."""
    spine: list[str] = field(default_factory=list)
    """Ids in reading order."""
    contents: str = ""
    """Id of the contents of EPUB 2."""
    said: dict[str, list[str]] = field(default_factory=dict)


def text_of(data: bytes) -> str:
    """Return an e-book as text in the manner of Markdown. Raises NotText."""
    package = Package(data)
    path = _package_document(package)
    book = _read_book(package, path)
    locked = _locked(package)
    names = _names(package, book)
    writer = BlockWriter()
    book.said["date"] = [day_of(date) for date in book.said.get("date", [])[:1]]
    writer.front([(name, "、".join(book.said.get(said, []))) for said, name in _FIELDS.items()])
    notes = EpubNotes()
    # A part stands in the reading order once (EPUB 3.3, 5.7.2); one named ten thousand times would keep us for hours.
    for part, media, properties in dict.fromkeys(book.parts.get(one, ("", "", "")) for one in book.spine):
        if "nav" in properties.split() or "html" not in media or part not in package.names:
            continue
        if part in locked:
            raise NotText(_("it is protected against copying and can be read in its own program only"))
        notes.part = part
        _write_chapter(writer, notes, decode_part(package.read(part)), names.get(part, ""))
    return writer.text()


def decode_part(data: bytes) -> str:
    """Return a part as text: as its declaration says, else as any text is decoded; nothing for an empty one."""
    said = re.search(rb"<\?xml[^>]{0,200}encoding=[\"']([\w.-]{2,20})", data[:300])
    try:
        return data.decode(said[1].decode() if said else "utf-8-sig")
    except (LookupError, UnicodeDecodeError):
        try:
            return decode(data).text
        except NotText:
            return data.decode("utf-8", "replace")


def day_of(date: str) -> str:
    """Return the day of a date; what was noted at midnight in China is told in UTC by the programs that make books."""
    try:
        told = datetime.fromisoformat(date.strip())
    except ValueError:
        return date
    midnight = told.utcoffset() == timedelta() and (told.hour, told.minute) == (16, 0)
    day = (told + timedelta(hours=8) if midnight else told).date()
    return date if len(date.strip()) < len("2024-01-01T") else day.isoformat()


def _write_chapter(writer: BlockWriter, notes: EpubNotes, text: str, name: str) -> None:
    """Write a chapter; one without a heading takes its name from the contents, unless its text begins with it."""
    probe = Chapter(BlockWriter(), notes)
    probe.feed(text)
    probe.close()
    chapter = Chapter(writer, notes, contents=probe.is_contents)
    if name and not probe.headed and not probe.is_contents and not _begins(text, name):
        writer.heading(plain(name), 1)
    chapter.feed(text)
    chapter.close()


def _begins(text: str, name: str) -> bool:
    body = re.sub(r"<[^>]*>|\s", "", text[text.find("<body") :][:4_000])
    return body.startswith("".join(name.split()))


def _package_document(package: Package) -> str:
    found: list[str] = []

    def start(name: str, said: dict[str, str]) -> None:
        if name == "rootfile":
            found.append(said.get("full-path", ""))

    walk(package.read(_CONTAINER), start, _nothing, _nothing)
    if not found:
        raise NotText(_("the file is damaged: it lacks {part}").format(part="rootfile"))
    return found[0]


def _read_book(package: Package, path: str) -> _Book:
    book, base = _Book(), dirname(path)
    open_: list[str] = []

    def start(name: str, said: dict[str, str]) -> None:
        open_.append(name)
        if name == "item":
            place = _place(base, said.get("href", ""))
            book.parts[said.get("id", "")] = (place, said.get("media-type", ""), said.get("properties", ""))
        elif name == "itemref" and said.get("linear") != "no":
            book.spine.append(said.get("idref", ""))
        elif name == "spine":
            book.contents = said.get("toc", "")
        elif name in _FIELDS:
            book.said.setdefault(name, []).append("")

    def text(words: str) -> None:
        if open_ and open_[-1] in _FIELDS:
            book.said[open_[-1]][-1] += words

    def end(_name: str) -> None:
        open_.pop()

    walk(package.read(path), start, end, text)
    return book


def _names(package: Package, book: _Book) -> dict[str, str]:
    """Return what the contents call each part; the first name of a part counts."""
    nav = next((part for part, _media, properties in book.parts.values() if "nav" in properties.split()), "")
    part = book.parts.get(book.contents, ("", "", ""))[0] or nav
    names: dict[str, str] = {}
    base, words = dirname(part), [""]
    last = [""]

    def start(name: str, said: dict[str, str]) -> None:
        if name in ("navPoint", "a"):
            words[0], last[0] = "", said.get("href", "")
        elif name == "content" and said.get("src"):
            names.setdefault(_place(base, said["src"]), " ".join(words[0].split()))

    def end(name: str) -> None:
        if name == "a" and last[0]:
            names.setdefault(_place(base, last[0]), " ".join(words[0].split()))

    def text(found: str) -> None:
        words[0] += found

    if part in package.names:
        try:
            walk(package.read(part), start, end, text)
        except NotText:
            return {}
    return names


def _locked(package: Package) -> set[str]:
    """Return the parts that are encrypted; fonts often are, which hinders nobody."""
    found: set[str] = set()

    def start(name: str, said: dict[str, str]) -> None:
        if name == "CipherReference":
            found.add(unquote(said.get("URI", "")))

    if _PROTECTED in package.names:
        walk(package.read(_PROTECTED), start, _nothing, _nothing)
    return found


def _place(base: str, href: str) -> str:
    """Return the name of a part that another one points to."""
    return normpath(join(base, unquote(href.partition("#")[0])))


def _nothing(_told: str) -> None:
    """Hear what does not matter."""
