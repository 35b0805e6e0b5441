"""Dates that begin with a word: 今年, 昨日, 春节, 上半年, 下午."""

import re
from collections.abc import Callable
from functools import cache

from tui.language.dates import grammar
from tui.language.dates.pieces import FEAST, FEAST_END, past

_HEADS = {
    "year": (
        "今年 去年 明年 前年 后年 本年 上年 上一年 翌年 次年 同年 今明两年 下年度 前一年 "
        "去冬今春 今冬明春 今春 今夏 今秋 今冬 去冬"
    ),
    "then": "当年",
    "month": "本月 上月 下月 当月 次月 同月 上个月 下个月 这个月 元月",
    "day": (
        "今天 昨天 明天 前天 后天 当天 今日 昨日 明日 当日 次日 翌日 同日 今晚 昨晚 明晚 当晚 今晨 "
        "前日 大前天 大后天 今明两天 今明两日 上日 今早 明早 昨夜 今夜 当夜 次晨 同一天 第二天"
    ),
    "week": (
        "本周 上周 下周 上上周 下下周 这周 当周 本星期 上星期 下星期 这星期 本礼拜 上礼拜 下礼拜 这礼拜 周 星期 礼拜"
    ),
    "feast": (
        "春节 元旦 除夕 元宵节 清明节 清明假期 清明小长假 端午 中秋 国庆 重阳节 七夕 劳动节 妇女节 "
        "儿童节 教师节 母亲节 父亲节 圣诞节 植树节 青年节 建军节 情人节 感恩节 五一 十一 "
        "立春 立夏 立秋 立冬 夏至 冬至 惊蛰 春分 秋分 芒种 小暑 大暑 处暑 寒露 霜降 小寒 大寒 腊八节 除夕夜 "
        "大年初一 大年初二 大年初三 大年初四 大年初五 大年初六 大年初七 大年初八 大年初九 大年初十 大年三十 "
        "双十一 双十二 双11 双12 六一儿童节 三八妇女节 五四青年节 八一建军节 五一劳动节 "
        "六一国际儿童节 三八国际妇女节 五一国际劳动节"
    ),
    "period": (
        "上半年 下半年 第一季度 第二季度 第三季度 第四季度 首季度 前三季度 前两季度 前二季度 前3季度 "
        "本季度 上季度 下季度 上一季度 第一季 第二季 第三季 第四季 第1季 第2季 第3季 第4季 首季 上季 本季 下季 "
        "年初 年底 年末 岁末 月初 月底 月末 上世纪 本世纪 公元"
    ),
    "clock": "凌晨 清晨 早晨 早上 上午 中午 正午 午后 下午 傍晚 晚上 晚间 夜间 夜里 深夜 午夜 晚 早",
    "lunar": "农历 阴历 旧历 夏历",
    "first": "前",
}
_PARTIAL = frozenset(f"当年 周 星期 礼拜 五一 十一 上世纪 公元 前 {_HEADS['clock']} {_HEADS['lunar']}".split())
"""Heads that fix nothing alone: 下午 needs its hour, 民国 its year."""
_NOT_AFTER = {
    "前年": "目以之三两几多",
    "后年": "之以日今",
    "前日": "之以目日生年月天会面眼当先空提0123456789一二三四五六七八九十两几",
    "前天": "之以目三两几大",
    "后天": "之以今日先大",
    "上年": "以",
    "上一年": "马以",
    "次年": "每几0123456789",
    "今年": "如迄",
    "同日": "不",
    "上月": "以",
    "周": "一二三四五六七八九十两几每0123456789第四半环圆庄",
    "当日": "正",
    "年底": "0123456789",
    "年初": "0123456789",
    "年末": "0123456789",
    "本周": "基",
    "本季": "日",
    "上季": "以四",
    "上周": "以",
    "国庆": "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕",
    "前": "之以目提此日生年月天会产面眼当先空跟史从午",
    "同年": "不",
    "晚": "每",
    "元月": "0123456789一二三四五六七八九十百千万亿美欧日港澳加韩台单多每公",
    "第二天": "的这",
}
"""Characters before a head that make it part of another word: 目前年, 过去年."""
_NOT_BEFORE = {
    "今年": "轻龄薪",
    "去年": "薪",
    "上年": "纪龄",
    "同年": "龄级代",
    "当日": "常益子程",
    "同日": "而",
    "今日": "头",
    "前日": "本元语韩期子",
    "当年": "的那勇雄",
    "前年": "度",
    "后年": "代",
    "次年": "会度",
    "本年": "级",
    "当月": "饼",
    "当周": "围边",
    "明天": "系",
    "下月": "球",
    "当天": "线",
    "中秋": "月饼档",
    "春节": "档",
    "元旦": "档",
    "国庆": "档",
    "端午": "档",
    "五一": "档",
    "上季": "节",
    "本季": "节",
    "下季": "节",
    "上星期": "数",
    "第一季": "度",
    "第二季": "度",
    "第三季": "度",
    "第四季": "度",
    "首季": "度节節",
    "元月": "份球饼",
}


@cache
def _heads() -> re.Pattern[str]:
    """Words a date may begin with; every branch begins with a character, which lets the search skip quickly."""
    words = sorted(" ".join(_HEADS.values()).split(), key=lambda word: (-len(word), word))
    return re.compile("|".join(words))


@cache
def _quoted_feast() -> re.Pattern[str]:
    """Days that go by their numbers and stand in quotation marks: “五一”假期, “十一”期间."""
    return re.compile(
        "“(?:五一|十一|六一|七一|八一|三八|五四|双十一|双11)”(?:(?:国际)?(?:劳动|儿童|妇女|青年|建军)?节)?"
        "(?:假期|小长假|长假|黄金周|期间|前夕|前后|当天)+"
    )


@cache
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in _HEADS.items() for word in words.split()}


def _after_year(text: str, at: int) -> int:
    end = grammar.in_year(text, at)
    if (to := past("to", text, end)) is not None:
        other = to + 2 if text.startswith(("今年", "明年"), to) else past("year", text, to)
        end = end if other is None else grammar.in_year(text, other)
    return grammar.before(text, end)


def _after_then(text: str, at: int) -> int:
    return grammar.month(text, at) or past("share", text, at) or past("edge", text, at) or at


@cache
def _week() -> re.Pattern[str]:
    weekday = "[一二三四五六日天]"
    return re.compile(
        rf"(?:周|星期|礼拜)?(?:{weekday}|(?<=[本上下这]周)末)(?![年期岁边围到次季方名个])"
        rf"(?: ?(?:至|到|—|-) ?(?:周|星期|礼拜){weekday})?"
    )


def _after_week(text: str, at: int) -> int:
    found = _week().match(text, at)
    return past("time", text, found.end()) or found.end() if found else at


@cache
def _feast_end() -> re.Pattern[str]:
    return re.compile(FEAST_END)


def _after_feast(text: str, at: int) -> int:
    found = _feast_end().match(text, at)
    end = found.end() if found else at
    return past("time", text, end) or end


@cache
def _period() -> re.Pattern[str]:
    return re.compile(
        "(?:(?:[1-9]0|[二三四五六七八九]{1,2}十)年代(?:[初末前中后]期|初|末|中叶)?|前?[0-9]{1,4}年"
        "|前?(?:[1-9]|1[0-9]|2[01]|十[一二三四五六七八九]?|[一二三四五六七八九])世纪(?:[初末前中后]期|初|末|中叶)?|初|末|中叶)?"
        + f"(?:{FEAST})?"
    )


def _after_period(text: str, at: int) -> int:
    found = _period().match(text, at)
    return grammar.before(text, found.end() if found else at)


@cache
def _lunar() -> re.Pattern[str]:
    """What the old calendar says first: its year, 闰, or 除夕."""
    return re.compile("[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年|除夕|新年|小年|闰")


@cache
def _old_day() -> re.Pattern[str]:
    """A day of the old calendar behind its month."""
    return re.compile("(?:二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)(?![个名年多余分元日号])")


def _after_lunar(text: str, at: int) -> int:
    found = _lunar().match(text, at)
    end = found.end() if found else at
    begun = grammar.year(text, end) if end == at else None
    month = begun or grammar.month(text, end) or end
    day = _old_day().match(text, month) if text[month - 1 : month] == "月" else None
    return day.end() if day else month


@cache
def _show() -> re.Pattern[str]:
    """What tells a season of a programme or a league from a quarter of a year."""
    return re.compile("[》”剧播综唱]|节目|导演|冠军|联赛|嘉宾|收官|上线|歌手|粉丝")


def _is_quarter(text: str, start: int, end: int) -> bool:
    """Tell whether 第二季 is a quarter (第二季純利) and not a season of a show."""
    if text[end : end + 1] in tuple("的《“中"):
        return False
    before, after = (
        re.split("[。\n]", text[max(0, start - 16) : start])[-1],
        re.split("[。\n]", text[end : end + 12])[0],
    )
    return not _show().search(before) and not _show().search(after)


@cache
def _first() -> re.Pattern[str]:
    return re.compile("(?:[1-9]|1[01]|[一二两三四五六七八九十]|十一)(?:个月|个?季度)")


def _after_first(text: str, at: int) -> int:
    found = _first().match(text, at)
    return found.end() if found else at


_ANOTHER = frozenset(("今年", "去年", "上日"))
"""Heads that only what stands on both sides tells from other words."""
_WITHIN = frozenset("0123456789一二三四五六七八九十前上下第春夏秋冬底初末元")
"""What may follow 今年 behind 至."""


def _another(text: str, start: int, end: int, word: str) -> bool:
    """Tell whether a head is cut out of other words: 至今|年均, 过去|年间; 截至今年2月 and 超过去年 are none."""
    ahead = text[start - 1 : start]
    if word == "今年":
        return ahead == "至" and text[start - 2 : start - 1] != "截" and text[end : end + 1] not in _WITHIN
    if word == "去年":
        return ahead == "过" and text[start - 2 : start - 1] not in tuple("超多高好大低少强胜")
    return ahead not in tuple("较比于按")


_REST: dict[str, Callable[[str, int], int]] = {
    "year": _after_year,
    "then": _after_then,
    "month": grammar.in_month,
    "day": lambda text, at: grammar.before(text, past("time", text, at) or at),
    "week": _after_week,
    "feast": _after_feast,
    "period": _after_period,
    "clock": lambda text, at: past("clock", text, at) or at,
    "lunar": _after_lunar,
    "first": _after_first,
}
"""For each kind of head what reads on behind it; each returns where it began when nothing follows."""


def find(text: str) -> list[tuple[int, int]]:
    """Return the spans of the dates that begin with a word, in order of their heads."""
    kinds = _kinds()
    found = []
    for place in _heads().finditer(text):
        word, (start, end) = place[0], place.span()
        if start and text[start - 1] in _NOT_AFTER.get(word, ""):
            continue
        if end < len(text) and text[end] in _NOT_BEFORE.get(word, ""):
            continue
        if word in _ANOTHER and _another(text, start, end, word):
            continue
        if word[0] in "第首" and word.endswith("季") and not _is_quarter(text, start, end):
            continue
        stop = _REST[kinds[word]](text, end)
        if stop > end or word not in _PARTIAL:
            found.append((start, stop))
    return found + [match.span() for match in _quoted_feast().finditer(text)]
