"""When a fact holds: expressions of time resolved into days against the day of issue."""

import calendar
import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from tui.language.figures import numerals
from tui.language.ledger.fact import Period

_RELATIVE = {"今年": 0, "本年": 0, "去年": -1, "上年": -1, "上一年": -1, "前年": -2, "明年": 1}
_FROM_CONTEXT = {"当年": 0, "同年": 0, "次年": 1, "翌年": 1, "前一年": -1}
_MONTHS = {"正": 1, "元": 1, "腊": 12}
_REPUBLIC = 1911
"""What is added to a year of the Republic."""
_ENDS = "年?(?:底|末|终)"


class When(NamedTuple):
    """A resolved time."""

    period: Period
    day: bool = False
    """Whether it is a date of the calendar (9月1日), which mostly dates an event and not a statistic."""
    yearless: bool = False
    """Whether its year was taken from around it."""


@cache
def _year() -> re.Pattern[str]:
    relative = "|".join([*_RELATIVE, *_FROM_CONTEXT])
    return re.compile(
        rf"(?:(?P<year>[12][0-9]{{3}}) ?年?|(?P<spelled>[一二][〇零○一二三四五六七八九]{{3}})年|(?P<word>{relative}))"
    )


@cache
def _rest() -> re.Pattern[str]:
    number = "[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|正|元|腊"
    to = " ?(?:至|到|—{1,2}|–|-|~|─) ?"
    return re.compile(
        rf"(?P<all>度?全年|度|年度|)$|(?P<half>[上下])半年|前(?P<quarters>[123一二两三])(?:个)?季度"
        rf"|(?:第?(?P<quarter>[1-4一二三四首])(?:个)?季度?(?P<quarterend>末|底)?)|前(?P<months>{number})个月"
        rf"|(?P<first>{number})月?{to}(?P<last>{number}) ?月份?"
        rf"|(?P<month>{number}) ?月份?(?:(?P<monthend>底|末)"
        rf"|(?P<day>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})[日号])?"
        rf"|(?P<end>{_ENDS})|(?P<begin>年?初)|(?P<same>同期|同月|同季)"
    )


def resolve(said: str, issue: date | None, around: Period | None) -> When | None:
    """Return the days of an expression of time in plain spelling; None when it cannot be told.

    `issue` is the day of issue, `around` the period that the sentence is about so far.
    """
    said = _in_full(re.sub("(?:之|以)?[前后]$|以来$|期间$|份$", "", said.replace(" ", "")))
    found = _year().match(said)
    year = _year_of(found, issue, around) if found else None
    if found and year is None:
        return None
    rest = said[found.end() :] if found else said
    if found and (other := re.fullmatch(r"(?:至|到|[—–~-]{1,2})(?:([12][0-9]{3})年?|今年|明年)", rest)):
        return _years(year, other[1]) if year else None
    if year is not None:
        return _within(rest, year, around, yearless=False)
    if said in ("本月", "当月", "这个月", "上月", "上个月", "月底", "月末"):
        return _relative_month(said, issue, around)
    if said in ("本季度", "本季", "上季度", "上季", "上一季度"):
        return _relative_quarter(said, issue)
    if around and issue and around.start.year > issue.year + 1:
        around = None
    near = around.end.year if around else issue.year if issue else None
    if near is None:
        return None
    when = _within(said, near, around, yearless=True)
    if when and not around and issue and when.period.end > issue + timedelta(31):
        when = _within(said, near - 1, around, yearless=True)
    return when


@cache
def _short() -> re.Pattern[str]:
    """A year without its century (97年, 零八年), one of the Republic (民国113年, 113年度), or a half by its letter."""
    digit = "[0-9〇零○一二三四五六七八九]"
    return re.compile(
        rf"(?P<short>{digit}{{2}})年|(?:中华)?(?:民国(?P<republic>[0-9]{{1,3}})|(?P<recent>1[01][0-9]))年"
        "|(?P<letter>.+)(?P<part>H[12]|Q[1-4])"
    )


def _in_full(said: str) -> str:
    """Return a time with its year in four digits, its part in words: 零八年 is 2008年, 2019年H1 2019年上半年."""
    found = _short().match(said)
    if found is None:
        return said
    if found["letter"]:
        kind, number = found["part"][0], found["part"][1]
        return found["letter"] + (f"{number}季度" if kind == "Q" else f"{'上' if number == '1' else '下'}半年")
    if found["short"]:
        digits = found["short"].replace("○", "〇")
        year = int(digits if digits.isascii() else numerals.spelled(digits) or 0)
        year += 2000 if year < 30 else 1900
    else:
        year = _REPUBLIC + int(found["republic"] or found["recent"])
    return f"{year}年{said[found.end() :]}"


def _year_of(found: re.Match[str], issue: date | None, around: Period | None) -> int | None:
    if found["year"]:
        return int(found["year"])
    if found["spelled"]:
        spelled = numerals.spelled(found["spelled"].replace("○", "〇"))
        return int(spelled) if spelled else None
    if found["word"] in _FROM_CONTEXT:
        return around.end.year + _FROM_CONTEXT[found["word"]] if around else None
    if found["word"] in ("上年", "上一年") and around:
        return around.end.year - 1
    return issue.year + _RELATIVE[found["word"]] if issue else None


def _years(first: int | None, last: str | None) -> When | None:
    if first is None or last is None or int(last) < first:
        return None
    return When(Period(date(first, 1, 1), date(int(last), 12, 31)))


def _within(rest: str, year: int, around: Period | None, yearless: bool) -> When | None:
    if rest.startswith(("同期", "同月", "同季")):
        return When(shifted(around, year - around.end.year), yearless=yearless) if around else None
    if yearless and not rest:
        return None
    found = _rest().match(rest)
    if found is None or not 1 <= year <= 9998:
        return None
    if found["half"]:
        return _months(year, 1, 6, yearless) if found["half"] == "上" else _months(year, 7, 12, yearless)
    if found["quarters"] or found["quarter"]:
        return _quarters(found, year, yearless)
    if found["months"]:
        return _months(year, 1, _number(found["months"]), yearless)
    if found["first"]:
        return _months(year, _number(found["first"]), _number(found["last"]), yearless)
    if found["month"]:
        return _month(found, year, yearless)
    if found["end"]:
        return When(Period(date(year, 12, 31), date(year, 12, 31)), yearless=yearless)
    if found["begin"]:
        return When(Period(date(year, 1, 1), date(year, 1, 1)), yearless=yearless)
    return When(Period(date(year, 1, 1), date(year, 12, 31)), yearless=yearless) if found.end() == len(rest) else None


def _quarters(found: re.Match[str], year: int, yearless: bool) -> When | None:
    if found["quarters"]:
        return _months(year, 1, 3 * _number(found["quarters"]), yearless)
    quarter = 1 if found["quarter"] == "首" else _number(found["quarter"])
    when = _months(year, 3 * quarter - 2, 3 * quarter, yearless)
    if when and found["quarterend"]:
        return when._replace(period=Period(when.period.end, when.period.end))
    return when


def _month(found: re.Match[str], year: int, yearless: bool) -> When | None:
    month = _number(found["month"])
    if not 1 <= month <= 12:
        return None
    last = calendar.monthrange(year, month)[1]
    if found["monthend"]:
        return When(Period(date(year, month, last), date(year, month, last)), yearless=yearless)
    if found["day"]:
        day = _number(found["day"])
        one = date(year, month, day) if 1 <= day <= last else None
        return When(Period(one, one), day=True, yearless=yearless) if one else None
    return _months(year, month, month, yearless)


def _months(year: int, first: int, last: int, yearless: bool) -> When | None:
    if not 1 <= first <= last <= 12:
        return None
    return When(Period(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])), yearless=yearless)


def _relative_month(said: str, issue: date | None, around: Period | None) -> When | None:
    if said in ("月底", "月末", "当月") and around:
        return When(Period(around.end, around.end) if said != "当月" else whole_month(around.end))
    if issue is None:
        return None
    return When(whole_month(issue.replace(day=1) - timedelta(1) if said.startswith("上") else issue))


def _relative_quarter(said: str, issue: date | None) -> When | None:
    if issue is None:
        return None
    quarter, year = (issue.month + 2) // 3, issue.year
    if said not in ("本季度", "本季"):
        quarter, year = (quarter - 1, year) if quarter > 1 else (4, year - 1)
    return _months(year, 3 * quarter - 2, 3 * quarter, False)


def year(number: int) -> Period:
    """Return the days of a year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def whole_month(day: date) -> Period:
    """Return the month of a day."""
    return Period(day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1]))


def shifted(period: Period, years: int) -> Period:
    """Return the same days of another year; the end of February stays the end of February."""
    return Period(_moved(period.start, years), _moved(period.end, years))


def _moved(day: date, years: int) -> date:
    year = min(max(day.year + years, 1), 9999)
    last = calendar.monthrange(day.year, day.month)[1] == day.day
    end = calendar.monthrange(year, day.month)[1]
    return date(year, day.month, end if last else min(day.day, end))


def whole_year(period: Period) -> bool:
    """Tell whether a period is one calendar year."""
    start, end = period
    return (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year


def _number(said: str) -> int:
    if said in _MONTHS:
        return _MONTHS[said]
    value = numerals.read(said)
    return int(value) if value is not None else 0
