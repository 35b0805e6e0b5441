"""Parse one figure at a place where a numeral begins: number, magnitude, unit, and the bound after them."""

import re
from functools import cache

from tui.language.figures import numerals, units
from tui.language.figures.bounds import MORE, REMAINS, bounded
from tui.language.figures.compounds import COMPOUNDS, compound, tail
from tui.language.figures.numerals import numeral
from tui.language.figures.quantity import NO_UNIT, Number, Quantity
from tui.language.figures.units import Unit


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


_HALVED = frozenset(
    ("年", "天", "小时", "个月", "周", "岁", "倍", "公里", "斤", "米", "里", "亩", "世纪", "块", "成", "吨")
)
_BETWEEN = (("月", "个月"), ("小时", "小时"), ("星期", "星期"), ("世纪", "世纪"), ("钟头", "小时"), ("礼拜", "礼拜"))
"""What 个 counts with 多 or 半 in between: 三个多月, 一个半小时."""


def part(text: str, start: int, measured: bool = True) -> Quantity | None:
    """Read the number at an offset and what follows it; None when no number can be read.

    Without `measured` no unit is looked for: a currency sign before the number is its unit.
    """
    if text[start] in "半一" and (share := _share(text, start)):
        return share
    if text[start] == "半":
        return _half(text, start)
    if text.startswith("百分百", start):
        return bounded(text, start, Number(start + 3, 100.0, 100.0, "exact", "分之"), units.units()["%"])
    found = _spaced_number(text, start) or numeral().match(text, start)
    if found is None or found.end() - start > numerals.LONGEST:
        return None
    if text.startswith("分之", found.end()):
        return _fraction(text, start, found[0], found.end() + 2)
    number = _number(text, start, found[0])
    if number is None:
        return None
    return _with_unit(text, start, number) if measured else bounded(text, start, number, NO_UNIT)


def _spaced_number(text: str, start: int) -> re.Match[str] | None:
    """Read a number in groups of three with blanks between; None without a unit, and at the head of a line.

    There the first group may be the number of a list.
    """
    found = _spaced().match(text, start) if " " in text[start + 1 : start + 4] else None
    if found is None or not start or text[start - 1] == "\n":
        return None
    end = found.end() + text.startswith(" ", found.end())
    return found if found[0][-1] in "万亿" or units.at(text, end) else None


def _number(text: str, start: int, core: str) -> Number | None:
    end = start + len(core)
    if len(core) == 2 and text.startswith("折", end) and (off := _off(core)):
        return Number(end, off, off, "exact", core)
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
    return Number(end, low, high, bound, core)


def _off(core: str) -> float | None:
    """Return the price that two digits before 折 leave, in tenths: 八五折 is 8.5; None for 七八折 and 85折."""
    digits = None if core.isascii() or _adjacent().fullmatch(core) else numerals.spelled(core)
    return int(digits) / 10 if digits else None


def _more(text: str, at: int, core: str) -> bool:
    """Tell whether 余, 多, 几 or 来 at an offset says that the number before it is a little more."""
    if units.at(text, at + 1) is not None:
        return text[at] in "余多" or core[-1] in "0十百千万"
    follows = text[at + 1 : at + 2]
    return text[at] in "余多" and follows not in (MORE if text[at] == "多" else REMAINS)


def _with_unit(text: str, start: int, number: Number) -> Quantity:
    end, low, high, bound, core = number
    begin = end + 1 if text[end : end + 1] in (" ", "\u00a0", "\u2009", "\u202f") and core[0].isascii() else end
    if text.startswith(("个多", "个半"), begin):
        for word, name in _BETWEEN:
            if text.startswith(word, begin + 2):
                half = 0.5 if text[begin + 1] == "半" else 0.0
                read = Number(begin + 2 + len(word), low + half, high + half, bound if half else "over", core)
                return bounded(text, start, read, units.units()[name])
    found = units.at(text, begin)
    if found is None or units.cut_off(text, found[1]):
        return bounded(text, start, number, NO_UNIT)
    unit, end = found
    follows = text[end : end + 1]
    if follows == "级" and unit.size and text[end + 1 : end + 2] != "别":
        end += 1
    elif unit.name == "分" and text.startswith("多钟", end):
        return bounded(text, start, number._replace(end=end + 2, bound="over"), units.units()["分钟"])
    elif unit.name == "分" and text.startswith("半钟", end):
        longer = Number(end + 2, low + 0.5, high + 0.5, bound, core)
        return bounded(text, start, longer, units.units()["分钟"])
    elif text.startswith("/时", end):
        unit, end = Unit(f"{unit.name}/时", "speed" if unit.kind == "length" else unit.kind), end + 2
    elif follows == "/" and (per := units.at(text, end + 1)):
        kind = "speed" if unit.kind == "length" and per[0].kind == "duration" else unit.kind
        unit, end = Unit(f"{unit.name}/{per[0].name}", kind), per[1]
    elif unit.name == "成":
        return _tenths(text, start, number, end)
    elif follows == "半" and unit.name in _HALVED and text[end + 1 : end + 2] not in ("年", "天", "导", "岛", "小"):
        low, high, end = low + 0.5, high + 0.5, end + 1
    elif unit.name in ("米", "块", "秒") and (rest := tail(unit.name).match(text, end)):
        digits = rest[0] if rest[0].isascii() else numerals.spelled(rest[0])
        low, high, end = float(f"{low:.0f}.{digits}"), float(f"{high:.0f}.{digits}"), rest.end()
    elif unit.name in COMPOUNDS:
        low, high, unit, end = compound(text, end, low, high, unit)
    return bounded(text, start, Number(end, low, high, bound, core), unit)


def _tenths(text: str, start: int, number: Number, end: int) -> Quantity:
    """Read 成, tenths, as percent: 三成 is 30 %, 七成六 76 %, 八成半 85 %."""
    more = numerals.DIGITS.get(text[end : end + 1], 0) or (5 if text.startswith("半", end) else 0)
    end += 1 if more else 0
    read = Number(end, number.low * 10 + more, number.high * 10 + more, number.bound, number.core)
    return bounded(text, start, read, units.units()["%"])


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
        return bounded(text, start, Number(top, value, value, "exact", "分之"), unit)
    share = value / low
    return bounded(text, start, Number(top, share, share, "exact", "分之"), NO_UNIT)


_HALVES = ("半数", "一半")
_OF_HALF = frozenset("，。；、！？,;!?）)\n的为已")
"""What may follow 过半 and 近半 where they are half of something, and not of a unit."""


def _share(text: str, start: int) -> Quantity | None:
    """Read half of all as a percentage: 半数以上, 超过一半, 近半; None where 半 is half of a unit or of a word.

    一半 alone is an everyday word; with a bound it is a share.
    """
    ahead = text[start - 1] if start else ""
    share = Number(start + 2, 50.0, 50.0, "exact", "分之")
    percent = units.units()["%"]
    if text.startswith(_HALVES, start):
        found = bounded(text, start, share, percent)
        alone = text[start] == "一" and found.bound == "exact" and not (ahead and ahead in "近过约到足逾超于")
        return None if alone or (text[start] == "半" and ahead == "大") else found
    if ahead and ahead in "过近逾" and (not text[start + 1 : start + 2] or text[start + 1] in _OF_HALF):
        over = "over" if ahead == "过" else "exact"
        return bounded(text, start, share._replace(end=start + 1, bound=over), percent)
    return None


def _half(text: str, start: int) -> Quantity | None:
    """Read 半 before a unit that can be halved: 半年, 半个月, 半小时, 半个多世纪."""
    if start and text[start - 1] in "上下前后多大过一夜参减对各另东西南北数几":
        return None
    if text.startswith("个多", start + 1):
        lasts = any(text.startswith(word, start + 3) for word, _ in _BETWEEN)
        return _with_unit(text, start, Number(start + 1, 0.5, 0.5, "exact", "半")) if lasts else None
    found = units.at(text, start + 1)
    if found is None or found[0].name not in _HALVED or found[0].name in ("里", "成", "块", "米"):
        return None
    return bounded(text, start, Number(found[1], 0.5, 0.5, "exact", "半"), found[0])
