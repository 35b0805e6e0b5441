"""Read numerals, Arabic, Chinese and mixed, into numbers."""

import re
from fractions import Fraction
from functools import cache

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}

CHINESE = "〇零一二两三四五六七八九十百千万亿廿卅"
STARTS = frozenset("0123456789" + CHINESE)
"""Characters that a numeral begins with."""

LONGEST = 40
"""Characters a numeral may have; longer runs are codes or noise and are not read."""

LARGEST = 1e30
"""Numbers beyond are noise."""


def power(magnitude: str) -> int:
    """Return the power of ten of a chain of magnitudes, such as 7 for 千万 and 12 for 万亿."""
    return sum(POWERS[c] for c in magnitude)


@cache
def numeral() -> re.Pattern[str]:
    """Return the pattern of a numeral; no part of it can be read in two ways and no part repeats without end.

    兆 is 10^12 in money, as Taiwan, Japan and Korea count it; elsewhere it is a unit.
    """
    money = "(?:[美日港欧韩]?元|新?台币|韩币|日币)"
    tail = (
        r"(?:[余多来几]?[十百千万亿]++|零?[0-9]++(?:,[0-9]{3}(?![0-9])){0,4}(?:\.[0-9]++)?(?=[十百千万亿])"
        r"|(?<=[千万亿])零?(?:[0-9]{1,4}|[0-9],[0-9]{3})(?![0-9.,年月日:%])| (?=[万亿])"
        rf"|兆(?=[余多]?{money}|[0-9零一二两三四五六七八九][0-9,零一二两三四五六七八九十百千.]{{0,7}}+亿)|(?<=兆)[{CHINESE}]++){{0,8}}"
    )
    return re.compile(
        r"(?:[0-9]++(?:,[0-9]{3}(?![0-9])){0,7}(?:\.[0-9]++)?"
        rf"|[{CHINESE}]++(?:点[零〇一二三四五六七八九]++)?){tail}"
    )


@cache
def _tokens() -> re.Pattern[str]:
    return re.compile(r"[0-9]+(?:\.[0-9]+)?|.")


def read(numeral: str) -> float | None:
    """Return the value of a numeral such as 3.8万, 一千二百亿, 廿二, 3亿5千万 or 三点五; None when it is none.

    A last digit right after a magnitude counts in the next lower one, as speech has it: 三万五 is 35,000.
    """
    if len(numeral) > LONGEST:
        return None
    plain = numeral.replace(",", "").replace(" ", "")
    if "兆" in plain:
        return _trillions(*plain.split("兆", 1))
    if plain.isascii():
        return _float(plain, 0)
    head = plain.rstrip("十百千万亿")
    if head and head.isascii():
        return _float(head, power(plain[len(head) :]))
    if found := _by_digits().fullmatch(plain):
        whole, magnitude = (found[1], found[3]) if found[1] else (found[4], found[5])
        return _float(f"{spelled(whole)}.{spelled(found[2] or '零')}", power(magnitude))
    value = _chinese(plain)
    if value is None and len(plain) > 2 and any(c in plain for c in "零〇○") and (digits := spelled(plain)):
        return float(digits)
    return None if value is None or value > LARGEST else float(value)


def _trillions(whole: str, rest: str) -> float | None:
    """Return the value of a numeral that is cut at 兆: 2兆9248亿."""
    high, low = read(whole), read(rest) if rest else 0.0
    return None if high is None or low is None or low >= 1e12 else float(f"{high}e12") + low


@cache
def _by_digits() -> re.Pattern[str]:
    """A number spelled digit by digit before a magnitude or with decimals: 四九八亿, 一八二三点五亿."""
    digit = "[零〇一二三四五六七八九]"
    return re.compile(f"({digit}{{2,}})点({digit}+)([十百千万亿]*)|({digit}{{3,}})([万亿]+)")


def _float(digits: str, exponent: int) -> float | None:
    """Return digits times a power of ten, rounded once, so that 18.79 with 4 is exactly 187900."""
    try:
        value = float(f"{digits}e{exponent}")
    except ValueError:
        return None
    return value if value <= LARGEST else None


def _chinese(numeral: str) -> int | Fraction | None:
    whole, dot, decimals = numeral.partition("点")
    if dot:
        tail = decimals.rstrip("十百千万亿")
        base = _chinese(whole)
        if not whole or base is None or not tail or any(c not in DIGITS for c in tail):
            return None
        fraction = Fraction(int("".join(str(DIGITS[c]) for c in tail)), 10 ** len(tail))
        return (base + fraction) * Fraction(10 ** power(decimals[len(tail) :]))
    total: int | Fraction = 0
    section: int | Fraction = 0
    digit: int | Fraction | None = None
    last = 1
    """The magnitude that the last digit stands under, for 三万五."""
    for token in _tokens().findall(numeral.replace("廿", "二十").replace("卅", "三十")):
        if token in DIGITS or token[0].isascii():
            if digit:
                return None
            digit = DIGITS[token] if token in DIGITS else Fraction(token) if "." in token else int(token)
            last = 1 if token in "零〇○" or len(token) > 1 else last
        elif token in SMALL:
            section += (digit or 1) * SMALL[token]
            digit, last = None, SMALL[token]
        elif token in LARGE:
            section += digit or 0
            size = LARGE[token]
            if not section and not total:
                section = 1
            if size > 10_000 or not section:
                total = (total + section) * size
            else:
                total += section * size
            section, digit, last = 0, None, size
        else:
            return None
    if digit is not None:
        section += digit * (last // 10 if last >= 100 else 1)
    return total + section


def spelled(numeral: str) -> str | None:
    """Return the Arabic digits of a numeral spelled digit by digit, such as 2024 for 二〇二四; None when it is not."""
    return "".join(str(DIGITS[c]) for c in numeral) if all(c in DIGITS for c in numeral) else None
