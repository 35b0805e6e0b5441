"""Parse one figure at a place where a numeral begins: number, magnitude, unit, and what stands after them."""

import re
from functools import cache
from typing import NamedTuple

from tui.language.figures import numerals, units
from tui.language.figures.units import Unit

CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅"
NO_UNIT = Unit("", "other")


@cache
def numeral() -> re.Pattern[str]:
    """Return the pattern of a numeral; no part of it can be read in two ways, so matching it is linear."""
    tail = r"(?:[余多来几]?[十百千万亿]++|[0-9]++(?:\.[0-9]++)?(?=[十百千万亿]))*+"
    return re.compile(
        rf"(?:[0-9]++(?:,[0-9]{{3}}(?![0-9]))*+(?:\.[0-9]++)?|[{CHINESE}]++(?:点[零〇一二三四五六七八九]++)?){tail}"
    )


class Part(NamedTuple):
    """A number with its unit and what follows them, as it stands without a word before it."""

    start: int
    end: int
    low: float
    high: float
    """The same as `low`, but for 两三个."""
    unit: Unit
    bound: str
    core: str
    """The numeral alone, such as 3.8万 or 十."""
    bounded: bool
    """True when a word after the number bounds it: 余, 多, 以上."""

    @property
    def arabic(self) -> bool:
        """Tell whether the numeral begins with an Arabic digit."""
        return self.core[0].isascii()


@cache
def _adjacent() -> re.Pattern[str]:
    """Two digits in a row that mean this or that many: 两三, 十五六, 三四十."""
    return re.compile(r"(.*?)(一二|一两|二三|两三|三四|四五|五六|六七|七八|八九|三五)([十百千万亿]*)")


@cache
def _after() -> re.Pattern[str]:
    """Bounds after a unit, without the words that only begin like them (以上海, 左右手, 内容)."""
    return re.compile(
        r"(?P<over>以上(?!海)|之多|开外|有余|余(?![下额款额生年震温音热地粮量]))"
        r"|(?P<under>以下(?![简几三四五六七八九]|内容|问题|方面)|以内|之内)"
        r"|(?P<about>左右(?![手两为]|逢源)|上下(?![游联班级一同两车学文行]))"
    )


@cache
def _compounds() -> dict[str, tuple[str, ...]]:
    """Return the units that may follow a unit with a smaller number: 1小时30分, 3元5角, 1米8."""
    return {
        "小时": ("分钟", "分"),
        "分钟": ("秒", "秒钟"),
        "分": ("秒", "秒钟"),
        "年": ("个月", "个多月"),
        "元": ("角", "毛"),
        "天": ("小时", "个小时"),
    }


_SMALLER = {"分": ("分钟", 60.0), "角": ("元", 0.1), "毛": ("元", 0.1)}
_HALVED = frozenset(("年", "天", "小时", "个月", "周", "岁", "倍", "公里", "斤", "米", "里", "亩", "世纪", "块", "元"))
_MORE = frozenset("样元次家种项名方层边媒措功维极彩能部地校国领党语行式云风雨边余头处山")
"""Characters after which 多 behind a unit belongs to the next word: 3年多次, 5个多方."""


def part(text: str, start: int) -> Part | None:
    """Read the number at an offset and what follows it; None when no number can be read."""
    if text[start] == "半":
        return _half(text, start)
    found = numeral().match(text, start)
    if found is None or found.end() - start > numerals.LONGEST:
        return None
    core, end = found[0], found.end()
    if text.startswith("分之", end):
        return _fraction(text, start, core, end + 2)
    if core[-1] in "千百" and (core[0].isascii() or core[-2:-1] in ("万", "亿")) and len(core) > 1:
        prefixed = units.at(text, end - 1)
        if prefixed and prefixed[0].name[0] == core[-1]:
            core, end = core[:-1], end - 1
    bound = "exact"
    if not core.isascii():
        for sign in "余多几来":
            if sign in core:
                bound = "about" if sign == "来" else "over"
                core = core.replace(sign, "")
    low = high = numerals.read(core)
    if len(core) > 1 and not core[0].isascii() and (pair := _adjacent().fullmatch(core)):
        ends = [numerals.read(pair[1] + digit + pair[3]) for digit in pair[2]]
        low, high = ends if None not in ends else (low, high)
    if low is None or high is None:
        return None
    if text[end : end + 1] in ("余", "多", "几", "来") and end < len(text):
        sign = text[end]
        if sign in "余多" or core[-1] == "十":
            after = units.at(text, end + 1)
            if after is not None or sign in "余多":
                bound = "about" if sign == "来" else "over"
                end += 1
    return _with_unit(text, start, end, low, high, core, bound)


def _with_unit(text: str, start: int, end: int, low: float, high: float, core: str, bound: str) -> Part:  # noqa: PLR0917
    begin = end + 1 if text[end : end + 1] in (" ", "\u00a0", "\u2009", "\u202f") and core[0].isascii() else end
    if text.startswith("个", begin) and text[begin + 1 : begin + 2] in ("多", "半"):
        for word, name in (("月", "个月"), ("小时", "小时"), ("星期", "星期"), ("世纪", "世纪"), ("钟头", "小时")):
            if text.startswith(word, begin + 2):
                extra = 0.5 if text[begin + 1] == "半" else 0.0
                bound = bound if extra else "over"
                stop = begin + 2 + len(word)
                return _after_unit(text, start, stop, low + extra, high + extra, units.units()[name], core, bound)
    found = units.at(text, begin)
    if found is None:
        return _after_unit(text, start, end, low, high, NO_UNIT, core, bound)
    unit, end = found
    if unit.size and text.startswith("级", end) and text[end + 1 : end + 2] != "别":
        end += 1
    elif text[end : end + 1] in ("/", "／") and (per := units.at(text, end + 1)):
        kind = "speed" if unit.kind == "length" and per[0].kind == "duration" else unit.kind
        unit, end = Unit(f"{unit.name}/{per[0].name}", kind), per[1]
    elif (
        text[end : end + 1] == "半" and unit.name in _HALVED and text[end + 1 : end + 2] not in ("年", "天", "导", "岛")
    ):
        low, high, end = low + 0.5, high + 0.5, end + 1
    elif unit.name in _compounds():
        low, high, unit, end = _compound(text, end, low, high, unit)
    return _after_unit(text, start, end, low, high, unit, core, bound)


def _compound(text: str, end: int, low: float, high: float, unit: Unit) -> tuple[float, float, Unit, int]:
    """Add smaller units that follow, such as 30分 after 1小时; the value is then in the smallest of them."""
    for _ in range(3):
        found = numeral().match(text, end)
        if found is None or found.end() - end > 6 or (value := numerals.read(found[0])) is None:
            break
        smaller = units.at(text, found.end())
        spelling = text[found.end() : smaller[1]] if smaller else text[found.end() : found.end() + 1]
        if spelling not in _compounds().get(unit.name, ()):
            break
        end = found.end() + len(spelling)
        if unit.name == "元":
            low, high = low + value / 10, high + value / 10
            break
        if smaller is None:
            break
        factor = 12 if unit.name == "年" else 24 if unit.name == "天" else 60
        name = {"分": "分钟", "个月": "个月"}.get(spelling, spelling)
        low, high, unit = low * factor + value, high * factor + value, units.units()[name]
    return low, high, unit, end


def _after_unit(  # noqa: PLR0917
    text: str, start: int, end: int, low: float, high: float, unit: Unit, core: str, bound: str
) -> Part:
    bounded = bound != "exact"
    if text[end : end + 1] == "多" and unit.kind != "count" and unit.name and text[end + 1 : end + 2] not in _MORE:
        bound, bounded, end = "over", True, end + 1
    if found := _after().match(text, end):
        return Part(start, found.end(), low, high, unit, str(found.lastgroup), core, True)
    inside = unit.kind in ("duration", "length") and text.startswith("内", end)
    if inside and text[end + 1 : end + 2] not in tuple("容部外蒙地涵在核需陆河"):
        return Part(start, end + 1, low, high, unit, "under", core, True)
    return Part(start, end, low, high, unit, bound, core, bounded)


def _fraction(text: str, start: int, base: str, top: int) -> Part | None:
    """Read 百分之五, 千分之三, 三分之一; `top` is where the numerator begins."""
    found = numeral().match(text, top)
    low = numerals.read(base)
    if found is None or not low or (value := numerals.read(found[0])) is None:
        return None
    names = {"百": "%", "千": "‰"}
    end = found.end()
    if base in names:
        return _after_unit(text, start, end, value, value, Unit(names[base], "percent"), base, "exact")
    return _after_unit(text, start, end, value / low, value / low, NO_UNIT._replace(kind="multiple"), base, "exact")


def _half(text: str, start: int) -> Part | None:
    """Read 半 before a unit that can be halved: 半年, 半个月, 半小时."""
    found = units.at(text, start + 1)
    if found is None:
        return None
    unit, end = found
    if unit.name not in _HALVED or (text[start - 1 : start] in tuple("上下前后多大过一夜参减对各另东西南北") and start):
        return None
    return _after_unit(text, start, end, 0.5, 0.5, unit, "半", "exact")
