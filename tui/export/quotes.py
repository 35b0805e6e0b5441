"""Plain quotations with their references by GB/T 7714, one paragraph each, for a text that is being written."""

import re
from collections.abc import Iterable, Iterator

from tui.export.citation import citation, reference, unnested
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming
from tui.export.material import Material, said
from tui.export.record import place
from tui.export.spool import between, spooled
from tui.text.visible import visible

_QUOTE = re.compile(r"“(?P<quote>.*)”\n[^\n]*\npizhu open [^\n]*$", re.DOTALL)


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return the annotated passages in order; notes and tags stay behind."""
    yield File("", spooled(between(_parts(materials), "\n")))


def _parts(materials: Iterable[Material]) -> Iterator[str]:
    for material in materials:
        for one in said(material):
            note, article = one.annotation, one.article
            if article is None:
                if not note.whole:
                    yield visible(f"“{note.anchor.quote}”\n{note.source}\n")
                continue
            at = article.to_article(note.anchor.spans[0].start) or 0
            cited = reference(article) if note.whole else citation(article, note.anchor.quote)
            yield visible(f"{cited}\npizhu open {place(article.id, at)}\n")


def read(files: Files) -> Iterator[Incoming]:
    """Yield the quotations."""
    for data in files.values():
        for part in data.decode("utf-8", "replace").split("\n\n"):
            if found := _QUOTE.match(part.strip()):
                yield from (
                    Incoming(quote=quote) for quote in dict.fromkeys((found["quote"], unnested(found["quote"])))
                )
