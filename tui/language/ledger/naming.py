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
    if name.startswith(("结转", "结余")) and text.endswith(("上年", "年终"), low, measured.start):
        return text[measured.start - 2 : measured.end]
    ahead = text[measured.start - 1] if measured.start > low else ""
    if ahead == "、":
        found = _listed().search(text, max(low, measured.start - 40), measured.start)
        return found[1] + name if found else name
    if ahead and ahead in "”’":
        found = _quoted().search(text, max(low, measured.start - 20), measured.start)
        return found[1] + name if found else name
    if ahead and ahead in "对与向自" and _abroad().match(name):
        return ahead + name
    return name


@cache
def _listed() -> re.Pattern[str]:
    """The members of a list before its last one."""
    ends = "，,；;：:。\n年月度市县省区国看 "
    return re.compile(f"(?:^|[{ends}])((?:[^{ends}0-9、]{{1,12}}、)+)$")


@cache
def _quoted() -> re.Pattern[str]:
    return re.compile("([“‘][^“”‘’，,。]{1,14}[”’])$")


@cache
def _abroad() -> re.Pattern[str]:
    return re.compile("[\u4e00-\u9fff]{2,12}(?:进出口|出口|进口|贸易|投资)")


_SUMS = ("增加值", "总产值", "产值", "投资", "营业收入", "利润总额")
_MEASURES = (*_SUMS, "产量", "零售额", "用电量", "出口", "进口", "支出")
"""What a whole is measured by, which its parts take over."""


def of_whole(name: str, whole: str, lead: str) -> str:
    """Return the name of a part with what its whole is measured by: 采矿业 after 规模以上工业增加值 is 采矿业增加值.

    `lead` stands before the part and may say it itself: 从主要工业产品产量看，粗钢.
    """
    if name.endswith((*_MEASURES, "额", "率", "数", "量", "收入", "价格", "总值")) or len(name) > 20:
        return name
    if said := _seen().search(lead):
        return name + said[1]
    if whole.endswith("产量") and "其中" in lead and len(name) < 5:
        return f"{name}产量"
    if name.endswith("企业") and whole.endswith(("进出口", "出口", "进口")):
        return name + whole[whole.rindex("企业") + 2 :] if "企业" in whole else name
    if not name.endswith(("业", "产业")):
        return name
    return name + next((end for end in _SUMS if whole.endswith(end)), "")


def of_owner(own: FigureSubject, before: str, lexicon: IndicatorLexicon) -> FigureSubject | None:
    """Return what something counted before has: 规模以上服务业8户，营业收入; None where nothing was counted."""
    before = re.sub("(?<=企业)(?:营业收入|营收|销售收入|利润(?:总额)?)$", "", before)
    if own.name not in _OWNED or not before.endswith(("企业", "业", "单位", "项目")):
        return None
    own_words = "投资" if own.name == "总投资" else own.name
    for owner in (before, before.removesuffix("企业")):
        if found := lexicon.find(owner + own_words):
            return FigureSubject(found.name, found, Provenance.SAID)
    return FigureSubject(before + own.name, None, Provenance.SAID)


_OWNED = frozenset(("营业收入", "总投资", "利润总额", "净利润", "消费品零售额", "社会消费品零售总额", "投资"))
"""What enterprises and projects have that were counted just before."""


def of_crop(name: str, before: str) -> str:
    """Return a bare 产量, 增加值 or 支出 with what it is of, which the figure before was about."""
    if name in ("收入", "支出") and before.endswith(("收入", "支出")):
        return before[:-2] + name
    if name not in ("产量", "总产量", "单产", "产值", "增加值"):
        return name
    return re.sub("(?:播种|种植|养殖)?面积$|出栏$|产量$|总?产值$", "", before) + name


@cache
def _seen() -> re.Pattern[str]:
    return re.compile(r"[从分按][^，,。；]{0,14}?(产量|增加值|投资|产值|零售额|出口|用电量)(?:来|情况)?看[，,]")
