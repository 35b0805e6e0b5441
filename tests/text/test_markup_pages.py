"""Saved pages of the web: the headline and the text are read, what serves the site stands aside."""

import pytest

from tests.text.pages import page_of, roles_by_line
from tui.text.article import Article

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，这是老规矩了。"
MENU = "".join(
    f'<div class="m{n}"><a href="/{n}">{name}</a></div>\n' for n, name in enumerate(["要闻", "航运", "视频"])
)
NEWS = "".join(f'<div><a href="/{n}">{name}的消息传开了，船工都说好！</a></div>\n' for n, name in enumerate("甲乙丙丁"))


def page(inside: str, title: str = "老渡口重开_航运_湖区新闻网") -> str:
    return (
        f"<html><head><title>{title}</title></head><body>\n{MENU}<div class='wrap'>\n{inside}\n</div>\n"
        f"<div class='list'>\n{NEWS}</div>\n<div>湖区新闻网 地址：湖滨路一号。</div>\n</body></html>"
    )


def article(text: str) -> Article:
    (found,) = page_of(text, name="a.html").articles
    return found


BODY = f"<div class='content'>\n<p>{SAID}</p>\n<p>{SAID[3:]}</p>\n<p>{SAID[6:]}</p>\n<p>{SAID[9:]}</p>\n</div>"
TOLD = [SAID, SAID[3:], SAID[6:], SAID[9:]]


@pytest.mark.parametrize(
    "head",
    [
        "<h1>老渡口重开</h1>",
        "<div class='t'>老渡口重开</div>",
        "<h1>湖区新闻网</h1>\n<h2>老渡口重开</h2>",
        "<div class='header'><h1>老渡口重开</h1></div>",
        "<p>老渡口</p>\n<p>重开</p>",
        "<h1>湖区新闻网</h1>\n<div class='t'>老渡口重开</div>",
        "<h1>老渡口重开</h1>\n<span>T</span>\n<div><a href='#'>分享</a></div>\n<div>渡口观察</div>",
    ],
)
def test_a_page_is_its_headline_and_its_text(head: str) -> None:
    found = article(page(f"<div>{head}</div>\n{BODY}"))
    assert found.title == "老渡口重开"
    assert [block.role for block in found.blocks] == ["title", *["paragraph"] * 4]
    assert found.text.split("\n")[1:] == TOLD


def test_who_wrote_it_and_when_stand_between_headline_and_text() -> None:
    head = "<h1>老渡口重开</h1>\n<ul><li>2021-07-03 08:15 来源：湖区日报</li></ul>\n<p>陶小满</p>"
    for day in ("2021-07-03 08:15", "湖区新闻2021年7月3日08:15"):
        text = page(f"<div>{head.replace('2021-07-03 08:15', day)}</div>\n{BODY}")
        found = article(text.replace("湖滨路一号", "湖滨路一号 2001-01-01"))
        assert (found.authors, found.date) == (("陶小满",), "2021-07-03")


@pytest.mark.parametrize("name", ["老渡口重开 @ 湖区的家 :: 网站", "老渡口重开 - 湖区新闻网", "老渡口|重开_湖区新闻网"])
def test_the_name_of_a_page_holds_more_than_the_headline(name: str) -> None:
    title = name.partition("_")[0].partition(" ")[0]
    assert article(page(f"<div>{title}</div>\n{BODY}", name)).title == title


def test_a_headline_that_the_name_of_the_page_does_not_say_is_the_highest_heading_above_the_text() -> None:
    assert article(page(f"<h2>航运</h2>\n<h1>原创老渡口重开</h1>\n{BODY}", "湖区新闻网首页")).title == "原创老渡口重开"


def test_the_editor_below_the_text_is_a_note_and_what_a_page_hides_is_the_site_s() -> None:
    text = page(
        f"<h1>老渡口重开</h1>\n{BODY}\n<div>责任编辑：陶小满</div>\n<div style='display: none'>登录以后再看。</div>"
    )
    roles = roles_by_line(page_of(text, name="a.html"))
    assert roles["<div>责任编辑：陶小满</div>"] == "source-note"
    assert "登录" not in article(text).text


@pytest.mark.parametrize(
    "line",
    [
        "（原标题：老渡口重开了？）",
        "(本文来自湖区新闻，更多消息请下载“湖区新闻”APP)",
        "免责声明：本文不代表本站的观点。",
        "字号：A- A+",
        "| 发布时间: 2018-05-17 | 浏览次数:",
        "来源:",
    ],
)
def test_what_a_site_adds_to_a_text_is_not_read(line: str) -> None:
    assert line not in article(page(f"<h1>老渡口重开</h1>\n{BODY.replace('</div>', f'<p>{line}</p></div>')}")).text


def test_a_page_without_furniture_is_read_whole() -> None:
    text = f"<html><body><h1>老渡口重开</h1><p>{SAID}</p><table><tr><td>船</td><td>三</td></tr></table></body></html>"
    assert article(text).text.split("\n") == ["老渡口重开", SAID, "船 三"]


def test_a_page_without_end_tags_takes_time_in_its_length() -> None:
    found = page_of("<div>" * 2000 + f"<td>{SAID}" * 200 + "</section>" * 2000, name="a.html")
    assert sum(article.text.count("渡口的船工") for article in found.articles) == 200


def test_what_a_notice_says_about_itself_is_a_note_and_a_name_below_a_bold_title_is_its_writer() -> None:
    about = "<table><tr><td>索 引 号：</td><td>00112233</td><td>发文机关：</td><td>河湾镇</td></tr></table>\n"
    notice = page_of(f"<body>{about}<h1>老渡口重开</h1><p>{SAID}</p></body>", name="a.html")
    assert "source-note" in [block.role for block in notice.other]
    word = f"<body><p><b><span>二〇二一年述职报告</span></b></p>\n<p><span>陶小满</span></p>\n<p>{SAID}</p></body>"
    found = article(word)
    assert (found.title, found.authors) == ("二〇二一年述职报告", ("陶小满",))


def test_the_items_of_a_page_bear_the_sign_that_a_browser_draws() -> None:
    lists = (
        "<ul><li>先下后上；</li><li><p>不得奔跑；</p><p>不得吸烟。</p></li></ul>"
        "<ol start=3><li>买票</li><li>排队<ol><li>站好</li></ol></li><li>上船</li></ol>"
    )
    found = article(f"<body><h1>老渡口重开</h1><p>{SAID}</p>{lists}</body>")
    items = [
        (block.sign, block.depth, found.text[span.start : span.end])
        for block, span in zip(found.blocks, found.block_spans, strict=True)
        if block.style.value == "item"
    ]
    assert items == [
        ("•", 1, "先下后上；"),
        ("•", 1, "不得奔跑；"),
        ("", 1, "不得吸烟。"),
        ("3.", 1, "买票"),
        ("4.", 1, "排队"),
        ("1.", 2, "站好"),
        ("5.", 1, "上船"),
    ]


@pytest.mark.parametrize(
    "tag", ["<div data-c='{}' title=\"a > b\">".format("x" * 9_000), '<img alt="老渡口 > 新渡口" src="a.jpg">']
)
def test_a_tag_ends_where_it_ends_however_long_it_is_and_whatever_its_values_hold(tag: str) -> None:
    found = article(page(f"<h1>老渡口重开</h1>\n{tag}\n{BODY}"))
    assert found.text.split("\n") == ["老渡口重开", *TOLD]


@pytest.mark.parametrize(
    "head", ["<h3>相关阅读</h3>", "<div>延伸閱讀：</div>", "<p>其他人也在看</p>", "<p>分享让更多人看到</p>"]
)
def test_a_text_ends_before_what_leads_to_others(head: str) -> None:
    body = BODY.replace("</div>", f"{head}\n<ul><li>别处的船也停了。</li><li>大雾要来</li></ul></div>")
    assert article(page(f"<h1>老渡口重开</h1>\n{body}")).text.split("\n") == ["老渡口重开", *TOLD]


def test_more_to_read_within_a_text_does_not_end_it() -> None:
    found = article(page(f"<h1>老渡口重开</h1>\n<p>相关阅读</p>\n{BODY}"))
    assert found.text.endswith(TOLD[-1])


def test_a_short_headline_is_known_by_the_name_of_the_page_before_the_name_of_the_site() -> None:
    head = "<div>湖区百科，自由的百科</div>\n<h1><span>渡口</span><span>[编辑]</span></h1>"
    found = article(page(f"{head}\n{BODY}", title="渡口 - 湖区百科，自由的百科"))
    assert (found.title or "").startswith("渡口")


def test_a_menu_whose_end_was_forgotten_does_not_hide_the_text() -> None:
    found = article(page(f"<div class='breadcrumb'><a href='/'>首页</a>\n<h1>老渡口重开</h1>\n{BODY}"))
    assert found.text.split("\n") == ["老渡口重开", *TOLD]


LONG = "\n".join(f"<p>{SAID[n:]}{SAID}{SAID}</p>" for n in range(4))


@pytest.mark.parametrize(
    "around",
    [
        "<form id='aspnetForm'>{}</form>",
        "<table><tr><td>{}</td></tr></table>",
        "<table><form><tr><td>{}</table></form>",
    ],
)
def test_a_text_within_a_form_or_the_cell_of_a_page_laid_out_as_a_table_is_read_as_text(around: str) -> None:
    found = article(page(around.format(f"<h1>老渡口重开</h1>\n{LONG}")))
    assert [block.role for block in found.blocks] == ["title", *["paragraph"] * 4]
    assert not any(block.row for block in found.blocks)


def test_a_form_beside_the_text_and_a_table_of_facts_stay_what_they_are() -> None:
    table = f"<table><tr><td>渡口</td><td>{SAID}</td></tr><tr><td>船</td><td>三艘</td></tr></table>"
    form = f"<form><p>发言请遵守法律法规，{SAID}{SAID}</p><input></form>"
    found = article(page(f"<h1>老渡口重开</h1>\n{BODY}\n{table}\n{LONG}\n{form}"))
    assert "发言请遵守" not in found.text
    assert [bool(block.row) for block in found.blocks].count(True) == 2
