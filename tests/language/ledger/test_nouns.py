"""What the words before a figure name: a quantity, or nothing."""

import pytest

from tests.language.ledger.reading import facts

NOTHING = [
    "海岭集团斥资3.2亿元收购一家糖厂。",
    "记者问到今次派4000元的安排。",
    "穷人所受的压力最大，因为他们要把一半以上的收入花在食品上。",
    "股价在五月下探之后走出了一波近10%的反弹。",
]
"""Sentences whose figure is of nothing that has a name."""

NAMES = [
    ("设计师指售价约2.6万元。", "售价"),
    ("石桥地产的净负债率也接近190%。", "石桥地产的净负债率"),
    ("但石桥股份净利率却只有8.1%。", "石桥股份净利率"),
    ("公司2024年度合同销售目标仍为2700亿元。", "合同销售"),
    ("以此为基础测算的大豆加工收益为150元左右。", "大豆加工收益"),
    ("今年冬虫夏草的价格比去年同期涨了三成。", "冬虫夏草的价格"),
    ("该公司一季度取得净利润1.2亿元。", "净利润"),
    ("控股股东的持股比例为9.99%。", "控股股东的持股比例"),
    ("报告期内财务费用同比增长12.4%。", "财务费用"),
]
"""Sentences with what their figure is of."""


@pytest.mark.parametrize("text", NOTHING)
def test_a_figure_of_nothing_that_has_a_name_has_none(text):
    assert [fact.indicator for fact in facts(text)] in ([""], [])


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_small_words_around_a_name_are_no_part_of_it(text, name):
    assert facts(text)[0].indicator == name
