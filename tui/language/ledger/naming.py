"""The whole name before a figure, where its list, its quotation or its sector says more than its last words."""

import re
from functools import cache

from tui.language.ledger.fact import Provenance
from tui.language.ledger.lexicon import IndicatorLexicon
from tui.language.ledger.subjects import FigureSubject
from tui.text.source import Span


def widened(text: str, measured: Span, low: int) -> str:
    """Return a name with what stands before it in the same clause: 交通运输、仓储和邮政业, “六大基地”产值.

    `low` is where the figure before it ends; nothing before that is looked at.
    """
    name = text[measured.start : measured.end]
    if name.startswith(("LPR", "国债", "国开债", "地方债", "美债", "定期存款")) and (
        term := _term().search(text, max(0, measured.start - 8), measured.start)
    ):
        return term[0] + name
    if name.startswith(_CUT) and text.endswith(("到", "在", "从"), low, measured.start):
        return text[measured.start - 1] + name
    if text.endswith(("企(事)", "企（事）"), low, measured.start) and name.startswith("业单位"):
        return "企事" + name
    if name.startswith(("结转", "结余")) and text.endswith(("上年", "年终"), low, measured.start):
        return text[measured.start - 2 : measured.end]
    ahead = text[measured.start - 1] if measured.start > low else ""
    if low == measured.start and (found := _sorts().search(text, max(0, low - 16), low)):
        return found[1] + name
    if ahead in (")", "）"):
        found = _explained().search(text, max(low, measured.start - 40), measured.start)
        return found[1] + name if found else name
    if ahead == "、" and not _numbered().search(text, low, measured.start):
        found = _listed().search(text, max(low, measured.start - 40), measured.start)
        return found[1] + name if found else name
    if ahead and ahead in "”’":
        found = _quoted().search(text, max(low, measured.start - 20), measured.start)
        name = found[1] + name if found else name
        if found and _trades().search(text, low, found.start(1)) and _abroad().match(name):
            return text[found.start(1) - 3 : found.start(1)] + name
        ahead = text[found.start(1) - 1] if found and found.start(1) > low else ""
    if text.endswith(("与共建", "对共建", "同共建"), low, measured.start) and _abroad().match(name):
        return text[measured.start - 3 : measured.start] + name
    if ahead and ahead in "对与向自" and _abroad().match(name):
        return ahead + name.replace("累计", "")
    return name


_CUT = ("位资金", "业人员", "建项目", "建省", "建重", "建工")
"""What is left of 到位资金 and 在建项目 behind what looks like a preposition."""


@cache
def _trades() -> re.Pattern[str]:
    """What stands before a quoted name of partners: 对共建“一带一路”国家进出口."""
    return re.compile("[对与同]共建$")


_TERMED = ("LPR", "国债", "国开债", "地方债", "美债", "定期存款")


@cache
def _term() -> re.Pattern[str]:
    """For how long a rate holds, whose number is a figure of its own: 5年期以上LPR."""
    return re.compile("(?:[0-9]{1,2}|[一二三五十])年期(?:以上)?$")


@cache
def _listed() -> re.Pattern[str]:
    """The members of a list before its last one."""
    ends = "，,；;：:。\n年月度市县省区国看 "
    return re.compile(f"(?<![^{ends}])((?:[^{ends}0-9、]{{1,12}}、)+)$")


@cache
def _numbered() -> re.Pattern[str]:
    """The number of a heading or of a point: 一、."""
    return re.compile("(?<![^\n。；;，, 　])[一二三四五六七八九十]{1,2}、$")


@cache
def _sorts() -> re.Pattern[str]:
    """A count of sorts inside a name: 猪牛羊禽四种肉产量."""
    return re.compile("(?<![^，,；;。\n])([\u4e00-\u9fff、]{2,10}[二两三四五六七八九十]种)$")


@cache
def _explained() -> re.Pattern[str]:
    """A name whose head a bracket explains: 农业(种植业)增加值."""
    return re.compile(r"(?<![^，,；;。\n])([\u4e00-\u9fff]{2,12})[(（][^()（）]{2,24}[)）]$")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile("([“‘][^“”‘’，,。]{1,14}[”’])$")


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff“”]{1,14}(?:进出口|出口|进口|贸易|投资)")


_SUMS = ("增加值", "总产值", "产值", "投资", "营业收入", "利润总额")
_MEASURES = (*_SUMS, "产量", "零售额", "用电量", "出口", "进口", "支出")
"""What a whole is measured by, which its parts take over."""


def of_whole(name: str, whole: str, lead: str) -> str:
    """Return the name of a part with what its whole is measured by: 采矿业 after 规模以上工业增加值 is 采矿业增加值.

    `lead` stands before the part and may say it itself: 从主要工业产品产量看，粗钢.
    """
    if name.endswith((*_MEASURES, "额", "率", "数", "量", "收入", "价格", "总值")) or len(name) > 20:
        return name
    if name.endswith(("类", "类商品")) and (kinds := _within_sales().search(lead)):
        return name.removesuffix("商品") + kinds[1]
    if said := _seen().search(lead):
        return name + said[1]
    if whole.endswith("产量") and "其中" in lead and len(name) < 5:
        return f"{name}产量"
    if name.endswith("企业") and whole.endswith(("进出口", "出口", "进口")):
        return name + whole[whole.rindex("企业") + 2 :] if "企业" in whole else name
    if not name.endswith(("业", "产业")):
        return name
    if whole.endswith(("价格", "价格指数")):
        return f"{name}价格"
    return name + next((end for end in _SUMS if whole.endswith(end)), "")


def of_owner(own: FigureSubject, before: str, lexicon: IndicatorLexicon) -> FigureSubject | None:
    """Return what something counted before has: 规模以上服务业8户，营业收入; None where nothing was counted."""
    if own.name not in _OWNED:
        return None
    before = re.sub("(?<=企业)(?:营业收入|营收|销售收入|利润(?:总额)?)$", "", before)
    before = re.sub("[(（][^()（）]{1,8}[)）]$", "", before)
    if not before.endswith(("企业", "业", "单位", "项目")):
        return None
    own_words = "投资" if own.name == "总投资" else own.name
    before = re.sub("^(?:累计|共)?(?:实施|推进|开工建设?|新建|续建|安排|建设)(?=[^，,]{2,}项目$)", "", before)
    for owner in (before, before.removesuffix("企业")):
        if found := lexicon.find(owner + own_words):
            return FigureSubject(found.name, found, Provenance.SAID)
    return FigureSubject(before + own_words, None, Provenance.SAID)


_OWNED = frozenset(
    (
        "营业收入",
        "总投资",
        "利润总额",
        "净利润",
        "消费品零售额",
        "社会消费品零售总额",
        "投资",
        "资产总计",
        "资产总额",
        "资产",
        "利税总额",
    )
)
"""What enterprises and projects have that were counted just before."""


def of_crop(name: str, before: str) -> str:
    """Return a bare 产量, 增加值, 支出 or 周转量 with what it is of, which the figure before was about."""
    if name in _CARRIED and (mode := _mode().match(before)):
        return mode[0] + name
    if name in _SENT and (mode := _mode().match(before)):
        return mode[0] + name
    if _mode().fullmatch(name) and (carried := _load().fullmatch(before)):
        return name + carried[1]
    if name in _PRICES and (goods := _traded_goods().fullmatch(before)):
        return goods[1] + name
    if name in ("收入", "支出") and before.endswith(("收入", "支出")):
        return before[:-2] + name
    if name not in ("产量", "总产量", "单产", "产值", "增加值"):
        return name
    return re.sub("(?:播种|种植|养殖)?面积$|出栏$|产量$|总?产值$", "", before) + name


def of_sibling(name: str, before: str) -> str:
    """Return a name with what the figure before it in the list was measured by: 集成电路 after 新能源汽车产量."""
    if name.endswith("业") and (measure := _of_branch().search(before)):
        return name + measure[1]
    if len(name) > _SHORT or _whole().search(name):
        return name
    if found := _made().search(before):
        return name + found[0].removeprefix("用电" if name.endswith("用电") else "")
    if before.endswith("投资") and name.endswith(("园区", "开发区", "新区", "片区", "单位", "企业")):
        return f"{name}投资"
    return name


_SENT = frozenset(("发送旅客", "运送旅客", "旅客发送量", "发送货物", "货物发送量", "货运发送量"))
_PRICES = frozenset(("成交均价", "成交价", "成交价格", "均价", "进口均价", "出口均价", "平均价格", "平均售价"))


@cache
def _traded_goods() -> re.Pattern[str]:
    """Goods of which so many were traded, whose price follows: 二手房成交量…，成交均价."""
    return re.compile(
        "([\u4e00-\u9fff]{2,10}?)(?:累计)?(?:成交量|成交面积|成交|销售量|销量|销售面积|出口量?|进口量?|产量)"
    )


@cache
def _load() -> re.Pattern[str]:
    """What was carried in all, or by the mode before: 货物运输总量…，其中铁路."""
    return re.compile(
        "(?:公路|铁路|水路|水运|民航|航空|管道|道路)?((?:货物|旅客|营业性)?(?:运输总量|运输量|运输周转量|周转量|发送量)|货运量|客运量|[货客]运总量|客货运量)"
    )


_CARRIED = frozenset(
    ("货物周转量", "货运周转量", "旅客周转量", "客运周转量", "货运量", "客运量", "货物运输量", "旅客运输量")
)


@cache
def _mode() -> re.Pattern[str]:
    """How something was carried, at the head of a name: 公路货运量."""
    return re.compile("公路|铁路|水路|水运|民航|航空|港口|管道|道路|轨道交通|地铁")


_SHORT = 10
"""Characters that a thing in a list has at most that is named without its measure."""


@cache
def _whole() -> re.Pattern[str]:
    """The end of a name that says itself what is measured."""
    return re.compile(
        "[业额率数量值款税费价金入出]$|收入|支出|投资|消费|人口|人数|面积|比重|占比|贷款|存款|价格|指数|总产|利润"
    )


@cache
def _of_branch() -> re.Pattern[str]:
    """What a branch was measured by that the next one is named without: 煤炭开采和洗选业产能利用率."""
    return re.compile("业(产能利用率|利润总额|营业收入|用电量|出厂价格|营业收入利润率|亏损面)$")


@cache
def _made() -> re.Pattern[str]:
    return re.compile("(?:产量|销量|销售量|用电量)$")


def of_clause(name: str, lead: str) -> str:
    """Return a bare 产值 or 增加值 with whose it is, where the clause before says it: 汽车产业提速，完成产值."""
    if name.removeprefix("累计") in _TRADED and (found := _trader().search(lead)):
        return found[1] + name.removeprefix("累计")
    found = _owner().search(lead) if name in _BARE else None
    return found[1] + name if found else name


_BARE = frozenset(("产值", "总产值", "增加值", "营业收入", "营收", "销售收入", "利润", "利润总额", "投资"))


_TRADED = frozenset(("进出口", "出口", "进口", "进出口总额", "进出口总值"))


@cache
def _trader() -> re.Pattern[str]:
    """Whose trade it is that the clause before speaks of: 民营企业继续保持主体地位，进出口."""
    return re.compile(
        "(?<![^，,。；;：: \n])((?:民营|外商投资|外资|国有|私营)企业)(?!进出口|出口|进口)"
        "[\u4e00-\u9fff“”]{2,16}[，,](?:合计|全年|共|累计)*$"
    )


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(
        "(?:^|[，,。；;：:])(?:其中)?([\u4e00-\u9fff“”]{2,12}?(?:产业|制造业|服务业|工业|农业|渔业|旅游业))(?!增加值|产值|投资)"
        "[\u4e00-\u9fff]{2,10}[，,](?:全年|累计|共|预计)*(?:完成|实现)*$"
    )


@cache
def _within_sales() -> re.Pattern[str]:
    """Sales of which kinds of goods follow: 限额以上单位商品零售额中，粮油食品类增长."""
    return re.compile("((?:网上)?零售额)(?:中|来看|看)[，,][^。]*$")


@cache
def _seen() -> re.Pattern[str]:
    return re.compile(r"[从分按][^，,。；]{0,14}?(产量|增加值|投资|产值|零售额|出口|用电量)(?:来|情况)?看[，,]")
