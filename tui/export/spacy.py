"""spaCy documents as JSON Lines, one article a line, for `Doc.from_json` and then a `DocBin`.

`ents` holds what does not overlap, `spans["pizhu"]` every label, `spans["rejected"]` what was proposed and a person
rejected, `cats` the tags of the whole article.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tui.export.doccano import MARKS
from tui.export.document import NOTE, Document, Label, documents
from tui.export.format import File, Options, TokenUnit
from tui.export.incoming import Files, Incoming, NotReadable, OffsetUnit
from tui.export.jsonl import lines
from tui.export.marked import Marked, Origin
from tui.export.material import Material
from tui.export.record import place
from tui.export.spool import Spool
from tui.export.tokens import apart, split
from tui.export.written import Wrote, taken_out, written
from tui.i18n import _
from tui.language.analysis import Analysis
from tui.text.source import Span


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return one document a line; tokens are words, and what is blank between them, so that they cover the text."""
    out = Spool()
    for material in materials:
        for document in documents(material, options.marks):
            known = material.analyses.get(document.article.number, Analysis()).words
            if document.text:
                out.write(f"{json.dumps(_doc(document, known), ensure_ascii=False)}\n")
    yield File("", out)


def _doc(document: Document, known: Sequence[Span]) -> dict[str, Any]:
    kept, _lost = apart(document.labels)
    spans = [
        _span(label, *span)
        for label in document.labels
        for part in label.spans
        if (span := _trimmed(document.text, part))
    ]
    refused = [_named(one.start, one.end, one.name, str(one.origin)) for one in document.rejected]
    return {
        "text": document.text,
        "tokens": [{"id": n, "start": t.start, "end": t.end} for n, t in enumerate(_tokens(document, known))],
        "ents": [_span(label, *span) for label in kept if (span := _trimmed(document.text, label.spans[0]))],
        "spans": {
            "pizhu": spans,
            **({"rejected": refused} if refused else {}),
        },
        "cats": {tag: 1.0 for one in document.whole for tag in one.tags},
        "meta": {"article": document.id, "source": document.source, "open": f"pizhu open {place(document.id, 0)}"}
        | {"written": written(Wrote((Span(s["start"], s["end"]),), s["label"], s["kb_id"]) for s in spans)},
    }


def _span(label: Label, start: int, end: int) -> dict[str, Any]:
    origin = str(label.thing.origin) if isinstance(label.thing, Marked) else NOTE
    return _named(start, end, label.name, origin)


def _named(start: int, end: int, name: str, origin: str) -> dict[str, Any]:
    return {"start": start, "end": end, "label": name, "kb_id": origin}


def _trimmed(text: str, span: Span) -> Span | None:
    """Return a span without the blanks at its ends, which belong to no token of spaCy; None for blanks only."""
    part = text[span.start : span.end]
    start = span.start + len(part) - len(part.lstrip())
    end = span.start + len(part.rstrip())
    return Span(start, end) if start < end else None


def _tokens(document: Document, known: Sequence[Span]) -> Iterator[Span]:
    """Yield tokens that cover the text, but for one space after each, which spaCy keeps with the token before it."""
    at, text = 0, document.text
    for sentence in split(document, document.labels, TokenUnit.WORD, known):
        for token in sentence.tokens:
            if token.start > at:
                yield Span(at, token.start)
            yield token
            at = token.end + (text[token.end : token.end + 1] == " ")
    if at < len(document.text):
        yield Span(at, len(document.text))


def read(files: Files) -> Iterator[Incoming]:
    """Yield every span, and the tags of whole articles. Raises NotReadable."""
    for data in files.values():
        for number, row in lines(data):
            try:
                yield from _labels(row)
            except (KeyError, TypeError, ValueError) as error:
                raise NotReadable(_("line {number}: no document of spaCy").format(number=number)) from error


def _labels(row: dict[str, Any]) -> Iterator[Incoming]:
    text, meta = row["text"], row.get("meta", {})
    groups = row.get("spans", {})
    spans = [*groups.get("pizhu", row.get("ents", [])), *groups.get("rejected", [])]
    about: dict[str, Any] = {"article": meta.get("article", ""), "source": meta.get("source", ""), "text": text}
    about["unit"] = OffsetUnit.ARTICLE if about["article"] else OffsetUnit.OTHER
    found: list[Incoming] = []
    for span in spans:
        start, end, name = int(span["start"]), int(span["end"]), str(span["label"])
        mark = name if name in MARKS and span.get("kb_id") != NOTE else ""
        one = Incoming(
            spans=(Span(start, end),),
            quote=text[start:end],
            tags=() if mark or name == NOTE else (name,),
            mark=mark,
            labels=True,
            origin=span.get("kb_id") if mark or span.get("kb_id") == Origin.REJECTED else None,
            **about,
        )
        found.append(one)
    yield from found
    yield from taken_out(meta.get("written"), found, Incoming(**about))
    for tag in row.get("cats", {}):
        yield Incoming(tags=(tag,), whole=True, **about)
