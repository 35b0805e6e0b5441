"""Read our HTML page back."""

from collections.abc import Iterator

from tui.export import inventory
from tui.export.doccano import MARKS
from tui.export.incoming import Files, Incoming, OffsetUnit
from tui.text.markup.tolerant import TolerantParser
from tui.text.source import Span

_TEXTS = ("note", "author", "status", "origin")


def read(files: Files) -> Iterator[Incoming]:
    """Yield the notes of the page, and its marks by the stretches that they lie on."""
    for data in files.values():
        parser = _Parser()
        parser.feed(data.decode("utf-8", "replace"))
        yield from parser.found
        yield from inventory.missing(parser.written, parser.found, OffsetUnit.ARTICLE)


class _Parser(TolerantParser):
    """Gathers the text of what has a class, note by note."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Incoming] = []
        self.written: list[str] = []
        self._article = ""
        self._note: dict[str, str] | None = None
        self._about: dict[str, str] = {}
        self._tags: list[str] = []
        self._into = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        classes = given.get("class", "").split()
        if tag == "article":
            self._article = given.get("id", "")
            self.written += filter(None, given.get("data-written", "").split("\n"))
        elif tag == "section":
            self._note, self._about, self._tags = {}, given, []
        elif tag == "blockquote":
            self._into = "quote"
        elif "found" in classes and "data-span" in given:
            self.found.append(_mark(given, self._article))
        elif self._note is not None and "tag" in classes:
            self._into = "tag"
            self._tags.append("")
        elif self._note is not None:
            self._into = next((name for name in _TEXTS if name in classes), self._into if tag == "a" else "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "section" and self._note is not None:
            self.found.append(self._said(self._note))
            self._note = None
        if tag in {"blockquote", "div", "span", "section"}:
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._note is None:
            return
        if self._into == "tag":
            self._tags[-1] += data
        elif self._into:
            self._note[self._into] = self._note.get(self._into, "") + data

    def _said(self, texts: dict[str, str]) -> Incoming:
        return Incoming(
            id=self._about.get("data-id", ""),
            article=self._article,
            unit=OffsetUnit.ARTICLE,
            spans=spans(self._about.get("data-spans", "")),
            quote=texts.get("quote", ""),
            tags=tuple(tag.removeprefix("#") for tag in self._tags),
            note=texts.get("note", ""),
            status=texts.get("status", ""),
            author=texts.get("author", ""),
            origin=texts.get("origin", ""),
            whole="data-whole" in self._about,
        )


def spans(text: str) -> tuple[Span, ...]:
    """Return the spans that `0-4 9-12` names."""
    return tuple(Span(*map(int, part.split("-"))) for part in text.split())


def _mark(given: dict[str, str], article: str) -> Incoming:
    name = given.get("data-type", "")
    value = [float(part) for part in given.get("data-value", "").strip("()").split(",") if part]
    return Incoming(
        article=article,
        unit=OffsetUnit.ARTICLE,
        spans=spans(given["data-span"]),
        tags=() if name in MARKS else (name,),
        mark=name if name in MARKS else "",
        origin=given.get("data-origin"),
        value=(value[0], value[-1]) if value else None,
    )
