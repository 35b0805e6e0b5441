"""Small files as a second writer lays them out: what was read wrong once, and what means another thing."""

import pytest

from tests.text.pages import blocks_of, page_of

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，这是老规矩了。"
MORE = "船工们说，雾天里最怕的是看不见对岸的灯，灯一没，方向也就没了。"


def roles(text: str, name: str) -> dict[str, str]:
    return {text: role for role, text in blocks_of(page_of(text, name=name))}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("[阅读原文](https://a.example.com/1)", "source-note"),
        ("阅读原文", "section-label"),
        ("[渡口旧事](https://a.example.com/1)", "paragraph"),
        ("编辑邮箱：dukou@example.com", "source-note"),
        ("城北渡船站", "byline"),
        ("城北的渡船", "paragraph"),
    ],
)
def test_the_last_line_of_a_text(line: str, role: str) -> None:
    assert roles(f"# 渡口\n\n{SAID}\n\n{MORE}\n\n{line}\n", "a.md")[line] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("*2018-11-20 · 渡口周刊*", "source-note"),
        ("2018年11月20日　渡口周刊", "source-note"),
        ("2018年11月20日", "section-label"),
        ("作者：苏婉　编辑：赵鹏　阅读量：1.2万", "source-note"),
        ("作者：苏婉", "byline"),
    ],
)
def test_the_line_below_a_title(line: str, role: str) -> None:
    assert roles(f"# 渡口\n\n{line}\n\n{SAID}\n\n{MORE}\n", "a.md")[line] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("开船时需要安静，请保持船舱整洁", "paragraph"),
        ("如需包船，到票房登记", "paragraph"),
        ("请客吃鱼，渡口的老规矩", "heading"),
        ("走出渡口，把船开到江上", "heading"),
    ],
)
def test_what_a_notice_asks_for_is_no_heading_though_its_stop_was_left_out(line: str, role: str) -> None:
    assert roles(f"渡口须知\n\n{SAID}\n\n{line}\n\n{MORE}\n", "a.txt")[line] == role


@pytest.mark.parametrize(
    ("tag", "role"), [('<p class="caption">{}</p>', "caption"), ('<p class="captions-off">{}</p>', "paragraph")]
)
def test_the_class_of_an_element_says_that_it_is_a_caption(tag: str, role: str) -> None:
    line = tag.format("船上的木椅將捐予博物館。")
    text = f'# 渡口\n\n<div class="photo">\n<img src="1.jpg"/>\n\n{line}\n</div>\n\n{SAID}\n\n{MORE}\n'
    assert roles(text, "a.md")[line] == role


@pytest.mark.parametrize("dots", ["……（{}）", "……{}", "……………{}"])
def test_pages_behind_two_signs_of_omission_are_leaders(dots: str) -> None:
    lines = [f"{name}{dots.format(page)}" for name, page in (("序", 1), ("第一编　河流", 7), ("第二编　堤防", 55))]
    found = roles("\n\n".join(["渡口水利志", "目录", *lines]), "a.txt")
    assert [found[line] for line in lines] == ["paragraph"] * 3


def test_a_sentence_that_breaks_off_has_no_page_behind_it() -> None:
    assert roles(f"渡口\n\n船还没有来……\n\n{SAID}\n\n船还没有来……（完）\n", "a.txt")["船还没有来……"] != "heading"


STORY = "林默下了船，码头上只有他一个人。她站在柱子后面，一直没有出来，他知道她在，因为她的伞露出了一角，那是他挑的。"


@pytest.mark.parametrize(("first", "second"), [("01 归来", "02 老屋"), ("一、归来", "二、老屋")])
def test_numbers_alone_mark_the_chapters_of_a_story(first: str, second: str) -> None:
    text = f"{first}\n\n{STORY}\n\n{second}\n\n{STORY}他坐到了天黑，谁也没有来，她也没有来。\n"
    assert [article.title for article in page_of(text).articles] == [first, second]
    assert [article.title for article in page_of(f"渡口的故事\n\n{text}").articles] == ["渡口的故事"]


def test_numbered_parts_of_a_report_are_no_chapters() -> None:
    text = f"一、渡口的现状\n\n{SAID * 2}\n\n二、渡口的管理\n\n{MORE * 2}\n"
    assert len(page_of(text).articles) == 1


def test_a_title_is_formed_as_the_headings_below_it_however_many_clauses_each_has() -> None:
    first, second = "渡口为什么没有人：太远，太早关门，船也太旧", "怎么办：把船送到人身边，把门开到夜里"
    found = roles(f"{first}\n\n{SAID}\n\n{MORE}\n{second}\n\n{SAID[3:]}\n\n{MORE[3:]}\n", "a.txt")
    assert [found[first], found[second]] == ["heading", "heading"]
    assert roles(f"{first}\n\n{SAID}\n\n怎么办\n\n{MORE}\n", "a.txt")[first] == "title"


@pytest.mark.parametrize(
    ("line", "names"),
    [("（校长　程一川）", ["程一川"]), ("学生代表 程一川", ["程一川"]), ("（村长　程一川）", ["程一川"])],
)
def test_who_speaks_stands_below_the_title_with_an_office(line: str, names: list[str]) -> None:
    (article,) = page_of(f"在渡口的致辞\n{line}\n各位船工：\n{SAID}\n{MORE}\n").articles
    assert list(article.authors) == names


def test_what_the_next_speaker_says_does_not_complete_a_sentence_across_its_end() -> None:
    halves = [
        "渡口上个月来了两个年轻人，来了没几天就把锁了三年的船坊打开，晒了整整一个星期，又",
        "挨家挨户去问大家要坐哪一班船。",
    ]
    text = "\n".join(["渡口来了年轻人", "本报记者 邵一平", *halves, "站长说，船坊重新开门的那天，来了六十多个孩子。"])
    assert "".join(halves) in roles(text, "a.txt")


@pytest.mark.parametrize("dots", [" ---------- {}", "______{}"])
def test_dashes_before_a_page_are_leaders(dots: str) -> None:
    lines = [f"{name}{dots.format(page)}" for name, page in (("序言", 1), ("第一章 船只", 7), ("第二章 船工", 55))]
    found = roles("\n".join(["《渡口志》总目", "", *lines]), "a.txt")
    assert [found[line] for line in lines] == ["paragraph"] * 3


@pytest.mark.parametrize(
    ("line", "role"), [("更多精彩小说请访问木兰书屋", "source-note"), ("更多精彩内容", "section-label")]
)
def test_where_a_site_of_downloads_says_that_more_is_found(line: str, role: str) -> None:
    assert roles(f"{line}\n\n渡口的老人\n\n　　{SAID}\n\n　　{MORE}\n", "a.txt")[line] == role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("（渡口镇第十二届人民代表大会第三次会议通过）", "subtitle"),
        ("（渡口的船工在船上通过了这些规矩。）", "paragraph"),
    ],
)
def test_a_law_may_be_adopted_on_no_day(line: str, role: str) -> None:
    assert roles(f"渡口管理办法\n\n{line}\n\n第一条　{SAID}\n\n第二条　{MORE}\n", "a.txt")[line] == role


@pytest.mark.parametrize("line", ["［清］　周砚农", "[宋] 周砚农", "（唐）周砚农"])
def test_the_age_of_a_poet_stands_in_any_brackets(line: str) -> None:
    (poem,) = page_of(
        f"登渡口楼\n\n{line}\n\n危楼一上俯江湍，万里风烟入倚栏。\n塔影横斜波浪外，钟声断续水云间。\n"
    ).articles
    assert (poem.title, list(poem.authors)) == ("登渡口楼", ["周砚农"])


@pytest.mark.parametrize(("line", "role"), [("*渡口的清晨。*", "caption"), ("渡口的*清晨*。", "paragraph")])
def test_italics_below_a_picture_are_its_caption(line: str, role: str) -> None:
    assert roles(f"# 渡口\n\n{SAID}\n\n![](1.jpg)\n\n{line}\n\n{MORE}\n", "a.md")[line] == role


def test_sizes_of_letters_are_no_subtitle() -> None:
    text = f"渡口开船了\n来源：渡口日报　2023年06月01日 07:18\nA- A+　打印　收藏\n{SAID}\n{MORE}\n分享到：\n相关推荐\n"
    assert roles(text, "a.txt")["A- A+　打印　收藏"] == "section-label"


LOST = "本人于5月3日在白水渡口遗失黑色双肩包一个，内有身份证、笔记本和一把钥匙"


def test_a_notice_whose_sentence_lacks_its_stop_is_no_page_of_a_newspaper() -> None:
    page = page_of(f"寻物启事\n\n{LOST}\n\n有拾到者请与我联系，必有酬谢！\n\n李青\n5月4日\n")
    assert page.kind == "article"
    found = {text: role for role, text in blocks_of(page)}
    assert [found[line] for line in (LOST, "李青", "5月4日")] == ["paragraph", "byline", "section-label"]
    told = page_of(f"寻物启事\n本报记者 陶小满\n{LOST}还有一\n支钢笔。\n\n{SAID}\n")
    assert told.kind == "newspaper"


def test_a_day_above_a_text_is_no_day_of_its_writing() -> None:
    assert roles(f"渡口日记\n\n5月4日\n\n{SAID}\n\n5月5日\n\n{MORE}\n", "a.txt")["5月5日"] == "heading"


@pytest.mark.parametrize(("line", "role"), [("邻居们！", "paragraph"), ("船工之歌！", "heading")])
def test_who_is_called_by_the_name_of_many(line: str, role: str) -> None:
    text = f"在渡口的致辞\n\n各位街坊：\n\n{SAID}\n\n{line}\n\n{MORE}\n"
    assert roles(text, "a.txt")[line] == role


def test_who_wired_a_dispatch_stands_in_brackets_before_its_title() -> None:
    (article,) = page_of(f"新华社渡口1月9日电（记者关小北、佟林）题：渡口的养鹿人\n{SAID}\n{MORE}\n").articles
    assert (article.title, list(article.authors)) == ("渡口的养鹿人", ["关小北", "佟林"])


def test_who_took_down_what_was_said_signs() -> None:
    text = f"# 渡口的路灯几点关\n\n{SAID}\n\n（本报记者  覃小雨记录）\n"
    (article,) = page_of(text, name="a.md").articles
    assert list(article.authors) == ["覃小雨"]
    assert roles(f"# 渡口\n\n{SAID}\n\n（水文站的记录）\n", "a.md")["（水文站的记录）"] != "byline"


PAGES = [
    "全县渡口除险加固情况汇报",
    "我县共有渡口四十七处，其中中型两处，小型四十五处，大多",
    "建于五六十年代，由于当时条件所限，普遍存在码头开裂、护",
    "岸不配套等问题。",
    "自二〇一〇年以来，共争取资金六千八百万元，完成加固三",
    "全县渡口除险加固情况汇报　　　　　　　　1",
    "十一处，其余十六处正在施工。另外，县里还为每个渡口配备",
    "了一名管理员。",
    "全县渡口除险加固情况汇报　　　　　　　　2",
    "积极争取上级支持，确保明年汛前全部完工，让群众过上放心",
    "渡。",
    "全县渡口除险加固情况汇报　　　　　　　　3",
]


def test_the_feet_of_pages_say_the_title_again_with_their_numbers() -> None:
    page = page_of("\n".join(PAGES) + "\n")
    assert [article.title for article in page.articles] == [PAGES[0]]
    assert [roles("\n".join(PAGES), "a.txt")[PAGES[at]] for at in (5, 8, 11)] == ["section-label"] * 3


@pytest.mark.parametrize(
    ("half", "below", "joined"),
    [
        ("下的部分由船工自己负责，渡口提供", "材料和技术上的帮助。", True),
        ("下的部分由船工自己负责，渡口提供", "一、材料和技术上的帮助。", False),
        ("渡口的材料和技术上的帮助从哪里来", "材料和技术上的帮助。", False),
    ],
)
def test_a_line_that_is_not_full_goes_on_over_the_page_when_it_stops_inside_a_sentence(
    half: str, below: str, joined: bool
) -> None:
    lines = [*PAGES[1:3], "岸不配套等问题，改造资金由县里负担，不向船工摊派。接岸以", half, "第 2 页 共 3 页", below]
    found = roles("\n".join([PAGES[0], *lines, *PAGES[6:8], "第 3 页 共 3 页"]), "a.txt")
    assert any(half + below in text for text in found) is joined


def test_a_poem_may_have_the_title_of_the_one_above() -> None:
    verse = ["门前江水绿悠悠，姊妹梳头映碧流。\n隔岸谁家郎唱曲，一声飞过木兰舟。"]
    verse += ["柳絮飞时燕子来，卖花声里小窗开。\n阿侬不识相思字，错把杨花当信裁。"]
    text = f"竹枝词\n\n江上翁\n\n{verse[0]}\n\n又\n\n江上翁\n\n{verse[1]}\n"
    assert [poem.title for poem in page_of(text).articles] == ["竹枝词", "又"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("※本书由“爱书吧”会员上传，仅供试阅※", "source-note"),
        ("※渡口的老人说，船来了※", "title"),
    ],
)
def test_who_put_up_a_book_stands_between_ornaments(line: str, role: str) -> None:
    assert roles(f"{line}\n\n渡口的老人\n\n　　{SAID}\n\n　　{MORE}\n", "a.txt")[line] == role


def test_contents_may_have_their_pages_behind_blanks() -> None:
    lines = ["概述　　　　　　　　　　1", "第一章　船只　　　　　　9", "第二章　船工　　　　　　27"]
    found = roles("\n".join(["渡口志", "", "目录", "", *lines]), "a.txt")
    assert [found[line] for line in lines] == ["paragraph"] * 3


@pytest.mark.parametrize(("below", "role"), [("[1]渡船包括木船。", "heading"), (SAID, "paragraph")])
def test_what_notes_are_headed_by(below: str, role: str) -> None:
    assert roles(f"渡口简报\n\n{SAID[3:]}\n\n{MORE}\n\n说明：\n\n{below}\n", "a.txt")["说明："] == role


@pytest.mark.parametrize(("line", "role"), [("> 万晓星", "byline"), ("> 摆渡人", "paragraph")])
def test_a_name_alone_in_a_quotation_below_the_title_wrote_the_text(line: str, role: str) -> None:
    assert roles(f"# 渡口\n\n{line}\n\n{SAID}\n\n{MORE}\n", "a.md")[line] == role


def test_the_number_of_a_communique_is_its_subtitle() -> None:
    text = f"渡口普查主要数据公报\n\n（第一号）\n\n渡口统计局\n2018年2月26日\n\n{SAID}\n"
    assert roles(text, "a.txt")["（第一号）"] == "subtitle"


@pytest.mark.parametrize("work", ["文／", "文、圖／", "圖／"])
def test_the_work_stands_before_a_reporter_of_the_islands(work: str) -> None:
    text = f"社區劇場登台 阿公阿嬤演自己\n{work}記者賴怡婷／嘉義報導\n{SAID}\n{MORE}\n"
    (article,) = page_of(text).articles
    assert list(article.authors) == ["賴怡婷"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("*本文首发于“渡口观察”，2022-07-11*", "source-note"),
        ("*本文首发于“渡口观察”，后来才有人读*", "subtitle"),
    ],
)
def test_where_a_text_was_first_printed_and_when(line: str, role: str) -> None:
    assert roles(f"# 渡口\n\n{line}\n\n{SAID}\n\n{MORE}\n", "a.md")[line] == role


def test_bars_alone_part_the_entries_of_a_menu() -> None:
    text = f"首页 > 新闻 > 正文\n渡口今天开船了\n{SAID}\n{MORE}\n【打印】【关闭】\n关于本站｜网站地图｜使用帮助\n"
    assert roles(text, "a.txt")["关于本站｜网站地图｜使用帮助"] == "section-label"
