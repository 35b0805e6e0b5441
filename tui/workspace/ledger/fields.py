"""The fields of a fact as people read and type them; what was typed becomes a confirmation, or mended values."""

from collections.abc import Mapping
from datetime import date
from math import isinf
from typing import TYPE_CHECKING, Any, Final

from tui.i18n import N_, _
from tui.language.ledger import FactKind, Located, Period
from tui.language.ledger.fact import Fact, Interval
from tui.language.quick import quick
from tui.notes.model.annotation import Annotation
from tui.notes.store.notebook import Change
from tui.text.article import Article
from tui.text.source import Span
from tui.workspace.filter.values import ValueProblem, days, number
from tui.workspace.ledger.bare import bare
from tui.workspace.ledger.decisions import confirm, mend
from tui.workspace.ledger.gather import of_session
from tui.workspace.lines.figures import KINDS, written
from tui.workspace.reading.wording import number as grouped

if TYPE_CHECKING:
    from tui.workspace.session import Session

TITLES: Final[Mapping[str, str]] = {
    "indicator": N_("indicator"),
    "place": N_("place"),
    "period": N_("period"),
    "kind": N_("kind"),
    "value": N_("value"),
    "unit": N_("unit"),
}
"""Fields that are shown and mended, in their order, and what they are called."""


class FieldProblem(ValueError):
    """A value that a field cannot have; the message tells the reader why."""


def facts_at(session: "Session", key: tuple[str, int], span: Span) -> list[Located]:
    """Return the facts of an article whose figures meet a span in source offsets, as the reader decided; of one of
    which nothing is understood an empty one. Slow.
    """
    found = [one for one in of_session(session, [key]).facts if one.start < span.end and span.start < one.end]
    article = session.pages.article(*key)
    if found or not isinstance(article, Article):
        return found
    every = (bare(article, figure) for figure in quick(article.text).figures)
    return [one for one in every if one and one.start < span.end and span.start < one.end]


def shown(fact: Fact) -> dict[str, str]:
    """Return the fields of a fact as people type them."""
    low, high = fact.value
    return {
        "indicator": fact.indicator,
        "place": fact.place or "",
        "period": written(fact.period),
        "kind": _(KINDS[fact.kind] or N_("level")),
        "value": _value(low, high, fact),
        "unit": fact.unit,
    }


def _value(low: float, high: float, fact: Fact) -> str:
    """Return a value as one number where it is the rounding of one, else both ends."""
    if isinf(low) or isinf(high):
        return f"{'' if isinf(low) else _plain(low)}..{'' if isinf(high) else _plain(high)}"
    if fact.bound == "range":
        return f"{_plain(low)}..{_plain(high)}"
    return _plain(float(f"{(low + high) / 2:.12g}"))


def _plain(value: float) -> str:
    return grouped(value).replace(",", "")


def changed(fact: Fact, typed: Mapping[str, str]) -> dict[str, Any]:
    """Return the fields that were typed otherwise than they are known, as they are stored. Raises FieldProblem."""
    known = shown(fact)
    found: dict[str, Any] = {}
    for name, text in typed.items():
        if text.strip() != known[name]:
            try:
                found[name] = _read(name, text.strip())
            except (ValueProblem, ValueError) as error:
                raise FieldProblem(_(TITLES[name]) + _(": ") + str(error)) from error
    if "value" in found:
        found["bound"] = _bound(found["value"])
    return found


def _read(name: str, text: str) -> Any:
    if name == "value":
        low, high = number(text)
        return Interval(low, high)
    if name == "period":
        if not text:
            return None
        first, last = days(_long(text))
        if first == date.min or last == date.max:
            raise ValueError(_("both ends are needed, such as 2024 or 2024-01..2024-06"))
        return Period(first, last)
    if name == "kind":
        names = {word: kind for kind in FactKind for word in (kind.value, _(KINDS[kind] or N_("level")))}
        if text not in names:
            raise ValueError(_("it is one of these: {names}").format(names=" ".join(dict.fromkeys(names))))
        return names[text].value
    return text or (None if name == "place" else "")


def _long(text: str) -> str:
    """Return a period as the filter language takes it; years and days are also written shorter."""
    first, dots, last = text.partition("..")
    if dots and len(last) == len("01-01") and len(first) == len("2024-01-01"):
        return f"{first}..{first[:5]}{last}"
    years = text.split("-")
    return "..".join(years) if len(years) == 2 and all(len(year) == 4 for year in years) else text


def _bound(value: Interval) -> str:
    if isinf(value.high):
        return "over"
    return "under" if isinf(value.low) else "exact" if value.low == value.high else "range"


def settling(
    article: Article, annotations: tuple[Annotation, ...], fact: Located, fields: Mapping[str, Any], label: str
) -> Change:
    """Return what confirms a fact, or mends its fields; what was mended of it before stays, in one annotation."""
    spans = article.to_source(fact.fact.start, fact.fact.end)
    before = [one for one in annotations if one.anchor.spans == tuple(spans) and _verdict(one) in ("confirm", "mend")]
    kept: dict[str, Any] = {}
    for one in sorted(before, key=lambda one: (one.modified, one.id)):
        kept |= one.data["fact"].get("fields", {})
    kept |= fields
    put = mend(article.source, spans, kept) if kept else confirm(article.source, spans)
    return Change(label, (put,), tuple(before))


def _verdict(one: Annotation) -> str:
    about = one.data.get("fact")
    return str(about.get("verdict")) if isinstance(about, dict) else ""
