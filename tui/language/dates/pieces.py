"""The pieces that dates are made of, as parts of patterns: a year, a day, a time of day, a feast.

Each is compiled alone and the grammar is walked by code: one pattern for all of it takes 0.1 s to compile.
"""

import re
from functools import cache

DIGIT = "〇零○一二三四五六七八九"
SMALL = "二十[一二三四五六七八九]?|三十一?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]"

TO = r" ?(?:至|到|—{1,2}|–|-|－|~|～|〜|─) ?"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正腊元]) ?月(?![球亮饼号龄子怀])份?"
PAIRS = "一二|二三|三四|四五|五六|六七|七八|八九|三五"
"""Two digits that mean this or that many: 七八年 lasts seven years or eight, 九七年 is 1997."""
SHORT = (
    rf"[0-9]{{2}}年(?=[0-9]{{1,2}}月)|0[0-9]年|[{DIGIT}]{{2}}年(?={MONTH})"
    rf"|(?!{PAIRS})[{DIGIT}]{{2}}年(?![级龄制期间多内之半来])|1[01][0-9]年(?=度|1[0-2]|[1-9][0-9]?(?:月|至|到|-|—))"
)
"""Years without their century, and those of the Republic: 97年3月, 零八年, 一四年七月, 113年度, 113年1至6月."""
YEAR = rf"(?:(?:[12][0-9]{{3}}|[一二][{DIGIT}]{{3}}) ?年(?![级龄利均轻货薪糕来])|{SHORT})"
DAY = (
    rf"(?:3[01]|[12][0-9]|0?[1-9]|{SMALL}|初[一二三四五六七八九十]) ?"
    r"(?:日(?![均元本游])|号(?![线楼院地机令店馆文井矿车炉]))"
)
PART = (
    "(?:凌晨|清晨|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜间|白天|夜里"
    "|深夜|一大?早|午夜|午间|晚(?![会宴报点期餐饭年些])|早(?![已就在日期餐点间])|夜|晨)"
)
HOUR = r"(?:2[0-4]|[01]?[0-9]|二十[一二三四]?|十[一二三四五六七八九]?|[一二三四五六七八九两零])"
MINUTES = (
    r"(?:[0-5]?[0-9]分(?![钟之])(?:[0-5]?[0-9]秒)?|[零一二三四五六七八九十]{1,3}分(?![钟之])"
    r"|[一三]刻|半|整|许|来?钟|多(?![个少么年小]))"
)
COLON = r"(?:2[0-4]|[01]?[0-9])[:：][0-5][0-9](?:[:：][0-5][0-9])?(?![0-9:：])"
OCLOCK = rf"{HOUR}(?:时(?![代段间期尚机刻常速评候长差限令节])|点(?!名)){MINUTES}?"
CLOCK = rf"(?:{COLON}|(?:{HOUR}{TO})?{OCLOCK})"
TIME = rf"(?:(?:{PART}约?)?{CLOCK}|{PART})(?:{TO}(?:次日|翌日|当日)?{PART}?{CLOCK})?(?:许|左右)?"
QUARTER = (
    r"(?:(?:(?:第[一二三四1-4]|首|前[一二三两23])个?季度|[一二三四1-4]季度)[初末底]?"
    r"|(?:第[一二三四1-4]|首)季(?![度的节節目《“中]))"
)
HALF = r"[上下前后]半[年月]"
FEAST_END = (
    r"节?(?:假期|长假|小长假|假日|黄金周)?(?:期间|当天|当日|当晚|当夜|首日|前夕|前后"
    r"|前(?![往来景期沿列0-9一二三四五六七八九十两几])|后(?![首续来半勤]))?"
)
FEAST = (
    "(?:春节|元旦|除夕夜?|元宵|清明|端午|中秋|国庆|重阳|七夕|五一|劳动节|妇女节|儿童节|教师节|母亲节|父亲节"
    rf"|圣诞|植树节|青年节|建军节|情人节|感恩节|护士节){FEAST_END}"
)
SEASON = (
    r"(?:[初早仲暮晚阳盛炎金深隆寒严孟季][春夏秋冬](?!至)|[春夏秋冬][季天]|[春夏秋冬](?![节分令至虫草耕播种收运训游风粮晚奥雷笋茶装])"
    "|暑期|暑假|寒假)"
)
LUNAR = (
    r"(?:初[一二三四五六七八九十]"
    r"|廿[一二三四五六七八九]?|(?<=[正腊八]月)(?:二十[一二三四五六七八九]?|三十|廿[一二三四五六七八九]|十[一二三四五六七八九]))(?![个名年多余分元日号])"
)
MONTHS = rf"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九]){TO}{MONTH}"
BEFORE = r"(?:[或及]?(?:之前|以前|之后|以后)|前后?(?![往来景期沿列夕年日后进行锋卫腰场0-9一二三四五六七八九十两几]))?"

_PIECES = {
    "to": TO,
    "year": YEAR,
    "years": rf"(?:1[0-9]|20)[0-9]{{2}}年?{TO}{YEAR}",
    "month": MONTH,
    "months": MONTHS,
    "day": DAY,
    "days": rf"(?:3[01]|[12]?[0-9]){TO}{DAY}",
    "lunar": LUNAR,
    "third": r"[上中下]旬|[底初末](?![始步次级])",
    "time": TIME,
    "clock": rf"约?{CLOCK}(?:{TO}(?:次日|翌日|当日)?{PART}?{CLOCK})?(?:许|左右)?",
    "share": rf"{QUARTER}|{HALF}|{FEAST}|(?:H[12]|Q[1-4])(?![0-9A-Za-z])",
    "edge": (
        rf"{SEASON}|度|年?[底末初](?![始步次级中])|前(?:[1-9]|1[01]|[一二两三四五六七八九十]|十一)个月"
        "|同期"
    ),
    "before": BEFORE,
}


@cache
def _piece(name: str) -> re.Pattern[str]:
    return re.compile(_PIECES[name])


def past(name: str, text: str, at: int) -> int | None:
    """Return the offset behind a piece that begins at an offset, or None when none does."""
    found = _piece(name).match(text, at)
    return found.end() if found else None
