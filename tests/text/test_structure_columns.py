# ruff: noqa: E501 (whole pages of text)
"""What columns, pictures and reprints do to paragraphs and headlines."""

import pytest

from tests.text.pages import blocks_of, page_of, paragraphs_of, roles_by_line

LEAD = "本报讯(记者王强)市委昨日召开会议，研究部署下一阶段重点工作，要求各部门抓好落实。"
LISTING = "市管领导干部进修班、正处级领导干部任职培训班、公务员职业道德建设专题研讨班等4个班次学员参加。"
SENTENCE = "活动现场，三十多组家庭手持彩线、旧毛衣等材料，认真地为树木量体裁衣，孩子小手忙乱，家长从旁协助，一根根毛线在树干间穿梭。"
END = "与会代表围绕会议主题展开讨论，提出了许多建设性的意见和建议。"


@pytest.mark.parametrize("cut", [9, 11, 19])
def test_a_listing_cut_by_a_column_is_no_heading(cut: int):
    page = page_of(f"春季学期开班式举行\n{LEAD}\n{LISTING[:cut]}\n{LISTING[cut:]}\n")
    assert LISTING in paragraphs_of(page)


def test_a_line_that_ends_with_a_word_that_needs_another_is_no_caption():
    first, second, third = (
        "会议听取汇报，石化搬迁、国际机场、高端",
        "新材料等一大批重大项目取得",
        "突破性进展，积蓄新动能。",
    )
    page = page_of(f"重点项目集中开工\n{LEAD}\n{first}\n{second}\n王芳 摄\n{third}\n{END}\n")
    assert first + second + third in paragraphs_of(page)


def test_a_number_inside_a_quotation_begins_no_item():
    first, second = "持续推进土地“带方案”出让和“标准地”出让、“多审合", "一、多证合一”改革，提升审批效率。"
    page = page_of(f"审批流程再优化\n{LEAD}\n{first}\n{second}\n{END}\n")
    assert first + second in paragraphs_of(page)


@pytest.mark.parametrize(
    ("first", "rest", "after"),
    [
        (
            "孩子们一边动手一边学习环保知识，现场，",
            "吸引许多居民驻足欣赏，拍照点赞。",
            "据悉，本次活动是建设儿童友好街区的一次生动实践。",
        ),
        (
            "重点人才工程深入实施，选拔推荐享受国务院特殊津贴",
            "专家，突出高端人才引领和示范带动作用。",
            "为吸引更多青年人才，人社部门将开发一批岗位。",
        ),
    ],
)
def test_the_end_of_a_paragraph_is_no_caption_though_it_names_people(first: str, rest: str, after: str):
    page = page_of(f"服务再升级\n{LEAD}\n{first}\n{rest}\n{after}\n{END}\n")
    assert first + rest in paragraphs_of(page)


def test_a_repeat_of_a_paragraph_that_a_caption_had_broken_is_folded():
    page = page_of(
        f"为大树裁“衣”\n{LEAD}\n{SENTENCE[:33]}\n图为活动现场。\n{SENTENCE[33:46]}\n王芳 摄\n{SENTENCE[46:]}\n{END}\n{SENTENCE}\n"
    )
    assert [role for role, _ in blocks_of(page)].count("duplicate") == 1
    assert paragraphs_of(page).count(SENTENCE) == 1


def test_a_repeated_half_that_stops_at_a_comma_is_folded():
    half = SENTENCE[: SENTENCE.rindex("，") + 1]
    page = page_of(f"为大树裁“衣”\n{LEAD}\n{SENTENCE}\n{END}\n{half}\n")
    assert roles_by_line(page)[half] == "duplicate"


def test_a_kicker_above_a_whole_headline_is_no_row_of_it():
    page = page_of(
        f"新春走基层\n方便企业办事 61项监管事项纳入合规清单\n{LEAD}\n{END}\n市十七届人大五次会议特别报道\n贴近实际实操性强 职工大思政课值得一听\n{LEAD.replace('王强', '李红')}\n"
    )
    assert [article.title for article in page.articles] == [
        "方便企业办事 61项监管事项纳入合规清单",
        "贴近实际实操性强 职工大思政课值得一听",
    ]


def test_a_quotation_without_a_stop_is_a_heading():
    page = page_of(
        f"渔家女儿的新天地\n本报记者 王强\n{SENTENCE}\n“丢了铁饭碗，捡起小手机”\n2019年，在外企做了十年财务的徐敏辞职回到海岛。\n{END}\n"
    )
    assert [role for role, _ in blocks_of(page)] == [
        "title",
        "byline",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
    ]


def test_a_comment_begins_an_article_below_its_label():
    page = page_of(
        f"省委经济工作会议召开\n{LEAD}\n{END}\n短评\n一张蓝图绘到底\n一分部署，九分落实。关键在于把蓝图变成施工图。\n绘到底，贵在坚持。振兴发展不是轻轻松松就能实现的。\n"
    )
    assert [article.title for article in page.articles] == ["省委经济工作会议召开", "一张蓝图绘到底"]


def test_a_report_says_below_its_headline_when_and_by_whom_it_was_given():
    page = page_of(
        f"政府工作报告\n——2025年1月8日在庄河市第十八届人民代表大会第四次会议上\n庄河市市长 李宝权\n各位代表：\n{END}\n一、2024年工作回顾\n{SENTENCE}\n"
    )
    (article,) = page.articles
    assert (article.title, article.authors) == ("政府工作报告", ("李宝权",))
    assert [role for role, _ in blocks_of(page)][:3] == ["title", "subtitle", "byline"]


def test_bylines_and_leads_in_traditional_characters_give_their_names():
    page = page_of(
        "立法會三讀通過都市更新條例草案\n本報記者 陳志明\n立法會昨日三讀通過修訂條例草案，多名議員發言時表示支持。\n"
        "渡輪公司增開假日航班\n【本報訊】（記者黃佩儀）為應付春節期間的旅客需求，渡輪公司宣布增開往返離島的航班。\n"
    )
    assert [article.authors for article in page.articles] == [("陳志明",), ("黃佩儀",)]


def test_the_poet_s_name_stands_between_title_and_verse():
    verse = [
        "贝壳在掌心里醒来",
        "潮水替它说出去年的名字",
        "母亲站在礁石上喊我",
        "她的声音被风吹成两半",
        "一半落进网里",
        "一半成了海鸥",
    ]
    page = page_of("\n".join(["海边的童年", "于晓帆", *verse]))
    (article,) = page.articles
    assert (article.title, article.authors) == ("海边的童年", ("于晓帆",))
    assert paragraphs_of(page) == verse


@pytest.mark.parametrize("caption", ["参赛选手在比赛中", "市民在广场上放风筝", "大连港夜景"])
def test_a_caption_without_a_stop_above_its_credit_parts_no_paragraph(caption: str):
    first, second = "据介绍，全市今年开发高校毕业生岗位7万", "个，青年就业见习计划岗位5300个，实现应聘尽聘。"
    page = page_of(f"招贤引才再加力\n{LEAD}\n{first}\n{caption}\n市文旅局供图\n{second}\n{END}\n")
    assert first + second in paragraphs_of(page)
    assert roles_by_line(page)[caption] == "caption"


def test_an_unindented_second_half_is_no_headline_in_a_page_with_indents():
    first, second, third = (
        "据悉，作为试点单位，社区正通过",
        "打造标准化驿站、探索积分激励",
        "等举措，形成可复制推广的服务模式。",
    )
    page = page_of(f"暖心驿启用\n　　{LEAD}\n　　{SENTENCE}\n　　{first}\n{second}\n{third}\n　　{END}\n")
    assert first + second + third in paragraphs_of(page)


def test_a_numeral_that_ends_a_word_begins_no_item():
    first, second = "依托多规合一平台，推行多测合一，深度推进多审合", "一、联合验收等优惠政策，提升工程建设审批效率。"
    page = page_of(f"审批流程再优化\n{LEAD}\n{first}\n{second}\n{END}\n")
    assert first + second in paragraphs_of(page)
