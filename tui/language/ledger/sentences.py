"""Sentences and clauses of a paragraph, and the marks inside them."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TypeVar

from tui.language.analysis import Entity, Figure
from tui.language.ledger import patterns
from tui.text.source import Span

M = TypeVar("M", Figure, Entity)


def inside(marks: Sequence[M], span: Span) -> Sequence[M]:
    """Return the marks that begin in a span."""
    low = bisect_left(marks, span.start, key=lambda mark: mark.start)
    return marks[low : bisect_left(marks, span.end, key=lambda mark: mark.start)]


def clause_start(text: str, last: int, end: int) -> int:
    """Return where the clause before an offset begins, not before `last`."""
    at = last
    for mark in patterns.breaks().finditer(text, last, end):
        at = mark.end()
    return at


def sentences(text: str, span: Span) -> Iterable[Span]:
    """Yield the sentences of a span, each with its mark."""
    at = span.start
    for mark in patterns.ends().finditer(text, span.start, span.end):
        yield Span(at, mark.end())
        at = mark.end()
    if at < span.end:
        yield Span(at, span.end)
