"""Carry a filter out over very many subjects at once: each key is a column, a condition is asked of distinct values."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from math import nan
from typing import TYPE_CHECKING, Final, NamedTuple

from tui.text.search import fold
from tui.workspace.filter.columnmasks import compared, similar
from tui.workspace.filter.keys import KEYS, Compares
from tui.workspace.filter.match import Subject, asks_marks, matcher, text_test
from tui.workspace.filter.order import value_of
from tui.workspace.filter.syntax import (
    Condition,
    Conjunction,
    Disjunction,
    Expression,
    Filter,
    Negation,
    Operator,
    SortKey,
)
from tui.workspace.filter.values import days, moment, number

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Mask = NDArray[np.bool_]
    Numbers = NDArray[np.float64]

SLOW: Final = frozenset({"", "text", "entity", "type", "figure", "figures", "marks"})
"""Keys that read texts or marks; they are asked of one subject after the other, and only where the rest holds."""
STEP: Final = 200
"""Subjects between two looks at whether the answer is still wanted."""


class _Texts(NamedTuple):
    """A key with texts."""

    values: tuple[str, ...]
    """Distinct ones; one may come twice where rows have changed."""
    rows: "NDArray[np.int64]"
    """Rows that have a value, in step with `numbers`."""
    numbers: "NDArray[np.int64]"
    """Which value each of them has."""


class FilterColumns:
    """Some subjects, asked again and again. What they answer is kept; for other answers make other columns."""

    def __init__(
        self, subjects: Sequence[Subject], before: "tuple[FilterColumns, Mapping[int, Subject]] | None" = None
    ) -> None:
        """`before` are columns that hold but for the subjects at some places."""
        self._subjects, self._before = subjects, before
        self._texts: dict[str, _Texts] = {}
        self._numbers: dict[str, tuple[Numbers, Numbers]] = {}
        self._masks: dict[Condition, Mask] = {}
        """Answers of conditions, which stay as the reader types on; ages, which change, are not among them."""
        self._ranks: dict[str, Numbers] = {}

    def find(
        self, wanted: Filter, cancelled: Callable[[], bool] = lambda: False, now: datetime | None = None
    ) -> "NDArray[np.int64] | None":
        """Return the places of the subjects that fit, in the filter's order; None when cancelled."""
        import numpy as np

        found = np.ones(len(self._subjects), dtype=bool)
        slow: list[Expression] = []
        moment_ = now or datetime.now().astimezone()
        parts = wanted.where.parts if isinstance(wanted.where, Conjunction) else (wanted.where,)
        for part in parts:
            if is_quick(part):
                found &= self._mask(part, moment_)
            else:
                slow.append(part)
        places = np.flatnonzero(found)
        for part in slow:
            fits = matcher(Filter(part), moment_)
            kept = list(self._one_by_one(places, fits, cancelled))
            if cancelled():
                return None
            places = np.array(kept, dtype=np.int64)
        for key in reversed(wanted.sort):
            places = places[np.argsort(self._order(key)[places], kind="stable")]
        return places

    def _one_by_one(
        self, places: "NDArray[np.int64]", fits: Callable[[Subject], bool], cancelled: Callable[[], bool]
    ) -> Iterator[int]:
        for turn, place in enumerate(places):
            if turn % STEP == 0 and cancelled():
                return
            if fits(self._subjects[place]):
                yield int(place)

    def prepare(self, key: str) -> None:
        """Work out ahead what conditions about a key need, whatever it takes."""
        match KEYS[key].compares:
            case Compares.NUMBER | Compares.DATE:
                self._column(key)
            case Compares.AGE:
                self._column("changed")
            case _:
                self._text_column(key)

    @property
    def patches(self) -> int:
        """How many subjects are others than those that the columns were made of."""
        return len(self._before[1]) if self._before else 0

    def changed(self, others: Mapping[int, Subject]) -> "FilterColumns":
        """Return the columns of the same subjects but for others at some places; only these will be asked."""
        before, known = self._before or (self, {})
        now = {**known, **others}
        subjects = [*before._subjects]
        for place, subject in now.items():
            subjects[place] = subject
        return FilterColumns(subjects, (before, now))

    # Conditions

    # Conditions

    def _mask(self, part: Expression, now: datetime) -> "Mask":
        import numpy as np

        match part:
            case Condition():
                if part not in self._masks:
                    mask = self._condition(part, now)
                    if part.key in KEYS and KEYS[part.key].compares in (Compares.AGE, Compares.DATE):
                        return mask
                    self._masks[part] = mask
                return self._masks[part]
            case Negation(inner):
                return np.asarray(~self._mask(inner, now))
            case Conjunction(parts):
                return np.asarray(np.logical_and.reduce([self._mask(one, now) for one in parts] or [self._all()]))
            case Disjunction(parts):
                return np.asarray(np.logical_or.reduce([self._mask(one, now) for one in parts]))
        raise TypeError(part)

    def _all(self) -> "Mask":
        import numpy as np

        return np.ones(len(self._subjects), dtype=bool)

    def _condition(self, condition: Condition, now: datetime) -> "Mask":
        import numpy as np

        key, value = condition.key, condition.value
        match KEYS[key].compares:
            case Compares.NUMBER:
                wanted = number(value)
                return compared(condition.operator, self._column(key), wanted.low, wanted.high)
            case Compares.DATE:
                span = days(value, now.date())
                return compared(condition.operator, self._column(key), span.first.toordinal(), span.last.toordinal())
            case Compares.AGE:
                changed, since = self._column("changed")[0], moment(value, now).timestamp()
                return np.asarray(changed >= since if key == "newer" else changed < since)
        column, fits = self._text_column(key), text_test(condition)
        if condition.operator is Operator.SIMILAR:
            right = similar(fold(value), column.values)
        else:
            right = np.fromiter(map(fits, column.values), dtype=bool, count=len(column.values))
        mask = np.zeros(len(self._subjects), dtype=bool)
        mask[column.rows[right[column.numbers]]] = True
        return mask

    # FilterColumns

    def _text_column(self, key: str) -> _Texts:
        import numpy as np

        if key not in self._texts and self._before:
            self._texts[key] = _carried(self._before[0]._text_column(key), self._before[1], key)
        elif key not in self._texts:
            values: dict[str, int] = {}
            rows: list[int] = []
            numbers: list[int] = []
            for row, subject in enumerate(self._subjects):
                for text in subject.texts(key):
                    rows.append(row)
                    numbers.append(values.setdefault(text, len(values)))
            self._texts[key] = _Texts(tuple(values), np.array(rows, dtype=np.int64), np.array(numbers, dtype=np.int64))
        return self._texts[key]

    def _column(self, key: str) -> "tuple[Numbers, Numbers]":
        """Return the lower and upper ends of a key's numbers, NaN where it is not known."""
        import numpy as np

        if key not in self._numbers and self._before:
            before, others = self._before
            low, high = (side.copy() for side in before._column(key))
            for place, subject in others.items():
                low[place], high[place] = _ends(subject, key)
            self._numbers[key] = (low, high)
        elif key not in self._numbers:
            ends = [_ends(subject, key) for subject in self._subjects]
            low, high = (np.array([end[side] for end in ends], dtype=float) for side in (0, 1))
            self._numbers[key] = (low, high)
        return self._numbers[key]

    def _order(self, key: SortKey) -> "Numbers":
        """Return a number for each subject that sorts it; what lacks the key comes last either way."""
        import numpy as np

        if key.key not in self._ranks:
            known = [value_of(subject, key.key) for subject in self._subjects]
            ranks = {value: rank for rank, value in enumerate(sorted({one for one in known if one is not None}))}
            self._ranks[key.key] = np.array([np.nan if one is None else ranks[one] for one in known], dtype=float)
        ranked = self._ranks[key.key]
        return np.asarray(np.where(np.isnan(ranked), np.inf, -ranked if key.descending else ranked))


def _carried(known: _Texts, others: Mapping[int, Subject], key: str) -> _Texts:
    """Return the column of a key with what other subjects say at some places."""
    import numpy as np

    kept = ~np.isin(known.rows, list(others))
    index: dict[str, int] = {}
    rows, numbers = list[int](), list[int]()
    for place, subject in others.items():
        for text in subject.texts(key):
            rows.append(place)
            numbers.append(len(known.values) + index.setdefault(text, len(index)))
    return _Texts(
        (*known.values, *index),
        np.concatenate([known.rows[kept], np.array(rows, dtype=np.int64)]),
        np.concatenate([known.numbers[kept], np.array(numbers, dtype=np.int64)]),
    )


def _ends(subject: Subject, key: str) -> tuple[float, float]:
    """Return the ends of what a subject has of a key that counts or dates; NaN where it is not known."""
    if key == "date":
        known = subject.dates()
        return (known[0].toordinal(), known[1].toordinal()) if known else (nan, nan)
    if key == "changed":
        time = subject.changed()
        size = time.timestamp() if time else None
    else:
        size = subject.number(key)
    return (nan, nan) if size is None else (size, size)


def is_quick(part: Expression) -> bool:
    """Tell whether an expression needs no text and no marks, so that it is answered while one types."""
    match part:
        case Condition():
            return part.key not in SLOW and not asks_marks(part)
        case Negation(inner):
            return is_quick(inner)
        case Conjunction(parts) | Disjunction(parts):
            return all(map(is_quick, parts))
    return False
