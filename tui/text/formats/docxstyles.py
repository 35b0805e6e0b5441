"""What a Word document says beside its text: styles, how lists are numbered, where links lead."""

import re
from dataclasses import dataclass, field

from tui.text import lazy
from tui.text.formats.numbers import Counters, Level
from tui.text.formats.package import Package, walk

_HEADING = lazy.pattern(r"(?:heading|标题|標題)\s*(\d)$", re.IGNORECASE)
_CONTENTS = lazy.pattern(r"(?:toc|目录|目錄)\s*\d$|table of figures$|图表目录$|圖表目錄$", re.IGNORECASE)
_DEEPEST = 12
"""Styles that one may be based on, one upon another, before it counts as a circle."""


@dataclass(slots=True)
class DocxStyle:
    """One style of paragraphs."""

    name: str = ""
    base: str = ""
    level: int | None = None
    listed: str = ""
    depth: int = 0


@dataclass(slots=True)
class Styles:
    """The styles of a document by id."""

    known: dict[str, DocxStyle] = field(default_factory=dict)

    def _line(self, name: str) -> list[DocxStyle]:
        found: list[DocxStyle] = []
        while name in self.known and len(found) < _DEEPEST:
            found.append(self.known[name])
            name = self.known[name].base
        return found

    def is_title(self, name: str) -> bool:
        """Tell whether a style is that of the title of the document."""
        return name in self.known and self.known[name].name.casefold() in ("title", "标题", "標題")

    def is_contents(self, name: str) -> bool:
        """Tell whether a style is that of a line of a table of contents, or of figures."""
        return bool(_CONTENTS.match(self.known[name].name if name in self.known else name))

    def level(self, name: str) -> int | None:
        """Return the depth of the headings of a style from 0; None when its paragraphs are none."""
        for style in self._line(name):
            if style.level is not None:
                return style.level
            if heading := _HEADING.match(style.name):
                return int(heading[1]) - 1
        return None

    def listed(self, name: str) -> tuple[str, int]:
        """Return the list of a style and the depth in it from 0; an empty list for none."""
        return next(((style.listed, style.depth) for style in self._line(name) if style.listed), ("", 0))


def read_styles(package: Package) -> Styles:
    """Return the styles of a document."""
    styles, now = Styles(), DocxStyle()

    def start(name: str, said: dict[str, str]) -> None:
        nonlocal now
        value = said.get("val", "")
        match name:
            case "style":
                now = styles.known.setdefault(said.get("styleId", ""), DocxStyle())
            case "name":
                now.name = value
            case "basedOn":
                now.base = value
            case "outlineLvl" if value.isdecimal():
                now.level = int(value)
            case "numId":
                now.listed = value
            case "ilvl" if value.isdecimal():
                now.depth = min(int(value), 8)

    if "word/styles.xml" in package.names:
        walk(package.read("word/styles.xml"), start, _nothing, _nothing)
    return styles


def read_counters(package: Package) -> Counters:
    """Return what counts the lists of a document; lists of one design go on counting where another one stopped."""
    made: dict[tuple[str, int], Level] = {}
    """By abstract list."""
    lists: dict[str, str] = {}
    begins: dict[tuple[str, int], int] = {}
    now, depth, within = "", 0, ""

    def start(name: str, said: dict[str, str]) -> None:
        nonlocal now, depth, within
        value = said.get("val", "")
        level = made.get((now, depth), Level())
        match name:
            case "abstractNum":
                now, within = said.get("abstractNumId", ""), name
            case "num":
                now, within = said.get("numId", ""), name
            case "lvl" if within == "abstractNum" and said.get("ilvl", "").isdecimal():
                depth = int(said["ilvl"])
                made[now, depth] = Level()
            case "start" if value.isdecimal() and within == "abstractNum":
                level.start = int(value)
            case "numFmt" if within == "abstractNum":
                level.form = value
            case "lvlText" if within == "abstractNum":
                level.text = value
            case "abstractNumId":
                lists[now] = value
            case "lvlOverride" if said.get("ilvl", "").isdecimal():
                depth = int(said["ilvl"])
            case "startOverride" if value.isdecimal():
                begins[now, depth] = int(value)

    if "word/numbering.xml" not in package.names:
        return Counters({}, {})
    walk(package.read("word/numbering.xml"), start, _nothing, _nothing)
    levels = {
        (name, depth): Level(level.form, level.text, begins.get((name, depth), level.start))
        for name, abstract in lists.items()
        for (list_, depth), level in made.items()
        if list_ == abstract
    }
    anew = {name for name, _depth in begins}
    return Counters(levels, {name: f"design {abstract}" for name, abstract in lists.items() if name not in anew})


def read_links(package: Package, name: str) -> dict[str, str]:
    """Return where the links of a part lead, by id."""
    links: dict[str, str] = {}

    def start(element: str, said: dict[str, str]) -> None:
        if element == "Relationship":
            links[said.get("Id", "")] = said.get("Target", "")

    if name in package.names:
        walk(package.read(name), start, _nothing, _nothing)
    return links


def _nothing(_told: str) -> None:
    """Hear what does not matter."""
