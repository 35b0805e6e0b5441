"""Parse one figure at a place where a numeral begins: number, magnitude, unit, and the bound after them."""

import re
from functools import cache
from typing import NamedTuple

from tui.language.figures import numerals, units
from tui.language.figures.units import Unit

CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅"
STARTS = frozenset("0123456789" + CHINESE)
"""Characters that a numeral begins with."""
NO_UNIT = Unit("", "other")


class Quantity(NamedTuple):
    """A number with its unit and the bound after it, without what stands before it."""

    start: int
    end: int
    low: float
    high: float
    """The same as `low`, but for 两三个."""
    unit: Unit
    bound: str
    """What the number and the words after it say: exact, about, over or under."""
    core: str
    """The numeral alone, such as 3.8万 or 十; 分之 in a fraction."""

    @property
    def arabic(self) -> bool:
        """Tell whether the numeral begins with an Arabic digit."""
        return self.core[0].isascii()

    @property
    def bare(self) -> bool:
        """Tell whether the numeral is a magnitude without a number: 百, 千万, 亿."""
        return not self.core.strip("百千万亿")


class _Number(NamedTuple):
    """A number before its unit is read."""

    end: int
    low: float
    high: float
    bound: str
    core: str


@cache
def numeral() -> re.Pattern[str]:
    """Return the pattern of a numeral; no part of it can be read in two ways and no part repeats without end."""
    tail = (
        r"(?:[余多来几]?[十百千万亿]++|零?[0-9]++(?:\.[0-9]++)?(?=[十百千万亿])"
        r"|(?<=[千万亿])零?[0-9]{1,4}(?![0-9.,年月日:%])| (?=[万亿])){0,8}"
    )
    return re.compile(
        r"(?:[0-9]++(?:,[0-9]{3}(?![0-9])){0,7}(?:\.[0-9]++)?"
        rf"|[{CHINESE}]++(?:点[零〇一二三四五六七八九]++)?){tail}"
    )


@cache
def _spaced() -> re.Pattern[str]:
    """A number whose thousands a blank parts: 1 234万, 12 340.5."""
    return re.compile(
        r"(?<![0-9A-Za-z.,第])(?<![0-9] )[1-9][0-9]{0,2}(?: [0-9]{3}(?![0-9])){1,4}(?:\.[0-9]++)?(?![0-9.,]| [0-9])"
        r"[十百千万亿]*+"
    )


@cache
def _adjacent() -> re.Pattern[str]:
    """Two digits in a row that mean this or that many: 两三, 十五六, 三四十."""
    return re.compile(r"(.*?)(一二|一两|二三|两三|三四|四五|五六|六七|七八|八九|三五)([十百千万亿]*)")


@cache
def _after() -> re.Pattern[str]:
    """Bounds after a unit, without the words that only begin like them (以上海, 左右手, 余额)."""
    return re.compile(
        r"(?P<over>以上(?!海)|及以上|之多|开外|有余|余(?![下额款生年震温音热地粮量党姚杭]))"
        r"|(?P<under>以下(?![简几三四五六七八九]|内容|问题|方面)|及以下|以内|之内)"
        r"|(?P<about>左右(?![手两为]|逢源)|上下(?![游联班级一同两车学文行]))"
    )


_MORE = frozenset("样元次家种项名方层边媒措功维极彩能部地校国领党语行式云风雨余头处山")
"""Characters before which 多 behind a unit belongs to the next word: 3年多次, 5个多方."""
_REMAINS = frozenset("下额款生年震温音热地粮量党姚杭")
"""Characters before which 余 begins a word of its own: 余额, 余震."""
_HALVED = frozenset(
    ("年", "天", "小时", "个月", "周", "岁", "倍", "公里", "斤", "米", "里", "亩", "世纪", "块", "成", "吨")
)
_BETWEEN = (("月", "个月"), ("小时", "小时"), ("星期", "星期"), ("世纪", "世纪"), ("钟头", "小时"), ("礼拜", "礼拜"))
"""What 个 counts with 多 or 半 in between: 三个多月, 一个半小时."""
_INSIDE = frozenset("容部外蒙地涵在核需陆河战阁政定存")
"""Characters before which 内 behind a unit begins a word of its own: 内容, 内部."""


def part(text: str, start: int, measured: bool = True) -> Quantity | None:
    """Read the number at an offset and what follows it; None when no number can be read.

    Without `measured` no unit is looked for: a currency sign before the number is its unit.
    """
    if text[start] == "半":
        return _half(text, start)
    found = _spaced_number(text, start) or numeral().match(text, start)
    if found is None or found.end() - start > numerals.LONGEST:
        return None
    if text.startswith("分之", found.end()):
        return _fraction(text, start, found[0], found.end() + 2)
    number = _number(text, start, found[0])
    if number is None:
        return None
    return _with_unit(text, start, number) if measured else _after_unit(text, start, number, NO_UNIT)


def _spaced_number(text: str, start: int) -> re.Match[str] | None:
    """Read a number in groups of three with blanks between; None without a unit, and at the head of a line.

    There the first group may be the number of a list.
    """
    found = _spaced().match(text, start) if " " in text[start + 1 : start + 4] else None
    if found is None or not start or text[start - 1] == "\n":
        return None
    end = found.end() + text.startswith(" ", found.end())
    return found if found[0][-1] in "万亿" or units.at(text, end) else None


def _number(text: str, start: int, core: str) -> _Number | None:
    end = start + len(core)
    if core[-1] in "千百" and len(core) > 1 and (core[0].isascii() or core[-2] in "万亿百十"):
        prefixed = units.at(text, end - 1)
        if prefixed:
            core, end = core[:-1], end - 1
    bound = "exact"
    low = high = None
    if core.isascii():
        low = high = numerals.read(core)
    else:
        for sign in "余多几来":
            if sign in core:
                bound = "about" if sign == "来" else "over"
                core = core.replace(sign, "")
        if len(core) > 1 and (pair := _adjacent().fullmatch(core)):
            low, high = (numerals.read(pair[1] + digit + pair[3]) for digit in pair[2])
        if low is None or high is None or low >= high:
            low = high = numerals.read(core)
    if low is None or high is None:
        return None
    sign = text[end : end + 1]
    if sign and sign in "余多几来" and _more(text, end, core):
        bound, end = "about" if sign == "来" else "over", end + 1
    return _Number(end, low, high, bound, core)


def _more(text: str, at: int, core: str) -> bool:
    """Tell whether 余, 多, 几 or 来 at an offset says that the number before it is a little more."""
    if units.at(text, at + 1) is not None:
        return text[at] in "余多" or core[-1] in "0十百千万"
    follows = text[at + 1 : at + 2]
    return text[at] in "余多" and follows not in (_MORE if text[at] == "多" else _REMAINS)


def _with_unit(text: str, start: int, number: _Number) -> Quantity:
    end, low, high, bound, core = number
    begin = end + 1 if text[end : end + 1] in (" ", "\u00a0", "\u2009", "\u202f") and core[0].isascii() else end
    if text.startswith(("个多", "个半"), begin):
        for word, name in _BETWEEN:
            if text.startswith(word, begin + 2):
                half = 0.5 if text[begin + 1] == "半" else 0.0
                read = _Number(begin + 2 + len(word), low + half, high + half, bound if half else "over", core)
                return _after_unit(text, start, read, units.units()[name])
    found = units.at(text, begin)
    if found is None or units.cut_off(text, found[1]):
        return _after_unit(text, start, number, NO_UNIT)
    unit, end = found
    follows = text[end : end + 1]
    if follows == "级" and unit.size and text[end + 1 : end + 2] != "别":
        end += 1
    elif unit.name == "分" and text.startswith("多钟", end):
        return _after_unit(text, start, number._replace(end=end + 2, bound="over"), units.units()["分钟"])
    elif text.startswith("/时", end):
        unit, end = Unit(f"{unit.name}/时", "speed" if unit.kind == "length" else unit.kind), end + 2
    elif follows == "/" and (per := units.at(text, end + 1)):
        kind = "speed" if unit.kind == "length" and per[0].kind == "duration" else unit.kind
        unit, end = Unit(f"{unit.name}/{per[0].name}", kind), per[1]
    elif unit.name == "成":
        return _tenths(text, start, number, end)
    elif follows == "半" and unit.name in _HALVED and text[end + 1 : end + 2] not in ("年", "天", "导", "岛", "小"):
        low, high, end = low + 0.5, high + 0.5, end + 1
    elif unit.name in ("米", "块", "秒") and (rest := _tail(unit.name).match(text, end)):
        digits = rest[0] if rest[0].isascii() else numerals.spelled(rest[0])
        low, high, end = float(f"{low:.0f}.{digits}"), float(f"{high:.0f}.{digits}"), rest.end()
    elif unit.name in _COMPOUNDS:
        low, high, unit, end = _compound(text, end, low, high, unit)
    return _after_unit(text, start, _Number(end, low, high, bound, core), unit)


def _tenths(text: str, start: int, number: _Number, end: int) -> Quantity:
    """Read 成, tenths, as percent: 三成 is 30 %, 七成六 76 %, 八成半 85 %."""
    more = numerals.DIGITS.get(text[end : end + 1], 0) or (5 if text.startswith("半", end) else 0)
    end += 1 if more else 0
    read = _Number(end, number.low * 10 + more, number.high * 10 + more, number.bound, number.core)
    return _after_unit(text, start, read, units.units()["%"])


@cache
def _tail(unit: str) -> re.Pattern[str]:
    """The decimals that speech puts behind a unit: 1米75, 六十二米七三, 两块五, 9秒83."""
    if unit == "秒":
        return re.compile(r"[0-9]{2}(?![0-9.])")
    return re.compile(
        r"(?:[0-9]{1,2}|[一二三四五六七八九]{1,2})(?![0-9一二三四五六七八九十百千万亿a-zA-Z.×*])(?=[^\u4e00-\u9fff]|[的以左成]|\Z)"
    )


_COMPOUNDS = {
    "小时": {"分钟": (60, "分钟"), "分": (60, "分钟")},
    "分钟": {"秒钟": (60, "秒"), "秒": (60, "秒")},
    "分": {"秒钟": (60, "秒"), "秒": (60, "秒")},
    "年": {"个月": (12, "个月")},
    "天": {"小时": (24, "小时"), "个小时": (24, "小时")},
    "元": {"角": (10, "角"), "毛": (10, "角")},
    "角": {"分": (10, "分")},
    "丈": {"尺": (10, "尺")},
    "尺": {"寸": (10, "寸")},
    "块": {"毛": (10, "角"), "角": (10, "角")},
}
"""For a unit the smaller ones that may follow it, longer spellings first: how many make it up, and their name."""


def _compound(text: str, end: int, low: float, high: float, unit: Unit) -> tuple[float, float, Unit, int]:
    """Add the smaller units that follow: 1小时30分 is 90 分钟, 三丈二尺 is 32 尺; money stays in 元."""
    money, scale = unit.kind == "money", 1.0
    name = unit.name
    for _ in range(3):
        found = numeral().match(text, end + text.startswith("零", end))
        if found is None or found.end() - end > 6 or (value := numerals.read(found[0])) is None:
            break
        smaller = _COMPOUNDS.get(name, {})
        spelling = next((s for s in smaller if text.startswith(s, found.end())), None)
        if spelling is None:
            break
        factor, name = smaller[spelling]
        end = found.end() + len(spelling)
        if money:
            scale *= factor
            low, high = round(low + value / scale, 2), round(high + value / scale, 2)
        else:
            low, high, unit = low * factor + value, high * factor + value, units.units()[name]
            if name == "秒" and (rest := _tail(name).match(text, end)):
                low, high, end = low + int(rest[0]) / 100, high + int(rest[0]) / 100, rest.end()
    return low, high, unit, end


def _after_unit(text: str, start: int, number: _Number, unit: Unit) -> Quantity:
    end, low, high, bound, core = number
    follows = text[end : end + 1]
    if follows == "多" and unit.kind != "count" and unit.name and text[end + 1 : end + 2] not in _MORE:
        bound, end = "over", end + 1
        follows = text[end : end + 1]
    if follows and follows in "以及之开有余左上" and (found := _after().match(text, end)):
        bound, end = str(found.lastgroup), found.end()
    elif follows == "内" and unit.kind in ("duration", "length") and text[end + 1 : end + 2] not in _INSIDE:
        bound, end = "under", end + 1
    return Quantity(start, end, low, high, unit, bound, core)


def _fraction(text: str, start: int, base: str, top: int) -> Quantity | None:
    """Read 百分之五, 千分之三, 三分之一; `top` is where the numerator begins."""
    found = numeral().match(text, top)
    if found is None or len(found[0]) > numerals.LONGEST:
        return None
    over = found[0][-1] in "百千" and text.startswith("分", found.end()) and len(found[0]) > 1
    top = found.end() - over
    low, value = numerals.read(base), numerals.read(found[0][: -1 if over else None])
    if not low or value is None:
        return None
    names = {"百": "%", "一百": "%", "千": "‰"}
    if base in names:
        unit = units.units()[names[base]]
        return _after_unit(text, start, _Number(top, value, value, "exact", "分之"), unit)
    share = value / low
    return _after_unit(text, start, _Number(top, share, share, "exact", "分之"), NO_UNIT)


def _half(text: str, start: int) -> Quantity | None:
    """Read 半 before a unit that can be halved: 半年, 半个月, 半小时."""
    if start and text[start - 1] in "上下前后多大过一夜参减对各另东西南北数几":
        return None
    found = units.at(text, start + 1)
    if found is None or found[0].name not in _HALVED or found[0].name in ("里", "成", "块", "米"):
        return None
    return _after_unit(text, start, _Number(found[1], 0.5, 0.5, "exact", "半"), found[0])
