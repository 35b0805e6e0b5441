"""Markdown as its many writers write it: each small invented file is read as its writer meant it."""

import pytest

from tests.text.pages import blocks_of, page_of
from tui.text.decode import decode
from tui.text.source import Source
from tui.text.structure import split

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，这是老规矩了。"
FRONT = "---\ntitle: 渡口纪事\nauthor: 陶小满\n---\n\n"


def shown(text: str) -> list[tuple[str, str]]:
    """The roles and the words of what is to be read, article by article."""
    page = page_of(text, name="a.md")
    return [
        (block.role.value, article.text[span.start : span.end])
        for article in page.articles
        for block, span in zip(article.blocks, article.block_spans, strict=True)
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("> [!NOTE] 收船以前", "收船以前"),
        ("::: tip 收船以前", "收船以前"),
        ('!!! warning "收船以前"', "收船以前"),
        ('=== "收船以前"', "收船以前"),
        ("收船以前先看风向。 ^abc123", "收船以前先看风向。"),
        ("收船以前先看[风向][1]。", "收船以前先看风向。"),
        ("收船以前先看[风向]。", "收船以前先看风向。"),
        ("收船以前先看[风向][]。", "收船以前先看风向。"),
        ("收船以前先看[别处]。", "收船以前先看[别处]。"),
        ("收船以前先看![风向图][1]。", "收船以前先看。"),
        ("收船以前先看![别处]。", "收船以前先看![别处]。"),
        ("设水位为$a_{1}$，到$a_{2}*b_{1}$为止。", "设水位为$a_{1}$，到$a_{2}*b_{1}$为止。"),
        ("问：**第四条怎样修改才好", "问：第四条怎样修改才好"),
        ("（这个问题没有回答）**", "（这个问题没有回答）"),
        ("先看~~[风向](https://a.example.com?a=b)~~。", "先看风向。"),
        ("看[渡口 [录像]](https://a.example.com)。", "看渡口 [录像]。"),
        ("看图。![渡口由[陶](https://b.example.com)拍下](1.jpg)", "看图。"),
    ],
)
def test_marks_of_every_dialect_do_not_show(line: str, words: str) -> None:
    text = f"# 渡口\n\n{SAID}\n\n{line}\n\n{SAID[3:]}\n\n[1]: https://a.example.com\n[风向]: https://b.example.com\n"
    assert words in [said for _role, said in shown(text)]


@pytest.mark.parametrize("line", ["> [!TIP]", "::: tip", "%% 只给自己看 %%", "{:.no_toc}", "^abc123", "!!! note"])
def test_a_line_of_marks_alone_is_not_read(line: str) -> None:
    assert [said for _role, said in shown(f"# 渡口\n\n{SAID}\n\n{line}\n\n{SAID[3:]}\n")] == ["渡口", SAID, SAID[3:]]


def test_a_named_link_leads_where_the_file_says() -> None:
    page = page_of(f"# 渡口\n\n{SAID}先看[风向][A b]。\n\n[a B]: https://b.example.com\n", name="a.md")
    assert [link.target for link in page.articles[0].blocks[1].links] == ["https://b.example.com"]


def test_a_script_with_blank_lines_in_it_is_not_read() -> None:
    text = f"# 渡口\n\n{SAID}\n\n<div>\n<script>\nvar a = 1;\n\nvar b = 2;\n</script>\n</div>\n\n{SAID[3:]}\n"
    assert [said for _role, said in shown(text)] == ["渡口", SAID, SAID[3:]]


def test_tabs_nest_lists_and_part_cells_though_they_are_shown_as_blanks() -> None:
    items = decode(f"# 渡口\n\n{SAID}\n\n- 甲\n\t- 乙\n\t\t- 丙\n".encode())
    page = split(Source(page_of("").source.path, "a.md", items.text, "utf-8", "", items.tabbed))
    assert [block.depth for block in page.articles[0].blocks if block.style == "item"] == [1, 2, 3]
    assert "\t" not in page.articles[0].text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"* 原文地址：[Ferry](https://a.example.com)\n* 译者：[duke](https://b.example.com)\n\n# 渡口\n\n{SAID}",
            "渡口",
        ),
        (f"> 本文由渡口小组翻译。\n\n# 渡口\n\n{SAID}\n\n## 船\n\n{SAID}", "渡口"),
        (f"{FRONT}## 前言\n\n{SAID}\n\n## 船\n\n{SAID}", "渡口纪事"),
        (f"{FRONT}# 1\n\n{SAID}\n\n# 2\n\n{SAID}", "渡口纪事"),
        (f"{FRONT}# 渡口\n\n{SAID}\n\n## 船\n\n{SAID}", "渡口"),
        (f"# 前言\n\n{SAID}\n\n# 船\n\n{SAID}", None),
        (f"# 渡口\n\n## 前言\n\n{SAID}\n\n## 船\n\n{SAID}", "渡口"),
        (
            f"> * 原文地址：[{'渡' * 400}](https://a.cn)\n> * 译者：[duke](https://b.cn)\n\n# 渡口\n\n{SAID}",
            "渡口",
        ),
        (f"```{{important}}\n{'本章需要两天。' * 90}\n```\n\n# 第3章 船\n\n{SAID}\n\n## 3.1 桨\n\n{SAID}", "第3章 船"),
        (f"# 渡口 Vol.05\n\n{SAID}\n\n## 船\n\n{SAID}", "渡口 Vol.05"),
        (f"# 法律声明\n\n{SAID}", "法律声明"),
        (f"## 注释\n\n[ch03-04.md](https://a.example.com)\n\n{SAID}", "注释"),
        (f"---\ntitle: “开船”以后\n---\n\n{SAID}", "“开船”以后"),
        ("---\ntitle: 渡口\n---\n\n" + "".join(f"开船的第{n}天\n\n" for n in "一二三四五六七八九十") + SAID, "渡口"),
    ],
)
def test_the_title_is_the_text_s_own_and_no_name_of_a_part(text: str, title: str | None) -> None:
    assert [article.title for article in page_of(text, name="a.md").articles] == [title]


def test_sections_of_one_text_are_no_collection() -> None:
    def told(*names: str) -> str:
        return "".join(f"# {name}\n\n" + f"{name}：{SAID}" * 9 + "\n\n" for name in names)

    sections, essays = told("前言", "造船", "总结"), told("摆渡人", "老槐树", "雨夜")
    code = essays.replace("# 雨夜\n\n", "# 雨夜\n\n```\nx = 1\n```\n\n")
    assert [len(page_of(text, name="a.md").articles) for text in (sections, essays, code)] == [1, 3, 1]


def test_whom_a_quotation_quotes_is_not_who_wrote_the_text() -> None:
    page = page_of(f"# 渡口\n\n> {SAID}\n>\n> ——陶小满\n\n{SAID[3:]}\n", name="a.md")
    assert page.articles[0].authors == ()
    assert ("paragraph", "——陶小满") in blocks_of(page) or ("paragraph", "> ——陶小满") in blocks_of(page)


def test_a_sentence_between_two_pictures_is_no_caption() -> None:
    text = f"# 渡口\n\n{SAID}\n\n![](1.jpg)\n\n县里的船队查明，这条河从前有三个渡口。\n\n![](2.jpg)\n\n{SAID[3:]}\n"
    assert ("paragraph", "县里的船队查明，这条河从前有三个渡口。") in shown(text)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("2、航标：夜里亮起来的一排灯，照着回来的船", "paragraph"),
        ("2、[航标](https://a.example.com)", "heading"),
        ("A．三十　　B．四十", "paragraph"),
    ],
)
def test_where_headings_are_marked_a_numbered_line_that_says_more_than_a_name_is_none(line: str, role: str) -> None:
    text = f"# 渡口\n\n## 一\n\n{SAID}\n\n## 二\n\n{SAID[2:]}\n\n{line}\n\n![](1.jpg)\n\n{SAID[3:]}\n"
    said = line.replace("[", "").replace("](https://a.example.com)", "")
    assert (role, said) in shown(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"# 渡口周刊：第 66 期\n\n## 消息\n\n1、渡船\n\n{SAID}\n\n2、航标\n\n{SAID}\n\n## 文摘\n\n{SAID}\n", "digest"),
        (f"# 渡口\n\n大家好，根据去年的计划，{SAID}\n\n{SAID[3:]}\n", "article"),
        (f"# 渡口\n\n## 做法\n\n1. 盛好米饭\n2. 放入海苔\n\n{SAID}\n", "article"),
        (f"# 渡口\n\n## 一览\n\n| 层 | 说明 |\n| --- | --- |\n| 上 | 说明 |\n\n{SAID}\n", "article"),
    ],
)
def test_the_kind_of_a_marked_file(text: str, kind: str) -> None:
    assert page_of(text, name="a.md").kind == kind


def test_lines_of_a_formula_are_kept_as_they_are() -> None:
    text = (
        f"# 渡口\n\n{SAID}\n\n$$\n\\begin{{aligned}}\na_1 &= b_1 \\\\\nc_1 &= d_1\n\\end{{aligned}}\n$$\n\n{SAID[3:]}\n"
    )
    assert [said for _role, said in shown(text)][2:-1] == [
        "\\begin{aligned}",
        "a_1 &= b_1 \\\\",
        "c_1 &= d_1",
        "\\end{aligned}",
    ]


def test_code_that_stands_twice_is_shown_twice() -> None:
    code = "```\n" + "".join(f"print('船工应当在天黑以前收船，第{n}次')\n" for n in range(8)) + "```\n\n"
    text = f"# 渡口\n\n{SAID}\n\n{code}{SAID[3:]}\n\n{code}{SAID[6:]}\n"
    assert "duplicate" not in [role for role, _said in shown(text)]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("作者：[陶小满（来自湖区）](https://a.example.com)", "陶小满"),
        ("作者：Ferry_Man（来自湖区）", "Ferry_Man"),
        ("作者 | 陶小满", "陶小满"),
        ("作者︱陶小满", "陶小满"),
        ("作者　陶小满", "陶小满"),
    ],
)
def test_who_wrote_it_is_named_without_where_from(line: str, name: str) -> None:
    assert page_of(f"# 渡口\n\n{line}\n\n{SAID}\n", name="a.md").articles[0].authors == (name,)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("船工们把渡口边上所有能装的东西都装进去了", "步骤："),
        ("你可以到另外一个地方去投诉这件事情，", "问：这样做合不合规矩，谁也说不清。"),
        ("“他说这条路走得通，关键是要看准风向。“", "“我知道许多人都不赞成，但是没有别的办法。”"),
    ],
)
def test_a_line_does_not_go_on_in_what_begins_anew(first: str, second: str) -> None:
    said = [words for _role, words in shown(f"# 渡口\n\n{SAID}\n\n{first}\n{second}\n\n{SAID[3:]}\n")]
    assert first in said


def test_where_a_named_link_leads_is_no_heading() -> None:
    text = f"# 渡口\n\n{SAID}看[章][ch]。\n\n[ch]: ch16.html\n\n## 船\n\n{SAID[3:]}\n"
    assert [role for role, _said in shown(text)] == ["title", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("text", "title", "authors"),
    [
        (f"Title: 渡口\nAuthor: 陶小满\nDate: 2018-09-01\n\n{SAID}", "渡口", ("陶小满",)),
        (f"渡口\n====\n\n老船\n----\n\n{SAID}", "渡口", ()),
        (
            f"老渡口的漏洞已经在今年的第十四次和第十五次修理当中全部解决了，船工们都放了心\n----\n\n### 船\n\n{SAID}",
            "老渡口的漏洞已经在今年的第十四次和第十五次修理当中全部解决了，船工们都放了心",
            (),
        ),
        (
            f"# 渡口 | Ferry\n\n原作者：John Smith\n译者：司文采\n\nThe ferry was built in 1950.\n\n{SAID}",
            "渡口 | Ferry",
            ("John Smith",),
        ),
    ],
)
def test_heads_of_other_makes(text: str, title: str, authors: tuple[str, ...]) -> None:
    article = page_of(text, name="a.md").articles[0]
    assert (article.title, article.authors) == (title, authors)
    assert "subtitle" not in [block.role for block in article.blocks]


def test_papers_of_offices_have_their_title_below_the_number_of_what_is_attached_and_items_with_dashes() -> None:
    items = "- 网站备案（域名指向国内时必须）\n\n- ICP备案（按属地要求办理）\n\n- 合同模板管理\n\n"
    text = f"附件2\n\n渡口开业准备清单\n\n一、资质\n\n{items}二、人手\n\n{SAID}\n"
    page = page_of(text, name="a.txt")
    assert page.articles[0].title == "渡口开业准备清单"
    assert [role for role, said in blocks_of(page) if said.startswith("- ")] == ["paragraph"] * 3


def test_comments_of_readers_in_the_front_matter_are_no_text_however_many() -> None:
    said = "".join(
        f"  - author:\n      displayName: 读者{number}\n    content: |\n      第{number}条，写得好。\n\n      再来。\n"
        for number in range(400)
    )
    text = f"---\ntitle: 渡口纪事\nauthor: 陶小满\ncomments:\n{said}---\n\n{SAID}\n"
    assert shown(text) == [("title", "渡口纪事"), ("paragraph", SAID)]


def test_a_value_that_its_writer_did_not_indent_leaves_the_front_matter_whole() -> None:
    fields = "".join(f"field{number}: {number}\n" for number in range(12))
    text = f"---\ntitle: 渡口纪事\n{fields}summary: 渡口的\n老规矩\n---\n\n{SAID}\n"
    assert shown(text) == [("title", "渡口纪事"), ("paragraph", SAID)]


def test_prose_between_rules_is_no_front_matter() -> None:
    text = f"---\n时间：傍晚\n{SAID}\n{SAID}二\n---\n\n{SAID}三\n"
    assert [words for _, words in shown(text)] == ["时间：傍晚", SAID, f"{SAID}二", f"{SAID}三"]


def test_the_mark_of_a_note_is_no_part_of_the_title() -> None:
    text = f"# 渡口纪事[^1]\n\n{SAID}[^2]\n\n[^1]: 原题收船。\n[^2]: 见县志。\n"
    assert page_of(text, name="a.md").articles[0].title == "渡口纪事"
