"""Saying of equal texts what was said of one: its places in groups, by form and by what stands around them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.i18n import _
from tui.notes.model.annotation import Annotation, Kind
from tui.notes.model.create import create
from tui.notes.model.decisions import Scope, decision
from tui.text.article import Article
from tui.text.source import Span
from tui.text.visible import visible_line
from tui.workspace.notes.occurrences import Occurrence, occurrence, places, says
from tui.workspace.notes.texts import article_texts
from tui.workspace.notes.variants import Form, forms
from tui.workspace.slow import slow

if TYPE_CHECKING:
    from tui.notes.store.notebook import Change
    from tui.workspace.session import Session

BESIDE: Final = 2
"""Characters before or after a text that places with the same context share."""
ALIKE: Final = 2
"""Places at least that a context of their own needs."""


class _Place(NamedTuple):
    """A place with what stands beside it."""

    occurrence: Occurrence
    beside: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """Places of one form of a text in like contexts."""

    form: Form
    text: str
    """The text as it stands there."""
    context: str
    """The text with what stands beside it in all of these places; empty where that differs."""
    places: tuple[Occurrence, ...]

    @property
    def title(self) -> str:
        """The group in the reader's words."""
        around = self.context or _("{text} in other contexts").format(text=self.text)
        return visible_line(around if self.form is Form.SAME else f"{around}  ({_(self.form)})")


@slow
def place_groups(
    session: "Session", annotation: Annotation, keys: Iterable[tuple[str, int]] | None = None
) -> list[PlaceGroup]:
    """Return where else something could be said: the same text first, then its other forms, the largest group first.

    Searches some articles (None: the library) and leaves out places of which it is said already.
    """
    quote = annotation.anchor.quote
    noted = {*session.notes.store.names(), *(waiting.source for waiting in session.notes.store.waiting())}
    with article_texts(session, keys) as every:
        texts: dict[str, Form] = {quote: Form.SAME} | forms((text for _key, text in every()), quote)
        found: dict[str, list[_Place]] = {text: [] for text in texts}
        for key, text in every():
            here = list(_apart(text, texts))
            fresh = _unsaid(session, key, here, annotation) if here and key[0] in noted else here
            for one, span in fresh:
                found[one].append(_Place(occurrence(key, text, span), _beside(text, span)))
    return [group for text, form in _by_form(texts) for group in _by_context(form, text, found[text])]


def _unsaid(
    session: "Session", key: tuple[str, int], places_: Sequence[tuple[str, Span]], annotation: Annotation
) -> Sequence[tuple[str, Span]]:
    """Return the places of an article of which it is not said already."""
    article = session.pages.article(*key)
    if not isinstance(article, Article):
        return ()
    known = session.notes.of(article.source).annotations
    return [(text, span) for text, span in places_ if not said_already(article, span, known, annotation)]


def _by_form(texts: dict[str, Form]) -> list[tuple[str, Form]]:
    order = list(Form)
    return sorted(texts.items(), key=lambda one: order.index(one[1]))


def _apart(text: str, wanted: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """Yield the places of several texts; one that lies in a place of a longer one is not among them."""
    taken: list[Span] = []
    for one in sorted(wanted, key=len, reverse=True):
        fresh = [at for at in places(text, one) if not _within(at, taken)]
        taken = sorted([*taken, *fresh])
        yield from ((one, at) for at in fresh)


def _within(span: Span, taken: Sequence[Span]) -> bool:
    """Tell whether a span has a character in common with one of some that are sorted and apart."""
    place = bisect_left(taken, span.end, key=lambda one: one.start)
    return place > 0 and taken[place - 1].end > span.start


def _by_context(form: Form, text: str, found: list[_Place]) -> Iterator[PlaceGroup]:
    """Yield groups that share what stands before or after, the largest first; the others together at the end."""
    left = found
    while left:
        counted = Counter(beside for one in left for beside in one.beside)
        context, count = max(counted.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        if count < ALIKE or count == len(found):
            break
        yield _group(form, text, context, [one for one in left if context in one.beside])
        left = [one for one in left if context not in one.beside]
    if left:
        shared = [beside for beside in left[0].beside if all(beside in one.beside for one in left)]
        yield _group(form, text, shared[0] if shared and len(left) > 1 else "", left)


def _group(form: Form, text: str, context: str, found: list[_Place]) -> PlaceGroup:
    return PlaceGroup(form, text, context, tuple(one.occurrence for one in found))


def _beside(text: str, span: Span) -> tuple[str, ...]:
    """Return the text with what stands after it, and with what stands before it, where those are words."""
    inside = text[span.start : span.end]
    after, before = text[span.end : span.end + BESIDE], text[max(0, span.start - BESIDE) : span.start]
    return (
        *((f"{inside}{after}…",) if len(after) == BESIDE and after.isalnum() else ()),
        *((f"…{before}{inside}",) if len(before) == BESIDE and before.isalnum() else ()),
    )


def said_already(article: Article, span: Span, known: Iterable[Annotation], annotation: Annotation) -> bool:
    """Tell whether of a span is said already what an annotation says of its own: a note, tags, or about a mark."""
    wanted = decision(annotation)
    if wanted is None:
        return says(article, span, known, annotation)
    return any(
        (told := decision(other)) is not None
        and (told.verdict, told.type) == (wanted.verdict, wanted.type)
        and article.span_of(other.anchor.spans) == span
        for other in known
    )


def saying_of(
    annotation: Annotation, chosen: Iterable[Occurrence], label: str
) -> "Callable[[Article, tuple[Annotation, ...]], Change]":
    """Return what makes the change for one article: the same said of the chosen places in it."""
    by_article: dict[tuple[str, int], list[Occurrence]] = {}
    for place in chosen:
        by_article.setdefault(place.key, []).append(place)

    def make(article: Article, known: tuple[Annotation, ...]) -> "Change":
        from tui.notes.store.notebook import Change

        put: list[Annotation] = []
        drop: dict[str, Annotation] = {}
        for place in by_article.get((article.source.name, article.number), ()):
            if article.text[place.span.start : place.span.end] != place.text or (
                said_already(article, place.span, known, annotation)
            ):
                continue
            if spans := article.to_source(*place.span):
                put.append(_same(article, spans, annotation))
                drop |= {
                    one.id: one for one in known if annotation.kind is Kind.MARK and _decides(article, one, place.span)
                }
        return Change(label, tuple(put), tuple(drop.values()))

    return make


def _same(article: Article, spans: tuple[Span, ...], annotation: Annotation) -> Annotation:
    if told := decision(annotation):
        data = annotation.data | {"scope": Scope.HERE.value, "type": told.type}
        return create(article.source, spans, kind=Kind.MARK, origin=annotation.origin, data=data)
    return create(article.source, spans, tags=annotation.tags, note=annotation.note, colour=annotation.colour)


def _decides(article: Article, one: Annotation, span: Span) -> bool:
    """Tell whether an annotation decides about a mark that shares characters with a span, here only."""
    told = decision(one)
    at = article.span_of(one.anchor.spans) if told and told.scope is Scope.HERE else None
    return at is not None and at.start < span.end and span.start < at.end
