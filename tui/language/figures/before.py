"""What stands before a number and belongs to it: bounds, signs, currencies, ranks."""

import re
from functools import cache
from typing import NamedTuple

from tui.language.figures.quantity import Quantity

_OVER = "超过 超 逾 至少 最少 不少于 不低于 高于 多于 大于 不下 不下于 超出 突破了"
_UNDER = "不足 不到 不超过 不超 不高于 不多于 至多 最多 低于 少于 小于 未满 不满"
_ABOUT = "近 将近 接近 约 大约 约为 大概 几近 约合 近乎"
_NOT = (
    "不应 不应该 不应当 不得 不能 不能够 不可 不宜 不许 不准 不会 不要 不再 不曾 不允许 从不 从未 并未 尚未 "
    "未 未曾 没 没有 严禁 禁止 切勿 请勿 勿 绝不 决不 均不 均未 都没有"
)
"""What turns a bound round: 不得超过 is at most."""
_MORE_THAN = "超过 超出 超 大于 高于 多于 长于 重于 晚于"
_LESS_THAN = "少于 低于 小于 短于 早于 轻于"
_NOT_NEAR = frozenset("最附临靠邻就远亲新逼贴相")
_NOT_ABOUT = frozenset("节签履合条预公特邀制契集违相简赴失解婚爽毁隐续租纽黑盟规要")
_PAID = frozenset("支收投输流产进付卖买演派纳注加")
"""What makes a verb of 出 and 入 before 超; without it 出超 is a surplus of trade, 入超 a deficit."""
_NOT_LESS = frozenset("看见听想找得达拿买做办学收料赶等遇碰说谈受感意拉")
_CURRENCY = {"$": "美元", "¥": "元", "€": "欧元", "£": "英镑"}
_DOLLARS = {
    "US": "美元",
    "HK": "港元",
    "A": "澳元",
    "C": "加元",
    "S": "新加坡元",
    "NT": "新台币",
    "RMB": "元",
    "CN": "元",
}
_CODES = {"RMB": "元", "CNY": "元", "USD": "美元", "HKD": "港元", "EUR": "欧元", "JPY": "日元", "TWD": "新台币"}
"""Currencies by the letters that banks write for them: RMB3,500万."""
_SIGNED = frozenset("为是和与及或至到由从达计")
"""Han characters between which and a number a hyphen is a minus: 为-0.3, not 歼-20."""
_FIRST = frozenset("之以目提此日生年月天会产面眼当先空跟史从午届周时期")
"""Characters after which 前 is no "the first …": 日前, 年前, 之前."""


_DIMENSIONS = ("厚度", "长度", "高度", "深度", "宽度", "跨度")
"""What 数 behind 度 counts: 厚度数百米; 度数 is a word."""


class Before(NamedTuple):
    """What was found before a number."""

    start: int
    """Where the figure begins."""
    bound: str = ""
    """about, over or under; range for 前 (前5日 is the first five); empty when nothing bounds the number."""
    sign: int = 1
    """-1 behind a minus; 0 behind ±, where the figure goes as far down as up."""
    money: str = ""
    """The unit that a sign such as $ stands for."""


@cache
def _bounds() -> dict[str, str]:
    """Return what each bound says, by its spelling."""
    groups = (("over", _OVER), ("under", _UNDER), ("about", _ABOUT))
    turned = (("under", _MORE_THAN), ("over", _LESS_THAN))
    found = {not_ + word: name for name, words in turned for word in words.split() for not_ in _NOT.split()}
    return found | {word: name for name, words in groups for word in words.split()}


@cache
def _lengths() -> tuple[int, ...]:
    """Lengths of the bounds, longest first: 不超过 before 超过."""
    return tuple(sorted({len(word) for word in _bounds()}, reverse=True))


def _bound(text: str, end: int, floor: int) -> str:
    """Return the longest bound that ends at an offset and begins at `floor` or later; empty when there is none."""
    bounds = _bounds()
    words = (text[end - length : end] for length in _lengths() if end - length >= floor)
    return next((word for word in words if word in bounds), "")


@cache
def _last() -> frozenset[str]:
    return frozenset(word[-1] for word in _bounds())


def before(text: str, item: Quantity, floor: int) -> Before:
    """Return what belongs to a number before it; nothing before `floor` is looked at."""
    start, sign, money = item.start, 1, ""
    last = text[start - 1] if start > floor else ""
    if not last:
        return Before(start)
    if last in _CURRENCY:
        start, money = _currency(text, start - 1, floor)
    elif last in "BDRY" and text[start - 3 : start] in _CODES:
        start, money = _letters(text, start)
    elif last == "±":
        start, sign = start - 1, 0
    elif last in "-−负下":
        start, sign = _sign(text, item, floor)
    last = text[start - 1] if start > floor else ""
    if last and last in "上过数几" and (item.bare or (item.core[0] == "十" and last in "数几")):
        return Before(start - 1, "over", sign, money) if _counts(text, start - 1) else Before(start, "", sign, money)
    if last == "过" and text[item.start] == "半" and item.unit.name == "%":
        return Before(start - 1, "over")
    if last == "前" and item.unit.name in ("日", "天", "名", "位", "个月", "周") and item.low == item.high:
        if not (start - 1 > floor and text[start - 2] in _FIRST):
            return Before(start - 1, "range", sign, money)
    elif last in _last() and (word := _bound(text, start, floor)):
        begin = start - len(word)
        ahead = text[begin - 1 : begin] if begin else ""
        barred = {"近": _NOT_NEAR, "约": _NOT_ABOUT, "不到": _NOT_LESS}.get(word, frozenset())
        surplus = word == "超" and ahead in ("出", "入") and text[begin - 2 : begin - 1] not in _PAID
        if (ahead not in barred or (ahead == "合" and _amounts_to(text, begin - 1, item))) and not surplus:
            return Before(begin, _bounds()[word], sign, money)
    return Before(start, "", sign, money)


def _amounts_to(text: str, at: int, item: Quantity) -> bool:
    """Tell whether 合 before 约 gives an amount in another measure (，合约2.3亿美元), and 合约 is no contract."""
    return item.unit.kind not in ("count", "duration", "other") and text[at - 1 : at] in ("", *"，,、（(；;\n")


def _counts(text: str, at: int) -> bool:
    """Tell whether 上, 过, 数 or 几 at an offset counts, and is not the end of a word: 网上百家, 经过千山."""
    ahead = text[at - 1 : at] if at else ""
    return not (
        (text[at] == "上" and ahead and ahead in "网线海路街会船车身以加早晚马桌手脸天地世")
        or (text[at] == "过" and ahead and ahead in "经通超不越路走穿渡跨度飞见去来")
        or (text[at] == "数" and ahead and ahead in "人次多少总指倍个系参无算基常整分函")
        or (text[at] == "数" and ahead == "度" and not text.endswith(_DIMENSIONS, 0, at))
    )


def _currency(text: str, at: int, floor: int) -> tuple[int, str]:
    """Return where the currency sign begins, with the letters before it, and its unit."""
    money = _CURRENCY[text[at]]
    if text[at] == "$":
        for letters, name in _DOLLARS.items():
            if at - len(letters) >= floor and text.startswith(letters, at - len(letters)):
                return at - len(letters), name
    return at, money


def _letters(text: str, at: int) -> tuple[int, str]:
    """Return where the three letters of a currency begin, and its unit; nothing in a longer word."""
    ahead = text[at - 4 : at - 3]
    alone = not (ahead.isascii() and ahead.isalnum())
    return (at - 3, _CODES[text[at - 3 : at]]) if alone else (at, "")


def _sign(text: str, item: Quantity, floor: int) -> tuple[int, int]:
    """Return where the number begins with a minus before it, and -1; without one the start of the number and 1."""
    start = item.start
    if text[start - 1] == "下":
        below = start - 2 >= floor and text.startswith("零下", start - 2)
        return (start - 2, -1) if below else (start, 1)
    ahead = text[start - 2] if start - 2 >= floor else ""
    if text[start - 1] == "负":
        measured = item.unit.kind != "count"
        return (start - 1, -1) if measured and not (ahead and ahead in "0123456789胜平抱自担肩辜欺背不") else (start, 1)
    if not ahead:
        return (start - 1, -1) if start == 1 else (start, 1)
    if item.arabic and not (ahead.isascii() and (ahead.isalnum() or ahead in ")%")):
        signed = item.unit.kind in ("temperature", "percent", "money") or ahead in _SIGNED
        if signed or not ("\u4e00" <= ahead <= "\u9fff"):
            return start - 1, -1
    return start, 1


def ranks(text: str, item: Quantity) -> bool:
    """Tell whether an ordinal is a place in an order: 第3位, 排名第五, 居全省第一."""
    if item.unit.name in ("位", "名"):
        return True
    if text.endswith(("排名", "排", "列", "居", "升至", "跃至", "跌至"), 0, item.start - 1):
        return True
    among = _among().search(text, max(0, item.start - 14), item.start - 1)
    return among is not None and text[item.end : item.end + 1] in ("", *"，,。；;！、（()）\n的")


@cache
def _among() -> re.Pattern[str]:
    """Among whom something has its place: 居全省第一."""
    return re.compile(
        "(?:排名|排|列|居|跃升至|升至)(?:在)?(?:全(?:国|省|市|区|县|州|球)|世界|同类城市|副省级城市|[东中西]部地区)(?:各[市县区]+)?$"
    )
