"""A chapter of an e-book: XHTML, or what passes for it, written in the manner of Markdown."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

from tui.text import lazy
from tui.text.formats.written import BlockWriter, link, plain

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BLOCKS = frozenset(_HEADINGS) | {
    *("p", "div", "section", "article", "body", "blockquote", "pre", "center", "address", "hr"),
    *("ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "caption"),
    *("figure", "figcaption", "header", "footer", "aside", "nav", "main"),
}
"""Elements that end a paragraph where they begin and where they end."""
_SILENT = frozenset(("script", "style", "head", "rt", "rp", "svg", "template"))
"""Elements whose text is none."""
_BROKEN = lazy.pattern(r"(?<=[\u2e80-\uffef])[ \t\r]*\n\s*(?=[\u2e80-\uffef])")
"""A line break between Han characters, which stands for nothing."""
_BLANKS = lazy.pattern(r"[ \t\r\n]+")
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))


class Chapter(HTMLParser):
    """Hears the tags of a chapter; needs no stack of elements, so any depth will do."""

    def __init__(self, writer: BlockWriter) -> None:
        super().__init__(convert_charrefs=True)
        self.headed = False
        """Whether a heading was found."""
        self._writer = writer
        self._words: list[str] = []
        self._heading = 0
        self._lists: list[list[int]] = []
        """Open lists: the number of the last item, or nothing for bullets."""
        self._item = False
        self._quotes = self._silent = self._pre = 0
        self._rows: list[list[str]] | None = None
        self._cell: list[str] | None = None
        self._anchor: tuple[int, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        if tag in _SILENT:
            self._silent += 1
        if self._silent:
            return
        if tag in _BLOCKS:
            self._flush()
        match tag:
            case "br":
                self._words.append("\n")
            case "a":
                self._anchor = (len(self._words), dict(attrs).get("href") or "")
            case "blockquote":
                self._quotes += 1
            case "ul" | "ol":
                self._lists.append([0] if tag == "ol" else [])
            case "li":
                self._item = True
            case "pre":
                self._pre += 1
            case "table" if self._rows is None:
                self._rows = []
            case "tr" if self._rows is not None:
                self._rows.append([])
            case "td" | "th" if self._rows is not None:
                self._cell = []
            case _ if tag in _HEADINGS:
                self._heading = _HEADINGS[tag]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        if tag in _SILENT and self._silent:
            self._silent -= 1
            return
        if self._silent:
            return
        if tag == "a" and self._anchor:
            at, target = self._anchor
            words = "".join(self._words[at:])
            self._words[at:] = [link(words, target) if urlsplit(target).scheme else words]
            self._anchor = None
        if tag in _BLOCKS:
            self._flush()
        match tag:
            case "blockquote":
                self._quotes = max(0, self._quotes - 1)
            case "ul" | "ol" if self._lists:
                self._lists.pop()
            case "li":
                self._item = False
            case "pre":
                self._pre = max(0, self._pre - 1)
            case "td" | "th" if self._cell is not None and self._rows:
                self._rows[-1].append(" ".join(filter(None, self._cell)))
                self._cell = None
            case "table" if self._rows is not None:
                rows, self._rows, self._cell = self._rows, None, None
                self._writer.table(rows)
            case _ if tag in _HEADINGS:
                self._heading = 0

    def handle_data(self, data: str) -> None:  # noqa: D102
        if not self._silent:
            self._words.append(data if self._pre else plain(_BLANKS.sub(" ", _BROKEN.sub("", data))))

    def close(self) -> None:
        """Write what is left."""
        super().close()
        self._flush()
        if self._rows:
            self._writer.table(self._rows)

    def _flush(self) -> None:
        """Write the paragraph that ends here."""
        words, self._words, self._anchor = "".join(self._words), [], None
        if not words.strip():
            return
        if self._cell is not None:
            self._cell.append(words.strip())
        elif self._pre:
            self._writer.code(words)
        elif self._heading:
            self.headed = True
            self._writer.heading(words, self._heading)
        elif self._lists and self._item:
            numbers = self._lists[-1]
            if numbers:
                numbers[0] += 1
            self._writer.item(words, len(self._lists), f"{numbers[0]}." if numbers else "-")
            self._item = False
        else:
            self._writer.paragraph(words, min(self._quotes, 3))
