"""Times that statistics name besides dates: 第3季, 首10个月, “十四五”时期, 五年来."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from tui.language.analysis import Entity, EntityType
from tui.language.ledger import periods
from tui.language.ledger.fact import Period
from tui.language.ledger.periods import When

_AHEAD, _BEHIND = 8, 16
"""Characters before and behind what tells a time here."""
_LONGEST = 16
"""Years that a mean goes over, less than."""
_PLANS = {"一": 2006, "二": 2011, "三": 2016, "四": 2021, "五": 2026}
"""First year of the five-year plan 十X五."""


@cache
def _found() -> re.Pattern[str]:
    year = "(?P<year>(?:今年|本年|去年|上年|前年|[12][0-9]{3}年)的?)?"
    return re.compile(
        rf"{year}(?:第?(?P<quarter>[1-4一二三四])季(?![节后军度赛])"
        "|[首前](?P<count>1[01]|[2-9]|十一?|[两二三四五六七八九])(?:个?月|(?P<quarters>季)(?![节度])))"
        "|(?P<ago>过去一年|一年来)|(?P<report>半年报|半年度报告)"
        "|(?P<last>(?<![年同])上一?季(?![度节]))"
        "|[“「]?十(?P<plan>[一二三四五])五[”」]?(?:规划)?(?:时期|期间|以来|这五年|(?P<end>末)|(?=[”」]?(?:主要|发展)?(?:目标|成绩)|[”」]?[和及]))"
        "|(?P<past>(?:过去|近|这|前)五年(?:来|间|里)?|五年(?:来|间))|(?P<next>(?:今后|未来)五年)"
    )


@cache
def _anchor() -> re.Pattern[str]:
    """What each of these times has in it, behind its year."""
    return re.compile("季|[首前](?:1[01]|[2-9]|[十两二三四五六七八九])|年来|半年[报度]|过去|十[一二三四五]五|五年")


def _walk(text: str) -> Iterator[re.Match[str]]:
    """Yield what is found in a text, in order; the pattern begins with what may be absent and is looked for near its
    anchors only.
    """
    last = 0
    for mark in _anchor().finditer(text):
        if mark.start() >= last and (
            found := _found().search(text, max(last, mark.start() - _AHEAD), mark.end() + _BEHIND)
        ):
            last = found.end()
            yield found


def find(text: str, times: Sequence[Entity]) -> list[Entity]:
    """Return the dates of a plain text with the times found here, which win over shorter ones, in order."""
    own = [Entity(*found.span(), EntityType.TIME) for found in _walk(text)]
    if not own:
        return list(times)
    return _merged(times, own)


def _merged(times: Sequence[Entity], own: Sequence[Entity]) -> list[Entity]:
    """Return two lists in order as one; of two that overlap the longer, of equals that of the first list."""
    kept: list[Entity] = []
    for time in sorted([*times, *own], key=lambda one: (one.start, one.start - one.end)):
        if kept and time.start < kept[-1].end:
            if time.end - time.start > kept[-1].end - kept[-1].start:
                kept[-1] = time
        else:
            kept.append(time)
    return kept


def resolve(said: str, issue: date | None, around: Period | None) -> When | None:
    """Return the days of a time, as `periods.resolve` does, with those that are found here."""
    found = _found().fullmatch(said)
    if found is None:
        return periods.resolve(said, issue, around)
    year = (found["year"] or "").removesuffix("的")
    if found["quarter"]:
        return periods.resolve(f"{year}{found['quarter']}季度", issue, around)
    if found["count"]:
        unit = "个季度" if found["quarters"] else "个月"
        return periods.resolve(f"{year}前{found['count']}{unit}", issue, around)
    if found["last"]:
        return _last_quarter(issue, around)
    if found["plan"]:
        first = _PLANS[found["plan"]]
        return _years(first + 4 if found["end"] else first, first + 4)
    if found["report"]:
        return periods.resolve("上半年", issue, around)
    if issue is None:
        return None
    if found["ago"]:
        return periods.resolve(f"{issue.year - (issue.month < 7)}年", issue, around)
    now = issue.year if issue.month > 6 else issue.year - 1
    return _years(now - 4, now) if found["past"] else _years(now + 1, now + 5)


_WEEK = "一二三四五六日"


@cache
def _days() -> re.Pattern[str]:
    return re.compile("(?P<now>今[日天早晚晨])|(?P<before>昨[日天晚夜])|(?:本?周|星期)(?P<week>[一二三四五六日天])")


def named_day(said: str, issue: date | None) -> date | None:
    """Return the day that 今日, 昨日 or 周三 names, the last Wednesday up to the day of issue; None for others."""
    found = _days().match(said) if issue else None
    if found is None or issue is None:
        return None
    if found["week"]:
        return issue - timedelta((issue.weekday() - _WEEK.index(found["week"].replace("天", "日"))) % 7)
    return issue - timedelta(1) if found["before"] else issue


def _years(first: int, last: int) -> When:
    return When(Period(date(first, 1, 1), date(last, 12, 31)))


def _last_quarter(issue: date | None, around: Period | None) -> When | None:
    if around and (around.end - around.start).days in (89, 90, 91):
        last = periods.resolve("上季度", issue, around)
        if last and last.period == around:
            return last
        before = around.start - timedelta(1)
        return When(Period(date(before.year, before.month - 2, 1), before))
    return periods.resolve("上季度", issue, around)


def planned(said: str) -> bool:
    """Tell whether a time is the years of a plan, which are compared with the year before them."""
    return _found().fullmatch(said) is not None


def several(period: Period) -> bool:
    """Tell whether a period is more than one year."""
    return period.end.year > period.start.year


def between(text: str, end: int) -> Period | None:
    """Return the years behind the first of those that a sentence names up to an offset: 由2015年的A增加到2020年的B."""
    head = max(text.rfind(sign, 0, end) for sign in "。；\n") + 1
    years = [int(year) for year in re.findall("([12][0-9]{3})年", text[head:end])]
    first, last = min(years, default=0), max(years, default=0)
    return Period(date(first + 1, 1, 1), date(last, 12, 31)) if 1 < last - first < _LONGEST else None
