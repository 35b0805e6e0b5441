"""Figures: numbers with their units, read into values, by a grammar of characters."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from tui.language import dates
from tui.language.analysis import Entity, Figure
from tui.language.figures import context, exclusions, grammar, numerals
from tui.language.figures.before import before, ranks
from tui.language.figures.quantity import NO_UNIT, Quantity
from tui.language.figures.units import Unit
from tui.language.plain import plain

_MEASURED = "兆半元亩公米千小分秒年天周岁吨斤倍成个克升英海平立毫厘折瓦点美欧至到—"
"""What may follow 一 for it to be more than an article."""

_SPEEDS = ("时速", "车速", "航速", "风速", "每小时", "每秒", "时速高达", "时速可达", "时速达", "时速为", "航速达")
"""What makes a length a speed."""


def find(text: str, times: Sequence[Entity] | None = None) -> list[Figure]:
    """Return the figures of a text, in order, without overlap.

    `times` are the dates of the text, in order: they are no figures. They are looked for when not given.
    """
    text = plain(text)
    taken = dates.find(text) if times is None else times
    found: list[Figure] = []
    reached = floor = turn = 0
    for place in _candidates().finditer(text):
        start = place.start()
        if start < reached:
            continue
        while turn < len(taken) and taken[turn].end <= start:
            floor, turn = max(floor, taken[turn].end), turn + 1
        if turn < len(taken) and taken[turn].start <= start:
            continue
        end = exclusions.saying(text, start)
        if end > start:
            reached = end
            continue
        figure = _figure(text, start, floor)
        if figure is None or (turn < len(taken) and taken[turn].start < figure.end):
            reached = place.end()
        else:
            found.append(figure)
            reached = floor = figure.end
    return context.describe(text, found, taken)


@cache
def _candidates() -> re.Pattern[str]:
    """Where a figure may begin: a run of numerals, but for a lone 一 that is an article."""
    numeral = f"0-9{numerals.CHINESE}"
    return re.compile(
        rf"(?!零[0-9])[{numeral}半](?:(?<!一)|(?<=第一)|(?<=翻一)|(?<=翻了一)|(?=[{numeral}{_MEASURED}]))[{numeral}]*+"
    )


def _figure(text: str, start: int, floor: int) -> Figure | None:
    item = grammar.part(text, start)
    if item is None:
        return None
    second = _range(text, item)
    found = before(text, item._replace(unit=second.unit) if second else item, floor)
    begin = found.start
    if found.money:
        if item.unit.kind != "money":
            item = grammar.part(text, start, measured=False) or item
        item = item._replace(unit=Unit(found.money, "money"))
        second = second or _range(text, item)
    if not found.sign:
        return Figure(begin, item.end, item.unit.kind, (-item.high, item.high), item.unit.name, "range")
    if begin == start and start > floor and text[start - 1] == "第":
        return Figure(start - 1, item.end, "other", item.low, item.unit.name, "exact") if ranks(text, item) else None
    if second:
        ahead = text[begin - 1] if begin else ""
        if (ahead and ahead in "+*×") or exclusions.joined(text, begin) or second.low * found.sign == second.high:
            return None
        ends = sorted((second.low * found.sign, second.high))
        return Figure(begin, second.end, second.unit.kind, (ends[0], ends[1]), second.unit.name, "range")
    if ratio := _ratio(text, item):
        return ratio
    if exclusions.excluded(text, item, begin):
        return None
    unit, bound = item.unit, found.bound.replace("range", "exact") or item.bound
    kind = unit.kind if unit.name or bound == "exact" else "count"
    if kind == "length" and text.endswith(_SPEEDS, 0, begin):
        kind = "speed"
    if found.bound == "range" and item.low > 1:
        return Figure(begin, item.end, kind, (1.0, item.low), unit.name, "range")
    if item.low != item.high:
        return Figure(begin, item.end, kind, (item.low * found.sign, item.high * found.sign), unit.name, "range")
    return Figure(begin, item.end, kind, item.low * found.sign, unit.name, bound)


@cache
def _to() -> re.Pattern[str]:
    return re.compile(r" ?(?:至|到|—{1,2}|–|-|~|─) ?(-|零下)?(?=[0-9零〇一二两三四五六七八九十百千])")


class _Range(NamedTuple):
    """A range: its two values, its unit, which is the first one's when both have one, and where it ends."""

    low: float
    high: float
    unit: Unit
    end: int


def _range(text: str, item: Quantity) -> _Range | None:
    """Read the other end of a range that begins with `item`; None when there is none."""
    if item.bound == "over" and text.endswith("以上", 0, item.end):
        return _between(text, item)
    if text.startswith("±", item.end) and text[item.end + 1 : item.end + 2].isdigit() and not item.unit.name:
        return _around(item, grammar.part(text, item.end + 1))
    found = _to().match(text, item.end)
    if found is None or item.low != item.high:
        return None
    other = grammar.part(text, found.end())
    money = item.unit.kind == "money" and not other.unit.name if other else False
    if other is None or other.low != other.high or not (other.unit.name or money):
        return None
    low, high, unit = item.low, -other.high if found[1] else other.high, item.unit
    if not unit.name or money:
        power = numerals.power(other.core[len(other.core.rstrip("十百千万亿")) :])
        if other.core[-1] in "万亿" and item.core[-1] not in "万亿" and low < other.low / 10**power:
            low = numerals.read(f"{low:g}{other.core[len(other.core.rstrip('十百千万亿')) :]}") or low
        coded = exclusions.coded(text, item) if item.arabic else exclusions.excluded(text, other, other.start)
        if coded and other.core != "一":
            return None
        return _Range(low, high, unit if money else other.unit, other.end)
    if unit.name == other.unit.name:
        return _Range(low, high, unit, other.end)
    if unit.kind == other.unit.kind and unit.size and other.unit.size:
        return _Range(low, high * other.unit.size / unit.size, unit, other.end)
    return None


def _around(item: Quantity, off: Quantity | None) -> _Range | None:
    """Return the range of a number and how far off it may be: 50±3厘米."""
    return _Range(item.low - off.low, item.high + off.high, off.unit, off.end) if off and off.unit.name else None


def _between(text: str, item: Quantity) -> _Range | None:
    """Read a range as laws give it: 3年以上10年以下."""
    other = grammar.part(text, item.end) if text[item.end : item.end + 1] in numerals.STARTS else None
    if other is None or other.bound != "under" or other.unit.name != item.unit.name or item.low >= other.high:
        return None
    return _Range(item.low, other.high, item.unit, other.end)


@cache
def _against() -> re.Pattern[str]:
    return re.compile(r"[:比/]([0-9]++(?:\.[0-9]++)?)(?![0-9:/.%A-Za-z])")


_PROPORTION = (
    "比例",
    "配比",
    "比率",
    "比值",
    "性别比",
    "之比",
    "占比",
    "比为",
    "比达",
    "比是",
    "分成",
    "配资",
    "赔率",
    "稀释",
)
"""What is said near two numbers of which one is a part or a multiple of the other; other pairs are scores and times."""
_BESIDE = frozenset("按以为达成是呈即约近从由至到于的采，（(:")
"""What may stand before a proportion that nothing else tells from a score: 按1:2配套."""
_CONTEST = re.compile("[胜负败平赢输局球扳落]|领先|落后|比分|决赛|主场|客场|队|盘|告捷|逆转|净胜")


def _proportion(text: str, item: Quantity, end: int) -> bool:
    """Tell whether 1:2 is a proportion and not a score: 比例为3:7, 按1:2配套; 以3:2险胜 is none."""
    before, after = text[max(0, item.start - 12) : item.start], text[end : end + 8]
    before = before[max(before.rfind(mark) for mark in "。；\n") + 1 :]
    after = re.split("[，。；\n]", after, maxsplit=1)[0]
    if any(word in before for word in _PROPORTION) or any(word in after for word in _PROPORTION):
        return True
    if item.low != 1 or (before and before[-1] not in _BESIDE and len(text[item.start : end]) < 5):
        return False
    return not _CONTEST.search(before) and not _CONTEST.search(after) and "比" not in text[item.end]


def _ratio(text: str, item: Quantity) -> Figure | None:
    """Read 1:3, 3比1 and 1/3, not a time of day and not one of a longer chain."""
    if item.unit.name or not item.arabic or not (found := _against().match(text, item.end)):
        return None
    ahead = text[item.start - 1] if item.start else ""
    if (ahead and ahead in ":.+-*/@_第") or (ahead.isascii() and ahead.isalpha()):
        return None
    if text[item.end] in ":比" and not _proportion(text, item, found.end()):
        return None
    if text[item.end] == "/" and (
        len(found[1]) > 3 or float(found[1]) <= item.low or text.startswith("决赛", found.end())
    ):
        return None
    other = float(found[1])
    return Figure(item.start, found.end(), "multiple", item.low / other if other else item.low, NO_UNIT.name, "exact")
