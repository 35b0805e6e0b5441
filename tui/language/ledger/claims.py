"""Whether a figure happened or is expected, and how final it is: from its sentence, or from the heading above it."""

import re
from functools import cache

from tui.language.ledger.fact import Claim, Edition


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


_CLAIMS = (
    (Claim.TARGET, "预期目标|目标|力争|争取|确保|努力实现|奋力实现|不低于"),
    (Claim.FORECAST, "预计|有望|预测|(?<!市场)预期|将达|将增长|将突破|料将"),
    (Claim.PLAN, "(?<!行动)计划(?!的|”)|规划|拟|安排(?!.*(?:支出|资金|基金|收入|转移))"),
)


def claim_of(sentence: str) -> Claim | None:
    """Return who expects a figure, from its sentence up to it; None where nothing says so."""
    if _pattern(
        "(?:完成|[为占是])[^，,]{0,8}(?:计划|目标|任务)|超过?(?:预期|计划)|(?:目标|计划|任务)(?:顺利|如期|全面)?(?:完成|实现)"
    ).search(sentence):
        return None
    if _pattern("目标|争|确保|奋力|努力|不低于|预|望|将|料|计划|规划|拟|安排").search(sentence) is None:
        return None
    return next((claim for claim, words in _CLAIMS if _pattern(words).search(sentence)), None)


@cache
def _back() -> re.Pattern[str]:
    return re.compile("回顾|总结|完成情况|执行情况|运行情况|成就|成效|过去|一年来|五年来")


@cache
def _forward() -> re.Pattern[str]:
    return re.compile(
        "目标|任务|安排|打算|部署|展望|规划|今后|未来|下一步|(?:20[0-9]{2}年|今年|明年)(?:的)?(?:重点|主要)?工作|建议"
    )


def looks_back(heading: str) -> bool:
    """Tell whether a heading says that what stands under it was done: 一、工作回顾."""
    return len(heading) < 40 and _back().search(heading) is not None


def ahead(heading: str, before: Claim | None) -> Claim | None:
    """Return what a heading claims for what stands under it; what held before where it says neither."""
    if looks_back(heading):
        return None
    return Claim.PLAN if _forward().search(heading) and len(heading) < 40 else before


_EDITIONS = (
    (Edition.FINAL, "最终核[实算]|年报数"),
    (Edition.REVISED, "修订(?:后|为|数)|核实后|调整后的?(?=数|[，,])|普查修订"),
    (Edition.FIRST, "初步核[算实]|初步统计|初步测算|快报数?|初步预计"),
)


def edition_of(sentence: str) -> Edition | None:
    """Return how final a figure is, from its sentence up to it."""
    if _pattern("核|报数|修订|调整后|初步|快报").search(sentence) is None:
        return None
    return next((edition for edition, words in _EDITIONS if _pattern(words).search(sentence)), None)
