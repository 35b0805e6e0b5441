"""Pairs of sentences and what they come to, as a copy desk would judge them."""

import pytest

from tests.language.ledger.reading import facts, verdicts

GDP = "2024年，全市地区生产总值9516.9亿元。"

# Two sources and the verdicts; none where they agree or speak of different things.
PAIRS = [
    (GDP, "去年我市GDP达到9516.93亿元。", []),
    (GDP, "2024年全市生产总值9561.9亿元。", ["conflict"]),
    (GDP, "2024年，全省地区生产总值3.26万亿元。", []),
    (GDP, "2024年全市地区生产总值突破9500亿元。", []),
    (GDP, "2024年全市地区生产总值突破9600亿元。", ["bound-broken"]),
    (
        "初步核算，2023年全市地区生产总值8752.9亿元。",
        "经最终核实，2023年全市地区生产总值8790.2亿元。",
        ["revised"],
    ),
    ("2024年上半年，全市地区生产总值4400亿元。", GDP, []),
    ("2024年，地区生产总值增长预期目标为5.5%左右。", "2024年，地区生产总值增长5.2%。", []),
    ("2024年，全市粮食总产量143万吨。", "2024年，全市粮食总产量28.6亿斤。", []),
    ("2024年，全市粮食总产量143万吨。", "2024年，全市粮食总产量26.8亿斤。", ["conflict"]),
    ("2024年前三季度，全市社会消费品零售总额3400亿元。", "2024年1至9月，全市社零3401亿元。", ["conflict"]),
    ("2024年前三季度，全市社会消费品零售总额3400亿元。", "2024年1至9月，全市社零约3400亿元。", []),
    ("2024年末，城镇登记失业率3.1%。", "2024年末，城镇调查失业率5.1%。", []),
    ("2024年末，全市经营主体90.3万户。", "2024年末，全市经营主体增加4.1万户。", []),
    ("2024年，规上工业增加值增长3%。", "2024年，规模以上工业增加值增长3.0%。", []),
    ("2024年，规上工业增加值增长3%。", "2024年，规模以上工业增加值下降3%。", ["conflict"]),
    ("2024年，固定资产投资520亿元。", "2024年，固定资产投资5.2亿元。", ["conflict"]),
    ("2024年，集装箱吞吐量503万标箱。", "2024年，集装箱吞吐量突破500万标箱。", []),
    ("2024年，一般公共预算收入720亿元。", "2024年，一般公共预算收人730亿元。", ["unsure"]),
    (
        "2024年，规上工业增加值增长7.5%，高于全省1.2个百分点。",
        "2024年，规上工业增加值增长7.5%，高于全国1.7个百分点。",
        [],
    ),
]


@pytest.mark.parametrize(("first", "second", "wanted"), PAIRS)
def test_two_sources_are_judged_as_a_copy_desk_judges_them(first, second, wanted):
    assert verdicts(first, second) == wanted
    assert verdicts(second, first) == wanted


def test_without_a_period_and_a_day_of_issue_nothing_is_certain():
    assert verdicts("全市地区生产总值9516.9亿元。", "全市地区生产总值9561.9亿元。", issue=None) == ["unsure"]


def test_the_tightest_of_agreeing_values_wins_and_a_slip_is_named():
    from tests.language.ledger.reading import located
    from tui.language.ledger import findings, shipped
    from tui.language.ledger.compare import tightest

    both = located(GDP, "a.txt") + located("去年我市GDP达到9516.93亿元。", "b.txt")
    assert tightest(both).fact.text == "9516.93亿元"
    slip = located("2024年，固定资产投资520亿元。", "a.txt") + located("2024年，固定资产投资5.2亿元。", "b.txt")
    assert findings(slip, shipped())[0].hint == "x100"


def test_from_a_to_b_is_two_facts_of_which_the_first_is_older():
    first, second = facts("2024年，全市地区生产总值由8752.9亿元增加到9516.9亿元。")
    assert first.period.end.year == 2023
    assert second.period.end.year == 2024
    assert not first.sure


def test_a_list_gives_each_value_its_own_subject():
    text = "2023年，进口、出口整体通关时间分别为31.68小时和0.84小时。"
    assert [fact.indicator for fact in facts(text)] == ["进口整体通关时间", "出口整体通关时间"]
    assert verdicts(text) == []


SECTORS = (
    "2024年，全市地区生产总值9516.9亿元，其中第一产业增加值520亿元，第二产业增加值3900亿元，第三产业增加值{}亿元。"
)


def test_three_sectors_add_up_or_the_sum_fails():
    assert verdicts(SECTORS.format("5096.9")) == []
    assert verdicts(SECTORS.format("5196.9")) == ["sum-fails"]


def test_a_level_and_a_difference_to_the_province_are_two_kinds():
    level, difference = facts("2024年，规上工业增加值增长7.5%，高于全省1.2个百分点。")
    assert (level.kind, difference.kind, difference.scope) == ("yoy", "difference", "高于全省")


@pytest.mark.parametrize(
    "number", ["9516.9亿元", "9516．9亿元", "９５１６.９亿元", "九千五百一十六点九亿元", "95169000万元"]
)
def test_one_number_in_other_letters_is_one_value(number):
    [fact] = facts(f"2024年，全市地区生产总值{number}。")
    assert (fact.value.low + fact.value.high) / 2 == pytest.approx(951690000000)
    assert fact.value.high - fact.value.low <= 1e7
