"""How much a figure says: its value as an interval in the base unit of what it measures."""

import math
import re
from functools import cache
from typing import NamedTuple

from tui.language.analysis import Figure
from tui.language.figures import numerals
from tui.language.figures.units import units
from tui.language.ledger.fact import Interval

_BASES = {"area": "平方米", "length": "米", "mass": "千克", "volume": "立方米", "duration": "秒", "power": "瓦"}
_CALENDAR = frozenset(("年", "个月", "月", "天", "日", "周", "工作日", "岁"))
"""Lengths of time that do not convert into one another without loss."""
_NEAR = 0.05
"""How far off 约 and 左右 may be."""
_ENERGY = {"千瓦时": 1.0, "度电": 1.0, "兆瓦时": 1e3, "吉瓦时": 1e6}


class Measure(NamedTuple):
    """A value interval in a base unit."""

    value: Interval
    unit: str


@cache
def _scale(unit: str, kind: str) -> tuple[float, str]:
    """Return how many base units a unit holds, and the base unit."""
    if unit in _ENERGY:
        return _ENERGY[unit], "千瓦时"
    whole, slash, per = unit.partition("/")
    if slash:
        top, base = _scale(whole, units()[whole].kind if whole in units() else "")
        bottom, under = _scale(per, units()[per].kind if per in units() else "")
        return top / bottom, f"{base}/{under}"
    if unit == "‰":
        return 0.1, "%"
    if unit in ("个千分点", "个基点"):
        return (0.1 if unit == "个千分点" else 0.01), "个百分点"
    if unit in ("港仙", "美仙", "美分", "角"):
        return {"港仙": (0.01, "港元"), "角": (0.1, "元")}.get(unit, (0.01, "美元"))
    found = units().get(unit)
    if found and found.size and found.kind in _BASES and unit not in _CALENDAR:
        return found.size, _BASES[found.kind]
    return 1.0, unit


def base(unit: str) -> str:
    """Return the base unit of a unit as figures carry it."""
    return _scale(unit, "")[1]


@cache
def _number() -> re.Pattern[str]:
    return re.compile(
        r"(?P<whole>[0-9]+(?:[, ][0-9]{3})*)(?:\.(?P<decimals>[0-9]+))?(?: ?(?P<magnitude>[十百千万亿兆]+))?"
        r"|[零〇一二三四五六七八九十百千万亿兆两]+(?:点(?P<spoken>[零〇一二三四五六七八九]+))?(?P<last>[十百千万亿兆]*)"
    )


def ulp(text: str) -> float:
    """Return what one more in the last written place of a number adds: 1e7 for 9516.9亿, 1 for 503, 1e8 for 三亿."""
    found = _number().search(text)
    if found is None:
        return 0.0
    while further := _number().match(text, found.end()):
        found = further
    if found["whole"]:
        power = numerals.power(_magnitude(text, found))
        return 10.0 ** (power - len(found["decimals"] or ""))
    if found["spoken"]:
        return 10.0 ** (numerals.power(found["last"]) - len(found["spoken"]))
    tail = re.search("[十百千万亿兆]+$", found[0].rstrip("零〇"))
    return 10.0 ** numerals.power(tail[0]) if tail else 1.0


def _magnitude(text: str, found: re.Match[str]) -> str:
    """Return the magnitude behind an Arabic number, without the first character of 千克, 兆瓦 and 百帕."""
    said = found["magnitude"] or ""
    follows = text[found.end() : found.end() + 1]
    return said[:-1] if said and said[-1] in "千百兆" and follows and follows in "克瓦米伏卡帕焦分赫字比" else said


def measure(text: str, figure: Figure, bound: str) -> Measure:
    """Return the interval of a figure whose span, in plain spelling, is `text`; `bound` is what the words around say.

    A bound leaves one side open; 约 widens both by 5 %; 近 is at most the number.
    """
    size, unit = _scale(figure.unit, figure.kind)
    half = ulp(text) / 2
    if isinstance(figure.value, tuple):
        return Measure(Interval(figure.value[0] * size, figure.value[1] * size), unit)
    low, high = figure.value - half, figure.value + half
    if bound == "over":
        low, high = figure.value, math.inf
    elif bound == "under":
        low, high = -math.inf if figure.value <= 0 else 0.0, figure.value
    elif bound == "about":
        wide = abs(figure.value) * _NEAR
        low, high = min(low, figure.value - wide), max(high, figure.value + wide)
        if re.match("近|将近|接近", text):
            high = figure.value + half
    return Measure(Interval(_round(low * size), _round(high * size)), unit)


def _round(value: float) -> float:
    """Return a value without the noise of binary fractions."""
    return value if math.isinf(value) else float(f"{value:.12g}")
