"""Dates that begin with a numeral."""

import re
from functools import cache

from tui.language.dates import grammar
from tui.language.dates.pieces import CLOCK, COLON, HOUR, MINUTES, QUARTER, TO, past

_NUMERALS = "0-9〇零○一二三四五六七八九十廿正腊"
_NAMED_DAY = (
    r"(?:1[0-2]|[1-9])·(?:3[01]|[12][0-9]|[1-9])(?![0-9%])"
    r"(?=[”」]|[\u4e00-\u9fff]{0,6}(?:地震|事[件变故]|惨案|讲话|特大|洪[灾水]|火灾|专案|枪击|大案|爆炸|矿难|海啸|空难))"
)
"""A day that an event goes by: 5·12汶川地震, “9·18”."""
_LONGEST = 12
"""Numerals in a row that a date may begin with; more are a code."""
AGES = ("历史", "的历史", "文明史", "的文明史", "建城史", "的建城史", "岁月", "悠久")
"""What follows a number of years that looks like a year: 1800年历史."""
_GOES_ON = frozenset(" ·财学赛年月日号时点:至到—–-~─/.季个世初廿")
"""What may follow the first run of numerals in a date."""


@cache
def _places() -> re.Pattern[str]:
    """Runs of numerals. What follows is looked at afterwards: asked for here, a failure would start again inside."""
    return re.compile(rf"[{_NUMERALS}]++")


@cache
def _other() -> re.Pattern[str]:
    """What is neither a year, a month nor a day: 2024-09-01, 一季度, 21世纪, 90年代, 9:30, 9时."""
    return re.compile(
        rf"(?:19|20)[0-9]{{2}}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])(?: {COLON})?"
        rf"|(?:19|20)[0-9]{{2}}(?:/|{TO})(?:(?:19|20)?[0-9]{{2}})(?:学年|财年|财政年度|年度|赛季|年)(?:{QUARTER})?"
        r"|(?:19|20)[0-9]{2}(?:财年|财政年度|学年|赛季)"
        rf"|{_NAMED_DAY}"
        r"|[一二三四1-4]季度[初末底]?(?!假)"
        r"|(?:2[01]|1[0-9]|十[五六七八九]|二十一?)世纪(?:[0-9]0年代|[二三四五六七八九]十年代)?(?:[初末前中后]期|初|末|中叶)?"
        r"|(?:[1-9]0|[二三四五六七八九]{1,2}十)年代(?:[初末前中后]期|中后期|初|末|中叶)?"
        rf"|{COLON}(?:{TO}{COLON})?"
        rf"|{HOUR}时(?![代段间期尚机刻常速评候长差限令节])(?:{MINUTES})?(?:{TO}{CLOCK})?"
        rf"|{HOUR}点(?:[0-5]?[0-9]分(?:[0-5]?[0-9]秒)?|[一三]刻|半(?!个)|整|许|钟)(?:{TO}{CLOCK})?"
        rf"|{HOUR}点(?=[，。,、；;）)前后至到—开起准])"
        r"|零点(?![几0-9零一二三四五六七八九])"
    )


@cache
def _decade() -> re.Pattern[str]:
    return re.compile("[12][0-9]{2}0年代(?:[初末前中后]期|中后期|初|末|中叶)?")


def _read(text: str, at: int) -> int | None:
    """Return the end of the date that begins at an offset."""
    if found := _decade().match(text, at):
        return found.end()
    for part in (grammar.year, grammar.months, grammar.month):
        if (end := part(text, at)) is not None:
            return grammar.before(text, end)
    end = past("days", text, at) or grammar.day(text, at)
    if end is not None:
        return grammar.before(text, end)
    found = _other().match(text, at)
    return (grammar.before(text, found.end()) if found[1] else found.end()) if found else None


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the dates that begin with a numeral, in order, without overlap."""
    found: list[tuple[int, int]] = []
    for place in _places().finditer(text):
        start, end = place.span()
        if end - start > _LONGEST or end == len(text) or text[end] not in _GOES_ON:
            continue
        if found and start < found[-1][1]:
            continue
        stop = _read(text, start)
        if stop is not None and _stands(text, start, stop):
            found.append((start, stop))
    return found


def _stands(text: str, start: int, end: int) -> bool:
    """Tell whether a date is one where it stands, and no length of time, no ordinal and no part of a code."""
    before = text[start - 1] if start else ""
    said, last = text[start:end], text[end - 1]
    if last == "年" and text.startswith(AGES, end):
        return False
    full = ("月" in said and "日" in said) or (said[-1].isdigit() and said.count("-") == 2)
    if before and before in "百千万亿" and said[0] in "零〇":
        return False
    if before and before in "第.-_/每" and not (full and before in ".-"):
        return False
    if last == "日" and "月" not in said:
        lasts = bool(before) and before in "前近后共期时续满这几数连"
        return (
            not lasts
            and not text.startswith(("内", "以内", "以上", "以下", "游", "龄"), end)
            and _alone(text, said, end)
        )
    if last == "点" and before and (before in "涨跌升降报收高低达提出这第" or not said[0].isdigit()):
        return said == "零点"
    if last == "号" and "月" not in said:
        return False
    if said[1:2] == ":" or said[2:3] == ":":
        ahead = text[start - 2] if start > 1 and before == ":" else before
        return not (ahead.isascii() and ahead.isalnum()) and not _scored(text, start, end)
    return _alone(text, said, end)


@cache
def _won() -> re.Pattern[str]:
    """What follows the score of a match: 20:28不敌."""
    return re.compile(
        "(?:不敌|击败|战胜|[大险小完]胜|力克|[惜憾]负|惜败|逆转|领先|落后|告负|取胜|获胜|击退|淘汰|[胜负赢输])"
    )


def _scored(text: str, start: int, end: int) -> bool:
    """Tell whether two numbers with a colon are a score and no time of day: 以21:19战胜, 20:28不敌."""
    return text.endswith(("以", "比分", "比分为"), 0, start) or _won().match(text, end) is not None


def _alone(text: str, said: str, end: int) -> bool:
    """Tell 一日 and 一时 of a dispatch (北京一日电) from the words for a day and for a while."""
    return said not in ("一时", "一日") or text.startswith(("电", "讯", "报道"), end)
