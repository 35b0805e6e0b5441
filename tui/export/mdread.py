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
    """Yield each managed block, whatever was done to the file around it. Raises NotReadable."""
    for name, data in files.items():
        try:
            text = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError as error:
            raise NotReadable(_("{name}: no UTF-8 text").format(name=name or "Markdown")) from error
        if not ours(text):
            if len(files) == 1:
                raise NotReadable(_("no notes that pizhu wrote"))
            continue
        known = set()
        for key, body, base in blocks(text):
            known.add(key)
            yield incoming(key, body, base)
        for key in seen_ids(text):
            if key not in known and f"%% pizhu:begin {key} " not in text and f"%% pizhu:end {key} " not in text:
                yield Incoming(id=key, gone=True)


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
