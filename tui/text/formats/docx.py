"""Word documents (ECMA-376): headings, paragraphs, lists with the numbers that Word counts, tables, links, notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from tui.text import lazy
from tui.text.formats.docxread import NOTES, Block, DocxParagraph, DocxReader, DocxTable
from tui.text.formats.docxstyles import Styles, read_counters, read_links, read_styles
from tui.text.formats.numbers import Counters
from tui.text.formats.package import Package, walk
from tui.text.formats.written import BlockWriter

_PARTS = "word/document.xml"
_CONTENTS = lazy.pattern(r"目\s*[录錄次]$|(?:table of )?contents$", re.IGNORECASE)
"""What stands above a table of contents."""
_ENTRY = lazy.pattern(r"\t\s*(?:\d{1,4}|[ivx]{1,6})\s*$", re.IGNORECASE)
"""How a line of a table of contents ends."""
_FRAMED = 120
"""Characters of a cell, all that its row holds, from which it is a frame around running text."""
_TITLE_MOST = 60
"""Characters of the longest line that is the title because it stands centred at the head."""


def text_of(data: bytes) -> str:
    """Return a Word document as text in the manner of Markdown. Raises NotText."""
    package = Package(data)
    styles = read_styles(package)
    reader = DocxReader(read_links(package, "word/_rels/document.xml.rels"))
    walk(package.read(_PARTS), reader.start, reader.end, reader.text)
    writing = _Writing(BlockWriter(), styles, read_counters(package))
    writing.document(reader.blocks)
    for element, sign in NOTES:
        for number, words in _notes(package, element, reader.numbers.get(element, {})):
            writing.writer.paragraph(f"[^{sign}{number}]: {words}")
    return writing.writer.text()


@dataclass(slots=True)
class _Writing:
    """Writes the blocks of one document."""

    writer: BlockWriter
    styles: Styles
    counters: Counters
    lower: int = 0
    """Levels by which headings go down."""

    def document(self, blocks: list[Block]) -> None:
        """Write all blocks; headings go down one level where a title stands above them."""
        blocks = [block for block in blocks if not isinstance(block, DocxParagraph) or block.words.strip()]
        titles = [one for one in blocks if isinstance(one, DocxParagraph) and self.styles.is_title(one.style)]
        first = [] if titles else _centred(blocks, self.styles)
        if first:
            self.writer.heading("".join(one.words.strip() for one in first), 1)
        rest = blocks[len(first) :]
        headed = bool(rest) and isinstance(rest[0], DocxParagraph) and _level(rest[0], self.styles) is not None
        self.lower = 1 if titles or first or not headed else 0
        self._blocks(rest)

    def _blocks(self, blocks: Sequence[Block]) -> None:
        for block, below in zip_longest(blocks, blocks[1:]):
            if isinstance(block, DocxTable):
                self._table(block)
            elif self._is_contents(block) or (_CONTENTS.match(block.words.strip()) and self._is_contents(below)):
                self.writer.aside(block.words)
            else:
                self._paragraph(block)

    def _is_contents(self, block: Block | None) -> bool:
        if not isinstance(block, DocxParagraph):
            return False
        return self.styles.is_contents(block.style) or (block.contents and bool(_ENTRY.search(block.words)))

    def _paragraph(self, block: DocxParagraph) -> None:
        number = self._number(block)
        if self.styles.is_title(block.style):
            self.writer.heading(block.words, 1)
        elif (level := _level(block, self.styles)) is not None:
            self.writer.heading(_numbered("" if number == "-" else number, block.words), level + 1 + self.lower)
        elif number == "-":
            self.writer.item(block.words, self._listed(block)[1] + 1)
        else:
            self.writer.paragraph(_numbered(number, block.words))

    def _listed(self, block: DocxParagraph) -> tuple[str, int]:
        return (block.listed, block.depth) if block.listed else self.styles.listed(block.style)

    def _number(self, block: DocxParagraph) -> str:
        """Count a paragraph of a list and return its number."""
        listed, depth = self._listed(block)
        return self.counters.count(listed, depth) if listed and listed != "0" else ""

    def _table(self, table: DocxTable) -> None:
        """Write a table; cells that frame running text, as forms have them, stand between its rows as that text."""
        single = max(map(len, table.rows), default=0) <= 1
        rows: list[list[str]] = []
        for row in table.rows:
            if row and not any(row[1:]) and (single or _is_frame(row[0])):
                self.writer.table(rows)
                rows = []
                self._blocks(row[0])
            else:
                rows.append([self._cell(cell) for cell in row])
        self.writer.table(rows)

    def _cell(self, blocks: Sequence[Block]) -> str:
        """Return what a cell says, in one line."""
        said = []
        for block in blocks:
            if isinstance(block, DocxTable):
                said += [self._cell(cell) for row in block.rows for cell in row]
            elif words := block.words.strip():
                said.append(_numbered(self._number(block).removesuffix("-"), words))
        return " ".join(filter(None, said))


def _is_frame(blocks: Sequence[Block]) -> bool:
    """Tell whether a cell frames running text: it is long, or holds a table or several paragraphs."""
    said = [block for block in blocks if isinstance(block, DocxTable) or block.words.strip()]
    return len(said) > 1 or any(isinstance(one, DocxTable) or len(one.words) >= _FRAMED for one in said)


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


def _numbered(number: str, words: str) -> str:
    apart = "" if not number or number[-1] in "、，．）)" else " "
    return number + apart + words


def _notes(package: Package, element: str, numbers: Mapping[str, int]) -> list[tuple[int, str]]:
    """Return number and words of each note that the text refers to, in order; a comment with who made it."""
    name = f"word/{element}s.xml"
    if not numbers or name not in package.names:
        return []
    reader = DocxReader({}, element)
    walk(package.read(name), reader.start, reader.end, reader.text)
    return sorted((numbers[mark], words) for mark, words in reader.notes if words and mark in numbers)
