"""Values of the filter language: numbers, amounts, days and ages, as people type them."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta
from math import inf
from typing import Final, NamedTuple, TypeVar

from tui.i18n import _
from tui.workspace.filter.keys import KEYS, Compares
from tui.workspace.filter.syntax import Condition

_T = TypeVar("_T")
_NUMBER = re.compile(r"(-?\d{1,18}(?:\.\d{1,9})?)([百千万亿]?)")
_SCALES: Final = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_DAY = re.compile(r"(\d{4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?")
_AGE = re.compile(
    r"(\d{1,4}|[一二两三四五六七八九十])\s*(?:个)?\s*(小时|天|日|周|星期|礼拜|月|年|h|d|w|m|y)\s*(?:前|以来|内)?"
)
_DAYS: Final = {"小时": 1 / 24, "h": 1 / 24, "天": 1, "日": 1, "d": 1, "周": 7, "星期": 7, "礼拜": 7, "w": 7}
_DAYS_LONG: Final = {"月": 30, "m": 30, "年": 365, "y": 365}
_CHINESE: Final = "零一二三四五六七八九十"


class ValueProblem(Exception):
    """A value that its key cannot take; the message says what it takes."""


class Range(NamedTuple):
    """Numbers from low to high, both included."""

    low: float
    high: float


class Amount(NamedTuple):
    """A figure to compare with."""

    low: float
    high: float
    unit: str
    """Unit without its multiplier; empty when the size alone counts."""


class Days(NamedTuple):
    """Days from first to last, both included."""

    first: date
    last: date


def check(condition: Condition) -> None:
    """Raise ValueProblem when a key cannot take the value that stands after it."""
    key = KEYS.get(condition.key)
    value = condition.value
    match key.compares if key else Compares.TEXT:
        case Compares.CHOICE:
            if key and value not in key.choices:
                message = _("“{key}” takes one of these: {names}")
                raise ValueProblem(message.format(key=condition.key, names=" ".join(key.choices)))
        case Compares.NUMBER:
            number(value)
        case Compares.AMOUNT:
            amount(value)
        case Compares.DATE:
            days(value)
        case Compares.AGE:
            moment(value, datetime.now().astimezone())


def number(value: str) -> Range:
    """Return a number or a range `10..20`, either end of which may be missing. Raises ValueProblem."""
    low, high = _ends(_plain(value), _one_number)
    return Range(-inf if low is None else low, inf if high is None else high)


def amount(value: str) -> Amount:
    """Return a figure as a text writes it (1亿元), or a range of two. Raises ValueProblem."""
    low, high = _ends(_plain(value), _one_amount)
    unit = next((one.unit for one in (high, low) if one and one.unit), "")
    return Amount(low.low if low else -inf, high.high if high else inf, unit)


def days(value: str, today: date | None = None) -> Days:
    """Return the days of a date, a month, a year, or a range of them. Raises ValueProblem."""
    plain = _plain(value)
    first, last = _ends(plain, lambda part: _one_day(part, today or date.today()))
    return Days(first.first if first else date.min, last.last if last else date.max)


def moment(value: str, now: datetime) -> datetime:
    """Return the moment that an age or a date means: `3 天前`, `2w`, `2024-03`. Raises ValueProblem."""
    plain = _plain(value)
    if found := _AGE.fullmatch(plain):
        count = _CHINESE.find(found[1]) if not found[1].isdecimal() else int(found[1])
        count = 2 if found[1] == "两" else count
        return now - timedelta(days=count * (_DAYS | _DAYS_LONG)[found[2]])
    try:
        first = days(plain, now.date()).first
    except ValueProblem:
        raise ValueProblem(_("An age is expected, such as 3d, 2w or “3 天前”, or a date")) from None
    return datetime(first.year, first.month, first.day, tzinfo=now.tzinfo)


def _plain(value: str) -> str:
    """Return a value in half width; it is compared, never shown or stored."""
    return unicodedata.normalize("NFKC", value).strip()


def _ends(value: str, read: Callable[[str], _T]) -> tuple[_T | None, _T | None]:
    """Return both ends of `a..b`, None for a missing one; a single value is both."""
    first, dots, last = value.partition("..")
    if not dots:
        one = read(first)
        return one, one
    return (read(first) if first else None), (read(last) if last else None)


def _one_number(part: str) -> float:
    found = _NUMBER.fullmatch(part.replace(",", ""))
    if found is None:
        raise ValueProblem(_("A number or a range is expected, such as 10 or 10..20"))
    return float(found[1]) * _SCALES[found[2]]


def _one_amount(part: str) -> Amount:
    from tui.language import figures

    found = figures.find(part)
    if len(found) == 1 and (found[0].start, found[0].end) == (0, len(part)):
        low, high = found[0].value if isinstance(found[0].value, tuple) else (found[0].value, found[0].value)
        return Amount(low, high, found[0].unit)
    if _NUMBER.fullmatch(part.replace(",", "")):
        size = _one_number(part)
        return Amount(size, size, "")
    raise ValueProblem(_("A figure is expected, such as 1亿元, 300 or 5.2%"))


def _one_day(part: str, today: date) -> Days:
    near = {"今天": 0, "昨天": 1, "前天": 2}
    if part in near:
        day = today - timedelta(days=near[part])
        return Days(day, day)
    years = {"今年": 0, "去年": 1, "前年": 2}
    found = _DAY.fullmatch(part) if part not in years else _DAY.fullmatch(f"{today.year - years[part]:04}")
    try:
        if found is None:
            raise ValueError
        year, month, day_ = int(found[1]), int(found[2] or 0), int(found[3] or 0)
        if day_:
            return Days(date(year, month, day_), date(year, month, day_))
        if found[2]:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Days(date(year, 1, 1), date(year, 12, 31))
    except ValueError:
        raise ValueProblem(_("A date is expected, such as 2024, 2024-03 or 2024-03-05, or a range 2024-03..")) from None
