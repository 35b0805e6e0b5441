"""An annotation or a mark as a flat record, as tables and JSON Lines write it."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from tui.export.document import Choice, Document, documents, value_ends
from tui.export.marked import Marked
from tui.export.material import ExportedNote, Material, Sentences, said
from tui.export.named import Named
from tui.export.rejected import Rejected
from tui.language.analysis import Figure
from tui.notes.model.relations import relations
from tui.text.source import Span

FIELDS = (
    "id",
    "source",
    "article",
    "start",
    "end",
    "quote",
    "sentence",
    "tags",
    "note",
    "author",
    "status",
    "created",
    "modified",
)
"""Fields of a note in the order of columns; offsets are source offsets in code points, the end exclusive."""
PROVENANCE = ("kind", "whole", "hold", "spans", "type", "origin", "maker", "low", "high", "unit", "place", "entity")
"""Fields that follow: `note`, `mark`, `name` for a form of a name that a person joined, or `suggestion` for a passage
that a person rejected; whether it is about the whole article; how the anchor holds; the single spans; of a mark its
type, where it comes from, what found it, the value of a figure; the place for `pizhu open`; what a name stands for."""


_PLACE = re.compile(r"(?P<article>.+#\d+)@(?P<offset>\d{1,9})", re.DOTALL)


def record(materials: Iterable[Material]) -> Iterator[dict[str, Any]]:
    """Yield one record a note, by source and position."""
    for material in materials:
        yield from (_note(one, material.page.source.name) for one in said(material))


def records(materials: Iterable[Material], choice: Choice) -> Iterator[dict[str, Any]]:
    """Yield one record a note, a mark, what was rejected and a joined name, source by source; its notes come first."""
    for material in materials:
        yield from record([material])
        if choice is not Choice.NONE:
            for document in documents(material, choice):
                if document.marks or document.rejected or document.named:
                    sentences = Sentences(document.article)
                    yield from (_mark(one, document, sentences) for one in document.marks)
                    yield from (_rejected(one, document, sentences) for one in document.rejected)
                    yield from (_named(one, document, sentences) for one in document.named)


def place(article_id: str, offset: int) -> str:
    """Return where something is, as `pizhu open` and `pizhu show` take it; offsets are the article's."""
    return f"{article_id}@{offset}"


def split_place(text: str) -> tuple[str, int | None]:
    """Return what `place` was made of; no offset where the text names none."""
    found = _PLACE.fullmatch(text)
    return (found["article"], int(found["offset"])) if found else (text, None)


def plain(value: float) -> str | float:
    """Return whole numbers without a decimal point, so that every program reads 300000000 as it is meant."""
    return int(value) if value == int(value) else value


def _note(one: ExportedNote, source: str) -> dict[str, Any]:
    note, article = one.annotation, one.article
    at = article.to_article(note.anchor.spans[0].start) if article else None
    return {
        "id": note.id,
        "source": source,
        "article": article.id if article else "",
        "start": one.start,
        "end": one.end,
        "quote": note.anchor.quote,
        "sentence": one.sentence,
        "tags": list(note.tags),
        "note": note.note,
        "author": note.author,
        "status": str(note.status),
        "created": note.created,
        "modified": note.modified,
        "kind": "note",
        "whole": note.whole,
        "hold": str(note.anchor.hold),
        "spans": [list(span) for span in note.anchor.spans],
        "type": "",
        "origin": "own" if not note.origin else note.origin,
        "maker": "",
        "low": "",
        "high": "",
        "unit": "",
        "place": place(article.id, at) if article and at is not None else "",
        "entity": "",
        "relations": [{"kind": one.kind, "to": one.second} for one in relations(note)],
    }


def _mark(one: Marked, document: Document, sentences: Sentences) -> dict[str, Any]:
    mark = one.mark
    found = _found(one, Span(mark.start, mark.end), document, sentences)
    if isinstance(mark, Figure):
        low, high = map(plain, value_ends(mark))
        found |= {"low": low, "high": high, "unit": mark.unit}
    return found


def _rejected(one: Rejected, document: Document, sentences: Sentences) -> dict[str, Any]:
    found = _found(one, Span(one.start, one.end), document, sentences)
    return found | ({"kind": "suggestion", "tags": [one.tag]} if one.tag else {})


def _named(one: Named, document: Document, sentences: Sentences) -> dict[str, Any]:
    found = _found(one, Span(one.start, one.end), document, sentences)
    return found | {"kind": "name", "entity": one.name}


def _found(one: Marked | Rejected | Named, span: Span, document: Document, sentences: Sentences) -> dict[str, Any]:
    article = document.article
    spans = article.to_source(*span)
    return {
        "id": one.decision,
        "source": document.source,
        "article": document.id,
        "start": min(span.start for span in spans),
        "end": max(span.end for span in spans),
        "quote": article.text[slice(*span)],
        "sentence": sentences.at(span),
        "tags": [],
        "note": "",
        "author": one.by,
        "status": "",
        "created": one.at,
        "modified": one.at,
        "kind": "mark",
        "whole": False,
        "hold": "ok",
        "spans": [list(span) for span in spans],
        "type": one.type,
        "origin": str(one.origin),
        "maker": one.maker,
        "low": "",
        "high": "",
        "unit": "",
        "place": place(document.id, span.start),
        "entity": "",
    }
