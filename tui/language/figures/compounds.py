"""Numbers with a smaller unit behind theirs, or with decimals as speech has them: 1小时30分, 三丈二尺, 六十二米七三."""

import re
from functools import cache

from tui.language.figures import numerals, units
from tui.language.figures.numerals import numeral
from tui.language.figures.units import Unit


@cache
def tail(unit: str) -> re.Pattern[str]:
    """The decimals that speech puts behind a unit: 1米75, 六十二米七三, 两块五, 9秒83."""
    if unit == "秒":
        return re.compile(r"[0-9]{2}(?![0-9.])")
    return re.compile(
        r"(?:[0-9]{1,2}|[一二三四五六七八九]{1,2})(?![0-9一二三四五六七八九十百千万亿a-zA-Z.×*])(?=[^\u4e00-\u9fff]|[的以左成之跌涨降升到至买卖高]|一[斤个只碗支份]|\Z)"
    )


COMPOUNDS = {
    "小时": {"分钟": (60, "分钟"), "分": (60, "分钟")},
    "分钟": {"秒钟": (60, "秒"), "秒": (60, "秒")},
    "分": {"秒钟": (60, "秒"), "秒": (60, "秒")},
    "年": {"个月": (12, "个月")},
    "天": {"小时": (24, "小时"), "个小时": (24, "小时")},
    "元": {"角": (10, "角"), "毛": (10, "角")},
    "角": {"分": (10, "分")},
    "斤": {"两": (10, "两")},
    "丈": {"尺": (10, "尺")},
    "尺": {"寸": (10, "寸")},
    "块": {"毛": (10, "角"), "角": (10, "角")},
}
"""For a unit the smaller ones that may follow it, longer spellings first: how many make it up, and their name."""


@cache
def _ounces() -> re.Pattern[str]:
    """The digit before 两 behind a 斤, which numerals would take for a part of the number: 六斤八两."""
    return re.compile("[1-9一二三四五六七八九](?=两(?![元块岁年个天月点三四五六七八九百千万]))")


def compound(text: str, end: int, low: float, high: float, unit: Unit) -> tuple[float, float, Unit, int]:
    """Add the smaller units that follow: 1小时30分 is 90 分钟, 三丈二尺 is 32 尺; money stays in 元, 六斤八两 in 斤."""
    stays, scale = unit.kind == "money" or unit.name == "斤", 1.0
    name = unit.name
    for _ in range(3):
        number = _ounces() if name == "斤" else numeral()
        found = number.match(text, end + text.startswith("零", end))
        if found is None or found.end() - end > 6 or (value := numerals.read(found[0])) is None:
            break
        smaller = COMPOUNDS.get(name, {})
        spelling = next((s for s in smaller if text.startswith(s, found.end())), None)
        if spelling is None:
            break
        factor, name = smaller[spelling]
        end = found.end() + len(spelling)
        if stays:
            scale *= factor
            low, high = round(low + value / scale, 2), round(high + value / scale, 2)
        else:
            low, high, unit = low * factor + value, high * factor + value, units.units()[name]
            if name == "秒" and (rest := tail(name).match(text, end)):
                low, high, end = low + int(rest[0]) / 100, high + int(rest[0]) / 100, rest.end()
    return low, high, unit, end
