"""Text as it is written from a document: in the manner of Markdown, with what would be read as a mark made none."""

import re
from collections.abc import Sequence
from typing import Final

from tui.i18n import _
from tui.text import lazy
from tui.text.decode import NotText

LARGEST: Final = 20_000_000
"""Code points of the longest text that is taken from a document."""
DEEPEST: Final = 9
"""Lists within lists that are set in, as Word counts them; those inside stand where the ninth does."""
PADDED: Final = 1_000_000
"""Cells of the largest table whose short rows are filled up."""

_SIGNS = lazy.pattern(r"[\\*`]|_(?=_)|(?<![A-Za-z0-9])_|(?<=_)_|~(?=~)|=(?==)|<(?=[A-Za-z/!])|\](?=\()")
"""What is markup inside a line."""
_HEADS = lazy.pattern(r"^(?:[#>|]|-{3}|={3}|\+{3}|~{3}|:::|[-*+](?=\s))", re.MULTILINE)
"""What is markup at the head of a line; numbers of lists may be read as such."""
_BLANKS = lazy.pattern(r"[ \t\u00a0]*\n[ \t\u00a0]*")


def plain(text: str) -> str:
    """Return words of a document so that none of them is read as markup."""
    return _SIGNS.sub(r"\\\g<0>", text)


def link(words: str, target: str) -> str:
    """Return written words as a link to an address of the web; as they are when it is another address."""
    fit = target.startswith(("http://", "https://", "mailto:")) and not re.search(r"[\s<>()]", target)
    return f"[{words}]({target})" if fit and words.strip() and not re.search(r"[\[\]\n]", words) else words


class BlockWriter:
    """Collects the blocks of a document; words come written by `plain` or `link`.

    Raises NotText as soon as there are too many: a few kilobytes can become gigabytes.
    """

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._list = False
        self._left = LARGEST

    def _put(self, block: str, *, item: bool = False) -> None:
        if not (item and self._list) and self._blocks:
            self._blocks.append("\n")
        self._list = item
        self._blocks.append(f"{block}\n")
        self._left -= len(block) + 1
        if self._left < 0:
            raise too_long()

    def heading(self, words: str, level: int) -> None:
        """Write a heading, of level 1 to 6."""
        if one := " ".join(words.split()):
            self._put(f"{'#' * min(max(level, 1), 6)} {one}")

    def paragraph(self, words: str, quoted: int = 0) -> None:
        """Write a paragraph; a newline in it begins a line."""
        if body := _BLANKS.sub("\n", words).strip():
            body = _HEADS.sub(r"\\\g<0>", body)
            self._put(re.sub("^", "> " * quoted, body, flags=re.MULTILINE) if quoted else body)

    def item(self, words: str, depth: int = 1, marker: str = "-") -> None:
        """Write an item of a list that is `depth` lists deep."""
        if body := " ".join(words.split()):
            self._put(f"{'    ' * (min(depth, DEEPEST) - 1)}{marker} {body}", item=True)

    def code(self, text: str) -> None:
        """Write text as it is, line by line; `text` is no markup."""
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
        if body := text.strip("\n"):
            self._put(f"{fence}\n{body}\n{fence}")

    def aside(self, words: str) -> None:
        """Write what is not read with the text, as a running head: a comment."""
        self._put(f"<!-- {' '.join(words.replace('-->', '').split())} -->")

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """Write a table of cells; a single cell, which frames a text, is that text."""
        rows = [row for row in rows if any(cell.strip() for cell in row)]
        width = max(map(len, rows), default=0)
        if width <= 1:
            for row in rows:
                self.paragraph(row[0])
            return
        rows = rows if width * len(rows) > PADDED else [[*row, *[""] * (width - len(row))] for row in rows]
        lines = ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in rows]
        self._put("\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]))

    def front(self, fields: Sequence[tuple[str, str]]) -> None:
        """Write front matter, before anything else."""
        lines = [f"{name}: {' '.join(value.split())}" for name, value in fields if value.strip()]
        if lines:
            self._put("\n".join(["---", *lines, "---"]))

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self._blocks)


def too_long() -> NotText:
    """Return what says that a document holds more text than is taken."""
    return NotText(_("its text is longer than {n} million characters").format(n=LARGEST // 1_000_000))


def _cell(words: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\\|", " ".join(words.split()))
