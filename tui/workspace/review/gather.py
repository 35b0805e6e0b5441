"""What waits in a queue, gathered source by source; for threads."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from tui.i18n import _
from tui.language.analysis import Analysis, Entity, Figure
from tui.language.decided import Surfaces, type_of
from tui.notes.model.annotation import AnchorState, Annotation, Kind, Status
from tui.text.article import Article, Page
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.articles.pagerows import by_article
from tui.workspace.known import decisions
from tui.workspace.reading.article import decisions_of, of_article
from tui.workspace.reading.marks import Marks
from tui.workspace.reading.wording import ANCHOR_STATES, value
from tui.workspace.review.item import MARKS, Item, What
from tui.workspace.review.scope import Reach, ReviewScope, pages
from tui.workspace.session import Session

AROUND: Final = 60
"""Code points kept on either side of an item."""


def items(session: Session, what: What, scope: ReviewScope, cancelled: Callable[[], bool]) -> Iterator[list[Item]]:
    """Yield what there is to decide in a scope, source by source; for marks every source is analysed first.

    Raises FilterError when the scope's filter cannot be read.
    """
    everywhere = _settled(session, scope) if what in MARKS else {}
    for page, numbers in pages(session, scope):
        if cancelled():
            return
        annotations = session.notes.of(page.source).annotations
        found: Mapping[int, Analysis] = session.findings.analyse(page, cancelled) if what in MARKS and numbers else {}
        said = held(page, annotations)
        batch: list[Item] = []
        for article in page.articles:
            if article.number not in numbers:
                continue
            if what in MARKS:
                known, own = found.get(article.number, Analysis()), of_article(article, annotations)
                batch += suggestions(article, known, own, everywhere, what)
            else:
                batch += said_items(article, said.get(article.number, ()), what)
        yield batch


def _settled(session: Session, scope: ReviewScope) -> Surfaces:
    """Return what holds in the whole library; all notes are read for it only where most are read anyway."""
    wide = scope.reach in (Reach.WHERE, Reach.LIBRARY) and session.library.annotations.is_dir()
    return decisions(session.notes.all()) if wide else session.notes.decisions()


def suggestions(
    article: Article, found: Analysis, annotations: tuple[Annotation, ...], everywhere: Surfaces, what: What
) -> Iterator[Item]:
    """Yield the marks of an article that nobody has decided about, there or for the library; in text order."""
    settled = {(wanted, text) for (_type, text), wanted in everywhere.items()}
    for mark in Marks(article.text, found, decisions_of(article, annotations, everywhere)).suggestions:
        quote, kind = article.text[mark.start : mark.end], type_of(mark)
        if isinstance(mark, Entity) is (what is What.NAMES) and (kind, quote) not in settled:
            about = () if isinstance(mark, Entity) else understood(mark, article.text)
            yield around(article, Span(mark.start, mark.end), kind, about)


def understood(figure: Figure, text: str) -> tuple[str, ...]:
    """Return what was understood of a figure: what is measured, value, change, period; empty where nothing was."""
    measured, change, period = (
        visible_line(text[span.start : span.end]) if span else ""
        for span in (figure.measured, figure.change, figure.period)
    )
    return (measured, value(figure), change, period)


def held(page: Page, annotations: Iterable[Annotation]) -> dict[int, list[Annotation]]:
    """Return annotations by the number of their article; those whose text is gone by that of the last one before."""
    known = list(annotations)
    found = by_article(page, known)
    inside = {one.id for some in found.values() for one in some}
    begins = sorted((article.blocks[0].spans[0].start, article.number) for article in page.articles if article.blocks)
    for one in known:
        if begins and one.id not in inside and one.anchor.spans:
            at = bisect_right(begins, (one.anchor.spans[0].start, page.articles[-1].number))
            found.setdefault(begins[max(0, at - 1)][1], []).append(one)
    return found


def said_items(article: Article, annotations: Iterable[Annotation], what: What) -> Iterator[Item]:
    """Yield the annotations of an article that wait in a queue, in text order."""
    for annotation in annotations:
        if annotation.kind not in (Kind.NOTE, Kind.MARK) or annotation.whole or not waits(annotation, what):
            continue
        span = article.span_of(annotation.anchor.spans)
        if span is None:
            at = article.to_article(annotation.anchor.spans[0].start)
            span = Span(at or 0, at or 0)
        words = [_(ANCHOR_STATES[annotation.anchor.hold])] if annotation.anchor.hold is not AnchorState.OK else []
        words += [*(f"#{tag}" for tag in annotation.tags), annotation.note]
        yield around(article, span, "", (visible_line("  ".join(word for word in words if word)),), annotation)


def waits(annotation: Annotation, what: What) -> bool:
    """Tell whether an annotation is to be decided in a queue."""
    if what is What.CHECK:
        return annotation.anchor.hold is not AnchorState.OK
    return annotation.kind is Kind.NOTE and annotation.status is not Status.DONE


def around(
    article: Article, span: Span, kind: str, about: tuple[str, ...], annotation: Annotation | None = None
) -> Item:
    """Return a passage of an article as an item, with the text around it."""
    text = article.text
    return Item(
        article.source.name,
        article.number,
        span.start,
        span.end,
        text[span.start : span.end],
        kind,
        text[max(0, span.start - AROUND) : span.start],
        text[span.end : span.end + AROUND],
        about,
        annotation,
    )
