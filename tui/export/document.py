"""An article with everything on it in article offsets, as formats that hold spans write it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from tui.export.marked import Marked, Origin, marked
from tui.export.material import Material
from tui.export.named import Named, adrift, named
from tui.export.rejected import Rejected, rejected
from tui.language.analysis import Analysis, Figure
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.text.article import Article, Page
from tui.text.source import Span

NOTE = "note"
"""Label of a note without tags, for formats in which every span needs one."""
OUTSIDE = "#0"
"""Ending of the id of what lies outside the articles of a page."""
_HOLDS = (AnchorState.OK, AnchorState.MOVED)


class Choice(StrEnum):
    """Which marks of the program leave."""

    ALL = "all"
    DECIDED = "decided"
    """Those that a person accepted, corrected, made or rejected."""
    NONE = "none"


class Note(NamedTuple):
    """A note or tags where they lie in the article."""

    spans: tuple[Span, ...]
    """Article offsets in the order of the text; several where the annotated text has gaps."""
    annotation: Annotation

    @property
    def start(self) -> int:
        """Article offset of the first character."""
        return self.spans[0].start

    @property
    def end(self) -> int:
        """Article offset after the last character."""
        return self.spans[-1].end


class Label(NamedTuple):
    """A named span: one tag of a note, or a mark by its type."""

    spans: tuple[Span, ...]
    name: str
    thing: Note | Marked


@dataclass(frozen=True)
class Document:
    """One article, or what lies outside all articles of a page."""

    article: Article
    notes: tuple[Note, ...] = ()
    """Notes on passages, by position."""
    whole: tuple[Annotation, ...] = ()
    """Notes on the article as a whole."""
    astray: tuple[Annotation, ...] = ()
    """Notes whose text has changed or gone: a place for them would be a guess."""
    marks: tuple[Marked, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    """What was proposed and a person rejected, by position; no label of the text."""
    named: tuple[Named, ...] = ()
    """Forms of names that a person joined, by position; no label of the text."""
    adrift: tuple[Named, ...] = ()
    """The same of the source where the text has changed: they leave in no format, and are counted as lost."""

    @property
    def id(self) -> str:
        """The article's id, such as `page#2`."""
        return self.article.id

    @property
    def text(self) -> str:
        """The reading text, into which all offsets point."""
        return self.article.text

    @property
    def source(self) -> str:
        """Name of the source."""
        return self.article.source.name

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """Every tag of every note and every mark as a named span, by position; longer ones first."""
        found = [Label(note.spans, name, note) for note in self.notes for name in note.annotation.tags or (NOTE,)]
        found += [Label((Span(one.mark.start, one.mark.end),), one.type, one) for one in self.marks]
        return tuple(sorted(found, key=lambda label: (label.spans[0].start, -label.spans[-1].end, label.name)))

    def quote(self, spans: Iterable[Span]) -> str:
        """Return the text of spans, put end to end."""
        return "".join(self.text[start:end] for start, end in spans)


def documents(material: Material, choice: Choice = Choice.NONE) -> Iterator[Document]:
    """Yield the articles of a source that hold something, in order; with all marks, every article that is analysed."""
    notes, page = _by_article(material), material.page
    for article in page.articles:
        found = _document(article, notes.get(article.number, []))
        if choice is not Choice.NONE:
            found = _with_marks(found, material, choice)
        if choice is Choice.ALL or _holds(found):
            yield found
    beside = outside(page) or Article(page.source, 0, None, (), ())
    found = _document(beside, [*notes.get(0, ()), *notes.get(-1, ())])
    if choice is not Choice.NONE:
        found = replace(_with_marks(found, material, choice), adrift=tuple(adrift(page, material.annotations)))
    if found.adrift or _holds(found):
        yield found


def _holds(document: Document) -> bool:
    """Tell whether anything was said in an article, or found there that leaves."""
    told = document.notes or document.whole or document.astray
    return bool(told or document.marks or document.rejected or document.named)


def outside(page: Page) -> Article | None:
    """Return what lies outside the articles of a page, as an article with the number 0; None for nothing."""
    return Article(page.source, 0, None, (), page.other) if page.other else None


def value_ends(figure: Figure) -> tuple[float, float]:
    """Return the two ends of a figure's value; equal ones for a single value."""
    return figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)


def _with_marks(document: Document, material: Material, choice: Choice) -> Document:
    """Return a document with the marks that leave, and what was said about others and about names."""
    article = document.article
    marks, refused = _marks(material, article, choice), _refused(material, article)
    return replace(document, marks=marks, rejected=refused, named=tuple(named(article, material.annotations)))


def _marks(material: Material, article: Article, choice: Choice) -> tuple[Marked, ...]:
    analysis = material.analyses.get(article.number, Analysis())
    found = marked(article, analysis, material.annotations, material.everywhere, material.model)
    return found if choice is Choice.ALL else tuple(one for one in found if one.origin is not Origin.PROGRAM)


def _refused(material: Material, article: Article) -> tuple[Rejected, ...]:
    analysis = material.analyses.get(article.number, Analysis())
    marks = rejected(article, analysis, material.annotations, material.everywhere, material.model)
    passages = material.refused.get(article.number, ())
    return tuple(sorted((*marks, *passages), key=lambda one: (one.start, one.end, one.name)))


def _document(article: Article, annotations: Sequence[Annotation]) -> Document:
    notes: list[Note] = []
    whole, astray = [], []
    for one in annotations:
        if one.whole:
            whole.append(one)
        elif one.anchor.hold in _HOLDS and (spans := places(article, one.anchor.spans)):
            notes.append(Note(spans, one))
        else:
            astray.append(one)
    notes.sort(key=lambda note: (note.start, -note.end, note.annotation.id))
    return Document(article, tuple(notes), tuple(whole), tuple(astray))


def places(article: Article, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the article spans of source spans in the order of the text; blanks between two close the gap."""
    found: list[Span] = []
    for span in sorted(filter(None, (_held(article, span) for span in spans))):
        last = found[-1] if found else None
        if last and (span.start <= last.end or not article.text[last.end : span.start].strip()):
            found[-1] = Span(last.start, max(last.end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _held(article: Article, span: Span) -> Span | None:
    """Return the article span from the first to the last character of a source span that the article holds."""
    if found := article.span_of((span,)):
        return found
    held = [at for at in range(*span) if article.to_article(at) is not None]
    return article.span_of((Span(held[0], held[-1] + 1),)) if held else None


def seen(article: Article, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return source spans as far as an article can tell them: its own, without the blanks at their ends."""
    return trimmed(article.text, places(article, spans))


def trimmed(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans without the blanks at their ends, those with only blanks between them as one; in order."""
    found: list[Span] = []
    for start, end in sorted(spans):
        part = text[start:end]
        head, tail = len(part) - len(part.lstrip()), len(part) - len(part.rstrip())
        span = Span(start + head, end - tail) if head < len(part) else Span(start, end)
        if found and not text[found[-1].end : span.start].strip():
            span = Span(found.pop().start, span.end)
        found.append(span)
    return tuple(found)


def _by_article(material: Material) -> dict[int, list[Annotation]]:
    """Sort the notes of a source by the number of the article that holds their first character; -1 for none."""
    page = material.page
    blocks = [(article.number, block) for article in page.articles for block in article.blocks]
    spans = sorted(
        (*span, number) for number, block in (*blocks, *((0, b) for b in page.other)) for span in block.spans
    )
    starts = [start for start, _end, _number in spans]
    found: dict[int, list[Annotation]] = {}
    for one in material.annotations:
        if one.kind is Kind.NOTE:
            at = one.anchor.spans[0].start
            place = bisect_right(starts, at) - 1
            inside = place >= 0 and at < spans[place][1]
            found.setdefault(spans[place][2] if inside else -1, []).append(one)
    return found
