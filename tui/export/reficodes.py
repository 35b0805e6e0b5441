"""The tags as a REFI-QDA codebook, nested as their names are; alone (`.qdc`) and inside a project."""

import re
from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from tui.export.document import documents
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming, NotReadable
from tui.export.material import Material, said
from tui.export.xml import xml_text
from tui.i18n import _
from tui.notes.file.codebook import Tag

SPACE = "urn:QDA-XML:codebook:1.0"
_COLOUR = re.compile("#[0-9A-Fa-f]{6}")


class Codes:
    """The codes that are used, those above them, and all that are defined."""

    def __init__(self, defined: Iterable[Tag] = ()) -> None:
        self._defined = {tag.name: tag for tag in defined}
        self._used: dict[str, str] = {}
        for name in self._defined:
            self.of(name)

    def __bool__(self) -> bool:
        return bool(self._used)

    def of(self, name: str) -> str:
        """Return the GUID of a tag's code; from now on it belongs to the codebook."""
        if name not in self._used:
            above = name.rpartition("/")[0]
            if above:
                self.of(above)
            self._used[name] = str(uuid5(NAMESPACE_URL, f"pizhu code {name}"))
        return self._used[name]

    def element(self) -> Element:
        """Return the element `Codes`, nested."""
        root = Element("Codes")
        made: dict[str, Element] = {"": root}
        for name in sorted(self._used):
            above, _slash, own = name.rpartition("/")
            code = SubElement(made[above], "Code", {"guid": self._used[name], "name": xml_text(own or name)})
            code.set("isCodable", "true")
            tag = self._defined.get(name)
            if tag and _COLOUR.fullmatch(tag.colour):
                code.set("color", tag.colour)
            if tag and tag.definition:
                SubElement(code, "Description").text = xml_text(tag.definition)
            made[name] = code
        return root


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return the codebook: every tag that is defined or used, and the types of marks that leave."""
    codes = Codes(options.codebook)
    for material in materials:
        for one in said(material):
            for tag in one.annotation.tags:
                codes.of(tag)
        for document in documents(material, options.marks):
            for mark in document.marks:
                codes.of(mark.type)
    root = Element("CodeBook", {"xmlns": SPACE, "origin": "pizhu"})
    root.append(codes.element())
    yield File("", ElementTree.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")


def read(files: Files) -> Iterator[Incoming]:
    """Yield the name of each code as a tag of nothing in particular. Raises NotReadable."""
    for data in files.values():
        root = parsed(data)
        for name in names(root).values():
            yield Incoming(tags=(name,))


def parsed(data: bytes) -> Element:
    """Return the root of an XML file; one that declares entities is refused. Raises NotReadable."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise NotReadable(_("the XML declares entities, which no exchange file does"))
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise NotReadable(_("no XML: {why}").format(why=error)) from error


def names(root: Element) -> dict[str, str]:
    """Return the codes of a codebook or project, GUID -> name of the tag with those above it."""

    def below(element: Element, above: str) -> Iterator[tuple[str, str]]:
        for code in element.findall("{*}Code"):
            name = "/".join(filter(None, (above, code.get("name", "").replace("/", "／"))))
            yield code.get("guid", ""), name
            yield from below(code, name)

    return dict(pair for codes in root.iter() if codes.tag.endswith("}Codes") for pair in below(codes, ""))
