"""The bound after a number and its unit: 以上, 以内, 左右, 多, 余."""

import re
from functools import cache

from tui.language.figures.quantity import Number, Quantity
from tui.language.figures.units import Unit


@cache
def _after() -> re.Pattern[str]:
    """Bounds after a unit, without the words that only begin like them (以上海, 左右手, 余额)."""
    return re.compile(
        r"(?P<over>以上(?!海)|及以上|之多|开外|有余|余(?![下额款生年震温音热地粮量党姚杭]))"
        r"|(?P<under>以下(?![简几三四五六七八九]|内容|问题|方面)|及以下|以内|之内)"
        r"|(?P<about>左右(?![手两为]|逢源)|上下(?![游联班级一同两车学文行]))"
    )


MORE = frozenset("样元次家种项名方层边媒措功维极彩能部地校国领党语行式云风雨余头处山")
"""Characters before which 多 behind a unit belongs to the next word: 3年多次, 5个多方."""
REMAINS = frozenset("下额款生年震温音热地粮量党姚杭")
"""Characters before which 余 begins a word of its own: 余额, 余震."""
_INSIDE = frozenset("容部外蒙地涵在核需陆河战阁政定存")
"""Characters before which 内 behind a unit begins a word of its own: 内容, 内部."""


def bounded(text: str, start: int, number: Number, unit: Unit) -> Quantity:
    """Return a number that begins at an offset with its unit and the bound that follows."""
    end, low, high, bound, core = number
    follows = text[end : end + 1]
    if follows == "多" and unit.kind != "count" and unit.name and text[end + 1 : end + 2] not in MORE:
        bound, end = "over", end + 1
        follows = text[end : end + 1]
    if follows and follows in "以及之开有余左上" and (found := _after().match(text, end)):
        bound, end = str(found.lastgroup), found.end()
    elif follows == "内" and unit.kind in ("duration", "length") and text[end + 1 : end + 2] not in _INSIDE:
        bound, end = "under", end + 1
    return Quantity(start, end, low, high, unit, bound, core)
