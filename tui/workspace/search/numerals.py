"""The ways in which a figure may be written: 1200亿 is 一千二百亿, 120000000000 and 1,200亿."""

from itertools import chain
from typing import Final

_SCALES: Final = (("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12))
_DIGITS: Final = "零一二三四五六七八九"
_LARGEST: Final = 10**16


def spellings(word: str) -> tuple[str, ...]:
    """Return a word with the other writings of the same figure; the word alone when it is no exact figure."""
    from tui.language import figures

    found = figures.find(word) if any(char.isdecimal() or char in _DIGITS[1:] + "两十百千" for char in word) else []
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(word)):
        return (word,)
    figure = found[0]
    if isinstance(figure.value, tuple) or figure.bound != "exact" or not 0 < figure.value < _LARGEST:
        return (word,)
    unit = figure.unit if word.endswith(figure.unit) else ""
    if not unit and figure.unit:
        return (word,)
    written = chain(_arabic(figure.value), _chinese(figure.value))
    return tuple(dict.fromkeys((word, *(f"{number}{unit}" for number in written))))


def _arabic(value: float) -> list[str]:
    """Return a number in digits, with each magnitude that leaves at most four decimals, and grouped."""
    found = []
    for name, scale in _SCALES:
        scaled = round(value / scale, 4)
        if scaled * scale != value or (scale > 1 and scaled < 0.1):
            continue
        plain = f"{scaled:.4f}".rstrip("0").rstrip(".")
        found.append(f"{plain}{name}")
        if scaled >= 1000:
            whole, _dot, rest = plain.partition(".")
            found.append(f"{int(whole):,}{'.' + rest if rest else ''}{name}")
    return found


def _chinese(value: float) -> list[str]:
    """Return a whole number below 万亿 in Chinese numerals, 十五 and not 一十五."""
    if value != int(value) or value >= 10**12:
        return []
    groups, rest = [], int(value)
    while rest:
        rest, group = divmod(rest, 10**4)
        groups.append(group)
    parts: list[str] = []
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            gap = "零" if parts and (group < 1000 or groups[place + 1] == 0) else ""
            parts.append(f"{gap}{_four(group)}{('', '万', '亿')[place]}")
    text = "".join(parts)
    return [text.removeprefix("一") if text.startswith("一十") else text]


def _four(group: int) -> str:
    text, pending = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, group = divmod(group, place)
        if digit:
            text += ("零" if pending and text else "") + _DIGITS[digit] + name
            pending = False
        else:
            pending = True
    return text
