"""Word documents (ECMA-376): headings, paragraphs, lists with the numbers that Word counts, tables, links, notes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from tui.text.formats.docxstyles import Styles, read_counters, read_links, read_styles
from tui.text.formats.numbers import Counters
from tui.text.formats.package import Package, walk
from tui.text.formats.written import BlockWriter, link, plain

_PARTS = "word/document.xml"
_NOTES = (("footnote", ""), ("endnote", "e"), ("comment", "c"))
"""Element of a note, as its part is called too, and what its mark begins with."""
_SKIPPED = frozenset(("Fallback", "moveFrom", "rt", "instrText", "delText", "del"))
"""Elements whose text is none: the second version of a drawing, what was moved or deleted, ruby, codes of fields."""
_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F052", "F053"), "☑"),
    **dict.fromkeys(("F0A8", "F06F", "F0A3", "F071"), "□"),
    **dict.fromkeys(("F0FC", "F050"), "√"),
}
"""Code of a sign in Wingdings, which no other font has, and the character that draws it."""
_TITLE_MOST = 60
"""Characters of the longest line that is the title because it stands centred at the head."""


@dataclass(slots=True)
class DocxParagraph:
    """One paragraph as it was read."""

    parts: list[str] = field(default_factory=list)
    style: str = ""
    level: int | None = None
    """Depth of the outline from 0, as the paragraph itself says it."""
    listed: str = ""
    depth: int = 0
    centred: bool = False
    size: str = ""
    runs_on: bool = False
    """Whether its end was deleted: the next paragraph goes on in it."""
    anchors: list[tuple[int, str]] = field(default_factory=list)
    """Open links: how many parts there were before, and where they lead."""

    @property
    def words(self) -> str:
        """What it says, written."""
        return "".join(self.parts)


Block = DocxParagraph | list[list[str]]
"""A paragraph, or the rows of a table."""


def text_of(data: bytes) -> str:
    """Return a Word document as text in the manner of Markdown. Raises NotText."""
    package = Package(data)
    styles = read_styles(package)
    reader = _Reader(read_links(package, "word/_rels/document.xml.rels"))
    walk(package.read(_PARTS), reader.start, reader.end, reader.text)
    writer = BlockWriter()
    _write(writer, reader.blocks, styles, read_counters(package))
    for element, sign in _NOTES:
        for number, words in _notes(package, element, reader.numbers.get(element, {})):
            writer.paragraph(f"[^{sign}{number}]: {words}")
    return writer.text()


def _write(writer: BlockWriter, blocks: list[Block], styles: Styles, counters: Counters) -> None:
    """Write the blocks; headings go down one level where a title stands above them."""
    blocks = [block for block in blocks if not isinstance(block, DocxParagraph) or block.words.strip()]
    titles = [one for one in blocks if isinstance(one, DocxParagraph) and styles.is_title(one.style)]
    first = [] if titles else _centred(blocks, styles)
    if first:
        writer.heading("".join(one.words.strip() for one in first), 1)
    rest = blocks[len(first) :]
    headed = bool(rest) and isinstance(rest[0], DocxParagraph) and _level(rest[0], styles) is not None
    lower = 1 if titles or first or not headed else 0
    for block in rest:
        if isinstance(block, DocxParagraph):
            _write_paragraph(writer, block, styles, counters, lower)
        else:
            writer.table(block)


def _centred(blocks: Sequence[Block], styles: Styles) -> list[DocxParagraph]:
    """Return the lines of a title that is no heading: short, centred, of one size, at the head of the document."""
    head = blocks[0] if blocks else None
    if not isinstance(head, DocxParagraph) or not head.centred or _level(head, styles) is not None:
        return []
    found = [
        block
        for block in takewhile(
            lambda one: isinstance(one, DocxParagraph) and one.centred and one.size == head.size, blocks
        )
        if isinstance(block, DocxParagraph)
    ]
    size = sum(len(block.words) for block in found)
    below = blocks[len(found) :]
    return found if 2 < size <= _TITLE_MOST and below and not any(block.listed for block in found) else []


def _level(block: DocxParagraph, styles: Styles) -> int | None:
    """Return the depth of a heading from 0, None for other paragraphs."""
    level = block.level if block.level is not None else styles.level(block.style)
    return level if level is not None and level < 9 else None


def _write_paragraph(writer: BlockWriter, block: DocxParagraph, styles: Styles, counters: Counters, lower: int) -> None:
    listed, depth = (block.listed, block.depth) if block.listed else styles.listed(block.style)
    number = counters.count(listed, depth) if listed and listed != "0" else ""
    if styles.is_title(block.style):
        writer.heading(block.words, 1)
    elif (level := _level(block, styles)) is not None:
        writer.heading(_numbered("" if number == "-" else number, block.words), level + 1 + lower)
    elif number == "-":
        writer.item(block.words, depth + 1)
    else:
        writer.paragraph(_numbered(number, block.words))


def _numbered(number: str, words: str) -> str:
    apart = "" if not number or number[-1] in "、，．）)" else " "
    return number + apart + words


def _notes(package: Package, element: str, numbers: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return number and words of each note that the text refers to, in order; a comment with who made it."""
    name = f"word/{element}s.xml"
    if not numbers or name not in package.names:
        return []
    reader = _Reader({}, element)
    walk(package.read(name), reader.start, reader.end, reader.text)
    return sorted((numbers[mark], words) for mark, words in reader.notes if words and mark in numbers)


class _Reader:
    """Hears the elements of a part; holds a stack of paragraphs and tables, because both stand in one another."""

    def __init__(self, links: dict[str, str], note: str = "") -> None:
        self.blocks: list[Block] = []
        self.notes: list[tuple[str, str]] = []
        self.numbers: dict[str, dict[str, int]] = {}
        """Element of a note -> id -> number, as the text refers to them: Word counts so too."""
        self._links, self._note = links, note
        self._open: list[DocxParagraph] = []
        self._tables: list[list[list[str]]] = []
        self._cells: list[tuple[list[str], list[str]]] = []
        """Open cells: what stands in them, and the empty cells that they reach over."""
        self._skipped = 0
        self._in_text = self._in_properties = False
        self._carried: list[str] = []
        """Parts of a paragraph whose end was deleted."""
        self._author = ""

    def start(self, name: str, said: dict[str, str]) -> None:
        if name in _SKIPPED or self._skipped:
            self._skipped += 1
            if name == "del" and self._in_properties and self._open:
                self._open[-1].runs_on = True
            return
        value = said.get("val", "")
        match name:
            case "p":
                self._open.append(DocxParagraph())
            case "tbl":
                self._tables.append([])
            case "tr" if self._tables:
                self._tables[-1].append([])
            case "tc" if self._tables:
                self._cells.append(([], []))
            case "gridSpan" if self._cells and value.isdecimal():
                self._cells[-1][1][:] = [""] * (min(int(value), 64) - 1)
            case "pPr":
                self._in_properties = True
            case "t":
                self._in_text = True
            case _ if name == self._note:
                self.blocks = []
                self.notes.append((said.get("id", ""), ""))
                self._author = plain(said.get("author", "").strip())
            case _ if self._open:
                self._inside(self._open[-1], name, value, said)

    def _inside(self, paragraph: DocxParagraph, name: str, value: str, said: dict[str, str]) -> None:
        match name:
            case "pStyle":
                paragraph.style = value
            case "outlineLvl" if value.isdecimal():
                paragraph.level = int(value)
            case "numId":
                paragraph.listed = value
            case "ilvl" if value.isdecimal():
                paragraph.depth = min(int(value), 8)
            case "jc":
                paragraph.centred = value == "center"
            case "sz" if not paragraph.parts:
                paragraph.size = value
            case "tab" if "pos" not in said:
                paragraph.parts.append("\t")
            case "br" if said.get("type") not in ("page", "column"):
                paragraph.parts.append("\n")
            case "cr":
                paragraph.parts.append("\n")
            case "noBreakHyphen":
                paragraph.parts.append("-")
            case "hyperlink":
                paragraph.anchors.append((len(paragraph.parts), self._links.get(said.get("id", ""), "")))
            case "sym":
                paragraph.parts.append(_SYMBOLS.get(said.get("char", "").upper(), ""))
            case "footnoteReference" | "endnoteReference" | "commentReference":
                element = name.removesuffix("Reference")
                numbers = self.numbers.setdefault(element, {})
                number = numbers.setdefault(said.get("id", ""), len(numbers) + 1)
                paragraph.parts.append(f"[^{dict(_NOTES)[element]}{number}]")

    def end(self, name: str) -> None:
        if self._skipped:
            self._skipped -= 1
            return
        match name:
            case "pPr":
                self._in_properties = False
            case "t":
                self._in_text = False
            case "hyperlink" if self._open and self._open[-1].anchors:
                at, target = self._open[-1].anchors.pop()
                self._open[-1].parts[at:] = [link("".join(self._open[-1].parts[at:]), target)]
            case "p" if self._open:
                self._put(self._open.pop())
            case "tc" if self._cells:
                words, reached = self._cells.pop()
                if self._tables and self._tables[-1]:
                    self._tables[-1][-1] += [" ".join(filter(None, map(str.strip, words))), *reached]
            case "tbl" if self._tables:
                self._table(self._tables.pop())
            case _ if name == self._note and self.notes:
                said = " ".join(block.words.strip() for block in self.blocks if isinstance(block, DocxParagraph))
                by = f"{self._author}：" if self._author and said.strip() else ""
                self.notes[-1] = (self.notes[-1][0], by + said.strip())

    def _put(self, paragraph: DocxParagraph) -> None:
        paragraph.parts[:0], self._carried = self._carried, []
        if paragraph.runs_on:
            self._carried = paragraph.parts
        elif self._cells:
            self._cells[-1][0].append(paragraph.words)
        else:
            self.blocks.append(paragraph)

    def _table(self, rows: list[list[str]]) -> None:
        """Add a table, or the words of one that stands in a cell."""
        if self._cells:
            self._cells[-1][0].extend(words for row in rows for words in row)
        else:
            self.blocks.append(rows)

    def text(self, words: str) -> None:
        if self._in_text and self._open and not self._skipped:
            self._open[-1].parts.append(plain(words))
