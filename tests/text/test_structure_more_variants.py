"""More small files as a second writer lays them out: letters, tables of bars, volumes, lines below a title."""

import pytest

from tests.text.pages import blocks_of, page_of

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，这是老规矩了。"
MORE = "船工们说，雾天里最怕的是看不见对岸的灯，灯一没，方向也就没了。"
STORY = "林默下了船，码头上只有他一个人。她站在柱子后面，一直没有出来，他知道她在，因为她的伞露出了一角，那是他挑的。"


def roles(text: str, name: str = "a.txt") -> dict[str, str]:
    return {text: role for role, text in blocks_of(page_of(text, name=name))}


@pytest.mark.parametrize(
    ("last", "role"), [("祝乔迁快乐！", "byline"), ("祝贺的人来了一屋子，谁也没有走。", "paragraph")]
)
def test_who_wrote_a_letter_stands_below_what_it_wishes(last: str, role: str) -> None:
    assert roles(f"写给新邻居的信\n\n您好！{SAID}\n\n{MORE}\n\n{last}\n\n老周\n")["老周"] == role


def test_bars_part_the_cells_of_a_table_without_a_rule() -> None:
    rows = ["周一|一班|扫地、擦黑板", "周二|二班|扫地、倒垃圾", "周三|三班|擦窗户"]
    page = page_of("\n".join(["各班值日表", "", *rows, "", SAID]))
    assert [len(block.row.cells) for block in page.articles[0].blocks if block.row] == [3, 3, 3]
    assert not any(block.row for block in page_of(f"渡口\n\n{rows[0]}\n{rows[1]}\n\n{SAID}\n").articles[0].blocks)


def test_the_head_of_a_table_stands_above_its_rule() -> None:
    rows = ["科室 | 周一至周五 | 周六", "-----|-----------|-----", "内科 | 全天 | 上午", "牙科 | 下午 | 停诊"]
    found = roles("\n".join(["门诊时间表", "", *rows, "", SAID]))
    assert [found[row] for row in rows] == ["paragraph", "section-label", "paragraph", "paragraph"]


def test_volumes_of_a_story_are_its_chapters() -> None:
    text = f"卷一　归来\n{STORY}{STORY}\n卷二　老屋\n{STORY}他坐到了天黑，她也没有来。\n"
    assert [article.title for article in page_of(text).articles] == ["卷一　归来", "卷二　老屋"]
    told = page_of(f"卷一　疆域\n{SAID * 2}\n卷二　山川\n{SAID[3:] * 2}\n")
    assert len(told.articles) == 1


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("2018-12-28 09:15:02 | 来源：渡口新闻 | 记者：严冬", "source-note"),
        ("2018-12-28 09:15:02 | INFO | start", "paragraph"),
        ("小 中 大 | 打印 | 分享", "section-label"),
        ("作者：　来源：渡口教育局　点击：4402", "source-note"),
    ],
)
def test_the_line_below_the_title_of_a_page(line: str, role: str) -> None:
    text = f"首页 > 新闻 > 正文\n渡口今天开船了\n{line}\n{SAID}\n{MORE}\n上一篇：没有了\n"
    assert roles(text)[line] == role


@pytest.mark.parametrize(
    ("line", "names"),
    [("作者：　来源：渡口教育局　点击：4402", []), ("作者：严冬　来源：渡口教育局　点击：4402", ["严冬"])],
)
def test_an_empty_field_names_nobody(line: str, names: list[str]) -> None:
    text = f"首页 > 新闻 > 正文\n渡口今天开船了\n{line}\n{SAID}\n{MORE}\n上一篇：没有了\n"
    assert [name for article in page_of(text).articles for name in article.authors] == names


@pytest.mark.parametrize(
    ("line", "role"), [("------更多TXT好书请到论坛下载------", "source-note"), ("——渡口旧事——", "title")]
)
def test_dashes_at_both_ends_of_what_a_site_says(line: str, role: str) -> None:
    assert roles(f"{line}\n\n渡口的老人\n\n　　{SAID}\n\n　　{MORE}\n")[line] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("声明：本书仅供个人学习，不得用于商业用途", "source-note"),
        ("声明：本站内容不得转载", "section-label"),
    ],
)
def test_what_a_site_of_downloads_says_that_one_may_do(line: str, role: str) -> None:
    assert roles(f"{line}\n\n渡口的老人\n\n　　{SAID}\n\n　　{MORE}\n")[line] == role


@pytest.mark.parametrize(("line", "role"), [("采编：阿宽", "source-note"), ("采莲：阿宽", "paragraph")])
def test_who_reported_and_edited(line: str, role: str) -> None:
    assert roles(f"# 渡口\n\n{SAID}\n\n{MORE}\n\n{line}\n\n校对：小鸥\n", "a.md")[line] == role
