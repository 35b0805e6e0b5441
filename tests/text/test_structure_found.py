"""What files of many hands showed: each line of a small invented file is read as its writer meant it."""

import pytest

from tests.text.pages import blocks_of, page_of

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，这是老规矩了。"


def roles(text: str, name: str) -> dict[str, str]:
    return {text: role for role, text in blocks_of(page_of(text, name=name))}


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("作品集 > 陶小满 > 散文", "section-label"),
        ("[[toc]]", "section-label"),
        ("@tab 章节", "section-label"),
        ("[一](#a)&emsp;[二](#b)&emsp;[三](#c)", "section-label"),
        ("水位 > 三米时停航，水位低于三米时照常开船。", "paragraph"),
        (
            "[一](https://a.example.com)和[二](https://b.example.com)、[三](https://c.example.com)写过这件事。",
            "paragraph",
        ),
    ],
)
def test_what_serves_the_site_is_no_text(line: str, role: str) -> None:
    text = f"# 渡口\n\n{line}\n\n{SAID}\n\n{SAID[3:]}\n"
    assert roles(text, "a.md")[line.strip()] == role


@pytest.mark.parametrize(
    ("line", "below", "role"),
    [
        ("南国渡客 Duke", "2026 年 5 月 29 日", "byline"),
        ("奚小兰（二期学员，沙洲）", "（摘自《渡口》2013年春季号）", "byline"),
        ("后来呢？", "2026 年 5 月 29 日", "paragraph"),
    ],
)
def test_a_pen_name_above_a_date_and_a_name_with_its_office_sign_a_text(line: str, below: str, role: str) -> None:
    found = roles(f"# 渡口\n\n{SAID}\n\n{SAID[3:]}\n\n{line}\n\n{below}\n", "a.md")
    assert found[line] == role


def test_lines_that_name_pictures_are_captions_though_they_end_with_a_stop() -> None:
    shown = [
        f"图{n}：渡口的{what}，老船工摄于去年。" for n, what in zip("一二三", ["清晨", "傍晚", "雨天"], strict=True)
    ]
    text = f"# 渡口\n\n{SAID}\n\n" + "".join(f"![](1.jpg)\n\n{line}\n\n" for line in shown)
    found = roles(text, "a.md")
    assert [found[line] for line in shown] == ["caption"] * 3


def test_a_law_tells_all_its_changes_in_one_line_below_its_title() -> None:
    told = (
        "（1996年3月17日第八届人民代表大会第四次会议通过　"
        + "根据2009年8月27日第十次会议《关于修改部分法律的决定》第一次修正　" * 5
    )
    told = told.rstrip("　") + "）"
    items = "".join(f"第{n}条 {SAID}\n\n" for n in "一二三")
    assert roles(f"渡口管理办法\n\n{told}\n\n{items}", "a.txt")[told] == "subtitle"


def test_blank_lines_inside_code_stay() -> None:
    text = f"# 渡口\n\n{SAID}\n\n```\n# 注释\nx = 1\n\n\ny = 2\n```\n\n{SAID[3:]}\n"
    assert "# 注释\nx = 1\n\n\ny = 2\n" in page_of(text, name="a.md").articles[0].text


def test_a_table_keeps_how_its_columns_are_aligned() -> None:
    tables = "| 地方 | 数目 | 说明 |\n| :-- | --: | :-: |\n| 河湾 | 3 | 箱 |\n\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n"
    text = f"# 渡口\n\n{SAID}\n\n{tables}"
    rows = [block.row.align for block in page_of(text, name="a.md").articles[0].blocks if block.row]
    assert rows == [("left", "right", "center")] * 2 + [()] * 2


def test_lines_that_a_table_of_contents_names_are_chapters() -> None:
    names = ["开船第一", "避风第二", "收船第三", "议价第四"]
    told = "".join(f"{name}\n\n{SAID * 4}\n\n{SAID[4:] * 5}\n\n" for name in names)
    for text in (
        f"渡口志\n\n内篇\n\n{''.join(f'{name}{chr(10) * 2}' for name in names)}{told}",
        "目录\n" + "\n".join(names) + "\n\n" + told,
    ):
        page = page_of(text, name="a.txt")
        assert page.kind == "book"
        assert [article.title for article in page.articles][-4:] == names


def test_a_law_of_taiwan_has_the_title_it_says_and_its_numbers_are_headings() -> None:
    fields = (
        "法規名稱：渡口管理條例\n法規類別：行政＞航港局\n修正日期：20180613\n法規網址：https://law.example.tw/a\n\n"
    )
    items = "".join(f"第 {n} 條\n{SAID}\n\n" for n in ("1", "2", "2-1", "3"))
    page = page_of(fields + items, name="a.md")
    assert page.kind == "law"
    assert [article.title for article in page.articles] == ["渡口管理條例"]
    assert [block.role for block in page.articles[0].blocks] == ["title", *["heading", "paragraph"] * 4]
