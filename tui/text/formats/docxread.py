"""The parts of a Word document, heard element by element: paragraphs, tables whose cells hold both, notes."""

from dataclasses import dataclass, field

from tui.text.formats.docxmath import Formulas
from tui.text.formats.written import link, plain

NOTES = (("footnote", ""), ("endnote", "e"), ("comment", "c"))
"""Element of a note, as its part is called too, and what its mark begins with."""
_SKIPPED = frozenset(("Fallback", "moveFrom", "rt", "instrText", "delText", "del"))
"""Elements whose text is none: the second version of a drawing, what was moved or deleted, ruby, codes of fields."""
_SYMBOLS = {
    **dict.fromkeys(("F0FE", "F052", "F053"), "☑"),
    **dict.fromkeys(("F0A8", "F06F", "F0A3", "F071"), "□"),
    **dict.fromkeys(("F0FC", "F050"), "√"),
}
"""Code of a sign in Wingdings, which no other font has, and the character that draws it."""


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
    contents: bool = False
    """Whether a field or a link in it leads to a heading, as in a table of contents."""
    runs_on: bool = False
    """Whether its end was deleted: the next paragraph goes on in it."""
    anchors: list[tuple[int, str]] = field(default_factory=list)
    """Open links: how many parts there were before, and where they lead."""

    @property
    def words(self) -> str:
        """What it says, written."""
        return "".join(self.parts)


@dataclass(slots=True)
class DocxTable:
    """A table as it was read: rows of cells, each a list of blocks; what a wide cell reaches over is empty."""

    rows: list[list[list["Block"]]] = field(default_factory=list)


Block = DocxParagraph | DocxTable


class DocxReader:
    """Hears the elements of a part; holds a stack of paragraphs and tables, because both stand in one another."""

    def __init__(self, links: dict[str, str], note: str = "") -> None:
        self.blocks: list[Block] = []
        self.notes: list[tuple[str, str]] = []
        self.numbers: dict[str, dict[str, int]] = {}
        """Element of a note -> id -> number, as the text refers to them: Word counts so too."""
        self._links, self._note = links, note
        self._open: list[DocxParagraph] = []
        self._tables: list[DocxTable] = []
        self._cells: list[tuple[list[Block], list[list[Block]]]] = []
        """Open cells: what stands in them, and the empty cells that they reach over."""
        self._formulas = Formulas()
        self._in_code = False
        self._skipped = 0
        self._in_text = self._in_properties = False
        self._carried: list[str] = []
        """Parts of a paragraph whose end was deleted."""
        self._author = ""

    def start(self, name: str, said: dict[str, str]) -> None:
        """Hear where an element begins."""
        self._in_code = name == "instrText"
        if name in _SKIPPED or self._skipped:
            self._skipped += 1
            if name == "del" and self._in_properties and self._open:
                self._open[-1].runs_on = True
            return
        value = said.get("val", "")
        if self._open:
            self._formulas.start(name, value, self._open[-1].parts)
        match name:
            case "p":
                self._open.append(DocxParagraph())
            case "tbl":
                self._tables.append(DocxTable())
            case "tr" if self._tables:
                self._tables[-1].rows.append([])
            case "tc" if self._tables:
                self._cells.append(([], []))
            case "gridSpan" if self._cells and value.isdecimal():
                self._cells[-1][1][:] = [list[Block]() for _ in range(1, min(int(value), 64))]
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
                paragraph.contents |= said.get("anchor", "").startswith("_Toc")
                paragraph.anchors.append((len(paragraph.parts), self._links.get(said.get("id", ""), "")))
            case "sym":
                paragraph.parts.append(_SYMBOLS.get(said.get("char", "").upper(), ""))
            case "footnoteReference" | "endnoteReference" | "commentReference":
                element = name.removesuffix("Reference")
                numbers = self.numbers.setdefault(element, {})
                number = numbers.setdefault(said.get("id", ""), len(numbers) + 1)
                paragraph.parts.append(f"[^{dict(NOTES)[element]}{number}]")

    def end(self, name: str) -> None:
        """Hear where an element ends."""
        self._in_code = False
        if self._skipped:
            self._skipped -= 1
            return
        if self._open:
            self._formulas.end(name, self._open[-1].parts)
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
                inside, reached = self._cells.pop()
                if self._tables and self._tables[-1].rows:
                    self._tables[-1].rows[-1] += [inside, *reached]
            case "tbl" if self._tables:
                self._add(self._tables.pop())
            case _ if name == self._note and self.notes:
                said = " ".join(block.words.strip() for block in self.blocks if isinstance(block, DocxParagraph))
                by = f"{self._author}：" if self._author and said.strip() else ""
                self.notes[-1] = (self.notes[-1][0], by + said.strip())

    def _put(self, paragraph: DocxParagraph) -> None:
        paragraph.parts[:0], self._carried = self._carried, []
        if paragraph.runs_on:
            self._carried = paragraph.parts
        else:
            self._add(paragraph)

    def _add(self, block: Block) -> None:
        (self._cells[-1][0] if self._cells else self.blocks).append(block)

    def text(self, words: str) -> None:
        """Hear words."""
        if self._in_code and self._open and "_Toc" in words:
            self._open[-1].contents = True
        if self._in_text and self._open and not self._skipped:
            self._open[-1].parts.append(plain(words))
