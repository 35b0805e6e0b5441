"""What the words around a figure say of it: its kind, its bound, and what it leaves out."""

import re
from functools import cache
from typing import NamedTuple

from tui.language.analysis import Figure
from tui.language.ledger.fact import FactKind, Provenance

_FALLS = (
    "减收|减支|减产|减亏|减利|年减|月减|季减|收缩|下降|降低|减少|下调|下跌|下滑|回落|收窄|缩短|压缩|压减|缩减|负增长|降幅|跌幅|减|降|跌|低于|慢于"
    "|少于|减收|少"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


OF_SHARE = "比重"
"""The scope of a change of a share, which is none of a growth."""


class ClauseWording(NamedTuple):
    """What the clause of a figure says of it."""

    kind: FactKind
    found: Provenance
    sign: int = 1
    scope: str | None = None


def kind_of(figure: Figure, clause: str, change: str, after: str, rate: bool | None) -> ClauseWording:
    """Return the kind of a figure from its clause up to it, its word of change, and what follows it.

    `rate` tells whether the indicator is a percentage itself; None when that is not known.
    """
    sign = -1 if change and _pattern(f"(?:{_FALLS})(?:了|约|为|达|近)*$").search(change) else 1
    special = _special(figure, clause, after)
    if special:
        return special
    if figure.unit in ("%", "‰"):
        return _percent(clause, change, after, sign, rate)
    if figure.unit in ("个百分点", "个千分点", "个基点"):
        return ClauseWording(FactKind.CHANGE, Provenance.SAID, sign, _base(clause) or _of_share(clause))
    to = _pattern("[到至]$|达到?$").search(change)
    if change and not to and figure.unit not in ("倍", "番"):
        return ClauseWording(FactKind.CHANGE, Provenance.SAID, sign, _base(clause))
    if figure.unit in ("倍", "番"):
        return ClauseWording(FactKind.MULTIPLE, Provenance.SAID, sign, _base(clause))
    if _pattern("(?:缩量|放量|缩水)(?:了|约|近|超)*$").search(clause):
        return ClauseWording(FactKind.CHANGE, Provenance.SAID, 1 if "放量" in clause[-4:] else -1)
    if "累计" in clause:
        return ClauseWording(FactKind.CUMULATIVE, Provenance.SAID)
    if _pattern("比[^，]*[多少高低](?:出)?$").search(clause):
        return ClauseWording(FactKind.DIFFERENCE, Provenance.SAID, -1 if clause[-1] in "少低" else 1, clause[-12:])
    return ClauseWording(FactKind.LEVEL, Provenance.SAID)


def _special(figure: Figure, clause: str, after: str) -> ClauseWording | None:
    """Return the kind that a few words settle whatever the unit is."""
    points = figure.unit in ("个百分点", "个千分点", "个基点")
    ranked = figure.unit in ("位", "名") or (
        not figure.unit and _pattern("(?:排名?|列|居|[升跃跌]至)[^，,]{0,8}$").search(clause)
    )
    if figure.kind == "other" and ranked:
        return ClauseWording(FactKind.RANK, Provenance.SAID, scope=_among(clause))
    if _pattern("拉动(?!有力|作用|明显|[，,])|贡献率|带动[^，,]{0,10}增长$").search(clause) and (
        points or figure.unit in ("%", "")
    ):
        return ClauseWording(FactKind.CONTRIBUTION, Provenance.SAID)
    if points and (
        found := _pattern(
            "(?:高于|低于|快于|慢于|高出|(?<![减降])低)[^，,；]*$|(?<![同环占])比(?!上|去|年初|[0-9]|重|例)[^，,；]*(?<![提降加放减])[高低快慢](?:出)?$"
        ).search(clause)
    ):
        low = _pattern("低于|慢于|低$|慢$|^低").search(found[0])
        if not _pattern("上年|去年|同期|上月|上季").search(found[0]):
            return ClauseWording(FactKind.DIFFERENCE, Provenance.SAID, -1 if low else 1, found[0])
    if figure.unit == "%" and (found := _pattern("偏([多少高低])$").search(clause)):
        return ClauseWording(FactKind.DIFFERENCE, Provenance.SAID, -1 if found[1] in "少低" else 1, "比常年")
    if figure.unit == "%" and _progress().search(clause):
        return ClauseWording(FactKind.PROGRESS, Provenance.SAID)
    return None


@cache
def _progress() -> re.Pattern[str]:
    return re.compile(
        "(?:完成|达到?|实现|为|占)了?[^，,；]{0,8}(?:(?:计划|目标|任务)[^，,；]{0,6}|预算(?:任务|目标|数)?|序时进度)的?$"
        "|完成全年(?:支出|收入|计划|任务|目标|限额|额度)的?$|(?:完成|达成)率(?:为|达)?$|进度(?:为|达)?$"
    )


@cache
def _share() -> re.Pattern[str]:
    return re.compile(
        "(?:占|相等于|相当于(?=[^，,；]{2,12}(?:总值|GDP)的)|(?:达到|相当于)(?=[^，,；]{2,12}(?:总面积|总数|总量|总额|总值|GDP)的$))([^，,；]*?)(?:的?(?:比重|比例|份额))?(?:已|的|为|约|达到?|提高到|提升到|上升到|升至|降至)*$|比重|份额|占比"
    )


@cache
def _grows() -> re.Pattern[str]:
    return re.compile("增速|增幅|增长率|涨幅|升幅|增长幅|同比|按年|年增")


@cache
def _growth() -> re.Pattern[str]:
    """What follows a rate of growth: 2.4%的整体进出口增幅."""
    return re.compile("的?(?:整体|实际|实质)?(?:进口|出口|进出口)?(?:增速|增长速度|增幅|升幅|增长)")


@cache
def _compared() -> re.Pattern[str]:
    return re.compile(
        "同比|环比|按年|按季|按月|年增|年减|月增|月减|季增|季减|[比较](?:上年|去年|上月|上个月|上季|上一?周|前一[周日天月])(?!的)"
    )


_YEARLY = ("同比", "按年", "年增", "年减", "比上年", "较上年", "比去年", "较去年")


def _percent(clause: str, change: str, after: str, sign: int, rate: bool | None) -> ClauseWording:
    to = _pattern("[到至]$").search(change) is not None
    if (not change or to) and (found := _share().search(clause)):
        whole = found[1] and re.sub("^比(?:由|从)?.*|[由从].*", "", found[1])
        return ClauseWording(FactKind.SHARE, Provenance.SAID, scope=f"占{whole}" if whole else None)
    if _pattern("[升贬]值(?:了|约|近|超)*$").search(clause):
        return ClauseWording(FactKind.CHANGE, Provenance.GUESSED, -1 if "贬值" in clause[-5:] else 1)
    compared = _compared().findall(re.split("[；;。]", clause)[-1])
    if compared and compared[-1] not in _YEARLY:
        return ClauseWording(FactKind.MOM, Provenance.SAID, sign)
    if rate and (not change or to):
        return ClauseWording(FactKind.LEVEL, Provenance.SAID)
    base = _base(clause) or _than(clause, change)
    if change and not rate:
        if base:
            return ClauseWording(FactKind.CHANGE, Provenance.SAID, sign, base)
        if to:
            return ClauseWording(FactKind.LEVEL, Provenance.GUESSED)
        return ClauseWording(FactKind.YOY, Provenance.SAID, sign)
    if change:
        return ClauseWording(FactKind.CHANGE, Provenance.SAID, sign, base)
    if _pattern("(?:增长|增加)(?:速度|率)?(?:的?预期)?(?:的?目标)(?:任务)?[^，,]{0,4}$").search(clause):
        return ClauseWording(FactKind.YOY, Provenance.SAID, sign)
    if _grows().search(clause) or _growth().match(after):
        return ClauseWording(FactKind.YOY, Provenance.SAID, sign)
    if _pattern("降幅|跌幅").search(clause):
        return ClauseWording(FactKind.YOY, Provenance.SAID, -1)
    return ClauseWording(FactKind.LEVEL, Provenance.SAID if rate else Provenance.GUESSED)


@cache
def _bases() -> re.Pattern[str]:
    return re.compile(
        "与[12][0-9]{3}年同期相比|同比[多少][增减]|年均|[月日]均(?=[^，]{0,2}[增下提降减递升])|两年平均|三年平均|平均每年|[比较](?:年初|上年末|上年底|去年底|去年末|[12][0-9]{3}年(?:末|底)?|“?十[二三四]五”?(?:末|初)?|改革开放初期|建国初期|历史同期)"
    )


def _base(clause: str) -> str | None:
    """Return what a change is counted from where it is not the year before."""
    found = _bases().findall(clause)
    if found and str(found[-1])[1:] in ("上年末", "上年底", "去年末", "去年底", "年初"):
        return "比年初"
    return str(found[-1]) if found else None


def _than(clause: str, change: str) -> str | None:
    """Return what a change is counted from where that is no time of the calendar: 比商用初期下降了20%."""
    head = clause.removesuffix(change) if change else ""
    found = _pattern("(?<![同环占可对相])[比较](?![上去前例重率值预年价]|同期|本|一般)([\u4e00-\u9fff]{2,8})$").search(
        head
    )
    return f"比{found[1]}" if found and not _pattern("年|季|月|同期|预期|周|日").search(found[1]) else None


_BACK = 100
"""Characters before a growth in which the two values stand that it lies between."""


def since(text: str, end: int) -> str | None:
    """Return the year that a growth is counted from: 从2019年的A升至2022年的B，增幅X%; None for the year before."""
    text = text[max(0, end - _BACK) : end]
    if "从" not in text and "由" not in text:
        return None
    found = _pattern(
        "[从由]([12][0-9]{3})年的?[^，,。；]{1,20}?(?:[增提上扩攀跃下降减缩升][\u4e00-\u9fff]?[到至])(?:([12][0-9]{3})年的?)?[^，,。；]{1,16}"
        "[，,](?:累计)?(?:增幅|升幅|降幅|增长|下降|提高|增)[^，,。；年均]{0,4}$"
    ).search(text)
    if found is None or (found[2] and int(found[2]) - int(found[1]) < 2):
        return None
    return f"比{found[1]}年"


def monthly(text: str, end: int, gap: str, kind: FactKind) -> bool:
    """Tell whether a growth is over the month before, as those of its sentence are: 存款按月升0.6%，贷款跌0.2%."""
    if kind is not FactKind.YOY:
        return False
    head = max(text.rfind(mark, 0, end) for mark in "。\n") + 1
    return "累计" not in gap and _pattern("同比|按年|年[增减]|[上去]年|年率").search(text, head, end) is None


def _of_share(clause: str) -> str | None:
    """Return that a change in points is one of a share, and not of a growth: 二产比重下降6.8个百分点."""
    return OF_SHARE if _pattern("(?:比重|占比|份额)[^，,；增速幅]*$").search(clause) else None


def _among(clause: str) -> str | None:
    found = _pattern("(?:全国|全省|全市|全球|世界|全区|同类城市|副省级城市|[东中西]部地区)").findall(clause)
    grown = "增速" if _pattern("增速|增幅|增长率").search(clause) else ""
    return f"{found[-1] if found else ''}{grown}" or None


@cache
def _scopes() -> re.Pattern[str]:
    return re.compile(
        r"按?可比价格?(?:计算)?|按?不变价格?(?:计算)?|按?可比口径(?:计算)?|同口径|按?现价计算|剔除[^，,；]{1,12}(?=后|，|,|因素)"
        r"|扣除价格因素|不含农户|含农户|按自然口径|全口径|名义|(?<=[，,])实际(?=增长)|按?美元计价?|按?人民币计价?"
    )


def scope_of(clause: str) -> str | None:
    """Return what a figure leaves out or how it is counted, from its clause."""
    found = _scopes().findall(clause)
    return str(found[-1]).removesuffix("计算") if found else None


def money_of(clause: str) -> str | None:
    """Return the currency that a clause says trade is counted in, where it is not the country's own."""
    return "美元计价" if "美元" in clause and _pattern("美元计?价").search(clause) else None


def counted_of(clause: str) -> str | None:
    """Return the basis that a bracket says figures are counted on: 收入(同口径)."""
    if "口径" not in clause:
        return None
    found = _pattern("[(（]((?:[按以]?(?:同|自然|可比|全|老)口径))[)）]").search(clause)
    return found[1] if found else None


def traded(name: str) -> bool:
    """Tell whether a name is of trade, which is counted in one currency or another."""
    return _pattern("出口|进口|贸易|[顺逆]差|外资").search(name) is not None


@cache
def _over() -> re.Pattern[str]:
    return re.compile("(?:突破|跨越|站上|首破|迈上|跃上|登上|踏上|冲上|迈过|越过|跨过|再破|连破|破|跃升至)(?:了)?$")


def bound_of(figure: Figure, clause: str) -> str:
    """Return the bound of a figure with that of the verb before it: 突破9500亿元 is over."""
    if figure.bound != "exact":
        return figure.bound
    if _over().search(clause):
        return "over"
    if _pattern("(?:稳定在|保持在|维持在)$").search(clause):
        return "about"
    if clause.endswith("控制在"):
        return "under"
    return "exact"


def of_growth(said: ClauseWording, clause: str) -> ClauseWording:
    """Return a rank that stands behind a growth as that of the growth, unless it says what it is of."""
    own = any(word in clause for word in ("总量", "规模", "增速", "增幅", "总额"))
    return said if own else said._replace(scope=f"{said.scope or ''}增速")
