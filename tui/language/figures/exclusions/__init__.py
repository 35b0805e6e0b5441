"""What looks like a figure and is none: articles, ordinals, names, versions, sayings, slogans.

Tables of named rows, each with an example that runs as a test; in each the first row that holds decides, and a number
for which none holds is a figure.
"""

import re
from functools import cache

from tui.language.figures.exclusions import arabic, chinese
from tui.language.figures.exclusions.arabic import coded
from tui.language.figures.exclusions.rule import Candidate, Rule, deciding, joined
from tui.language.figures.exclusions.sayings import saying
from tui.language.figures.quantity import Quantity

__all__ = ["Rule", "coded", "excluded", "joined", "saying", "tables"]


@cache
def _listed() -> re.Pattern[str]:
    """An ordinal that the number goes on with: 第二、三轮."""
    return re.compile(r"第[0-9一二三四五六七八九十]{1,3}(?:[、和至到][0-9一二三四五六七八九十]{1,3})*[、和至到]$")


def _goes_on(c: Candidate) -> bool:
    before = max(0, c.item.start - 8)
    return bool(c.ahead) and c.ahead in "、和至到" and _listed().search(c.text, before, c.item.start) is not None


GENERAL = (
    Rule("ordinal", "第近三十家", lambda c: c.ahead == "第"),
    Rule(
        "first term of a name",
        "“3+3”主导产业",
        lambda c: bool(c.follows) and c.follows in "+×*" and not c.item.unit.name,
    ),
    Rule(
        "further term of a name",
        "“1+5+1”文件",
        lambda c: bool(c.ahead) and c.ahead in "+×*" and (c.start < 2 or c.text[c.start - 2].isdigit()),
    ),
    Rule("fraction", "三分之一", lambda c: c.item.core == "分之", figure=True),
    Rule("ordinal that goes on", "第二、三轮", _goes_on),
    Rule(
        "number of an annex",
        "附件三所规定",
        lambda c: c.text.endswith(("附件", "附表", "附录", "附图"), 0, c.item.start),
    ),
)
"""Numbers of either kind."""


def tables() -> dict[str, tuple[Rule, ...]]:
    """Return every table by what it is about."""
    return {
        "general": GENERAL,
        "arabic with a unit": arabic.WITH_UNIT,
        "arabic alone": arabic.ALONE,
        "chinese with a unit": chinese.WITH_UNIT,
        "chinese alone": chinese.ALONE,
    }


def excluded(text: str, item: Quantity, start: int) -> bool:
    """Tell whether a number with its unit is no figure where it stands; `start` is where what bounds it begins."""
    ahead, follows = text[start - 1 : start] if start else "", text[item.end : item.end + 1]
    candidate = Candidate(text, item, start, ahead, follows)
    kind = arabic if item.arabic else chinese
    rule = deciding(GENERAL, candidate) or deciding(kind.WITH_UNIT if item.unit.name else kind.ALONE, candidate)
    return rule is not None and not rule.figure
