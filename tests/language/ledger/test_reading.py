"""Sentences of reports: each figure has the indicator, kind, place and period that a reader gives it."""

import calendar
import re
from datetime import date
from pathlib import Path

import pytest

from tests.language.ledger.reading import facts, located, verdicts
from tui.language.ledger import Provenance, findings, shipped

HERE = Path(__file__).parent
CODE = re.compile(r"(\d{4})(?:(e)|H([12])|Q(\d)(?:-(\d)|e)?|M(\d+)(?:-(\d+)|e)?|-(\d{4}))?")


def period(code):
    """Return the first and the last day that a code of facts.txt stands for."""
    if code == "?":
        return None
    if "D" in code:
        year, month, day = (int(part) for part in re.split("[MD]", code))
        return (date(year, month, day),) * 2
    found = CODE.fullmatch(code)
    year = int(found[1])
    if found[2]:
        return date(year, 12, 31), date(year, 12, 31)
    if found[8]:
        return date(year, 1, 1), date(int(found[8]), 12, 31)
    first, last = 1, 12
    if found[3]:
        first, last = (1, 6) if found[3] == "1" else (7, 12)
    elif found[4]:
        first, last = 3 * int(found[4]) - 2, 3 * int(found[5] or found[4])
    elif found[6]:
        first, last = int(found[6]), int(found[7] or found[6])
    if code.endswith("e"):
        return (date(year, last, calendar.monthrange(year, last)[1]),) * 2
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def sentences():
    """Yield each sentence of facts.txt with what its figures say."""
    text, wanted = "", []
    for line in (HERE / "facts.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            wanted.append(line.strip())
        elif not line.startswith("#"):
            if text:
                yield text, wanted
            text, wanted = line, []
    yield text, wanted


@pytest.mark.parametrize(("text", "wanted"), list(sentences()))
def test_a_figure_has_the_fields_a_reader_gives_it(text, wanted):
    found = {fact.text: fact for fact in reversed(facts(text))}
    for line in wanted:
        said, _, fields = line.partition("=")
        indicator, kind, place, code = fields.split()
        fact = found[said]
        days = tuple(fact.period) if fact.period else None
        assert (fact.indicator, fact.kind, fact.place or "-", days) == (indicator, kind, place, period(code)), said


PAIRS = [line for line in (HERE / "pairs.txt").read_text(encoding="utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize("line", PAIRS)
def test_two_sentences_come_to_what_a_copy_desk_says(line):
    first, second, *verdict = (part.strip() for part in line.split("|"))
    assert verdicts(first, second) == [word for word in verdict if word]


GUESSES = [
    # a title of two years, a growth of a year among several
    ("青岭县2023年预算执行情况和2024年预算草案的报告\n\n一般公共预算收入完成2.8亿元，增长4.1%。", "period"),
    ("“十四五”时期，青岭县实际利用外资增长9.8%。", "period"),
    # of a part of the nation, which the paragraph speaks of
    (
        "我国经济稳中有进，全国就业稳定，全国物价平稳。\n今天的西藏天堑变通途。全体居民人均可支配收入达到31358元。",
        "place",
    ),
    ("对南亚国家贸易持续发展，我国进出口额从2015年的886.6亿元增长到2023年的1257.8亿元。", "indicator"),
    ("今年，全市快递业务量已达500亿件。", "period"),  # the year is not over
    ("春节期间，全市接待游客62万人次。", "period"),
    ("2024年，大湾区内地9市进出口5.2万亿元。", "indicator"),  # of nine cities, not of all
    ("2024年10月国际航线表现亮眼，完成旅客运输量699万人次。", "indicator"),
    ("2024年，全市地区生产总值9516.9%。", "unit"),
]


@pytest.mark.parametrize(("text", "field"), GUESSES)
def test_what_may_mean_something_else_is_a_guess(text, field):
    assert any(fact.found[field] is Provenance.GUESSED for fact in facts(text))


def test_the_exports_of_services_are_not_those_of_goods():
    text = "2024年，服务进出口总额61255亿元。其中，出口25449亿元，增长16.6%。"
    assert [fact.indicator for fact in facts(text)][1:] == ["服务进出口总额出口"] * 2


NARROWED = [
    "2024年，全市共有卫生机构23个，卫生技术人员1630人。全市有卫生防疫机构4所，卫生技术人员148人。",
    "2024年，全市工业总产值273亿元，完成工业增加值64亿元。其中规模以上工业企业完成工业总产值259亿元，工业增加值63亿元。",
    "2024年，全市规模以上工业效益指数849.8点，全员劳动生产率94.5万元/人。按总产值计算的全员劳动生产率36.5万元/人。",
    "2024年，全市执业医师11835人（其中执业医师9919人）。",
    "4月，我国国际收支货物和服务贸易进出口规模36698亿元，实现顺差2761亿元。其中，货物贸易顺差3923亿元。",
    "2024年，我国汽车出口135.2万辆，增长48.4%。2024年，我国出口4.62万亿元，增长19.2%。",
    "2024年，全国农业增加值19.8万亿元，占国内生产总值（GDP）的比重为15.3%。专利产业增加值16.8万亿元，占国内生产总值（GDP）的比重为13.0%。",
    "上半年，全市第二产业增速比一季度提高0.5个百分点，第二产业比重下降6.8个百分点。",
]


@pytest.mark.parametrize("text", NARROWED)
def test_what_one_report_says_of_a_part_does_not_contradict_what_it_says_of_the_whole(text):
    assert not {"conflict", "bound-broken", "sum-fails"} & set(verdicts(text))


def test_exports_in_dollars_do_not_contradict_those_in_the_currency_of_the_country():
    dollars = "以美元计价，2024年前两个月，我国出口增长2.3%，进口下跌8.4%。"
    assert verdicts(dollars, "2024年前两个月，我国出口增长3.4%；进口下降7.3%。") == []


def test_sums_of_a_plan_that_is_not_over_grow_from_one_day_of_issue_to_the_next():
    texts = ("“十四五”期间，临江市累计改造老旧小区985个。", "“十四五”期间，临江市累计改造老旧小区1061个。")
    days = (date(2025, 9, 13), date(2025, 11, 28))
    told = [
        one._replace(issued=day)
        for number, (text, day) in enumerate(zip(texts, days, strict=True))
        for one in located(text, f"{number}.txt", day)
    ]
    assert {one.fact.kind.value for one in told} == {"cumulative"}
    assert "conflict" not in {finding.verdict.value for finding in findings(told, shipped())}


def test_two_forecasts_do_not_contradict_one_another():
    assert "conflict" not in verdicts("预计2025年全球经济增长2.8%。", "经合组织预测，2025年全球经济增长2.9%。")


def test_one_report_that_says_two_numbers_for_one_thing_contradicts_itself():
    text = "2024年，全市地区生产总值9516.9亿元，增长5.2%。\n{}全市实现地区生产总值9561.9亿元，增长5.2%。"
    assert verdicts(text.format("回顾2024年，")) == ["conflict"]


HOSTILE = [
    "",
    "。",
    "分别",
    "其中，",
    "由1增加到",
    "1%1%1%" * 200,
    "第一、第二、第三分别为1元、2元",
    "年月日" * 500,
    "占" * 400 + "5%",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_gives_facts_inside_it(text):
    assert all(0 <= fact.start < fact.end <= len(text) for fact in facts(text))


def test_what_is_done_by_now_is_no_plan_any_more():
    found = facts("今年全市计划改造老旧小区132个，目前已完工项目投资5.2亿元。\n")
    assert [(f.text, f.indicator, f.claim.value) for f in found] == [
        ("132个", "老旧小区改造", "plan"),
        ("5.2亿元", found[1].indicator, "actual"),
    ]


def test_a_name_that_is_a_rate_is_a_level_without_doubt():
    (fact,) = facts("2024年，全市空气优良天数比例为91.2%。\n")
    assert (fact.kind.value, fact.found["kind"].value) == ("level", "said")


def test_a_company_is_nowhere_unless_its_sentence_says_so():
    text = "大连市经济运行\n\n2024年，全市生产总值9516.9亿元。\n\n星河公司去年净利润3.2亿元。\n"
    places = {fact.indicator: fact.place for fact in facts(text)}
    assert places == {"地区生产总值": "大连市", "净利润": None}


def test_a_share_has_the_whole_and_not_the_year_before_in_its_scope():
    (before, now) = facts("2024年，全市清洁能源发电量占比由上年的41.3%提高到46.8%。\n")
    assert (before.scope, now.scope) == (None, None)


def test_an_owner_keeps_its_name_without_the_verb():
    (fact,) = facts("2024年，远洋银行实现净利润16.3亿元。\n")
    assert fact.indicator == "远洋银行净利润"


def test_better_than_a_year_ago_goes_on_with_what_was_measured():
    found = facts("2024年，全市PM2.5平均浓度22微克/立方米，同比改善12%。\n")
    assert [(f.text, f.indicator) for f in found] == [("22微克/立方米", "PM2.5平均浓度"), ("12%", "PM2.5平均浓度")]


def test_a_share_of_the_gross_product_is_about_what_was_said_before():
    found = facts("2024年，全市第三产业增加值6200亿元，占地区生产总值的65.2%。\n")
    assert [(f.indicator, f.kind.value) for f in found] == [("第三产业增加值", "level"), ("第三产业增加值", "share")]


def test_the_whole_year_of_a_report_is_one_that_is_over():
    (fact,) = facts("全年全市地区生产总值9516.9亿元。\n", issue=date(2025, 5, 4))
    assert fact.period == (date(2024, 1, 1), date(2024, 12, 31))


def test_a_figure_is_given_as_it_is_written():
    (fact,) = facts("2024年，全縣生產總值８６.2億元。\n")
    assert (fact.text, fact.indicator) == ("８６.2億元", "地区生产总值")


def test_what_a_report_plans_is_no_result():
    done = "一、2024年工作回顾\n\n全市城镇新增就业6.3万人。\n"
    planned = "二、2025年工作安排\n\n全市城镇新增就业6万人。\n"
    text = f"政府工作报告\n\n{done}\n{planned}"
    assert [(f.text, f.period.end.year, f.claim.value) for f in facts(text)] == [
        ("6.3万人", 2024, "actual"),
        ("6万人", 2025, "plan"),
    ]


def test_the_city_of_a_title_is_the_one_that_the_article_means_also_by_its_short_name():
    text = "滁州去年经济稳中有进\n\n2024年，全市生产总值2990.1亿元，增长9.7%。年末全市常住人口414.7万人。\n"
    assert {fact.place for fact in facts(text)} == {"滁州市"}


def test_a_month_that_no_calendar_has_dates_nothing():
    (fact,) = facts("2024年31月，全市地区生产总值3亿元。\n")
    assert (fact.period, fact.sure) == (None, False)


def test_the_county_of_a_title_is_known_by_its_shape_and_behind_a_time():
    named = facts("云川县2024年国民经济和社会发展统计公报\n\n全年生产总值160.9亿元，增长6.0%。\n")
    dated = facts("1-9月上海财政收支情况\n\n1-9月，全市税收收入3721.7亿元。\n")
    assert ({fact.place for fact in named}, {fact.place for fact in dated}) == ({"云川县"}, {"上海市"})


def test_a_month_s_end_at_the_head_of_a_paragraph_dates_that_paragraph_only():
    text = "一季度，全县生产总值56.8亿元。\n\n3月末，全县本外币存款余额441亿元。\n\n全县居民人均可支配收入7256元。\n"
    ends = [(fact.period.start.month, fact.period.end.month) for fact in facts(text, issue=date(2025, 5, 22))]
    assert ends == [(1, 3), (3, 3), (1, 3)]


@pytest.mark.parametrize(
    "text",
    [
        "2024年一季度，装备制造业增加值同比增长8.9%，支撑作用强劲。其中，电子行业增长迅猛，增速达13.6%。",
        "截至2024年9月底，全国发电装机容量31.6亿千瓦，同比增长8.1%。其中，风电、太阳能发电装机较快增长，同比分别增长16.9%和28.8%。",
    ],
)
def test_a_part_that_the_clause_before_names_does_not_contradict_its_whole(text):
    assert verdicts(text) != ["conflict"]
    assert all(fact.found["indicator"] is Provenance.GUESSED for fact in facts(text) if fact.text in ("13.6%", "16.9%"))
