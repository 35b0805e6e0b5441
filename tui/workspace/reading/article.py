"""The open article as one value: text, marks, what the reader said; nothing is drawn here."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple

from tui.language.analysis import Entity, Figure
from tui.language.decided import DecidedSpan
from tui.language.rewords import Reword, rewords
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.notes.model.decisions import MarkVerdict, Scope, decision
from tui.notes.model.segmentation import parts
from tui.text.article import Article
from tui.text.block import Block
from tui.text.cells import TableCell, cell_at, cells
from tui.text.intervals import Intervals
from tui.text.source import Span
from tui.workspace.reading.marks import Decisions, Marks
from tui.workspace.reading.wordwindows import WordWindows

_START, _END = attrgetter("start"), attrgetter("end")


class PlacedAnnotation(NamedTuple):
    """An annotation where it lies in the article."""

    start: int
    end: int
    annotation: Annotation

    @property
    def span(self) -> Span:
        """The article span."""
        return Span(self.start, self.end)


class Linked(NamedTuple):
    """Words that lead elsewhere, where they lie in the article."""

    start: int
    end: int
    target: str


Thing = PlacedAnnotation | Entity | Figure | Span
"""What the cursor can stand on; a Span is a word or a single character."""


@dataclass(frozen=True)
class Reading:
    """An article with all that is known of it at one moment."""

    article: Article
    marks: Marks
    annotations: tuple[Annotation, ...] = ()
    """Those of this article, in any order."""
    windows: WordWindows | None = None
    """Words for as long as the analysis has none."""

    @property
    def text(self) -> str:
        """The reading text."""
        return self.article.text

    @property
    def entities(self) -> Intervals[Entity]:
        """Entities, in text order."""
        return self.marks.entities

    @property
    def figures(self) -> Intervals[Figure]:
        """Figures, in text order."""
        return self.marks.figures

    @cached_property
    def notes(self) -> Intervals[PlacedAnnotation]:
        """Notes and tags on passages, in text order."""
        return Intervals(placed(self.article, self.annotations, Kind.NOTE))

    @cached_property
    def whole(self) -> tuple[Annotation, ...]:
        """Notes and tags on the article as a whole."""
        return tuple(annotation for annotation in self.annotations if annotation.kind is Kind.NOTE and annotation.whole)

    @cached_property
    def links(self) -> Intervals[Linked]:
        """Links, in text order."""
        return Intervals(Linked(*link.span, link.target) for link in self.article.links)

    @cached_property
    def decisions(self) -> tuple[PlacedAnnotation, ...]:
        """What the reader decided about marks of the program."""
        return tuple(placed(self.article, self.annotations, Kind.MARK))

    @cached_property
    def blocks(self) -> tuple[tuple[Span, Block], ...]:
        """Blocks with their article spans."""
        return tuple(zip(self.article.block_spans, self.article.blocks, strict=True))

    @cached_property
    def cells(self) -> tuple[TableCell, ...]:
        """The cells of all tables that say something, in text order."""
        return tuple(cells(self.article))

    def cell_at(self, offset: int) -> TableCell | None:
        """Return the cell of a table that holds an offset, or None."""
        place = bisect_right(self.blocks, offset, key=lambda pair: pair[0].start) - 1
        return cell_at(self.article, place, offset) if place >= 0 else None

    def block_at(self, offset: int) -> tuple[Span, Block] | None:
        """Return the block that holds an offset; the newline after a block belongs to it."""
        place = bisect_right(self.blocks, offset, key=lambda pair: pair[0].start) - 1
        return self.blocks[place] if place >= 0 else None

    def words(self, start: int, end: int) -> Sequence[Span]:
        """Return the words that touch `[start, end)`."""
        known = self.marks.words
        if not known and self.windows:
            wanted = (r for r in self.marks.decisions.words if r.parts[0].start < end and r.parts[-1].end > start)
            return rewords(self.windows.near(start, end), wanted)
        return known[bisect_right(known, start, key=_END) : bisect_left(known, end, key=_START)]

    def numbered_words(self, start: int, end: int) -> list[tuple[int, Span]]:
        """Return the words that touch `[start, end)`, numbered so that neighbours have numbers one apart."""
        near = self.words(start, end)
        first = bisect_left(self.marks.words, near[0]) if near and self.marks.words else 0
        return list(enumerate(near, first))

    def word_at(self, offset: int) -> Span:
        """Return the word at an offset, or the single character where there is none."""
        near = self.words(offset, offset + 1)
        return near[0] if near else Span(offset, min(offset + 1, len(self.text)))

    def things_at(self, offset: int) -> list[Thing]:
        """Return what lies at an offset, the smallest first; of equal ones the reader's own words come first."""
        found: list[Thing] = [*self.notes.at(offset), *self.entities.at(offset), *self.figures.at(offset)]
        found.append(self.word_at(offset))
        return sorted(found, key=lambda thing: thing.end - thing.start)

    def thing_at(self, offset: int) -> Thing:
        """Return the smallest object at an offset: annotation, entity, figure, else word or character."""
        return next((thing for thing in self.things_at(offset) if not isinstance(thing, Span)), self.word_at(offset))

    def same(self, entity: Entity) -> Sequence[Entity]:
        """Return every entity of the same type and text, in text order."""
        return self.marks.by_surface.get((entity.type, self.text[entity.start : entity.end]), ())


def placed(article: Article, annotations: Iterable[Annotation], kind: Kind) -> Iterator[PlacedAnnotation]:
    """Yield the annotations of a kind that are on passages of an article."""
    for annotation in annotations:
        if annotation.kind is kind and not annotation.whole and (span := article.span_of(annotation.anchor.spans)):
            yield PlacedAnnotation(span.start, span.end, annotation)


def decisions_of(
    article: Article, annotations: Iterable[Annotation], everywhere: Mapping[tuple[str, str], str | None]
) -> Decisions:
    """Return what annotations decide about the marks of an article; those whose text changed decide nothing."""
    places = []
    for said in placed(article, annotations, Kind.MARK):
        told = decision(said.annotation)
        if told and told.scope is Scope.HERE and said.annotation.anchor.hold is AnchorState.OK:
            places.append(DecidedSpan(said.start, said.end, None if told.verdict is MarkVerdict.DISMISS else told.type))
    words = tuple(reword for said in placed(article, annotations, Kind.WORD) if (reword := _reword(said)))
    return Decisions(tuple(places), everywhere, words)


def _reword(placed: PlacedAnnotation) -> Reword | None:
    """Return the words that the reader wants in one place; None for a wish that cannot be met there."""
    words, at, spans = parts(placed.annotation), placed.start, []
    for word in words:
        spans.append(Span(at, at + len(word)))
        at += len(word)
    return Reword(tuple(spans)) if spans and at == placed.end else None


def of_article(article: Article, annotations: Iterable[Annotation]) -> tuple[Annotation, ...]:
    """Return the annotations whose first character lies in an article."""
    return tuple(
        annotation
        for annotation in annotations
        if annotation.anchor.spans and article.to_article(annotation.anchor.spans[0].start) is not None
    )
