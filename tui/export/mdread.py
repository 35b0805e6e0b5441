"""Read our Markdown back: what people changed in managed blocks, and the blocks that they took out."""

import re
from collections.abc import Iterator

from tui.export.incoming import Files, Incoming, NotReadable, unescaped
from tui.export.managed import blocks, changed, ours, seen_ids
from tui.i18n import _

_QUOTE = re.compile(r"\A(?:> ?.*(?:\n|\Z))+")
_TAGS = re.compile(r"(?:\A|\n\n)(#\S+(?:[ \t]+#\S+)*)\s*\Z")
_OWN = re.compile(r"(?:\A|\n)\^(?P<id>\S+)\s*\Z")


def read(files: Files) -> Iterator[Incoming]:
    """Yield each managed block, whatever was done around it and into whatever file it was moved. Raises NotReadable."""
    texts = [text for name, data in files.items() if ours(text := _decoded(name, data))]
    if not texts and len(files) == 1:
        raise NotReadable(_("no notes that pizhu wrote"))
    there = set()
    for text in texts:
        for key, body, base in blocks(text):
            there.add(key)
            yield incoming(key, body, base)
    for key in dict.fromkeys(key for text in texts for key in seen_ids(text)):
        marks = (f"%% pizhu:begin {key} ", f"%% pizhu:end {key} ")
        if key not in there and not any(mark in text for text in texts for mark in marks):
            yield Incoming(id=key, gone=True)


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise NotReadable(_("{name}: no UTF-8 text").format(name=name or "Markdown")) from error


def incoming(key: str, body: str, base: str) -> Incoming:
    """Return what the text of a block says: quotation, note, tags."""
    rest, quote = body.strip("\n"), ""
    if own := _OWN.search(rest):
        rest = rest[: own.start()].rstrip("\n")
    if found := _QUOTE.match(rest):
        lines = (line.removeprefix(">").removeprefix(" ") for line in found[0].rstrip("\n").split("\n"))
        quote = unescaped("\n".join(lines))
        rest = rest[found.end() :].lstrip("\n")
    tags: tuple[str, ...] = ()
    if said := _TAGS.search(rest):
        tags = tuple(tag.removeprefix("#") for tag in said[1].split())
        rest = rest[: said.start()].rstrip("\n")
    note = rest.replace("%\\% pizhu:", "%% pizhu:")
    return Incoming(id=key, quote=quote, tags=tags, note=note, base=base, edited=changed(body, base), whole=not quote)
