"""Collections: poems by number, field or tune, headings by an ornament, stories that each end with a day."""

from tests.text.pages import blocks_of, page_of

TOLD = [
    "渡口在县城的北边，过了桥还有三里路，赶集的人天不亮就在岸上等船，篮子里装着鸡蛋和青菜。",
    "那一年冬天下了十四天雪，邮差把信揣在怀里走了两天，到的时候眉毛上全是冰，说不出一句话。",
    "学校的钟是一截铁轨，挂在槐树上，敲一下整个村子都听得见，校长敲了三十年，没有误过一次。",
    "水库修成以后，鱼比从前多了，可是会撒网的老人少了，网挂在墙上，落了一层厚厚的灰尘。",
    "集市搬到河滩上，摊位划了六排，卖竹器的挨着卖种子的，吵吵嚷嚷，一直到太阳落山才散。",
    "桥通车的那天，两岸的人都来看，小孩子在桥上跑来跑去，数栏杆上的石狮子，数了三遍都不一样。",
]
SAID = "河上的雾散得晚，船工老何把缆绳一圈一圈解开，雾里有人喊他的名字，他应了一声，没有抬头。"


def test_the_poets_of_numbered_poems_are_their_authors() -> None:
    text = "卷1_1 【渡口秋怀】何山客\n野渡横舟在，寒星出岸西。\n\n卷1_2 【夜泊】陆满\n露重芦花白，沙平雁迹低。\n"
    page = page_of(text, name="a.txt")
    assert page.kind == "poems"
    assert [(article.title, article.authors) for article in page.articles] == [
        ("渡口秋怀", ("何山客",)),
        ("夜泊", ("陆满",)),
    ]
    assert page.articles[0].text.startswith("渡口秋怀")


def test_fields_that_name_titles_part_a_dump_of_news() -> None:
    news = "".join(
        f"标题：渡口的消息之{n}\n作者：陶小满\n时间：2021-03-0{k}\n{SAID}\n{SAID[4:]}\n\n"
        for k, n in enumerate("甲乙丙", 1)
    )
    page = page_of(news, name="a.txt")
    assert [article.title for article in page.articles] == ["渡口的消息之甲", "渡口的消息之乙", "渡口的消息之丙"]


def test_short_lines_behind_an_ornament_are_headings_though_they_look_like_names() -> None:
    heads = ["○ 梁鴻妻", "○ 明德馬后", "○ 齊女徐吾", "○ 周南之妻"]
    text = "列女故事\n\n" + "".join(f"{head}\n\n{SAID}\n\n" for head in heads)
    found = {text: role for role, text in blocks_of(page_of(text, name="a.txt"))}
    assert [found[head] for head in heads] == ["heading"] * 4


def test_names_behind_an_ornament_are_bylines() -> None:
    text = "".join(f"渡口的消息之{n}\n□ 陶小满\n{told}\n" for n, told in zip("甲乙丙丁", TOLD, strict=False))
    assert [article.authors for article in page_of(text, name="a.txt").articles] == [("陶小满",)] * 4


def test_texts_side_by_side_are_paragraphs() -> None:
    text = "".join(f"古文：{n}明远\n现代文：{n}明远\n\n古文：{SAID}\n现代文：{SAID}\n\n" for n in "何林周陶")
    assert {role for role, _ in blocks_of(page_of(text, name="a.txt"))} == {"paragraph"}


def test_a_dash_that_leads_in_to_speech_breaks_no_paragraph() -> None:
    told = "".join(
        f"{told}\n\n唱到第{n}段，他忽然爬起，看著我問道──\n\n「第{n}段你讀過了麼﹖」\n\n" for n, told in enumerate(TOLD)
    )
    page = page_of(f"柳陰\n\n作者：陶小滿\n\n{told}", name="a.txt")
    assert page.kind == "article"
    assert all(len(block.spans) == 1 for block in page.articles[0].blocks)


def test_an_ornament_and_a_poet_part_the_poems_of_a_book() -> None:
    text = (
        "# 五言絕句\n\n○ 渡口 / 陶小滿\n\n江上秋風起，孤舟夜不歸。\n水寒魚欲睡，月落雁初飛。\n\n"
        "○ 夜泊 / 何山客\n\n露重蘆花白，沙平雁跡低。\n不知更幾許，隔水一聲雞。\n\n"
        "○ 送客 / 陸滿\n\n渡口青山遠，春風送客舟。\n明朝江水上，何處更相留。(舟，小船。)\n"
    )
    page = page_of(text, name="a.txt")
    assert [(article.title, article.authors) for article in page.articles] == [
        ("渡口", ("陶小滿",)),
        ("夜泊", ("何山客",)),
        ("送客", ("陸滿",)),
    ]


def numbered(titles: int, size: int) -> str:
    """A book whose chapters bear only their number."""
    told = "老温把船拴好，走进屋里，坐在火边，想起了三十年前的那个冬天，他第一次过江。"
    return "渡口的人\n\n" + "".join(
        f"　　{number}渡口的人之{chr(0x7532 + number)}：为什么他还在等\n\n" + f"　　{told}\n\n" * size
        for number in range(1, titles + 1)
    )


def test_titles_that_bear_only_a_running_number_are_chapters_of_a_long_book() -> None:
    page = page_of(numbered(14, 12))
    assert page.kind == "book"
    assert [article.title for article in page.articles] == [
        f"{number}渡口的人之{chr(0x7532 + number)}：为什么他还在等" for number in range(1, 15)
    ]


def test_a_few_numbered_points_are_headings_of_one_text() -> None:
    assert len(page_of(numbered(6, 12)).articles) == 1
    assert len(page_of(numbered(14, 1)).articles) == 1


def test_stories_set_apart_by_blank_lines_are_articles_though_the_file_has_no_title() -> None:
    story = "    " + "我坐在渡口的石阶上，看着船一条一条地靠岸，想起了外婆说过的话，心里很静。" * 4 + "\n\n"
    text = "".join(f"\n\n\n\n {title}\n\n{story * 4}" for title in ("不走的船", "云在江上", "一个船工的冬天"))
    page = page_of(f"更多渡口的书请到渡口书屋 http://www.example.org，经典完整，不求最多，但求最好{text}")
    assert [article.title for article in page.articles if article.title] == ["不走的船", "云在江上", "一个船工的冬天"]


def test_a_regiment_is_no_chapter() -> None:
    told = "老船长带着人从渡口过江，走了三天三夜，到了湖区，雨一直没有停过，谁也没有说话。\n"
    text = f"失去的渡口\n第一章 过江\n{told * 3}第14集团军通过湖区的行动\n{told * 3}第二章 湖区\n{told * 3}"
    assert [article.title for article in page_of(text).articles] == ["第一章 过江", "第二章 湖区"]


def test_the_poets_of_counted_poems_are_their_authors() -> None:
    poems = (("登渡樓", "溫遠山"), ("送別", "陸小滿"), ("夜歸", "何山客"))
    text = "".join(
        f"第{number}首\n　　　　{name}　{poet}\n白日依山去，青江入海來。\n[頁]卷,冊....[20{number}]9,3\n"
        for number, (name, poet) in enumerate(poems, 1)
    )
    assert [(article.title, article.authors) for article in page_of(text).articles] == [
        (name, (poet,)) for name, poet in poems
    ]


def printed(chapters: int, rows: int) -> str:
    """A book as a program exports it from pages: wrapped at one width, with page numbers between."""
    text: list[str] = ["渡口的冬天"]
    for chapter in range(1, chapters + 1):
        told = "".join(f"{chr(0x4E00 + chapter * rows + day)}日那天，{SAID}" for day in range(rows))
        lines = [told[at : at + 25] for at in range(0, rows * 25, 25)]
        text += [f"第{chapter}章 第{chapter}个冬天", *lines, f"— {chapter} —"]
    return "\n".join(text)


def test_the_long_chapters_of_a_book_out_of_a_pdf_are_articles() -> None:
    page = page_of(printed(4, 140))
    assert page.kind == "pdf"
    assert [article.title for article in page.articles][-4:] == [f"第{n}章 第{n}个冬天" for n in range(1, 5)]


def test_the_short_parts_of_a_text_out_of_a_pdf_are_headings() -> None:
    assert len(page_of(printed(4, 20)).articles) == 1
