"""A chapter of an e-book: XHTML, or what passes for it, written in the manner of Markdown."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from tui.text import lazy
from tui.text.formats.written import BlockWriter, link, plain
from tui.text.markup.tolerant import TolerantParser

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


_CONTENTS = lazy.pattern(r"目\s*[录錄次]|contents$", re.IGNORECASE)
"""How a list of the chapters is headed."""
_LINKED, _LINKS = 0.7, 3
"""Share of a part that is links to elsewhere in the book, and how many links, from which it is a list of contents."""
_NOTE_CLASS = lazy.pattern(r"\b(?:duokan|qqreader|zhangyue|zy)-?footnote\b|\bepub-footnote\b")


class EpubNotes:
    """The marks of notes that are referred to by a picture only; numbered through the book."""

    def __init__(self) -> None:
        self.part = ""
        """The part that is being read, from which references lead."""
        self._marks: dict[str, str] = {}

    def refer(self, target: str) -> str:
        """Return the mark of the note at an address within the book."""
        return self._marks.setdefault(self._place(target), f"[^{len(self._marks) + 1}]")

    def mark(self, fragment: str) -> str:
        """Return the mark of an element of this part; empty when no picture refers to it."""
        return self._marks.get(self._place(f"#{fragment}"), "") if fragment else ""

    def _place(self, target: str) -> str:
        path, _sign, fragment = target.partition("#")
        return f"{path.rpartition('/')[2] or self.part.rpartition('/')[2]}#{fragment}"


class Chapter(TolerantParser):
    """Hears the tags of a chapter; needs no stack of elements, so any depth will do."""

    def __init__(self, writer: BlockWriter, notes: EpubNotes | None = None, *, contents: bool = False) -> None:
        """Write to a writer; `contents` for a list of contents, which stands aside but for headings of parts."""
        super().__init__(convert_charrefs=True)
        self._notes = notes or EpubNotes()
        self._told: list[str] = []
        """Notes that pictures tell, for the end of the paragraph."""
        self.headed = False
        """Whether a heading was found."""
        self._links = self._linked = self._said = 0
        """Links to other places of the book, their characters, and those of the part without its headings."""
        self._contents = contents
        self._writer = writer
        self._words: list[str] = []
        self._heading = 0
        self._lists: list[list[int]] = []
        """Open lists: the number of the last item, or nothing for bullets."""
        self._item = False
        self._quotes = self._silent = self._pre = 0
        self._rows: list[list[str]] | None = None
        self._cell: list[str] | None = None
        self._anchor: tuple[int, str, bool] | None = None
        """The open link: how many words there were before, where it leads, and whether that is a note."""

    @property
    def is_contents(self) -> bool:
        """Tell whether it was a list of contents: mostly links to other places of the book."""
        return self._links >= _LINKS and self._linked >= _LINKED * self._said

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        if tag in _SILENT:
            self._silent += 1
        if self._silent:
            return
        if tag in _BLOCKS:
            self._flush()
        said = dict(attrs)
        match tag:
            case "br":
                self._words.append("\n")
            case "a":
                self._anchor = (len(self._words), said.get("href") or "", _refers(said))
            case "img" if not self._anchor and _refers(said) and (said.get("alt") or "").strip():
                mark = self._notes.refer(f"#picture {len(self._told)} {self.getpos()}")
                self._words.append(mark)
                self._told.append(f"{mark}: {plain(said['alt'] or '')}")
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
        if mark := self._notes.mark(said.get("id") or ""):
            self._words.append(f"{mark}: ")
            self._item = False

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
            at, target, note = self._anchor
            words = "".join(self._words[at:])
            if note and not words.strip():
                words = self._notes.refer(target)
            self._words[at:] = [link(words, target) if _scheme(target) else words]
            if not note and target and not _scheme(target):
                self._links, self._linked = self._links + 1, self._linked + len("".join(words.split()))
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
        if words.strip():
            self._write(words)
        told, self._told = self._told, []
        for note in told:
            self._writer.paragraph(note)

    def _write(self, words: str) -> None:
        self._said += 0 if self._heading else len("".join(words.split()))
        if self._cell is not None:
            self._cell.append(words.strip())
        elif self._contents and (not self._heading or _CONTENTS.match(words.strip())):
            self._writer.aside(words)
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


def _refers(said: Mapping[str, str | None]) -> bool:
    """Tell whether an element refers to a note, by its type or by the class that e-book shops give it."""
    kind = f"{said.get('epub:type') or ''} {said.get('role') or ''}".split()
    return "noteref" in kind or "doc-noteref" in kind or bool(_NOTE_CLASS.search(said.get("class") or ""))


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme
    except ValueError:
        return ""
