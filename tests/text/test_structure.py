# ruff: noqa: E501 (whole pages of text)
"""A page becomes its articles."""

import pytest

from tests.text.pages import blocks_of, page_of, paragraphs_of, roles_by_line
from tui.text.source import Span
from tui.text.structure import outline

BODY = "市委昨日召开会议，研究部署下一阶段重点工作，要求各部门抓好落实。"
MORE = "会议指出，各地区要结合实际，制定切实可行的工作方案，确保各项任务按期完成。"
THIRD = "与会代表围绕会议主题展开讨论，提出了许多建设性的意见和建议。"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("大连新闻传媒集团记者宋晓桐 舒心侨", ["宋晓桐", "舒心侨"]),
        ("大连新闻传媒集团记者宋晓桐 舒心侨\n金博源 秦至 杜杨楠", ["宋晓桐", "舒心侨", "金博源", "秦至", "杜杨楠"]),
        ("大连新闻传媒集团记者宋晓桐 舒心\n侨 秦至", ["宋晓桐", "舒心侨", "秦至"]),
        ("本报记者 吕丽", ["吕丽"]),
        ("本报记者 吕　丽 王荣琦", ["吕丽", "王荣琦"]),
        ("□本报记者 周立群", ["周立群"]),
        ("本报记者 林晓东 通讯员 钱进 吴海涛", ["林晓东", "钱进", "吴海涛"]),
        ("新华社记者 张三丰、李思远", ["张三丰", "李思远"]),
        ("[张琳]", ["张琳"]),
        ("【欧阳娜娜】", ["欧阳娜娜"]),
        ("文/唐家明", ["唐家明"]),
        ("作者：王小明", ["王小明"]),
        ("孙 敏", ["孙敏"]),
        ("王丽 陈晓峰", ["王丽", "陈晓峰"]),
        ("本报评论员", []),
        ("中国青年报·中青在线记者 王强 发自北京", ["王强"]),
        ("本报首席记者 欧阳文静", ["欧阳文静"]),
        ("驻京记者 王强", ["王强"]),
        ("（记者 王强 李红）", ["王强", "李红"]),
        ("文：王强 图：李红", ["王强", "李红"]),
        ("王芳 文/图", ["王芳"]),
    ],
)
def test_a_byline_under_the_title_names_the_authors(byline, names):
    page = page_of(f"全市重点项目集中开工 总投资百亿元\n\n{byline}\n\n{BODY}\n")
    (article,) = page.articles
    assert list(article.authors) == names
    assert article.title == "全市重点项目集中开工 总投资百亿元"
    for line in byline.split("\n"):
        assert roles_by_line(page)[line] == "byline"


@pytest.mark.parametrize(
    ("lead", "names"),
    [
        ("本报讯(大连新闻传媒集团记者舒心侨)", ["舒心侨"]),
        ("本报讯（全媒体记者范思雨 郑浩）", ["范思雨", "郑浩"]),
        ("本报讯(唐琪 邢莹 石莹 大连新闻传媒集团记者徐伯元)", ["唐琪", "邢莹", "石莹", "徐伯元"]),
        ("本报讯（记者 陈晓峰 通讯员 李娜）", ["陈晓峰", "李娜"]),
        ("本报讯 （记者陈晓峰 通讯员李娜、王红）", ["陈晓峰", "李娜", "王红"]),
        ("本报讯 记者吕丽报道 ", ["吕丽"]),
        ("本报讯 记者吕丽、王荣琦摄影报道 ", ["吕丽", "王荣琦"]),
        ("本报讯 通讯员王明 记者李强报道：", ["王明", "李强"]),
        ("新华社北京3月5日电（记者王琳琳、赵子明）", ["王琳琳", "赵子明"]),
        ("本报北京3月5日电（记者 王强 李 明）", ["王强", "李明"]),
        ("本报讯 ", []),
    ],
)
def test_the_lead_of_a_story_names_the_authors(lead, names):
    page = page_of(f"全市重点项目集中开工\n{lead}{BODY}\n{MORE}\n")
    (article,) = page.articles
    assert list(article.authors) == names
    assert article.title == "全市重点项目集中开工"


def test_names_broken_over_columns_are_read_whole():
    page = page_of(f"全市重点项目集中开工\n本报讯(大连新闻传媒集团记者宋晓\n\n桐 舒心侨){BODY}\n")
    assert page.articles[0].authors == ("宋晓桐", "舒心侨")
    assert len(page.articles[0].blocks[1].spans) == 2


def test_a_signature_at_the_end_names_the_authors():
    page = page_of(f"粮仓里的智慧管家 一次见闻\n{BODY}\n{MORE}（本报记者 马致远 何佳）\n")
    assert page.articles[0].authors == ("马致远", "何佳")


def test_a_photographer_is_no_author():
    page = page_of(f"全市重点项目集中开工\n本报记者 吕丽\n{BODY}\n工人在检修设备。\n本报记者 王荣琦 摄\n")
    assert page.articles[0].authors == ("吕丽",)
    assert roles_by_line(page)["本报记者 王荣琦 摄"] == "credit"
    assert roles_by_line(page)["工人在检修设备。"] == "caption"


@pytest.mark.parametrize(
    "credit",
    [
        "孙鹏伟 摄",
        "刘笑彤 摄(甘井子区妇联提供)",
        "辽渔集团供图",
        "新华社发（张三摄）",
        "图/王芳",
        "（资料图片）",
        "张三/摄",
        "市委宣传部提供",
        "本版图片均由受访者提供",
    ],
)
def test_a_credit_is_no_text(credit):
    page = page_of(f"全市重点项目集中开工\n本报讯 {BODY}\n图为活动现场。\n{credit}\n{MORE}\n")
    assert roles_by_line(page)[credit] == "credit"
    assert roles_by_line(page)["图为活动现场。"] == "caption"
    assert paragraphs_of(page) == [f"本报讯 {BODY}", MORE]


def test_kicker_title_subtitle_and_label_are_told_apart():
    page = page_of(
        "代表委员履职风采\n全国人大代表、市石化公司董事长吴凯\n以产业高质量发展夯实安全基石\n——一位代表的履职故事\n"
        f"本报记者 谢锦宜\n{BODY}\n{MORE}\n"
    )
    assert [role for role, _ in blocks_of(page)] == [
        "kicker",
        "title",
        "subtitle",
        "byline",
        "paragraph",
        "paragraph",
        "section-label",
    ]
    assert page.articles[0].title == "以产业高质量发展夯实安全基石"


def test_a_heading_inside_an_article_begins_no_new_one():
    page = page_of(
        f"大连奋楫争先 打好攻坚之战\n本报记者 吕丽\n{BODY}\n上项目抓招商 向开放要合力\n{MORE}\n优环境强国企 向改革要活力\n{THIRD}\n"
        f"激励守信行为 扩展应用场景\n本报讯 {BODY[2:]}\n"
    )
    assert [article.title for article in page.articles] == ["大连奋楫争先 打好攻坚之战", "激励守信行为 扩展应用场景"]
    assert [entry.title for entry in outline(page.articles[0])] == [
        "上项目抓招商 向开放要合力",
        "优环境强国企 向改革要活力",
    ]


def test_markdown_marks_are_hints_not_orders():
    page = page_of(
        f"## 深入学习贯彻重要讲话精神\n# 培育新兴产业 推动发展\n[张琳]\n{BODY}\n## 深入实施 提升行动\n[谢素艳]\n{MORE}\n### 强化协同联动\n{THIRD}\n"
    )
    assert [article.title for article in page.articles] == ["培育新兴产业 推动发展", "深入实施 提升行动"]
    assert page.articles[0].blocks[0].role == "kicker"
    assert page.articles[0].text.startswith("深入学习")
    assert roles_by_line(page)["### 强化协同联动"] == "heading"


def test_a_tail_from_page_one_is_labelled_by_its_first_words():
    page = page_of(f"(上接1版)\n{BODY}\n{MORE}\n全市重点项目集中开工\n本报讯 {THIRD}\n")
    first, second = page.articles
    assert first.title is None and first.blocks[0].role == "continued-from"
    assert first.label == BODY[:24] + "…"
    assert second.title == "全市重点项目集中开工"


def test_a_headline_at_the_end_of_the_page_goes_to_its_article():
    page = page_of(
        f"深入实施提升行动 优化环境\n[谢素艳]\n{MORE}\n(作者系市委党校教授)\n[史达]\n教育对外开放赋能城市振兴，高校要主动作为，以高水平开放服务发展。\n{THIRD}\n"
        "(作者系大学教授)\n# 以高水平教育对外开放赋能城市振兴\n"
    )
    assert [article.title for article in page.articles] == [
        "深入实施提升行动 优化环境",
        "以高水平教育对外开放赋能城市振兴",
    ]
    assert page.articles[1].blocks[0].role == "title"
    assert page.articles[1].text.startswith("以高水平教育")


def test_a_quotation_left_open_goes_on_in_the_next_line():
    first = "他说：“党的会议对构建新格局、推动高质量发展作出了全面部署。"
    second = "面对新的要求，我们必须贯彻新理念，加快转型升级。”他告诉记者，企业正加快技术改造。"
    assert first + second in paragraphs_of(page_of(f"企业加快转型 厂长谈改革\n本报讯 {BODY}\n{first}\n\n{second}\n"))


def test_a_quotation_that_opens_anew_in_each_paragraph_is_not_joined():
    first = "他说：“党的会议对构建新格局、推动高质量发展作出了全面部署。"
    second = "“面对新的要求，我们必须贯彻新理念，加快转型升级。”他告诉记者，企业正加快技术改造。"
    assert paragraphs_of(page_of(f"企业加快转型 厂长谈改革\n本报讯 {BODY}\n{first}\n\n{second}\n"))[1:] == [
        first,
        second,
    ]


def test_the_other_half_may_stand_behind_another_story():
    first, second = (
        "辽宁各地加快推进清洁能源基地建设，一批重大项目相继投产，新能源",
        "源装机容量持续增长，全年发电量再创历史新高。",
    )
    page = page_of(
        f"清洁能源基地加快建设\n本报讯 {BODY}\n{first}\n夜间阅览延长至十点\n本报讯 {MORE}\n{THIRD}\n{second}\n"
    )
    assert first + second in paragraphs_of(page)
    assert [len(a.blocks) for a in page.articles] == [3, 3]


LONG = BODY + "与会代表认为，这次会议开得很及时，为今后工作指明了方向，增强了大家的信心。"


def test_a_repeated_paragraph_says_what_it_repeats():
    text = f"重点项目集中开工\n本报讯 {BODY}\n{LONG}\n夜间阅览延长\n本报讯 {MORE}\n{LONG}\n"
    page = page_of(text)
    (copy,) = [block for article in page.articles for block in article.blocks if block.role == "duplicate"]
    assert copy.repeats == Span(text.index(LONG), text.index(LONG) + len(LONG))
    assert text[copy.spans[0].start : copy.spans[0].end] == LONG


def test_paragraphs_run_into_one_are_one_repeat():
    page = page_of(f"重点项目集中开工\n本报讯 {BODY}\n{LONG}\n{MORE}\n夜间阅览延长\n本报讯 {THIRD}\n{LONG}{MORE}\n")
    assert [role for role, _ in blocks_of(page)].count("duplicate") == 1


def test_a_page_given_twice_is_one_repeat_of_all_its_lines():
    half = f"重点项目集中开工\n本报讯 {BODY}\n{LONG}\n{MORE}\n"
    page = page_of(half * 2)
    assert [role for role, _ in blocks_of(page)] == ["title", "paragraph", "paragraph", "paragraph", "duplicate"]
    assert page.articles[0].blocks[-1].repeats == Span(0, len(half) - 1)
    assert page.articles[0].text.endswith(half.strip())


def test_labels_and_credits_may_stand_twice():
    page = page_of(
        f"滨城时讯 SHIXUN\n项目开工\n本报讯 {BODY}\n工人在检修设备。\n孙鹏 摄\n滨城时讯 SHIXUN\n图书馆开放\n本报讯 {MORE}\n市民在阅览室读书。\n孙鹏 摄\n"
    )
    assert "duplicate" not in [role for role, _ in blocks_of(page)]


def test_a_report_with_numbers_is_one_article_with_an_outline():
    page = page_of(
        f"一、工作回顾\n{BODY}\n(一)经济发展向好。{MORE}\n(二)民生改善。{THIRD}\n二、工作安排\n重点在以下方面求突破。\n1.抓项目。{LONG}\n"
    )
    (article,) = page.articles
    assert article.title is None
    assert [(entry.level, entry.title) for entry in outline(article)] == [
        (1, "一、工作回顾"),
        (2, "(一)经济发展向好"),
        (2, "(二)民生改善"),
        (1, "二、工作安排"),
        (3, "1.抓项目"),
    ]
    entry = outline(article)[1]
    assert article.text[entry.span.start :].startswith("(一)经济")


def test_a_plain_essay_is_one_article():
    page = page_of(f"论读书之乐\n{BODY}\n{MORE}\n{THIRD}\n")
    assert [article.title for article in page.articles] == ["论读书之乐"]


def test_a_poem_keeps_its_lines():
    page = page_of("静夜思\n李白\n床前明月光，\n疑是地上霜。\n举头望明月，\n低头思故乡。\n")
    (article,) = page.articles
    assert (article.title, article.authors) == ("静夜思", ("李白",))
    assert [len(block.spans) for block in article.blocks if block.role == "paragraph"] == [1, 1, 1, 1]
    assert all(block.verse for block in article.blocks if block.role == "paragraph")


def test_wrapped_lines_become_paragraphs_again():
    text = (
        LONG + MORE + THIRD + "会议要求，要进一步提高认识，加强组织领导，把各项任务分解到岗、落实到人，做到事事有着落。"
    )
    lines = [text[at : at + 24] for at in range(0, len(text), 24)]
    assert paragraphs_of(page_of("会议侧记 一次讨论\n　　" + "\n".join(lines) + "\n")) == [text]


@pytest.mark.parametrize("text", ["", "\n", " \n\u3000\n"])
def test_an_empty_file_has_no_articles(text):
    page = page_of(text)
    assert page.articles == () and page.other == ()


def test_date_and_page_come_from_the_sheet():
    page = page_of(f"第04版：要闻\n2025年3月4日 星期二\n重点项目集中开工\n本报讯 {BODY}\n")
    (article,) = page.articles
    assert (article.date, article.page) == ("2025-03-04", "04")
    assert [role for role, _ in blocks_of(page)][-2:] == ["section-label", "section-label"]


def test_a_reprint_says_its_date():
    page = page_of(f"潮涌千帆竞 发展势如虹\n{BODY}\n{MORE}(原载2025年3月3日《人民日报》)\n")
    assert page.articles[0].date == "2025-03-03"


def test_what_belongs_to_no_article_stands_outside():
    page = page_of(f"重点项目集中开工\n本报讯 {BODY}\n来源:大连市海洋预报台\n")
    assert [str(block.role) for block in page.other] == ["source-note"]


def test_questions_of_an_interview_are_no_headings():
    page = page_of(
        "向新而行 对话厂长\n本报记者 王强\n记者：您如何看待当前的市场形势？\n王建军：我认为形势总体向好，企业订单充足。\n记者：下一步有什么打算？\n王建军：我们将继续加大研发投入，实现核心技术突破。\n"
    )
    assert [role for role, _ in blocks_of(page)] == ["title", "byline"] + ["paragraph"] * 4


def test_a_web_reprint_gives_date_and_keeps_its_furniture_outside():
    page = page_of(
        f"我省首条氢能管道开工\n2025年03月04日 08:30 来源：新华网\n字号：大 中 小\n　　{BODY}\n　　{MORE}\n（责任编辑：张三）\n"
    )
    (article,) = page.articles
    assert (article.title, article.date) == ("我省首条氢能管道开工", "2025-03-04")
    assert [str(block.role) for block in page.other] == ["source-note", "section-label", "source-note"]


def test_an_official_notice_is_one_article_with_address_outline_and_signature():
    page = page_of(
        f"关于印发优化营商环境行动方案的通知\n各区市县人民政府，市政府各委办局：\n{BODY}\n一、总体要求\n{MORE}\n二、重点任务\n（一）提升政务服务效能\n{THIRD}\n"
        "大连市人民政府办公室\n2025年3月4日\n"
    )
    (article,) = page.articles
    assert paragraphs_of(page)[:2] == ["各区市县人民政府，市政府各委办局：", BODY]
    assert [entry.level for entry in outline(article)] == [1, 1, 2]
    assert article.blocks[-1].role == "byline" and article.date == "2025-03-04"


def test_a_markdown_file_keeps_headings_lists_and_rules():
    page = page_of(
        f"# 读书笔记\n\n作者：李明\n\n{BODY}\n\n## 第一章\n\n- 第一本书\n- 第二本书，很有意思\n\n1. 先读目录\n2. 再读正文\n\n**重点提示**\n\n{MORE}\n\n---\n\n## 第二章\n\n{THIRD}\n"
    )
    (article,) = page.articles
    assert (article.title, article.authors) == ("读书笔记", ("李明",))
    assert [entry.title for entry in outline(article)] == ["第一章", "重点提示", "第二章"]
    assert {"- 第一本书", "- 第二本书，很有意思", "1. 先读目录", "2. 再读正文"} <= set(paragraphs_of(page))
    assert [text for role, text in blocks_of(page) if role == "section-label"] == ["---"]


def test_wrapped_latin_text_is_joined_with_blanks():
    page = page_of("# A walk by the sea\n\nIt was a quiet morning, and the harbour\nlay still under a thin mist.\n")
    assert page.articles[0].text.endswith("and the harbour lay still under a thin mist.")


def test_an_editors_note_above_the_headline_belongs_to_the_story():
    page = page_of(
        f"【编者按】本报今起推出系列报道，敬请关注。\n拼经济 开新局\n——系列报道之一\n本报记者 王强\n{BODY}\n"
    )
    (article,) = page.articles
    assert article.title == "拼经济 开新局"
    assert [str(block.role) for block in article.blocks] == ["title", "subtitle", "paragraph", "byline", "paragraph"]


def test_modern_verse_is_not_run_together():
    lines = [
        "海子走过的小路",
        "开满了野花",
        "风从东边来",
        "带着海的味道",
        "我坐在山坡上",
        "看云",
        "看远方的帆",
        "想起母亲",
        "和她的炊烟",
    ]
    page = page_of("春天\n" + "\n".join(lines) + "\n")
    assert page.articles[0].title == "春天"
    assert paragraphs_of(page) == lines


def test_a_copy_may_differ_in_the_width_of_its_marks():
    wide = LONG.replace(",", "，")
    page = page_of(f"重点项目集中开工\n本报讯 {BODY}\n{wide}\n夜间阅览延长\n本报讯 {MORE}\n{wide.replace('，', ',')}\n")
    assert [role for role, _ in blocks_of(page)].count("duplicate") == 1


def test_page_furniture_between_the_halves_does_not_part_them():
    page = page_of(f"重点项目集中开工\n本报讯 {BODY}\n{MORE[:20]}\n2025年3月4日 星期二 第3版 要闻\n{MORE[20:]}\n")
    assert MORE in paragraphs_of(page)
    assert page.articles[0].page == "3"


def test_a_headline_between_the_halves_goes_above():
    page = page_of(f"[史达]\n{BODY}\n{LONG[:33]}\n以高水平开放赋能城市振兴\n{LONG[33:]}\n{THIRD}\n")
    (article,) = page.articles
    assert LONG in paragraphs_of(page)
    assert article.title == "以高水平开放赋能城市振兴"


def test_articles_without_bylines_are_told_apart_by_their_words():
    library = "城南图书馆完成竣工验收，下月起面向市民试开放。新馆藏书一百二十万册，设阅览座席一千六百个，引入自动分拣系统，读者归还的图书很快重新上架，夜间阅览延长到晚上十点，周末还将举办儿童故事会和手工课。"
    lakes = "青藏高原冰湖由冰川融水汇聚形成，近三十年来数量和面积明显增加。研究团队利用卫星遥感影像识别出三万余个冰湖，对其中具有溃决风险的湖泊进行分级评估，为下游村镇和水电设施的灾害预警提供数据。"
    page = page_of(f"城南新图书馆下月试开放\n{library}\n冰湖高清分布图绘制完成\n{lakes}\n")
    assert [article.title for article in page.articles] == ["城南新图书馆下月试开放", "冰湖高清分布图绘制完成"]
    more = "试开放期间，读者可通过手机预约入馆，新馆每天限流三千人。图书馆还将面向儿童和市民开设阅览座席预约服务，读者归还图书的自动分拣系统延长到夜间开放，周末的儿童故事会也将在新馆举办。"
    page = page_of(f"城南新图书馆下月试开放\n{library}\n预约方式\n{more}\n")
    assert [article.title for article in page.articles] == ["城南新图书馆下月试开放"]


def test_a_repeat_that_begins_in_mid_sentence_is_folded_from_there():
    text = f"重点项目集中开工\n本报讯 {BODY}{LONG}\n{MORE}\n夜间阅览延长\n本报讯 {THIRD}馆内还将打造专业化志愿者队伍，{LONG[5:]}\n{MORE}\n"
    page = page_of(text)
    assert ("paragraph", f"本报讯 {THIRD}馆内还将打造专业化志愿者队伍，") in blocks_of(page)
    (copy,) = [block for article in page.articles for block in article.blocks if block.role == "duplicate"]
    assert text[copy.spans[0].start : copy.spans[-1].end] == f"{LONG[5:]}\n{MORE}"
    assert text[copy.repeats.start : copy.repeats.end] == f"{LONG[5:]}\n{MORE}"


def test_a_picture_below_or_above_the_headline_leaves_it_a_headline():
    page = page_of(f"全市重点项目集中开工\n（资料图）\n{BODY}\n")
    assert page.articles[0].title == "全市重点项目集中开工"
    page = page_of(f"工人在检修管道设备。\n孙鹏 摄\n全市重点项目集中开工\n本报讯 {BODY}\n")
    (article,) = page.articles
    assert [str(block.role) for block in article.blocks] == ["title", "caption", "credit", "paragraph"]


def test_a_signature_line_belongs_to_the_story_above_it():
    page = page_of(f"全市重点项目集中开工\n{BODY}\n（记者 王强 李红）\n夜间阅览延长\n本报讯 {MORE}\n")
    assert [article.authors for article in page.articles] == [("王强", "李红"), ()]


def test_paragraphs_run_together_are_parted_at_their_indents():
    page = page_of(f"全市重点项目集中开工\n　　本报讯 {BODY}　　{MORE}　　{THIRD}\n")
    assert paragraphs_of(page) == [f"本报讯 {BODY}", MORE, THIRD]
