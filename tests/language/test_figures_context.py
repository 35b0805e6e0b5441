"""A figure says what it measures, how that changed and when, where its sentence says it."""

import pytest

from tui.language import figures

SAID = [
    ("2024年，大连市地区生产总值增长5.2%，一般公共预算收入增长3.3%。", 1, "一般公共预算收入", "增长", "2024年"),
    ("2024年，技术合同成交额同比增长18.7%。", 0, "技术合同成交额", "同比增长", "2024年"),
    ("商品房销售全年累计18.79万㎡，增长45.7%。", 0, "商品房销售", None, None),
    ("商品房销售全年累计18.79万㎡，增长45.7%。", 1, "商品房销售", "增长", None),
    ("规上工业增加值年均增长11.1%，从19.5亿元增至31.2亿元。", 2, "规上工业增加值", "增至", None),
    ("2023年，整体通关时间分别为31.68小时、0.84小时，较2022年平均压缩12%。", 1, "整体通关时间", None, "2023年"),
    ("2023年，整体通关时间分别为31.68小时、0.84小时，较2022年平均压缩12%。", 2, "整体通关时间", "平均压缩", "2023年"),
    ("该项目总投资3亿元，建筑面积2750平方米。", 1, "建筑面积", None, None),
    ("新认定高企336家、瞪羚企业15家。", 1, "瞪羚企业", None, None),
    ("涉及33个项目，其中21个已开工。", 0, "项目", None, None),
    ("CPI同比下降0.2%。", 0, "CPI", "同比下降", None),
    ("营商环境满意度保持在90%以上。", 0, "营商环境满意度", None, None),
    ("去年的事。今天增长5%。", 0, None, "增长", "今天"),
    ("打赢三年行动攻坚之年攻坚战", 0, None, None, None),
]


@pytest.mark.parametrize(("text", "number", "measured", "change", "period"), SAID)
def test_the_sentence_is_asked_what_a_figure_is_about(text, number, measured, change, period):
    figure = figures.find(text)[number]
    said = [span and text[span.start : span.end] for span in (figure.measured, figure.change, figure.period)]
    assert said == [measured, change, period]
