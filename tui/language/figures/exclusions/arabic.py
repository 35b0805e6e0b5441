"""Arabic numbers that are no figures: parts of codes and names, versions, years, numbers of lists and notes."""

import re
from functools import cache

from tui.language.dates.numeric import AGES
from tui.language.figures.exclusions.rule import GRAMMATICAL, YEARS, Candidate, Rule, counted, han, joined, latin
from tui.language.figures.quantity import Quantity

_INTRODUCES = frozenset("为是达到至了有共于以成得从比和与由：:，,、（( 〔=\n“")
"""What may stand before a whole number without a unit; after other characters it is part of a name (运7, 漳州110)."""
_CONVERTED = ("折算", "折合", "计算", "换算")
_CHANGED = (
    *(
        "缩",
        "扩大",
        "回落",
        "回升",
        "跃升",
        "攀升",
        "调整",
        "急升",
        "急跌",
        "大升",
        "大跌",
        "大涨",
        "升至",
        "跌至",
        "降至",
    ),
    *("涨至", "兑", "水平", "关口", "关卡", "心理关"),
)
"""What is said behind a value with decimals: 由1.2扩大, 报7.1733兑1美元."""
_JOINING = "-_/:#@&\\%·—–~"


def coded(text: str, item: Quantity) -> bool:
    """Tell whether a number before a hyphen belongs to a code: A320-200, 020-83."""
    ahead = text[item.start - 1] if item.start else ""
    return latin(ahead) or _padded(item.core)


def _padded(core: str) -> bool:
    """Tell whether a numeral is filled up with a zero: 05, but not 0.5."""
    return len(core) > 1 and core[0] == "0" and core[1] != "."


def _of_letters(c: Candidate) -> bool:
    """Tell whether a number after a Latin letter belongs to it: G1234次, ISO14000环境; GDP1.2万亿元 does not."""
    alone = not latin(c.text[c.item.start - 2 : c.item.start - 1])
    return latin(c.ahead) and (
        c.item.unit.loose or latin(c.text[c.item.end - 1]) or (alone and c.item.unit.kind == "count")
    )


def _of_four(c: Candidate) -> bool:
    """Tell whether a number is written as years are."""
    return len(c.item.core) == 4 and c.item.core.isdigit() and c.item.core.startswith(YEARS)


def _dotted(c: Candidate) -> bool:
    return "." in c.item.core and c.item.unit.name in ("年", "月", "日")


def _digits(c: Candidate) -> str:
    return c.item.core.replace(",", "")


def _rounded(c: Candidate) -> bool:
    """Tell whether a number without unit is not exact, or has a magnitude."""
    return c.item.bound != "exact" or c.item.core[-1] in "十百千万亿"


def _said_to_count(c: Candidate) -> bool:
    """Tell whether the words before a number show that it counts: 近650医生, 世界排名14."""
    bounded = c.start < c.item.start and len(_digits(c)) > 1 and not _of_four(c)
    return bounded or c.text.endswith("排名", 0, c.start)


def _in_a_name(c: Candidate) -> bool:
    changed = "." in c.item.core and c.next(*_CHANGED)
    return han(c.follows) and c.follows not in GRAMMATICAL and not (changed or _said_to_count(c))


@cache
def _grouped() -> re.Pattern[str]:
    """More digits after a blank: a table's row, or thousands that are not read."""
    return re.compile(" [0-9]{3}(?![0-9])")


def _scored(c: Candidate) -> bool:
    """Tell whether 比 joins two numbers that are no proportion."""
    second = c.text[c.item.end + 1 : c.item.end + 2]
    return (c.follows == "比" and second.isdigit()) or (c.ahead == "比" and c.text[c.start - 2 : c.start - 1].isdigit())


def _ends_a_name(c: Candidate) -> bool:
    alone = "." not in c.item.core and bool(c.ahead) and c.ahead not in _INTRODUCES
    return alone and not _said_to_count(c)


def _in_brackets(c: Candidate) -> bool:
    return bool(c.ahead) and c.ahead in "(（[〔【第图表" and (c.follows in tuple(")）]〕】") or c.ahead in "图表")


def _heads_line(c: Candidate) -> bool:
    return c.ahead in ("", "\n") and c.follows in tuple("、.．)） \n") and "." not in c.item.core


def _spaced(c: Candidate) -> bool:
    """Tell whether a digit is the last of a number that is written with blanks between all of its digits."""
    at = c.start
    return (
        c.ahead == " "
        and not c.item.core[1:2].isdigit()
        and c.text[at - 2 : at - 1].isdigit()
        and not (c.text[at - 3 : at - 2].isdigit() or c.text[at - 3 : at - 2] == ".")
    )


def _level_score(c: Candidate) -> bool:
    return c.item.unit.name == "平" and c.text.endswith(("比分", "比分为", "战成", "打成", "扳成", "追成"), 0, c.start)


def _takes(c: Candidate) -> bool:
    """Tell whether 把 takes an object and counts nothing: 得分20把差距拉开, beside 20把椅子."""
    return c.item.unit.name == "把" and han(c.follows) and c.follows not in counted()["把"]


WITH_UNIT = (
    Rule("last digit of a spaced number", "增至1 9 4亿美元", _spaced),
    Rule("joined to a code", "歼-20次列车", lambda c: joined(c.text, c.start)),
    Rule("number of a name in Latin letters", "乘G1234次列车", _of_letters),
    Rule("year", "2024年来", lambda c: _of_four(c) and c.item.unit.name == "年" and not c.next(*AGES)),
    Rule("year before a word", "2024期学员", lambda c: _of_four(c) and c.item.unit.loose and c.item.bound == "exact"),
    Rule("count that looks like a year", "企业2024家", _of_four, figure=True),
    Rule("date with a point", "9.1日", lambda c: _dotted(c) and c.item.unit.name != "年"),
    Rule("two years with a point", "2023.2024年度", lambda c: _dotted(c) and len(c.item.core.partition(".")[2]) == 4),
    Rule("score of a draw", "比分为78平", _level_score),
    Rule("把 that takes an object", "小米15把价格压低", _takes),
    Rule("part of a score", "以4比3胜出", lambda c: c.ahead == "比" and c.text[c.start - 2 : c.start - 1].isdigit()),
    Rule("filled up with a zero", "第一趟05次列车", lambda c: not _dotted(c) and _padded(c.item.core)),
)
"""Arabic numbers with a unit."""

ALONE = (
    Rule("joined to a code", "v1.2.3", lambda c: joined(c.text, c.start)),
    Rule("after Latin letters", "ISO9001认证", lambda c: latin(c.ahead)),
    Rule(
        "after a word in Latin letters",
        "HSK 6考试",
        lambda c: c.ahead == " " and latin(c.text[c.start - 2 : c.start - 1]),
    ),
    Rule("rate of conversion", "按1.2折算", lambda c: "." in c.item.core and c.next(*_CONVERTED), figure=True),
    Rule(
        "digits of a row",
        "编号为12 345",
        lambda c: c.follows == " " and _grouped().match(c.text, c.item.end) is not None,
    ),
    Rule("before Latin letters", "3亿A股", lambda c: _rounded(c) and latin(c.follows)),
    Rule("round number", "人口达3万", _rounded, figure=True),
    Rule("score in words", "以1比1战平", _scored),
    Rule("before a sign that joins", "比分为3:2", lambda c: bool(c.follows) and c.follows in _JOINING),
    Rule("before letters or digits", "5G网络", lambda c: c.follows.isascii() and c.follows.isalnum()),
    Rule("before a point", "见2.说明", lambda c: c.follows == "."),
    Rule("number of a name", "973计划", _in_a_name),
    Rule("end of a name", "乘坐运7", _ends_a_name),
    Rule("too long to be counted", "账号为6222021", lambda c: len(_digits(c)) > 6 and "," not in c.item.core),
    Rule("filled up with a zero", "尾号为0123", lambda c: _digits(c)[0] == "0" and not _digits(c).startswith("0.")),
    Rule("version", "升级为3.0", lambda c: _digits(c).endswith(".0")),
    Rule("year", "截至2024", lambda c: len(_digits(c)) == 4 and _digits(c).isdigit() and _digits(c).startswith(YEARS)),
    Rule("number in brackets", "(1)总则", _in_brackets),
    Rule("number of a list", "1、总则", _heads_line),
)
"""Arabic numbers without a unit."""
