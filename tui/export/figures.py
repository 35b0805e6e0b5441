"""The figures of a text as a table: what is counted, how much, of when, and who says so."""

import csv
import io
from collections.abc import Iterable, Iterator

from tui.export.document import Choice, Document, documents, value_ends
from tui.export.format import File, Options
from tui.export.incoming import Files, Incoming
from tui.export.marked import Marked
from tui.export.material import Material, Sentences
from tui.export.mended import said
from tui.export.record import place, plain
from tui.export.table import table, unguard
from tui.language.analysis import Figure
from tui.text.source import Span

FIELDS = (
    "source",
    "article",
    "start",
    "end",
    "text",
    "kind",
    "low",
    "high",
    "unit",
    "bound",
    "measured",
    "change",
    "period",
    "sentence",
    "origin",
    "maker",
    "author",
    "decided",
    "place",
)
"""Columns; `low` and `high` are equal for a single value, offsets are source offsets."""


def write(materials: Iterable[Material], options: Options) -> Iterator[File]:
    """Return every figure as a row, by source and position; those that were rejected are gone."""
    yield table(FIELDS, (row for material in materials for row in rows(material, options.marks)), options)


def rows(material: Material, choice: Choice = Choice.ALL) -> Iterator[list[object]]:
    """Yield the cells of each figure of a source; none where it was not analysed."""
    for document in documents(material, choice) if material.analyses and choice is not Choice.NONE else ():
        figures = [one for one in document.marks if isinstance(one.mark, Figure)]
        sentences = Sentences(document.article) if figures else None
        if sentences and document.article.number:
            yield from (_row(one, document, sentences) for one in figures)


def _row(one: Marked, document: Document, sentences: Sentences) -> list[object]:
    article, figure = document.article, one.mark
    assert isinstance(figure, Figure)

    def text(span: Span | None) -> str:
        return article.text[span.start : span.end] if span else ""

    spans = article.to_source(figure.start, figure.end)
    low, high = value_ends(figure)
    return [
        document.source,
        document.id,
        min(span.start for span in spans),
        max(span.end for span in spans),
        text(Span(figure.start, figure.end)),
        figure.kind,
        plain(low),
        plain(high),
        figure.unit,
        figure.bound,
        said(one, "indicator") or text(figure.measured),
        said(one, "kind") or text(figure.change),
        said(one, "period") or text(figure.period),
        sentences.at(Span(figure.start, figure.end)),
        str(one.origin),
        one.maker,
        one.by,
        one.at,
        place(document.id, figure.start),
    ]


def read(files: Files) -> Iterator[Incoming]:
    """Yield the figures."""
    for data in files.values():
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")):
            cells = {name: unguard(cell) for name, cell in row.items()}
            yield Incoming(
                source=cells["source"],
                article=cells["article"],
                spans=(Span(int(cells["start"]), int(cells["end"])),),
                quote=cells["text"],
                mark="FIGURE",
                origin=cells["origin"],
                value=(float(cells["low"]), float(cells["high"])),
                author=cells["author"],
            )
