"""Carry a filter out: one predicate made once, then asked of every article or note."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Final, Protocol

from tui.language.analysis import Figure
from tui.text.patterns import near
from tui.text.search import fold
from tui.workspace.filter.keys import KEYS, Compares
from tui.workspace.filter.syntax import (
    Condition,
    Conjunction,
    Disjunction,
    Expression,
    Filter,
    Nearness,
    Negation,
    Operator,
)
from tui.workspace.filter.values import Range, amount, days, moment, number

SIMILAR: Final = 75
"""Per cent of rapidfuzz's partial ratio from which two texts are called similar: one wrong character in four."""

Predicate = Callable[["Subject"], bool]


class Subject(Protocol):
    """What a filter is asked about: an article, a note, a mark. What it does not know, it answers with nothing."""

    def texts(self, key: str) -> Iterable[str]:
        """Return the texts of a key, folded as `text.search.fold` does; of all keys for an empty one.

        What `has` can say of marks is asked as `marked`, since marks have to be looked for.
        """

    def number(self, key: str) -> float | None:
        """Return the number of a key."""

    def figures(self) -> Iterable[Figure]:
        """Return the figures."""

    def dates(self) -> tuple[date, date] | None:
        """Return the first and last day that its date may mean."""

    def changed(self) -> datetime | None:
        """Return when it was annotated last."""


def matcher(wanted: Filter, now: datetime | None = None) -> Predicate:
    """Return what tells whether a filter holds for a subject; ages count back from `now`."""
    return _predicate(wanted.where, now or datetime.now().astimezone())


def _predicate(part: Expression, now: datetime) -> Predicate:
    match part:
        case Condition():
            return _condition(part, now)
        case Nearness(words, distance):
            return lambda subject: any(near(text, words, distance) for text in subject.texts("text"))
        case Negation(inner):
            unwanted = _predicate(inner, now)
            return lambda subject: not unwanted(subject)
        case Conjunction(parts):
            every = tuple(_predicate(one, now) for one in parts)
            return lambda subject: all(one(subject) for one in every)
        case Disjunction(parts):
            some = tuple(_predicate(one, now) for one in parts)
            return lambda subject: any(one(subject) for one in some)


def _condition(condition: Condition, now: datetime) -> Predicate:
    key, value, operator = condition.key, condition.value, condition.operator
    match KEYS[key].compares if key else Compares.TEXT:
        case Compares.NUMBER:
            return _number(key, operator, number(value))
        case Compares.AMOUNT:
            return _figure(operator, value)
        case Compares.DATE:
            return _date(operator, value, now)
        case Compares.AGE:
            return _age(key, moment(value, now))
    return _text("marked" if asks_marks(condition) else key, text_test(condition))


def asks_marks(condition: Condition) -> bool:
    """Tell whether a condition with `has` is about marks of the program."""
    return condition.key == "has" and condition.value in ("mark", "figure")


def text_test(condition: Condition) -> Callable[[str], bool]:
    """Return what tells whether one folded text of a key is as a condition wants it."""
    value, compares = fold(condition.value), KEYS[condition.key].compares if condition.key else Compares.TEXT
    if compares is Compares.CHOICE:
        return value.__eq__
    if compares is Compares.TAG:
        return _tag_test(condition.operator, value)
    return _text_test(condition.operator, value)


def _text(key: str, fits: Callable[[str], bool]) -> Predicate:
    return lambda subject: any(fits(text) for text in subject.texts(key))


def _text_test(operator: Operator, value: str) -> Callable[[str], bool]:
    """Return a test of folded texts."""
    if operator is Operator.EQUAL:
        return value.__eq__
    if operator is Operator.SIMILAR:
        from rapidfuzz.fuzz import partial_ratio

        return lambda text: value in text or partial_ratio(value, text, score_cutoff=SIMILAR) > 0
    if "*" in value:
        pattern = _glob(value)
        return lambda text: pattern.search(text) is not None
    return lambda text: value in text


def _tag_test(operator: Operator, value: str) -> Callable[[str], bool]:
    """Return a test of folded tags: `a` is a or below it, `a/*` below it."""
    if operator is Operator.HOLDS and "*" in value:
        pattern = _glob(value)
        return lambda text: pattern.fullmatch(text) is not None
    if operator is Operator.HOLDS:
        below = f"{value}/"
        return lambda text: text == value or text.startswith(below)
    return _text_test(operator, value)


def _glob(value: str) -> re.Pattern[str]:
    return re.compile(".*?".join(map(re.escape, re.split(r"\*+", value))), re.DOTALL)


def _number(key: str, operator: Operator, wanted: Range) -> Predicate:
    def fits(subject: Subject) -> bool:
        size = subject.number(key)
        return size is not None and compare(operator, Range(size, size), wanted)

    return fits


def _figure(operator: Operator, value: str) -> Predicate:
    wanted = amount(value)

    def fits(subject: Subject) -> bool:
        for figure in subject.figures():
            if wanted.unit and figure.unit != wanted.unit:
                continue
            low, high = figure.value if isinstance(figure.value, tuple) else (figure.value, figure.value)
            if compare(operator, Range(low, high), Range(wanted.low, wanted.high)):
                return True
        return False

    return fits


def _date(operator: Operator, value: str, now: datetime) -> Predicate:
    wanted = days(value, now.date())
    span = Range(wanted.first.toordinal(), wanted.last.toordinal())

    def fits(subject: Subject) -> bool:
        known = subject.dates()
        return known is not None and compare(operator, Range(known[0].toordinal(), known[1].toordinal()), span)

    return fits


def compare(operator: Operator, known: Range, wanted: Range) -> bool:
    """Compare ranges: over is beyond all of it, at least is at or beyond its beginning, equal lies within it."""
    match operator:
        case Operator.OVER:
            return known.high > wanted.high
        case Operator.AT_LEAST:
            return known.high >= wanted.low
        case Operator.UNDER:
            return known.low < wanted.low
        case Operator.AT_MOST:
            return known.low <= wanted.high
    return wanted.low <= known.low and known.high <= wanted.high


def _age(key: str, since: datetime) -> Predicate:
    newer = key == "newer"

    def fits(subject: Subject) -> bool:
        changed = subject.changed()
        return changed is not None and (changed >= since) == newer

    return fits
