"""What the reader decided about facts, as annotations on their figures: they beat the machine after every reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import inf, isinf
from typing import Any

from tui.language.ledger import Claim, Edition, Fact, FactKind, Interval, Located, Period, Provenance
from tui.notes.model.annotation import AnchorState, Annotation, Kind
from tui.notes.model.create import create
from tui.text.article import Article
from tui.text.source import Source, Span

APART = "≠"
"""Begins the scope of a fact that is compared with nothing."""
FIELDS = ("indicator", "kind", "place", "period", "value", "unit", "bound", "claim", "edition", "scope")
"""What of a fact can be mended, as the command line spells it."""


def confirm(source: Source, spans: Sequence[Span]) -> Annotation:
    """Return the annotation that says that the fact of a figure is read rightly; every field counts as said then."""
    return _decided(source, spans, {"verdict": "confirm"})


def mend(source: Source, spans: Sequence[Span], fields: Mapping[str, Any]) -> Annotation:
    """Return the annotation that gives fields of a fact other values; `fields` as the command line prints them.

    A period is two ISO dates, a value two numbers in the base unit, None an open end; None says that there is none.
    Raises ValueError for a field or a value that a fact cannot have.
    """
    said = {name: _plain(value) for name, value in fields.items()}
    _values(said)
    return _decided(source, spans, {"verdict": "mend", "fields": said})


def apart(source: Source, spans: Sequence[Span]) -> Annotation:
    """Return the annotation that says that a fact is not to be compared with others."""
    return _decided(source, spans, {"verdict": "apart"})


def same_as(source: Source, spans: Sequence[Span], other: Fact) -> Annotation:
    """Return the annotation that says that a fact is about the same as another one: its indicator, place and scope."""
    fields = {"indicator": other.indicator, "place": other.place, "scope": other.scope, "kind": other.kind.value}
    return _decided(source, spans, {"verdict": "mend", "fields": fields})


def dated(source: Source, article: Article, day: date | None) -> Annotation:
    """Return the annotation that says when an article was issued, so that 去年 in it means a year.

    None says that nobody knows: it is not asked again.
    """
    spans = [(span.start, span.end) for block in article.blocks[:1] for span in block.spans]
    said = day.isoformat() if day else None
    return create(source, spans, kind=Kind.MARK, whole=True, data={"fact": {"verdict": "date", "date": said}})


def asked(annotations: Iterable[Annotation]) -> bool:
    """Tell whether the reader was asked when a source was issued, whatever the answer."""
    facts = (annotation.data.get("fact") for annotation in annotations)
    return any(isinstance(fact, dict) and fact.get("verdict") == "date" for fact in facts)


def issued(article: Article, annotations: Iterable[Annotation]) -> date | None:
    """Return the day of issue that the reader gave an article, or another one of its source; None for none."""
    found = None
    for annotation in annotations:
        about = annotation.data.get("fact")
        if isinstance(about, dict) and about.get("verdict") == "date":
            day = _day(about.get("date"))
            if day and any(article.to_article(span.start) is not None for span in annotation.anchor.spans):
                return day
            found = found or day
    return found


def about(one: Located, annotations: Iterable[Annotation]) -> list[Annotation]:
    """Return the decisions about one fact."""
    return [annotation for annotation in annotations if _about(annotation) and _on(annotation, one)]


def decided(facts: Iterable[Located], annotations: Iterable[Annotation]) -> list[Located]:
    """Return facts as the reader has decided; the youngest decision about a figure wins."""
    said = sorted((a for a in annotations if _about(a)), key=lambda a: (a.modified, a.id))
    if not said:
        return list(facts)
    return [_decide(one, said) for one in facts]


def _about(annotation: Annotation) -> dict[str, Any] | None:
    about = annotation.data.get("fact")
    usable = isinstance(about, dict) and about.get("verdict") in ("confirm", "mend", "apart")
    return about if usable and annotation.anchor.hold in (AnchorState.OK, AnchorState.MOVED) else None


def _on(annotation: Annotation, one: Located) -> bool:
    return any(span.start < one.end and one.start < span.end for span in annotation.anchor.spans)


def _decide(one: Located, annotations: Iterable[Annotation]) -> Located:
    for annotation in annotations:
        told = _about(annotation)
        if told is None or not _on(annotation, one):
            continue
        sure = dict.fromkeys(one.fact.found, Provenance.SAID)
        if told["verdict"] == "apart":
            one = one._replace(
                story=f"{one.file} {one.start}", fact=replace(one.fact, known=False, scope=f"{APART} {one.start}")
            )
        else:
            try:
                fields = _values(told.get("fields", {}))
            except ValueError:
                continue
            one = one._replace(fact=replace(one.fact, found=sure, **fields))
    return one


def _decided(source: Source, spans: Sequence[Span], about: dict[str, Any]) -> Annotation:
    return create(source, [(span.start, span.end) for span in spans], kind=Kind.MARK, data={"fact": about})


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it."""
    if isinstance(value, Period):
        return [value.start.isoformat(), value.end.isoformat()]
    if isinstance(value, Interval):
        return [None if isinf(end) else end for end in value]
    return value


def _values(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of an annotation as a fact holds them; raises ValueError for what it cannot have."""
    if not isinstance(fields, Mapping) or any(name not in FIELDS for name in fields):
        raise ValueError(f"fields: {', '.join(FIELDS)}")
    return {name: _value(name, value) for name, value in fields.items()}


def _value(name: str, value: Any) -> Any:
    kinds = {"kind": FactKind, "claim": Claim, "edition": Edition}
    if name in kinds:
        return kinds[name](value) if value is not None or name != "edition" else None
    if name == "period":
        days = [_day(day) for day in value] if isinstance(value, list | tuple) and len(value) == 2 else []
        if value is not None and (len(days) != 2 or not days[0] or not days[1] or days[0] > days[1]):
            raise ValueError(f"period {value!r}")
        return Period(days[0], days[1]) if days and days[0] and days[1] else None
    if name == "value":
        if (
            not isinstance(value, list | tuple)
            or len(value) != 2
            or not all(end is None or isinstance(end, int | float) for end in value)
        ):
            raise ValueError(f"value {value!r}")
        low, high = value
        return Interval(-inf if low is None else float(low), inf if high is None else float(high))
    if value is not None and not isinstance(value, str):
        raise ValueError(f"{name} {value!r}")
    return value if value or name in ("place", "scope") else ""


def _day(said: Any) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else said if isinstance(said, date) else None
    except ValueError:
        return None
