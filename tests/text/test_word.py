"""Word documents are read as their readers see them: headings, numbers, tables, forms, notes, formulas."""

import pytest

from tests.text import documents as made
from tests.text.documents import cells, docx, listed, words
from tests.text.test_documents import SAID, page_of, shown, text_of
from tui.text.formats.numbers import spell


def test_the_headings_of_word_are_headings_and_its_title_the_title() -> None:
    body = words("渡口管理办法", "t") + words("总则", "1") + words(SAID) + words("附则", "my") + words(SAID[:-5] + "。")
    page = page_of("a.docx", docx(body))
    assert [article.title for article in page.articles] == ["渡口管理办法"]
    assert [block.role for block in page.articles[0].blocks] == [
        "title",
        "heading",
        "paragraph",
        "heading",
        "paragraph",
    ]
    assert "#" not in page.articles[0].text


def test_a_centred_line_at_the_head_is_the_title_though_no_style_says_so() -> None:
    centred = '<w:jc w:val="center"/>'
    body = words("关于渡口管理的", more=centred) + words("通知", more=centred) + words(SAID) * 2
    assert page_of("a.docx", docx(body)).articles[0].title == "关于渡口管理的通知"


def test_the_numbers_that_word_counts_are_told() -> None:
    body = (
        listed(SAID, "1")
        + listed("起大雾的；", "1", 1)
        + listed("漏水的。", "1", 1)
        + listed(SAID, "1")
        + listed("一条", "2")
    )
    text = text_of("a.docx", docx(body))
    assert [line[:4] for line in text.split("\n") if line] == ["第一条 ", "（1）起", "（2）漏", "第二条 ", "- 一条"]


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [(10, "chineseCounting", "十"), (21, "chineseCounting", "二十一"), (105, "chineseCounting", "一百零五"),
     (1010, "chineseCounting", "一千零一十"), (110, "chineseCounting", "一百一十"), (3, "decimalEnclosedCircle", "③"),
     (28, "upperLetter", "BB"), (1994, "upperRoman", "MCMXCIV"), (7, "decimalZero", "07"),
     (20, "ideographDigital", "二〇"), (0, "chineseCounting", "0"), (10**9, "decimal", "1000000000"),
     (5, "unheardOf", "5")],
)  # fmt: skip
def test_numbers_are_spelled_as_word_does(number: int, form: str, said: str) -> None:
    assert spell(number, form) == said


def test_a_table_of_word_is_a_table_and_a_frame_is_its_text() -> None:
    page = page_of("a.docx", docx(words(SAID) + cells(["地方", "数目"], ["河湾|的", "*3*"]) + cells([SAID])))
    rows = [block for block in page.articles[0].blocks if block.row]
    assert len(rows) == 2
    assert shown(page)[1:3] == ["地方 | 数目", "河湾|的 | *3*"]
    assert shown(page)[3] == SAID


def test_nothing_in_a_document_is_read_as_markup() -> None:
    said = [
        "# 不是标题",
        "> 不是引文，说完了。",
        "*不是* __强调__ `代码` <b>粗</b> [词](http://a.cn) ~~删~~。",
        "--- 横线之后。",
        "| 不 | 是 |",
    ]
    page = page_of("a.docx", docx("".join(map(words, [SAID, *said, SAID[5:]]))))
    assert [line for line in shown(page) if line in said] == said


def test_links_notes_and_what_word_hides() -> None:
    linked = (
        '<w:p><w:hyperlink r:id="r1"><w:r><w:t>渡口</w:t></w:r></w:hyperlink><w:r><w:t>今天开船</w:t></w:r><w:r>'
        '<w:footnoteReference w:id="2"/></w:r><w:del><w:r><w:delText>昨天</w:delText></w:r></w:del>'
        "<w:r><w:t>。</w:t></w:r><w:r><mc:Fallback xmlns:mc='m'><w:t>重影</w:t></mc:Fallback></w:r></w:p>"
    )
    notes = f'<w:footnotes xmlns:w="{made.W}"><w:footnote w:id="2">{words("见县志。")}</w:footnote></w:footnotes>'
    data = docx(linked, footnotes=notes, **{"_rels/document": ""})
    text = text_of("a.docx", data)
    assert "渡口今天开船[^1]。" in text
    assert "[^1]: 见县志。" in text
    assert "昨天" not in text
    assert "重影" not in text


def test_comments_stand_with_their_author_and_deleted_ends_of_paragraphs_join() -> None:
    marked = (
        '<w:p><w:r><w:t>渡口今天开船</w:t></w:r><w:r><w:commentReference w:id="4"/></w:r></w:p>'
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>船工收了船，</w:t></w:r></w:p>"
        "<w:p><w:r><w:t>天就黑了。</w:t></w:r></w:p>"
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>同意</w:t></w:r></w:p>'
    )
    said = f'<w:comment w:id="4" w:author="老陈">{words("改成明天？")}</w:comment>'
    comments = f'<w:comments xmlns:w="{made.W}">{said}</w:comments>'
    text = text_of("a.docx", docx(marked, comments=comments))
    assert "渡口今天开船[^c1]" in text
    assert "[^c1]: 老陈：改成明天？" in text
    assert "船工收了船，天就黑了。" in text
    assert "☑同意" in text


def test_the_table_of_contents_of_word_stands_aside() -> None:
    body = words("渡口管理办法", "t") + words("目  录") + words("总则\t1", "16") + words("附则 9", "16")
    data = docx(body + words("总则", "1") + words(SAID) + words("附则", "1") + words("目录由船工保管。"))
    assert shown(page_of("a.docx", data)) == ["渡口管理办法", "总则", SAID, "附则", "目录由船工保管。"]


def test_a_table_of_contents_without_styles_is_known_by_where_it_leads() -> None:
    entry = '<w:p><w:r><w:instrText> HYPERLINK \\l "_Toc1" </w:instrText><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r></w:p>'
    body = words("目录") + entry.format("总则", 1) + entry.format("附则", "iv") + words("总则", "1") + words(SAID)
    assert shown(page_of("a.docx", docx(body + entry.format("见总则", "一")))) == ["总则", SAID, "见总则 一"]


def test_a_form_of_word_is_a_table_but_for_the_cells_that_frame_running_text() -> None:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>'
    framed = wide + words("总则", "1") + listed(SAID, "1") + listed(SAID[3:], "1")
    body = words(SAID) + cells(
        ["姓名", "陶小满"], ["日期", listed("七月", "1")], [f"<w:tcPr/>{framed}"], ["审核", "老陈"]
    )
    text = text_of("a.docx", docx(body))
    assert [line for line in text.split("\n") if line and "---" not in line] == [
        SAID,
        "| 姓名 | 陶小满 |",
        "| 日期 | 第一条 七月 |",
        "## 总则",
        f"第二条 {SAID}",
        f"第三条 {SAID[3:]}",
        "| 审核 | 老陈 |",
    ]


def test_what_stands_in_one_frame_keeps_its_paragraphs_and_its_tables() -> None:
    inside = words("渡口", "1") + words(SAID) + cells(["甲", "乙"], ["丙", "丁"]) + words(SAID[3:])
    text = text_of("a.docx", docx(cells([inside])))
    assert [line for line in text.split("\n") if line and "---" not in line] == [
        "## 渡口",
        SAID,
        "| 甲 | 乙 |",
        "| 丙 | 丁 |",
        SAID[3:],
    ]


def test_formulas_of_word_are_told_in_one_line() -> None:
    def run(said: str) -> str:
        return f"<m:r><m:t>{said}</m:t></m:r>"

    fraction = f"<m:f><m:num>{run('a+b')}</m:num><m:den>{run('2')}</m:den></m:f>"
    power = f"<m:sSup><m:e>{run('x')}</m:e><m:sup>{run('n+1')}</m:sup></m:sSup>"
    bounds = f"<m:sub>{run('i=1')}</m:sub><m:sup>{run('k')}</m:sup>"
    total = f"<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr>{bounds}<m:e>{run('i')}</m:e></m:nary>"
    fenced = f"<m:d><m:dPr><m:begChr m:val='['/><m:endChr m:val=')'/></m:dPr><m:e>{run('0')}</m:e></m:d>"
    made = f"<w:p><m:oMath xmlns:m='m'>{fraction}{run('=')}{power}{total}{fenced}</m:oMath></w:p>"
    assert shown(page_of("a.docx", docx(words(SAID) + made)))[-1] == "(a+b)/2=x^(n+1)∑_(i=1)^ki[0)"
