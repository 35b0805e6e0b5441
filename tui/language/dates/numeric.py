"""Dates that begin with a numeral."""

import re
from functools import cache

from tui.language.dates.pieces import (
    BEFORE,
    CLOCK,
    COLON,
    DAY,
    FROM_MONTH,
    HOUR,
    IN_MONTH,
    IN_YEAR,
    MINUTES,
    MONTH,
    MONTHS,
    TIME,
    TO,
    YEAR,
)

_NUMERALS = "0-9〇零○一二三四五六七八九十廿正腊"
_LONGEST = 12
"""Numerals in a row that a date may begin with; more are a code."""
AGES = ("历史", "的历史", "文明史", "的文明史", "建城史", "的建城史", "岁月", "悠久")
"""What follows a number of years that looks like a year: 1800年历史."""
_GOES_ON = frozenset(" 年月日号时点:至到—–-~─/.季个世初廿")
"""What may follow the first run of numerals in a date."""


@cache
def _places() -> re.Pattern[str]:
    """Runs of numerals. What follows is looked at afterwards: asked for here, a failure would start again inside."""
    return re.compile(rf"[{_NUMERALS}]++")


@cache
def _pattern() -> re.Pattern[str]:
    """A date that begins with a numeral."""
    return re.compile(
        rf"(?:1[0-9]|20)[0-9]{{2}}年?{TO}{YEAR}(?:{IN_YEAR})"
        rf"|[12][0-9]{{2}}0年代(?:初|末|中期|中叶|中后期)?"
        rf"|{YEAR}{IN_YEAR}(?:{TO}{YEAR}{IN_YEAR})?{BEFORE}"
        rf"|{MONTHS}{IN_MONTH}"
        rf"|{FROM_MONTH}{BEFORE}"
        rf"|(?:3[01]|[12]?[0-9]){TO}{DAY}"
        rf"|{DAY}(?:{TO}(?:{MONTH})?{DAY})?(?:{TIME})?{BEFORE}"
        rf"|(?:19|20)[0-9]{{2}}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]){BEFORE}"
        r"|[一二三四1-4]个?季度"
        r"|(?:2[01]|1[0-9]|十[五六七八九]|二十一?)世纪(?:[0-9]0年代|[二三四五六七八九]十年代)?(?:初|末|中叶|中期)?"
        r"|(?:[1-9]0|[二三四五六七八九]十)年代(?:初|末|中期|中叶)?"
        rf"|{COLON}(?:{TO}{COLON})?"
        rf"|{HOUR}时(?![代段间期尚机刻常速评候长差限令节])(?:{MINUTES})?(?:{TO}{CLOCK})?"
        rf"|{HOUR}点(?:[0-5]?[0-9]分(?:[0-5]?[0-9]秒)?|[一三]刻|半(?!个)|整|许|钟)(?:{TO}{CLOCK})?|零点(?![几0-9零一二三四五六七八九])"
    )


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the dates that begin with a numeral, in order, without overlap."""
    found: list[tuple[int, int]] = []
    pattern = _pattern()
    for place in _places().finditer(text):
        start, end = place.span()
        if end - start > _LONGEST or end == len(text) or text[end] not in _GOES_ON:
            continue
        if found and start < found[-1][1]:
            continue
        if (match := pattern.match(text, start)) and _stands(text, match):
            found.append(match.span())
    return found


def _stands(text: str, match: re.Match[str]) -> bool:
    """Tell whether a date is one where it stands, and no length of time, no ordinal and no part of a code."""
    start, end = match.span()
    before = text[start - 1] if start else ""
    said, last = match[0], text[end - 1]
    if last == "年" and text.startswith(AGES, end):
        return False
    full = ("月" in said and "日" in said) or match[1] is not None
    if before and before in "第.-_/每" and not (full and before in ".-"):
        return False
    if last == "日" and "月" not in said:
        lasts = bool(before) and before in "前近后共期时续满这几数"
        return not lasts and not text.startswith(("内", "以内", "以上", "游", "龄"), end) and _alone(text, said, end)
    if last == "号" and "月" not in said:
        return False
    if ":" in said:
        return not (before and (before == ":" or (before.isalnum() and before.isascii())))
    return _alone(text, said, end)


def _alone(text: str, said: str, end: int) -> bool:
    """Tell 一日 and 一时 of a dispatch (北京一日电) from the words for a day and for a while."""
    return said not in ("一时", "一日") or text.startswith(("电", "讯", "报道"), end)
