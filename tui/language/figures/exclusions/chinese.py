"""Chinese numbers that are no figures: 一 as an article, parts of names, what nobody counts, slogans."""

import re
from functools import cache

from tui.language.figures.exclusions.rule import GRAMMATICAL, Candidate, Rule, counted, han

_POINTS = (
    "意见",
    "建议",
    "要求",
    "希望",
    "主张",
    "看法",
    "体会",
    "启示",
    "原因",
    "倡议",
    "共识",
    "期望",
    "思考",
    "说明",
    "认识",
    "感受",
)
"""What 点 counts: 三点意见."""
_STEPS = (
    *("走", "走了", "退", "退了", "迈", "迈了", "跨", "跨了", "跑了"),
    *("前行", "上前", "后退", "前进", "走出", "迈出"),
)
"""What is said before steps that are counted: 走了八步."""
_EXTENDS = "长高深广宽阔厚围"
"""What is said before a length in old measures: 城高三丈, 周长九里."""


def _counts(c: Candidate) -> bool:
    """Tell whether a loose measure word counts: 三首歌, 两部电影, 八千步, 一连三日."""
    if c.item.unit.name == "步" and c.text.endswith(_STEPS, 0, c.item.start):
        return True
    if c.item.unit.name == "日" and c.ahead and c.ahead in "连续期隔历":
        return True
    if (
        c.item.core[0] not in "百千万亿"
        and any(sign in c.item.core for sign in "百千万亿")
        and c.item.unit.kind != "other"
    ):
        return True
    if c.item.unit.kind == "money" and c.item.low % 1:
        return True
    if c.item.unit.kind == "length" and c.ahead and c.ahead in _EXTENDS:
        return True
    return bool(c.follows) and c.item.core != "二" and c.follows in counted().get(c.item.unit.name, "")


def _is_one(c: Candidate) -> bool:
    return c.item.core == "一" and c.item.unit.name != "番" and not c.item.low % 1


def _one_counts(c: Candidate) -> bool:
    """Tell whether 一 counts: before a unit of measurement it does, before a measure word it is an article."""
    unit, ahead = c.item.unit, c.ahead
    if unit.loose or unit.kind == "count" or (unit.kind == "multiple" and unit.name != "倍"):
        return False
    if unit.name == "%" and c.item.bound == "exact" and c.text[c.item.end - 1] == "成":
        return not han(c.follows)
    if ahead and unit.kind == "duration" and ahead in "这那每某哪同任第新有前后当统唯终整头上下又的":
        return False
    if unit.name == "天" and not c.bounded and not (ahead and ahead in "需用仅为隔早晚提共"):
        return False
    return not c.text.startswith(("最后", "最初"), max(0, c.item.start - 2))


def _whole(c: Candidate) -> bool:
    """Tell whether a number without a unit has a magnitude: 三百二十, 八千."""
    core = c.item.core
    return not c.item.bare and (len(core) > 2 or core[-1] in "万亿") and any(sign in core for sign in "百千万亿")


def _clear(c: Candidate) -> bool:
    """Tell whether a number without a unit can be nothing but a value: 三万, 三点五."""
    core = c.item.core
    return (core[-1] in "万亿" and not c.item.bare) or ("点" in core and core not in ("一点一", "两点一"))


def _session(c: Candidate) -> bool:
    """Tell whether N次 numbers a meeting of a body: 十三届十次全会, 十四届全国人大三次会议."""
    if c.item.unit.name != "次":
        return False
    if c.next("全会", "全体会议", "常委会"):
        return c.text[c.item.start - 1 : c.item.start] not in tuple("开行了过")
    return c.next("会议") and "届" in c.text[max(0, c.item.start - 12) : c.item.start]


def _doubles(c: Candidate) -> bool:
    """Tell whether 两双 or 三双 is a feat of basketball: 贡献三双, 三双数据."""
    if c.item.unit.name != "双":
        return False
    return c.next("数据", "表现", "成绩", "先生") or (c.item.core in "两三四" and not han(c.follows))


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(r"[^，。；：、！？,;:!?\n”」’』0-9]{1,7}[”」’』]")


def _slogan(c: Candidate) -> bool:
    """Tell whether a number opens a short quoted term, such as “六个建设”."""
    return bool(c.ahead) and c.ahead in "“「‘『" and _closing().match(c.text, c.item.end) is not None


def _second(c: Candidate) -> bool:
    return c.item.core == "二" and c.item.unit.kind in ("count", "money", "multiple")


def _magnitude(c: Candidate) -> bool:
    vague = len(c.item.core) == 1 or c.item.unit.kind in ("count", "duration")
    return c.item.bare and not c.bounded and vague


NOTHING = Rule("nothing", "零距离服务", lambda c: not c.item.core.strip("零〇"))
"""零 by itself."""

ALONE = (
    NOTHING,
    Rule("value without a unit", "人口达三万", _clear, figure=True),
    Rule("numeral of a name", "三部门联合发文", lambda c: not (_whole(c) or (c.bounded and len(c.item.core) > 1))),
    Rule("number of a name", "一百零八将", lambda c: han(c.follows) and c.follows not in GRAMMATICAL),
)
"""Chinese numbers without a unit."""

WITH_UNIT = (
    NOTHING,
    Rule("一 that counts", "约一公里", lambda c: _is_one(c) and _one_counts(c), figure=True),
    Rule("一 as an article", "一个窗口", _is_one),
    Rule("levels of government", "省市两级", lambda c: c.item.unit.name == "级" and c.item.core == "两", figure=True),
    Rule("feat of basketball", "贡献三双数据", _doubles),
    Rule("points that are made", "提出三点意见", lambda c: c.item.unit.name == "点" and c.next(*_POINTS), figure=True),
    Rule(
        "doubled",
        "翻两番",
        lambda c: c.item.unit.name == "番" and "翻" in c.text[max(0, c.item.start - 2) : c.item.start],
        figure=True,
    ),
    Rule("time and again", "三番叮嘱", lambda c: c.item.unit.name == "番"),
    Rule(
        "figure of speech",
        "退一万步说",
        lambda c: c.item.unit.name == "步" and c.ahead == "退" and c.item.core == "一万",
    ),
    Rule("word that seldom counts", "三首", lambda c: c.item.unit.loose and not c.bounded and not _counts(c)),
    Rule("in great numbers", "成百上千人", lambda c: c.text.endswith(("成千", "成百"), 0, c.start)),
    Rule(
        "two of a name",
        "二人转",
        lambda c: _second(c) and (c.item.unit.name != "人" or c.next("转", "世界", "组", "台")),
    ),
    Rule("two people", "他们二人", _second, figure=True),
    Rule("magnitude without a number", "百年大计", _magnitude),
    Rule("meeting of a body", "市委十三届十次全会", _session),
    Rule("slogan in quotation marks", "“六个建设”目标", _slogan),
)
"""Chinese numbers with a unit."""
