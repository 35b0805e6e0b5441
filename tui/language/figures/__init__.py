"""Figures: numbers with their units, read into values, by a grammar of characters."""

import re
from collections.abc import Sequence
from functools import cache

from tui.language import dates
from tui.language.analysis import Entity, Figure
from tui.language.figures import grammar, numerals, refusals
from tui.language.figures.grammar import NO_UNIT, Part
from tui.language.figures.units import Unit

_WIDE = str.maketrans("０１２３４５６７８９．％＋－～／", "0123456789.%+-~/")


@cache
def _candidates() -> re.Pattern[str]:
    """Where a figure may begin; a run of numerals is tried once."""
    return re.compile(rf"[0-9{grammar.CHINESE}半][0-9{grammar.CHINESE}]*+")


@cache
def _wide() -> re.Pattern[str]:
    return re.compile("[０-９]")


@cache
def _comma() -> re.Pattern[str]:
    return re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


@cache
def _range() -> re.Pattern[str]:
    return re.compile(r" ?(?:至|到|—{1,2}|–|-|~|～|〜|─) ?(?=[-0-9零〇一二两三四五六七八九十百千万])(-?)")


@cache
def _before() -> re.Pattern[str]:
    """Words that bound what follows them; matched backwards, so spelled from their last character."""
    over = "超过 超 远超 逾 至少 最少 不少于 不低于 高于 多于 大于 不下于 不下 超出"
    under = "不足 不到 不超过 不超 不高于 不多于 至多 最多 低于 少于 小于 未满 不满"
    about = "近 将近 接近 约 大约 约为 大概 几近 约合"
    names = {"over": over, "under": under, "about": about}
    parts = [
        f"(?P<{name}>{'|'.join(sorted((w[::-1] for w in words.split()), key=len, reverse=True))})"
        for name, words in names.items()
    ]
    return re.compile("|".join(parts))


_NOT_NEAR = frozenset("最附临靠邻就远亲新逼贴相")
_NOT_ABOUT = frozenset("节签履合条预公特邀制契集违相简赴失解婚爽毁隐续租纽黑盟规")
_CAN_NOT = frozenset("看见听想找得达拿买做办学收料赶等遇碰说谈受感意拉")
_CURRENCY = {"$": "美元", "＄": "美元", "¥": "元", "￥": "元", "€": "欧元", "£": "英镑"}


def find(text: str, times: Sequence[Entity] | None = None) -> list[Figure]:
    """Return the figures of a text, in order, without overlap.

    `times` are the dates of the text, in order: they are no figures. They are looked for when not given.
    """
    taken = dates.find(text) if times is None else times
    if _wide().search(text):
        text = _comma().sub(",", text).translate(_WIDE)
    found: list[Figure] = []
    reached, turn = 0, 0
    for place in _candidates().finditer(text):
        start = place.start()
        if start < reached:
            continue
        while turn < len(taken) and taken[turn].end <= start:
            turn += 1
        if turn < len(taken) and taken[turn].start <= start:
            continue
        figure = _figure(text, start, reached)
        if figure is not None and not (turn < len(taken) and taken[turn].start < figure.end):
            found.append(figure)
            reached = figure.end
        else:
            reached = place.end()
    return found


def _figure(text: str, start: int, floor: int) -> Figure | None:
    item = grammar.part(text, start)
    if item is None:
        return None
    begin, bound, sign, money = _prefix(text, item, floor)
    if money:
        item = item._replace(unit=NO_UNIT._replace(name=money, kind="money"))
    second = _second(text, item)
    if second is None and refusals.refused(text, item, begin):
        return None
    unit, end = item.unit, item.end
    low, high = item.low * sign, item.high * sign
    if second is not None:
        low, high, unit, end = second
        low *= sign
    bound = bound or item.bound
    value: float | tuple[float, float] = low
    if low != high:
        value, bound = (min(low, high), max(low, high)), "range"
    return Figure(begin, end, unit.kind, value, unit.name, bound)


def _prefix(text: str, item: Part, floor: int) -> tuple[int, str, int, str]:
    """Return where the figure begins, the bound, the sign and the currency that stand before the number."""
    start, sign, money = item.start, 1, ""
    before = text[start - 1 : start]
    if before in _CURRENCY and start > floor:
        start, money = start - 1, _CURRENCY[before]
        for letters, name in (("US", "美元"), ("HK", "港元"), ("RMB", "元"), ("C", "加元"), ("A", "澳元")):
            if text.startswith(letters, max(floor, start - len(letters))) and start - len(letters) >= floor:
                start, money = start - len(letters), name if before in "$＄" else money
                break
    elif before in ("-", "−") and before and item.arabic:
        ahead = text[start - 2 : start - 1]
        if (
            start - 1 >= floor
            and not (ahead.isascii() and (ahead.isalnum() or ahead in ")%"))
            and item.unit.kind in ("temperature", "percent")
        ):
            start, sign = start - 1, -1
    elif text.startswith("零下", start - 2) and start - 2 >= floor:
        start, sign = start - 2, -1
    bare = not item.core.strip("百千万亿")
    head = text[max(floor, start - 4) : start]
    if (bare and head and head[-1] in "上过数几") or (item.core == "十" and head[-1:] in ("几", "数")):
        return start - 1, "over", sign, money
    if found := _before().match(head[::-1]):
        size = found.end()
        ahead = text[start - size - 1] if start - size > 0 else ""
        word = found[0]
        wrong = (
            (word == "近" and ahead in _NOT_NEAR)
            or (word == "约" and ahead in _NOT_ABOUT)
            or (word == "到不" and ahead in _CAN_NOT)
        )
        if not (wrong and ahead):
            return start - size, str(found.lastgroup), sign, money
    return start, "", sign, money


def _second(text: str, item: Part) -> tuple[float, float, Unit, int] | None:
    """Read the second half of a range whose first half is `item`; its unit, or the first one's when they convert."""
    found = _range().match(text, item.end)
    if found is None:
        return None
    other = grammar.part(text, found.end())
    if other is None or other.low != other.high or item.low != item.high or not other.unit.name:
        return None
    high = -other.high if found[1] else other.high
    if not item.unit.name:
        low = item.low
        if item.core.strip("0123456789.") == "" and other.core[-1] in "万亿":
            magnitude = other.core.lstrip("0123456789.,")
            low = item.low * 10 ** numerals.power(magnitude) if not magnitude.strip("十百千万亿") else low
        if refusals.refused(text, other, other.start):
            return None
        return low, high, other.unit, other.end
    if item.unit.name == other.unit.name:
        return item.low, high, item.unit, other.end
    if item.unit.kind == other.unit.kind and item.unit.size and other.unit.size:
        return item.low, high * other.unit.size / item.unit.size, item.unit, other.end
    return None
