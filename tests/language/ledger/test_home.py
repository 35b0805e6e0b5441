"""What place and year stand for the figures of a report that say neither."""

from tests.language.ledger.reading import facts, verdicts


def test_the_whole_district_is_the_one_that_the_title_names() -> None:
    report = "宿城区2020年国民经济和社会发展统计公报\n\n全区实现地区生产总值403.22亿元。\n\n城镇登记失业率1.79%。\n"
    assert {one.place for one in facts(report)} == {"宿城区"}


def test_behind_a_sentence_about_another_year_than_the_heading_nothing_tells_which_year_goes_on() -> None:
    said = "2021年，全市地区生产总值3719.01亿元。2020年全市地区生产总值3262.37亿元。第一产业增加值354.92亿元。"
    report = f"2021年宿迁市经济运行情况\n\n{said}"
    other = "2020年宿迁市经济运行情况\n\n2020年，全市第一产业增加值341.40亿元。"
    found = {one.text: one.found["period"].value for one in facts(report)}
    assert found == {"3719.01亿元": "said", "3262.37亿元": "said", "354.92亿元": "guessed"}
    assert verdicts(report, other) == ["unsure"]
