"""The figures of a text as a table: what is counted, how much, of when."""

from collections.abc import Iterator, Sequence

from tui.export.format import File, Options
from tui.export.material import Material, Sentences
from tui.export.table import table
from tui.language.analysis import Analysis, Figure
from tui.text.article import Article
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
)
"""Columns; `low` and `high` are equal for a single value, offsets are source offsets."""


def write(materials: Sequence[Material], options: Options) -> Iterator[File]:
    """Return every figure as a row, by source and position."""
    rows = []
    for material in materials:
        for article in material.page.articles:
            if figures := material.analyses.get(article.number, Analysis()).figures:
                sentences = Sentences(article)
                rows += [_row(figure, article, sentences) for figure in figures]
    yield table(FIELDS, rows, options)


def _row(figure: Figure, article: Article, sentences: Sentences) -> list[object]:
    def text(span: Span | None) -> str:
        return article.text[span.start : span.end] if span else ""

    place = Span(figure.start, figure.end)
    spans = article.to_source(*place)
    low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
    return [
        article.source.name,
        article.id,
        min(span.start for span in spans),
        max(span.end for span in spans),
        text(place),
        figure.kind,
        _plain(low),
        _plain(high),
        figure.unit,
        figure.bound,
        text(figure.measured),
        text(figure.change),
        text(figure.period),
        sentences.at(place),
    ]


def _plain(value: float) -> str | float:
    """Return whole numbers without a decimal point, so that every program reads 300000000 as it is meant."""
    return int(value) if value == int(value) else value
