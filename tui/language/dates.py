"""Expressions that fix a date or a calendar period, by a grammar: 2024年9月1日, 2月20日至29日, 今年春节前夕, 一季度."""

import re
from functools import cache

from tui.language.analysis import Entity, EntityType
from tui.language.plain import plain

_NUMERALS = "0-9〇零○一二三四五六七八九十廿正腊"
_DIGIT = "〇零○一二三四五六七八九"
_SMALL = "二十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"

_TO = r" ?(?:至|到|—{1,2}|–|-|－|~|～|〜|─) ?"
_YEAR = (
    rf"(?:(?:[12][0-9]{{3}}|[一二][{_DIGIT}]{{3}}) ?年(?![级龄利均轻货薪糕来])|[0-9]{{2}}年(?=[0-9]{{1,2}}月)|0[0-9]年)"
)
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正腊]) ?月(?![球亮饼号龄子])份?"
_DAY = (
    rf"(?:3[01]|[12][0-9]|0?[1-9]|{_SMALL}|初[一二三四五六七八九十]) ?"
    r"(?:日(?![均元本游])|号(?![线楼院地机令店馆文井矿车炉]))"
)
_PART = (
    "(?:凌晨|清晨|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|夜里"
    "|深夜|午夜|午间|晚(?![会宴报点期餐饭年])|早(?![已就在日期餐点间])|夜|晨)"
)
_HOUR = r"(?:2[0-4]|[01]?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[一二三四五六七八九两零])"
_MINUTES = (
    r"(?:[0-5]?[0-9]分(?![钟之])(?:[0-5]?[0-9]秒)?|[零一二三四五六七八九十]{1,3}分(?![钟之])|[一三]刻|半|整|许|钟)"
)
_COLON = r"(?:2[0-4]|[01]?[0-9])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9:：])"
_OCLOCK = rf"{_HOUR}(?:时(?![代段间期尚机刻常速评候长差限令节])|点(?!名)){_MINUTES}?"
_CLOCK = rf"(?:{_COLON}|(?:{_HOUR}{_TO})?{_OCLOCK})"
_TIME = rf"(?:(?:{_PART})?{_CLOCK}|{_PART})(?:{_TO}(?:次日|翌日|当日)?{_PART}?{_CLOCK})?(?:许|左右)?"
_QUARTER = r"(?:第?[一二三四1-4]|首|前[一二三两23])个?季度"
_HALF = r"[上下前后]半[年月]"
_FEAST = (
    r"(?:春节|元旦|除夕夜?|元宵|清明|端午|中秋|国庆|重阳|七夕|五一|劳动节|妇女节|儿童节|教师节|母亲节|父亲节|圣诞|植树节|青年节|建军节|情人节|感恩节|护士节)"
    r"节?(?:假期|长假|小长假|假日|黄金周)?(?:期间|当天|当日|首日|前夕|前后|前(?![往来景期沿列0-9一二三四五六七八九十两几])|后(?![首续来半勤]))?"
)
_SEASON = r"(?:[春夏秋冬][季天]|[春夏秋冬](?![节分令至耕播种收运训游])|暑期|暑假|寒假)"
_LUNAR = (
    r"(?:初[一二三四五六七八九十]"
    r"|(?<=[正腊八]月)(?:二十[一二三四五六七八九]?|三十|廿[一二三四五六七八九]|十[一二三四五六七八九]))(?![个名年多余分元日号])"
)
_IN_MONTH = (
    rf"(?:{_LUNAR}(?:{_TIME})?|{_DAY}(?:{_TO}(?:{_MONTH})?{_DAY})?(?:{_TIME})?|[上中下]旬|[底初末](?![始步次级]))?"
)
_MONTHS = rf"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]){_TO}{_MONTH}"
_FROM_MONTH = rf"{_MONTH}{_IN_MONTH}(?:{_TO}(?:{_YEAR})?{_MONTH}{_IN_MONTH})?"
_IN_YEAR = (
    rf"(?: ?(?:{_MONTHS}|{_FROM_MONTH}|{_QUARTER}|{_HALF}|{_FEAST})|度|年?[底末初](?![始步次级中])"
    rf"|前(?:[1-9]|1[01]|[一二两三四五六七八九十]|十一)个月|同期|{_SEASON})?"
)
_BEFORE = r"(?:[或及]?(?:之前|以前|之后|以后)|前后?(?![往来景期沿列夕年日后0-9一二三四五六七八九十两几]))?"


_GOES_ON = frozenset(" 年月日号时点:至到—–-~─/.季个世初廿")
"""What may follow the first run of numerals in a date."""


@cache
def _places() -> re.Pattern[str]:
    """Runs of numerals. What follows is looked at afterwards: asked for here, a failure would start again inside."""
    return re.compile(rf"[{_NUMERALS}]++")


@cache
def _numeric() -> re.Pattern[str]:
    """A date that begins with a numeral."""
    return re.compile(
        rf"(?:1[0-9]|20)[0-9]{{2}}年?{_TO}{_YEAR}(?:{_IN_YEAR})"
        rf"|[12][0-9]{{2}}0年代(?:初|末|中期|中叶|中后期)?"
        rf"|{_YEAR}{_IN_YEAR}(?:{_TO}{_YEAR}{_IN_YEAR})?{_BEFORE}"
        rf"|{_MONTHS}{_IN_MONTH}"
        rf"|{_FROM_MONTH}{_BEFORE}"
        rf"|(?:3[01]|[12]?[0-9]){_TO}{_DAY}"
        rf"|{_DAY}(?:{_TO}(?:{_MONTH})?{_DAY})?(?:{_TIME})?{_BEFORE}"
        rf"|(?:19|20)[0-9]{{2}}([-/.])(?:1[0-2]|0?[1-9])\1(?:3[01]|[12][0-9]|0?[1-9])(?![0-9]){_BEFORE}"
        r"|[一二三四1-4]个?季度"
        r"|(?:2[01]|1[0-9]|十[五六七八九]|二十一?)世纪(?:[0-9]0年代|[二三四五六七八九]十年代)?(?:初|末|中叶|中期)?"
        r"|(?:[1-9]0|[二三四五六七八九]十)年代(?:初|末|中期|中叶)?"
        rf"|{_COLON}(?:{_TO}{_COLON})?"
        rf"|{_HOUR}时(?![代段间期尚机刻常速评候长差限令节])(?:{_MINUTES})?(?:{_TO}{_CLOCK})?"
        rf"|{_HOUR}点(?:[0-5]?[0-9]分(?:[0-5]?[0-9]秒)?|[一三]刻|半(?!个)|整|许|钟)(?:{_TO}{_CLOCK})?|零点(?![几0-9零一二三四五六七八九])"
    )


_HEADS = {
    "year": (
        "今年 去年 明年 前年 后年 本年 上年 上一年 翌年 次年 同年 今明两年 去冬今春 今冬明春 今春 今夏 今秋 今冬 去冬"
    ),
    "then": "当年",
    "month": "本月 上月 下月 当月 次月 同月 上个月 下个月 这个月",
    "day": (
        "今天 昨天 明天 前天 后天 当天 今日 昨日 明日 当日 次日 翌日 同日 今晚 昨晚 明晚 当晚 今晨 "
        "今早 明早 昨夜 今夜 当夜 次晨"
    ),
    "week": "本周 上周 下周 上上周 下下周 这周 当周 周 星期 礼拜",
    "feast": (
        "春节 元旦 除夕 元宵节 清明节 清明假期 清明小长假 端午 中秋 国庆 重阳节 七夕 劳动节 妇女节 "
        "儿童节 教师节 母亲节 父亲节 圣诞节 植树节 青年节 建军节 情人节 感恩节 五一 十一"
    ),
    "period": (
        "上半年 下半年 第一季度 第二季度 第三季度 第四季度 首季度 前三季度 前两季度 前二季度 前3季度 "
        "年初 年底 年末 岁末 月初 月底 月末 上世纪 本世纪 公元"
    ),
    "clock": "凌晨 清晨 早晨 早上 上午 中午 正午 午后 下午 傍晚 晚上 晚间 夜间 深夜 午夜 晚 早",
    "era": "民国 光绪 康熙 乾隆 雍正 嘉庆 道光 咸丰 同治 宣统 万历 崇祯 贞观 开元 洪武 永乐 昭和 平成 令和",
    "first": "前",
}
_NOT_AFTER = {
    "前年": "目以之三两几多",
    "后年": "之以日今",
    "前天": "之以目三两几",
    "后天": "之以今日先",
    "上年": "以",
    "上一年": "马以",
    "次年": "每几0123456789",
    "今年": "如至迄",
    "去年": "过",
    "同日": "不",
    "上月": "以",
    "周": "一二三四五六七八九十两几每0123456789第四半环圆庄",
    "当日": "正",
    "元旦": "",
    "年底": "0123456789",
    "年初": "0123456789",
    "年末": "0123456789",
    "本周": "基",
    "上周": "以",
    "国庆": "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕",
    "重阳节": "",
    "前": "之以目提此日生年月天会产面眼当先空跟史从午",
    "同年": "不",
    "明年": "",
}
"""Characters before a head that make it part of another word: 目前年, 过去年."""
_NOT_BEFORE = {
    "今年": "轻龄",
    "上年": "纪龄",
    "同年": "龄级代",
    "当日": "常益子程",
    "同日": "而",
    "今日": "头",
    "当年": "的那勇雄",
    "前年": "度",
    "后年": "代",
    "次年": "会度",
    "本年": "级",
    "当月": "饼",
    "明天": "系",
    "清明节": "",
    "下月": "球",
    "当天": "线",
    "中秋": "月饼",
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


@cache
def _rest() -> dict[str, re.Pattern[str]]:
    """Return what may follow each kind of head."""
    return {
        "year": re.compile(rf"{_IN_YEAR}(?:{_TO}(?:今年|明年|{_YEAR}){_IN_YEAR})?{_BEFORE}"),
        "then": re.compile(rf"(?:{_FROM_MONTH}|{_QUARTER}|{_HALF}|年?[底末初])"),
        "month": re.compile(rf"(?:{_DAY}(?:{_TO}{_DAY})?(?:{_TIME})?|[上中下]旬|[底初末])?"),
        "day": re.compile(rf"(?:{_TIME})?"),
        "week": re.compile(
            rf"(?:周|星期|礼拜)?(?:[一二三四五六日天]|(?<=[本上下这]周)末)(?![年期岁边到次季方名个])(?:{_TO}(?:周|星期|礼拜)[一二三四五六日天])?(?:{_TIME})?"
        ),
        "feast": re.compile(
            r"节?(?:假期|长假|小长假|假日|黄金周)?(?:期间|当天|当日|首日|前夕|前后|前(?![往来景期沿列0-9一二三四五六七八九十两几])|后(?![首续来半勤]))?"
        ),
        "period": re.compile(
            rf"(?:(?:[1-9]0|[二三四五六七八九]十)年代(?:初|末|中期)?|前?[0-9]{{1,4}}年|初|末|中叶)?(?:{_FEAST})?{_BEFORE}"
        ),
        "clock": re.compile(rf"{_CLOCK}(?:{_TO}(?:次日|翌日|当日)?{_PART}?{_CLOCK})?(?:许|左右)?"),
        "era": re.compile(rf"(?:元|[0-9]{{1,3}}|[一二三四五六七八九十]{{1,3}})年(?:{_FROM_MONTH})?"),
        "first": re.compile(r"(?:[1-9]|1[01]|[一二两三四五六七八九十]|十一)(?:个月|个?季度)"),
    }


def find(text: str) -> list[Entity]:
    """Return the dates and periods of a text (TIME), in order, without overlap."""
    text = plain(text)
    found: list[tuple[int, int]] = []
    numeric = _numeric()
    for place in _places().finditer(text):
        start, end = place.span()
        if end - start > 12 or end == len(text) or text[end] not in _GOES_ON:
            continue
        if (match := numeric.match(text, start)) and _stands(text, match, found):
            found.append(match.span())
    kinds, rest = _kinds(), _rest()
    for place in _heads().finditer(text):
        word, start = place[0], place.start()
        if start and text[start - 1] in _NOT_AFTER.get(word, ""):
            continue
        if text[place.end() : place.end() + 1] in tuple(_NOT_BEFORE.get(word, "")):
            continue
        kind = kinds[word]
        tail = rest[kind].match(text, place.end())
        end = tail.end() if tail else place.end()
        needed = kind in ("then", "week", "clock", "first", "era") and word not in (
            "本周",
            "上周",
            "下周",
            "上上周",
            "下下周",
            "这周",
            "当周",
        )
        if tail is None and needed:
            continue
        if word in ("五一", "十一", "上世纪", "本世纪", "公元") and end == place.end() and word != "本世纪":
            continue
        found.append((start, end))
    found += [match.span() for match in _quoted_feast().finditer(text)]
    found.sort(key=lambda span: (span[0], -span[1]))
    kept: list[Entity] = []
    for start, end in found:
        if kept and start < kept[-1].end:
            continue
        kept.append(Entity(start, end, EntityType.TIME))
    return kept


def _stands(text: str, match: re.Match[str], found: list[tuple[int, int]]) -> bool:
    """Tell whether a date that begins with a numeral is one where it stands."""
    start, end = match.span()
    if found and start < found[-1][1]:
        return False
    before = text[start - 1] if start else ""
    last = text[end - 1]
    if last == "年" and text.startswith(
        ("历史", "的历史", "文明史", "的文明史", "建城史", "的建城史", "岁月", "悠久"), end
    ):
        return False
    full = ("月" in match[0] and "日" in match[0]) or bool(match[1])
    if before and before in "第.-_/每" and not (full and before in ".-"):
        return False
    if (
        last == "日"
        and "月" not in match[0]
        and (before in tuple("前近后共期时续满这几数") or text.startswith(("内", "以内", "以上", "游", "龄"), end))
    ):
        return False
    if match[0] in ("一时", "一日") and not text.startswith(("电", "讯", "报道"), end):
        return False
    if last == "号" and "月" not in match[0]:
        return False
    if ":" in match[0] or "：" in match[0]:
        return not (before and ((before.isalnum() and before.isascii()) or before in ":："))
    return True
