"""What a newspaper prints at the head of its page: name, day, sheet."""

import pytest

from tests.text.pages import page_of
from tui.text.structure.page.folio import find_date
from tui.text.structure.types.mastheads import is_masthead

STORIES = """老旧小区装上电梯 七旬老人下楼不再难
本报记者 陶小满
昨天下午，住在柳巷小区六楼的周大爷第一次坐电梯下楼，脸上笑开了花。
夜市开街 摊位全满
本报讯（记者 林一叶）江边夜市前晚开街，一百二十个摊位全部租满。
"""


@pytest.mark.parametrize(
    "line",
    [
        "山城晚报 2022年11月3日 星期四 责编：王明 A05",
        "2023年6月14日　星期三　农历四月廿七",
        "1978年03月12日 第4版",
        "民國三十六年五月九日 第二版",
        "中華民國一一二年六月十四日 星期三",
        "二〇二一年三月四日 星期四",
    ],
)
def test_a_line_with_day_and_sheet_is_the_head_of_a_page(line: str) -> None:
    assert is_masthead(line)


@pytest.mark.parametrize(
    "line",
    [
        "2019年3月5日上午",
        "addTime: 2020-04-25T19:00:00.000Z",
        "晨读一刻 2023年5月8日 星期一",
        "据《山城日报》2024年1月3日报道",
        "2024年全国报纸发行量",
        "关于2021年《白鹭日报》征订的通知",
        "2019年3月5日，第3版的编辑收到一封信",
        "记者 2019年3月4日报道第3版",
    ],
)
def test_a_line_that_tells_something_is_none(line: str) -> None:
    assert not is_masthead(line)


@pytest.mark.parametrize(
    "head",
    ["山城日报\n2023年6月14日 星期三\n第3版", "山城日报 2023年6月14日 第3版", "2023年6月14日 星期三\n山城日报\n第3版"],
)
def test_the_articles_of_a_page_have_the_day_and_the_sheet_at_its_head(head: str) -> None:
    page = page_of(f"{head}\n{STORIES}", name="a.txt")
    assert [article.title for article in page.articles] == ["老旧小区装上电梯 七旬老人下楼不再难", "夜市开街 摊位全满"]
    assert [(article.date, article.page) for article in page.articles] == [("2023-06-14", "3")] * 2


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二一年三月四日", "2021-03-04"),
        ("一九九〇年十月三十一日", "1990-10-31"),
        ("民國 108 年 06 月 21 日", "2019-06-21"),
        ("中華民國一一二年六月十四日", "2023-06-14"),
        ("民国廿六年十二月廿一日", "1937-12-21"),
        ("民国一百零八年一月十日", "2019-01-10"),
        ("二〇二一年十三月四日", None),
        ("三月四日", None),
    ],
)
def test_a_day_may_be_written_out_or_counted_from_the_republic(text: str, day: str | None) -> None:
    assert find_date(text) == day
