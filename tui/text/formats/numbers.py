"""The numbers that Word counts for its reader: 一、 (一) 1. 第三条; they stand in no text and must be told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_DIGITS = "零一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 9_999
"""The largest number that is spelled; a larger one is written in digits."""


@dataclass(slots=True)
class Level:
    """How one depth of a list is numbered."""

    form: str = "decimal"
    """What ECMA-376 calls the format (17.18.59)."""
    text: str = ""
    """Text of the number, `%1` for that of depth 1."""
    start: int = 1


@dataclass(slots=True)
class Counters:
    """The numbers of the lists of one document, as far as they were counted."""

    levels: Mapping[tuple[str, int], Level]
    """(list, depth from 0) -> how it is numbered."""
    shared: Mapping[str, str]
    """List -> what it counts together with other lists."""
    _now: dict[str, list[int]] = field(default_factory=dict)

    def count(self, name: str, depth: int) -> str:
        """Return the number of the next item, without blanks; `-` for a bullet, empty for none."""
        level = self.levels.get((name, depth))
        if level is None or level.form in ("bullet", "none"):
            return "-" if level is None or level.form == "bullet" else ""
        counts = self._now.setdefault(self.shared.get(name, name), [])
        del counts[depth + 1 :]
        while len(counts) <= depth:
            first = self.levels.get((name, len(counts)), Level()).start
            counts.append(first - 1 if len(counts) == depth else first)
        counts[depth] += 1

        def spelled(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = self.levels.get((name, at), Level())
            return spell(counts[at], other.form) if at < len(counts) else ""

        return re.sub(r"%([1-9])", spelled, level.text).strip()


def spell(number: int, form: str) -> str:
    """Return a number in a format of Word; in digits for a format that is not known."""
    if not 0 < number <= _MOST:
        return str(number)
    match form:
        case "chineseCounting" | "chineseCountingThousand" | "japaneseCounting" | "taiwaneseCountingThousand":
            return _counted(number)
        case "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand":
            return "".join("〇" if digit == "0" else _DIGITS[int(digit)] for digit in str(number))
        case "decimalEnclosedCircle" | "decimalEnclosedCircleChinese":
            return chr(0x2460 + number - 1) if number <= 20 else f"({number})"
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
        case "decimalZero":
            return f"{number:02}"
    return str(number)


def _counted(number: int) -> str:
    """Return 二十一 for 21."""
    found, zero = "", False
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            found += ("零" if zero and found else "") + _DIGITS[digit] + sign
        zero = not digit
    return found.removeprefix("一") if found.startswith("一十") else found


def _roman(number: int) -> str:
    found = ""
    for value, sign in _ROMAN:
        found += sign * (number // value)
        number %= value
    return found
