"""Bring what figures and dates are written with into one spelling, character for character."""

import re
from functools import cache, lru_cache
from typing import Final

from tui.text import script

_PAIRS = "\u00a0 \u2009 \u202f ０0１1２2３3４4５5６6７7８8９9％%．.＋+－-−-～~〜~／/￥¥＄$：:∶:圓元塊块釐厘"
"""Each character with its plain spelling after it: full width, signs, traditional characters of units."""

_KEPT = "乾著么"
"""Characters that are written in simplified text too: 乾隆, 名著, 什么."""
_FORMAL = "壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
_FROM_FORMAL = str.maketrans(_FORMAL, "一二二三三四五六六七八九十百千")

FEW: Final = 12
"""Kinds of odd characters in a text that are replaced one by one."""


@cache
def _table() -> dict[int, str]:
    wide = {chr(code): chr(code - 0xFEE0) for first in "Ａａ" for code in range(ord(first), ord(first) + 26)}
    written = {chr(code): usual for code, usual in script.table().items() if chr(code) not in _KEPT + _FORMAL}
    pairs = {odd: usual for odd, usual in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) if odd != usual}
    return {ord(odd): usual for odd, usual in (written | wide | pairs).items()}


@cache
def _in_run() -> re.Pattern[str]:
    """A formal numeral beside another numeral; a single one is a word of its own (陆, 伍, 拾)."""
    numeral = f"[零〇一二三四五六七八九十百千万亿点{_FORMAL}]"
    return re.compile(f"[{_FORMAL}](?:(?={numeral})|(?<={numeral}[{_FORMAL}]))")


@cache
def _part() -> re.Pattern[str]:
    """A single formal numeral in a fraction: 五分之壹."""
    return re.compile(f"分之[{_FORMAL}]|[{_FORMAL}]分之")


@cache
def _comma() -> re.Pattern[str]:
    """A comma between full-width thousands; as the points below it begins with its sign, which a search finds fast."""
    return re.compile("，(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))")


@cache
def _point() -> re.Pattern[str]:
    """A raised point between the digits of a decimal, as older papers set it: 3·7％."""
    return re.compile("·(?<=[0-9０-９]·)(?=[0-9０-９]{1,3}[%％万亿倍点美元摄℃度米吨公个])")


@cache
def _spoken_point() -> re.Pattern[str]:
    """A point in a number of Chinese digits, as papers in Taiwan set it: 十一．六％, 一八二三．五億."""
    return re.compile(
        "\\.(?<=[零〇一二三四五六七八九十百]\\.)(?=[零〇一二三四五六七八九]{1,4}(?:[%倍元美万亿千百]|个百分))"
    )


@lru_cache(maxsize=2)
def plain(text: str) -> str:
    """Return the text, of the same length, with numerals, signs and units in their plain spelling.

    The last ones are kept: what finds figures, dates and more asks for the same text in turn.
    """
    if "，" in text:
        text = _comma().sub(",", text)
    text = _usual(text)
    if "." in text:
        text = _spoken_point().sub("点", text)
    if "·" in text:
        text = _point().sub(".", text)
    text = _in_run().sub(_informal, text)
    return _part().sub(_informal, text) if "分之" in text else text


def _usual(text: str) -> str:
    """Return the text with each odd character as its usual one: quickest one by one where there are few kinds."""
    odd = _odd().intersection(text)
    if len(odd) > FEW:
        return text.translate(_table())
    for character in odd:
        text = text.replace(character, _table()[ord(character)])
    return text


@cache
def _odd() -> frozenset[str]:
    return frozenset(map(chr, _table()))


def _informal(match: re.Match[str]) -> str:
    return match[0].translate(_FROM_FORMAL)
