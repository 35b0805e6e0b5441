"""Small files of many kinds: one line each that was read wrong once, and one like it that means something else."""

import pytest

from tests.text.pages import blocks_of, page_of

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，这是老规矩了。"
MORE = "船工们说，雾天里最怕的是看不见对岸的灯，灯一没，方向也就没了。"


def roles(text: str, name: str) -> dict[str, str]:
    return {text: role for role, text in blocks_of(page_of(text, name=name))}


def authors(text: str, name: str) -> list[str]:
    return [name for article in page_of(text, name=name).articles for name in article.authors]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("编辑｜小北", "source-note"),
        ("值班主任：陶大山", "source-note"),
        ("海报设计：陶小满", "source-note"),
        ("视频：陶小满 何田田", "source-note"),
        ("视频：渡口的一天，从清早到天黑", "paragraph"),
        ("（本文首发于《渡口月刊》2020年第3期，有删节）", "source-note"),
        ("本文首发的时候没有人看，船工们也不识字，后来才传开。", "paragraph"),
        ("*图：渡口东头的老船坊*", "caption"),
        ("图：陶小满", "credit"),
        ("图：船工合作社提供", "credit"),
        ("2015年冬", "section-label"),
        ("（二〇一一年清明）", "section-label"),
        ("（本章完）", "source-note"),
        ("- END -", "source-note"),
        ("- 船 -", "paragraph"),
        ("甲午暮春", "section-label"),
    ],
)
def test_a_line_below_the_text(line: str, role: str) -> None:
    found = roles(f"# 渡口\n\n{SAID}\n\n{MORE}\n\n{line}\n", "a.md")
    assert found[line] == role


def test_the_season_of_a_year_above_a_text_is_a_heading() -> None:
    found = roles(f"渡口纪事\n\n2014年秋\n\n{SAID}\n\n2015年冬\n\n{MORE}\n", "a.txt")
    assert [found["2014年秋"], found["2015年冬"]] == ["heading", "heading"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (f"![](1.jpg)\n傍晚的渡口，远处是归航的船。\n\n{MORE}\n", "caption"),
        (f"![](1.jpg)\n\n傍晚的渡口，远处是归航的船。\n\n{MORE}\n", "paragraph"),
        (f"![](1.jpg)\n傍晚的渡口，远处是归航的船。\n{MORE}\n", "paragraph"),
    ],
)
def test_a_sentence_that_stands_with_a_picture_alone_is_its_caption(text: str, role: str) -> None:
    assert roles(f"# 渡口\n\n{SAID}\n\n{text}", "a.md")["傍晚的渡口，远处是归航的船。"] == role


def test_short_lines_below_a_colon_are_items_and_no_headings() -> None:
    times = ["上午 8:00—12:00", "下午 14:30—18:00"]
    found = roles("\n".join(["关于开船时间的通知", "各渡口：", f"{SAID[:-1]}：", *times, MORE]), "a.txt")
    assert [found[line] for line in times] == ["paragraph", "paragraph"]


def test_what_somebody_asks_behind_a_dash_is_no_heading() -> None:
    found = roles(f"# 渡口\n\n{SAID}\n\n——坐一次船多少钱？\n\n——五块。过了天黑再加两块。\n\n{MORE}\n", "a.md")
    assert found["——坐一次船多少钱？"] == "paragraph"


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("关于我们 | 网站地图 | 渡口热线", "section-label"),
        ("渡口 | 船工 | 首页", "paragraph"),
    ],
)
def test_a_menu_at_the_end_of_a_page(line: str, role: str) -> None:
    text = f"首页 > 新闻 > 正文\n渡口今天开船了\n{SAID}\n{MORE}\n上一篇：没有了\n{line}\n版权所有：渡口\n"
    assert roles(text, "a.txt")[line] == role


def test_a_dispatch_is_one_article_whatever_blank_stands_before_its_title() -> None:
    text = f"新华社渡口5月21日电　题：渡口办起“船工食堂”\n新华社记者陶小满\n{SAID}\n船上没有灶，岸上有热饭\n{MORE}\n"
    (article,) = page_of(text).articles
    assert (article.title, list(article.authors)) == ("渡口办起“船工食堂”", ["陶小满"])
    assert roles(text, "a.txt")["船上没有灶，岸上有热饭"] == "heading"


def test_numbers_that_grow_by_one_are_those_of_pages() -> None:
    lines = ["渡口年度报告", "第二章　船只", "全县的渡船以木船为主，近年来铁船增长较快，占比由百分之六上"]
    lines += ["升到百分之十一。船坊集中在两个镇上。", "17", "渡口年度报告"]
    lines += ["铁船增长主要来自乡镇的补助。据抽样调查，每只铁船平均可以用", "十五年，比木船多用七年。", "18"]
    found = roles("\n".join(lines), "a.txt")
    assert [found[line] for line in ("17", "18")] == ["section-label"] * 2
    assert "".join(lines[2:4]) in found


@pytest.mark.parametrize(
    ("line", "role"),
    [("船修好了，明天一早就可以下水开航。", "duplicate"), ("“下水了，下水了，大家快来看啊！”", "paragraph")],
)
@pytest.mark.parametrize(
    "head", ["# 渡口\n\n{0}\n\n{1}\n\n{1}\n\n{2}\n", "渡口开船\n本报记者 陶小满\n{0}\n{1}\n{1}\n{2}\n"]
)
def test_a_sentence_right_below_itself_is_a_repeat(head: str, line: str, role: str) -> None:
    found = blocks_of(page_of(head.format(SAID, line, MORE), name="a.md" if head[0] == "#" else "a.txt"))
    assert [said for said, text in found if text == line] == ["paragraph", role]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("（本报实习生  何田田整理）", ["何田田"]),
        ("采访：林溪　摄影：白杨", ["林溪"]),
        ("整理：小满", ["小满"]),
        ("（記者李焯賢）", ["李焯賢"]),
    ],
)
def test_who_signs_below_a_text(line: str, names: list[str]) -> None:
    assert authors(f"# 渡口\n\n{SAID}\n\n{MORE}\n\n{line}\n", "a.md") == names


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("（中央社記者許家豪台東十日電）", ["許家豪"]),
        ("【本報訊】", []),
    ],
)
def test_who_wired_a_story_of_the_islands(lead: str, names: list[str]) -> None:
    assert authors(f"部落小學棒球隊 全縣奪冠\n{lead}{SAID}\n{MORE}\n", "a.txt") == names


def test_a_reporter_in_brackets_behind_the_first_paragraph_wrote_the_story() -> None:
    assert authors(f"渡口重開\n\n【本報訊】{SAID}（記者李焯賢）\n\n{MORE}\n", "a.txt") == ["李焯賢"]


@pytest.mark.parametrize("office", ["双溪汽车站", "后勤处"])
def test_an_office_that_signs_is_nobody(office: str) -> None:
    assert authors(f"招领启事\n\n{SAID}\n\n{MORE}\n\n{office}\n二〇一二年三月七日\n", "a.txt") == []


@pytest.mark.parametrize(
    "said", ["author:\n  name: 何苗", "author:\n  - name: 何苗\n", "authors: [何苗]", "author: 何苗"]
)
def test_the_front_matter_names_the_author_in_several_ways(said: str) -> None:
    assert authors(f"---\ntitle: 渡口\n{said.rstrip()}\n---\n\n{SAID}\n", "a.md") == ["何苗"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("下一篇文章：没有了", "section-label"),
        ("地址：渡口镇大院 电话：0000-6600123 邮编：000000", "section-label"),
        ("地址：渡口镇东头的老船坊", "paragraph"),
    ],
)
def test_the_foot_of_a_page(line: str, role: str) -> None:
    text = f"首页 > 新闻 > 正文\n渡口今天开船了\n{SAID}\n{MORE}\n【打印】 【关闭】\n上一篇：没有了\n{line}\n"
    assert roles(text, "a.txt")[line] == role


def test_a_field_ends_the_names_before_it() -> None:
    text = f"首页 > 新闻 > 正文\n渡口今天开船了\n作者：王立新 来源：渡口镇 时间：2018/3/30 16:02:11\n{SAID}\n{MORE}\n"
    assert authors(text, "a.txt") == ["王立新"]


def test_the_days_of_a_week_with_what_is_eaten_are_text() -> None:
    days = [f"星期{day}：米饭、红烧豆腐" for day in "一二三"]
    found = roles("\n\n".join(["渡口食堂一周食谱", *days, SAID]), "a.txt")
    assert [found[day] for day in days] == ["paragraph"] * 3
    assert roles(f"星期三　晴\n渡口今天开船了\n\n{SAID}\n\n{MORE}\n", "a.txt")["星期三　晴"] == "section-label"


def test_what_a_form_tells_last_is_no_heading() -> None:
    fields = ["时间：4月18日上午9时", "地点：船坊二楼", "内容：讨论今年的修船计划"]
    found = roles("\n\n".join(["关于开会的通知", "各位船工：", SAID, *fields, MORE]), "a.txt")
    assert [found[field] for field in fields] == ["paragraph"] * 3
    assert roles(f"渡口\n\n{SAID}\n\n渡口：船与人\n\n{MORE}\n", "a.txt")["渡口：船与人"] == "heading"


def test_what_a_dish_needs_is_neither_byline_nor_subtitle() -> None:
    needs = "黄豆 500 克　水 4 升　石膏 15 克"
    text = f"# 豆腐的做法\n\n## 嫩豆腐\n\n{needs}\n\n{SAID}\n\n## 老豆腐\n\n{MORE}\n"
    assert (roles(text, "a.md")[needs], authors(text, "a.md")) == ("paragraph", [])


def test_a_caption_may_stand_below_the_frame_of_its_picture() -> None:
    text = f'# 渡口\n\n<div align="center">\n<img src="1.jpg">\n</div>\n<p>一九五八年修船时的合影</p>\n\n{SAID}\n'
    assert roles(text, "a.md")["<p>一九五八年修船时的合影</p>"] == "caption"


def test_short_poems_with_title_and_poet_above_each_are_poems() -> None:
    poems = {
        "江村即事": "水落沙痕出，村深犬吠迟。\n夕阳依古渡，秋色满疏篱。",
        "夜雨": "一夜潇潇雨，天明水满池。\n不愁花落尽，正是燕来时。",
    }
    poems["送客"] = "送客出柴扉，孤帆带落晖。\n江头人散后，白鹭一行飞。"
    page = page_of("\n\n".join(f"{title}\n\n白石樵\n\n{verse}" for title, verse in poems.items()))
    assert [(one.title, list(one.authors)) for one in page.articles] == [(title, ["白石樵"]) for title in poems]


def test_stories_of_the_islands_follow_one_another_without_a_blank_line() -> None:
    text = f"渡口重開\n【本報訊】渡口重開，{SAID}\n{MORE}\n街市翻新\n【本報訊】街市翻新，{SAID[3:]}\n{MORE[4:]}\n"
    assert [article.title for article in page_of(text).articles] == ["渡口重開", "街市翻新"]


def test_a_foot_with_title_and_page_is_no_text() -> None:
    lines = [
        "渡口管理办法",
        f"第一条　{SAID}",
        "渡口管理办法　　　　第1页",
        f"第二条　{MORE}",
        "渡口管理办法　　　　第2页",
    ]
    found = roles("\n".join(lines), "a.txt")
    assert [found[lines[2]], found[lines[4]]] == ["section-label"] * 2


@pytest.mark.parametrize(("line", "role"), [("您是第 30291 位访客", "section-label"), ("打印　关闭", "section-label")])
def test_what_a_page_counts_and_offers(line: str, role: str) -> None:
    text = f"首页 > 新闻 > 正文\n渡口今天开船了\n{SAID}\n{MORE}\n扫一扫在手机打开当前页\n上一篇：没有了\n{line}\n"
    assert roles(text, "a.txt")[line] == role


def test_a_list_of_books_alone_has_its_name_as_title() -> None:
    (article,) = page_of(
        "参考书目\n\n何田田：《渡口街巷志》，渡口出版社，2008年。\n\n吴雨：《船帮》，2001年。\n"
    ).articles
    assert article.title == "参考书目"
