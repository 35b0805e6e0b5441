"""Cells of tables are facts: the row says what, the column when."""

from tests.language.ledger.reading import facts, verdicts

TABLE = """# 2024年主要经济指标

| 指标 | 单位 | 2023年 | 2024年 | 增长（%） |
|---|---|---|---|---|
| 地区生产总值 | 亿元 | 9044.5 | 9516.9 | 5.2 |
| 一般公共预算收入 | 亿元 | 708.1 | 730.1 | -3.1 |
| 全市常住人口城镇化率 | % | 82.9 | 83.1 | — |
"""


def test_the_head_of_a_row_says_what_and_that_of_a_column_when():
    found = [(f.indicator, f.kind.value, f.text, f.unit, f.period and f.period.end.year) for f in facts(TABLE)]
    assert found == [
        ("地区生产总值", "level", "9044.5", "元", 2023),
        ("地区生产总值", "level", "9516.9", "元", 2024),
        ("地区生产总值", "yoy", "5.2", "%", 2024),
        ("一般公共预算收入", "level", "708.1", "元", 2023),
        ("一般公共预算收入", "level", "730.1", "元", 2024),
        ("一般公共预算收入", "yoy", "-3.1", "%", 2024),
        ("城镇化率", "level", "82.9", "%", 2023),
        ("城镇化率", "level", "83.1", "%", 2024),
    ]


def test_a_unit_in_the_head_of_a_row_or_column_counts():
    by_row = "| 指标 | 2024年 |\n|---|---|\n| 粮食产量（万吨） | 143 |\n| 合计 | — |\n"
    by_column = "| 指标 | 2024年（亿元） | 备注 |\n|---|---|---|\n| 固定资产投资 | 520.6 | 初步数 |\n"
    assert [(f.indicator, f.unit) for f in facts(by_row)] == [("粮食总产量", "千克")]
    assert [(f.indicator, f.value.low) for f in facts(by_column)] == [("固定资产投资", 52_055_000_000)]


def test_a_table_contradicts_the_text_that_goes_with_it():
    assert verdicts(TABLE + "\n2024年，地区生产总值9561.9亿元。\n") == ["conflict"]
    assert verdicts(TABLE + "\n2024年，地区生产总值9516.9亿元，增长5.2%。\n") == []


def test_a_cell_without_a_unit_or_a_name_is_no_fact():
    assert facts("| 年份 | 数 |\n|---|---|\n| | 5 |\n| 甲 | 7 |\n") == []


def test_rows_that_are_places_take_their_subject_from_the_column_or_from_the_line_above():
    head = "# 2024年公报\n\n| 县区 | 地区生产总值（亿元） | 增速（%） |\n|---|---|---|\n| 玉山县 | 312.5 | 6.2 |\n"
    line = "各乡镇财政收入（万元）\n\n| 乡镇 | 2023年 | 2024年 |\n|---|---|---|\n| 白石乡 | 2310 | 2288 |\n"
    said = [(f.indicator, f.kind.value, f.place, f.text, f.period.end.year) for f in facts(head + "\n" + line)]
    assert said == [
        ("地区生产总值", "level", "玉山县", "312.5", 2024),
        ("地区生产总值", "yoy", "玉山县", "6.2", 2024),
        ("财政收入", "level", "白石乡", "2310", 2023),
        ("财政收入", "level", "白石乡", "2288", 2024),
    ]


def test_the_line_of_units_and_the_year_above_a_table_hold_for_its_cells():
    text = "# 公报\n\n表3 2024年主要指标\n单位：亿元\n\n| 指标 | 数额 |\n|---|---|\n| 固定资产投资 | 520.6 |\n"
    (fact,) = facts(text, issue=None)
    assert (fact.indicator, fact.unit, fact.period.end.year, fact.sure) == ("固定资产投资", "元", 2024, True)


def test_a_table_of_places_whose_columns_name_nothing_stays_silent():
    assert facts("排名情况\n\n| 城市 | 得分（分） |\n|---|---|\n| 大连市 | 88 |\n") == []


def test_rows_that_are_years_take_their_subjects_from_the_columns():
    head = "| 年份 | 地区生产总值（亿元） | 增速（%） | 常住人口（万人） |\n|---|---|---|---|\n"
    text = head + "| 2023年 | 9044.5 | 6.0 | 753.9 |\n| 2024年 | 9516.9 | 5.2 | 753.1 |\n"
    found = [(f.indicator, f.kind.value, f.text, f.period.end.year) for f in facts(text)]
    assert found == [
        ("地区生产总值", "level", "9044.5", 2023),
        ("地区生产总值", "yoy", "6.0", 2023),
        ("常住人口", "level", "753.9", 2023),
        ("地区生产总值", "level", "9516.9", 2024),
        ("地区生产总值", "yoy", "5.2", 2024),
        ("常住人口", "level", "753.1", 2024),
    ]


def test_ten_thousands_without_a_unit_count_what_the_head_or_the_indicator_counts():
    by_row = "| 指标 | 2024年 |\n|---|---|\n| 接待游客（万） | 6210.5 |\n"
    by_column = "| 指标 | 人次（万） |\n|---|---|\n| 接待游客 | 6210.5 |\n"
    assert [(f.unit, f.value.low) for f in facts(by_row) + facts(by_column)] == [("人次", 62_104_500)] * 2
