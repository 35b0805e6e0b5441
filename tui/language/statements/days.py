"""Expressions of time as days of the calendar: those of the ledger, and the days that news counts from its own."""

import re
from datetime import date, timedelta
from functools import cache
from typing import Final

from tui.language.figures import numerals
from tui.language.ledger import terms
from tui.language.ledger.fact import Period
from tui.language.ledger.periods import whole_month

_NEAR: Final = {"今": 0, "本": 0, "昨": -1, "前": -2, "明": 1, "后": 2}
_FEASTS: Final = {
    "元旦": (1, 1),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "劳动节": (5, 1),
    "五一": (5, 1),
    "青年节": (5, 4),
    "儿童节": (6, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "圣诞": (12, 25),
}
_WEEKS: Final = {"本": 0, "这": 0, "上": -1, "下": 1, "上上": -2, "下下": 2}
_WEEKDAYS: Final = "一二三四五六日天"
_AHEAD: Final = 3
"""Days after the issue up to which 5日 still means its month; a later one is that of the month before."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    number = "[0-9]{1,2}|[〇零一二三四五六七八九十廿]{1,3}"
    return (
        re.compile("(?P<year>[12][0-9]{3})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})$"),
        re.compile("(?P<near>[今昨前明后])[天日晚晨早夜]"),
        re.compile("(?P<same>当[天日晚夜]|同日|同一天)"),
        re.compile("(?P<week>上上|下下|[本这上下])?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"),
        re.compile("(?P<whole>上上|下下|[本这上下])周(?:末)?$"),
        re.compile(rf"(?P<alone>{number})[日号]"),
    )


_TO = re.compile(" ?(?:至|到|—{1,2}|–|-|~|─) ?(?=[0-9一二三四五六七八九十])")


def days(said: str, issue: date | None, around: Period | None) -> Period | None:
    """Return the days of an expression of time in plain spelling; None where it cannot be told.

    `issue` is the day of issue, `around` what the text speaks of so far.
    """
    try:
        return _days(said, issue, around)
    except OverflowError:
        return None


def _days(said: str, issue: date | None, around: Period | None) -> Period | None:
    if (cut := _TO.search(said)) and "日" in said[cut.end() :]:
        first = days(said[: cut.start()] + ("" if said[cut.start() - 1] in "日号" else "日"), issue, around)
        last = days(said[cut.end() :], issue, first)
        return Period(first.start, last.end) if first and last and first.start <= last.end else first
    for pattern in _patterns():
        if found := pattern.match(said):
            return _day(found.groupdict(), issue, around)
    for name, (month, day) in _FEASTS.items():
        if said.startswith(name) and (near := around.end if around else issue):
            return _safe(near.year, month, day)
    when = terms.resolve(said, issue, around)
    return when.period if when else None


def _day(found: dict[str, str | None], issue: date | None, around: Period | None) -> Period | None:
    if found.get("year"):
        return _safe(*(int(found[part] or 0) for part in ("year", "month", "day")))
    if found.get("same"):
        return around if around and around.start == around.end else None
    if found.get("alone"):
        return _of_month(int(numerals.read(found["alone"] or "") or 0), issue, around)
    if issue is None:
        return None
    if near := found.get("near"):
        return _one(issue + timedelta(_NEAR[near]))
    monday = issue - timedelta(issue.weekday())
    if whole := found.get("whole"):
        start = monday + timedelta(7 * _WEEKS[whole])
        return Period(start, start + timedelta(6))
    day = monday + timedelta(7 * _WEEKS[found.get("week") or "本"] + min(_WEEKDAYS.index(found["weekday"] or "一"), 6))
    return _one(day - timedelta(7) if not found.get("week") and day > issue else day)


def _of_month(day: int, issue: date | None, around: Period | None) -> Period | None:
    """Return the day of the month that is spoken of, else of that of the issue, or of the one before it."""
    if around and around.start.replace(day=1) == around.end.replace(day=1):
        return _safe(around.end.year, around.end.month, day)
    if issue is None:
        return None
    found = _safe(issue.year, issue.month, day)
    if found is None or found.start > issue + timedelta(_AHEAD):
        before = whole_month(issue).start - timedelta(1)
        return _safe(before.year, before.month, day)
    return found


def _safe(year: int, month: int, day: int) -> Period | None:
    try:
        return _one(date(year, month, day))
    except ValueError:
        return None


def _one(day: date) -> Period:
    return Period(day, day)
