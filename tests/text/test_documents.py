"""Word documents, e-books and PDFs are read as texts; what cannot be read says why and what to do."""

import builtins
import importlib.util
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.text import documents as made
from tests.text.documents import cells, docx, epub, listed, package, pdf, words
from tests.text.pages import blocks_of, source_of
from tui import i18n
from tui.text.article import Page
from tui.text.decode import NotText
from tui.text.formats import read_text
from tui.text.formats.epub import day_of
from tui.text.formats.numbers import spell
from tui.text.formats.printed import Line, set_as_text
from tui.text.formats.ruled import Rectangle, grids
from tui.text.library import Library
from tui.text.source import Source, Unreadable
from tui.text.structure import split

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船。"
LINES = (
    "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，",
    "谁也没有想到会这样，一直忙到天黑，邻居们都来帮忙，比去年早了",
)


def text_of(name: str, data: bytes) -> str:
    return read_text(name, data, "").text


def page_of(name: str, data: bytes) -> Page:
    page = split(source_of(text_of(name, data), name))
    assert page.trouble is None
    return page


def shown(page: Page) -> list[str]:
    return page.articles[0].text.split("\n")


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(NotText) as refused:
        text_of(name, data)
    return str(refused.value)


# Word


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


# E-books


def test_notes_that_pictures_refer_to_bear_marks() -> None:
    body = (
        '<p>老陈说<a class="duokan-footnote" href="#n1"><img src="note.png"/></a>，不得夜航'
        '<img class="qqreader-footnote" alt="日落以后"/>。</p>'
        '<ol class="duokan-footnote-content"><li id="n1">见《渡口志》。</li></ol>'
    )
    text = text_of("a.epub", epub(f"<h1>渡口</h1>{body}"))
    assert "老陈说[^1]，不得夜航[^2]。\n" in text
    assert "\n[^2]: 日落以后\n" in text
    assert "\n[^1]: 见《渡口志》。\n" in text


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2013-10-31T16:00:00+00:00", "2013-11-01"),
        ("2021-08-01 00:00:00+00:00", "2021-08-01"),
        ("2022", "2022"),
        ("2013-10", "2013-10"),
        ("庚子年", "庚子年"),
    ],
)
def test_the_date_of_an_e_book_is_a_day(said: str, day: str) -> None:
    assert day_of(said) == day


def test_each_chapter_of_an_e_book_is_an_article_named_by_its_heading_or_the_contents() -> None:
    data = epub(
        f"<h1>河湾</h1><p>{SAID}</p>", f"<p>{SAID[3:]}<ruby>船<rt>chuán</rt></ruby></p>", names=["河湾", "北坡"]
    )
    page = page_of("a.epub", data)
    assert page.kind == "book"
    assert [article.title for article in page.articles] == ["河湾", "北坡"]
    assert page.articles[1].text == f"北坡\n{SAID[3:]}船"


def test_the_list_of_contents_of_an_e_book_is_no_chapter() -> None:
    names = "".join(f'<p><a href="c%20{n}.xhtml">{name}</a></p>' for n, name in enumerate(["目录", "河湾", "北坡"]))
    chapters = [f"<h1>{name}</h1><p>{SAID[n:]}</p>" for n, name in enumerate(["河湾", "北坡"])]
    data = epub(f"<h1>目 录</h1><h2>上卷</h2>{names}", *chapters)
    assert [article.text for article in page_of("a.epub", data).articles] == [f"河湾\n{SAID}", f"北坡\n{SAID[1:]}"]
    assert "## 上卷\n" in text_of("a.epub", data)
    quoting = "".join(f'<p>{SAID}<a href="c%201.xhtml#{n}">见下</a></p>' for n in range(4))
    assert text_of("a.epub", epub(f"<h1>河湾</h1>{quoting}")).count(f"\n{SAID}见下\n") == 4


def test_lists_quotations_tables_and_code_of_an_e_book_keep_their_form() -> None:
    data = epub(
        f"<h1>甲</h1><p>{SAID}</p><ul><li>箱<ol><li>橘</li></ol></li></ul><blockquote><p>{SAID}</p></blockquote>"
        "<table><tr><td>地</td><td>数</td></tr><tr><td>湾</td><td>3</td></tr></table><pre>a = 1\n\n    b</pre>"
    )
    text = text_of("a.epub", data)
    for form in (
        "- 箱\n    1. 橘\n",
        f"> {SAID}\n",
        "| 地 | 数 |\n| --- | --- |\n| 湾 | 3 |\n",
        "```\na = 1\n\n    b\n```\n",
    ):
        assert form in text


def test_blanks_of_an_e_book_are_one_and_line_breaks_between_han_are_none() -> None:
    text = text_of("a.epub", epub("<h1>甲</h1><p>渡口的船工\n   应当收船，  the   old\n rule 。</p>"))
    assert "渡口的船工应当收船， the old rule 。" in text


@pytest.mark.parametrize(
    "body", ["<div>" * 20_000 + SAID, "<p>" + SAID + "<table><tr><td>没有关", "&nbsp;&bogus;" + SAID, SAID]
)
def test_an_e_book_with_broken_markup_is_read_all_the_same(body: str) -> None:
    assert SAID[:8] in text_of("a.epub", epub(body))


def test_a_protected_e_book_says_so() -> None:
    locked = '<encryption><CipherData><CipherReference URI="o/c%200.xhtml"/></CipherData></encryption>'
    data = epub(f"<p>{SAID}</p>", **{"META-INF__encryption.xml": locked})
    assert "protected" in refusal("a.epub", data)


# PDFs

pdfs = pytest.mark.skipif(importlib.util.find_spec("pdfminer") is None, reason="needs pizhu[documents]")


def paper(number: str) -> list[tuple[float, float, str]]:
    """A page of two paragraphs on three lines each, below a running head, above its number."""
    found = [(90.0, 800.0, "渡口志稿"), (280.0, 40.0, f"- {number} -")]
    for at in range(2):
        top = 740 - 60 * at
        found += [
            (114.0, top, LINES[0]),
            (90.0, top - 20.0, LINES[1]),
            (90.0, top - 40.0, f"半个月，第{number}{at}回。"),
        ]
    return found


@pdfs
def test_the_lines_of_a_pdf_are_put_together_and_its_page_numbers_stand_aside() -> None:
    page = page_of("a.pdf", pdf(*(paper(number) for number in "123")))
    paragraphs = [text for role, text in blocks_of(page) if role == "paragraph"]
    assert f"{LINES[0]}{LINES[1]}半个月，第10回。" in paragraphs
    assert not any(
        "- 1 -" in line or "渡口志稿" in line for article in page.articles for line in article.text.split("\n")[1:]
    )


@pdfs
@pytest.mark.parametrize(("encoding", "codec"), [("GBK-EUC-H", "gbk"), ("UniGB-UCS2-H", "utf-16-be")])
def test_fonts_without_a_map_to_unicode_are_read(encoding: str, codec: str) -> None:
    assert LINES[0] in text_of("a.pdf", pdf(paper("1"), encoding=encoding, codec=codec))


@pdfs
def test_a_scanned_pdf_says_that_it_holds_no_text_and_what_to_do() -> None:
    assert "ocrmypdf" in refusal("a.pdf", pdf([], [(280, 40, "1")]))


@pdfs
def test_a_damaged_pdf_says_so() -> None:
    assert "damaged" in refusal("a.pdf", b"%PDF-1.4\n" + b"\0garbage" * 50)
    assert "damaged" in refusal("a.pdf", SAID.encode())


@pdfs
def test_a_pdf_that_unpacks_into_gigabytes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.text.formats.pdf.MEMORY", 400_000_000)
    bomb = zlib.compress(b"\0" * 900_000_000, 9)
    plain = pdf([(90, 700, SAID)])
    start, end = plain.index(b"<</Length"), plain.index(b"\nendstream")
    data = plain[:start] + f"<</Length {len(bomb)}/Filter/FlateDecode>>\nstream\n".encode() + bomb + plain[end:]
    assert "memory" in refusal("a.pdf", data) or "damaged" in refusal("a.pdf", data)


def test_without_the_extra_a_pdf_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.text.formats.pdf.find_spec", lambda _name: None)
    assert "pizhu[documents]" in refusal("a.pdf", b"%PDF-1.4")


def test_larger_print_is_a_heading_and_a_gap_ends_a_paragraph() -> None:
    page = [
        Line("渡口的", 200, 300, 780, 22),
        Line("冬天", 220, 264, 750, 22),
        Line("天黑以前要收船的规矩", 90, 490, 700, 12),
        Line("是老船工定下的", 90, 250, 680, 12),
        Line("后来没有人再提起这件事情", 90, 490, 630, 12),
    ]
    assert set_as_text([page]).split("\n\n") == [
        "# 渡口的冬天",
        "天黑以前要收船的规矩是老船工定下的",
        "后来没有人再提起这件事情\n",
    ]


ROWS = (("渡口", "船数", "人数"), ("上渡口", "3艘", "12人"), ("下渡口", "5艘", "21人"))


def grid(rows: int, columns: int, left: float = 90, top: float = 760, wide: float = 120, high: float = 24) -> str:
    """Operators that draw the sides of a table."""
    across = [f"{left} {top - high * n} m {left + wide * columns} {top - high * n} l S" for n in range(rows + 1)]
    down = [f"{left + wide * n} {top} m {left + wide * n} {top - high * rows} l S" for n in range(columns + 1)]
    return "\n".join(across + down)


def cells_at(rows: Iterable[Iterable[str]], left: float = 95, top: float = 743) -> list[tuple[float, float, str]]:
    return [(left + 120 * x, top - 24 * y, words) for y, row in enumerate(rows) for x, words in enumerate(row) if words]


@pdfs
def test_a_ruled_table_of_a_pdf_is_a_table_and_the_text_around_it_is_none() -> None:
    text = text_of("a.pdf", pdf([(90, 790, SAID), *cells_at(ROWS), (90, 600, LINES[0])], drawn=grid(3, 3)))
    assert [line for line in text.split("\n") if line] == [
        SAID,
        "| 渡口 | 船数 | 人数 |",
        "| --- | --- | --- |",
        "| 上渡口 | 3艘 | 12人 |",
        "| 下渡口 | 5艘 | 21人 |",
        LINES[0],
    ]


@pdfs
def test_a_table_goes_on_over_the_page_and_says_the_names_of_its_columns_once() -> None:
    text = text_of("a.pdf", pdf(cells_at(ROWS), cells_at((ROWS[0], ("对岸", "1艘", "4人"))), drawn=grid(3, 3)))
    assert text.count("船数") == 1
    assert text.rstrip().endswith("| 下渡口 | 5艘 | 21人 |\n| 对岸 | 1艘 | 4人 |")


@pdfs
def test_shading_behind_words_and_frames_around_text_are_no_tables() -> None:
    shaded = "1 1 1 rg 88 738 200 16 re f 0.9 g 288 738 200 16 re f 0 g"
    assert "|" not in text_of("a.pdf", pdf([(90, 740, LINES[0]), (90, 700, SAID)], drawn=shaded))
    framed = pdf([(95, 743 - 24 * n, SAID) for n in range(5)], drawn=grid(1, 1, wide=420, high=130))
    assert "|" not in text_of("a.pdf", framed)


@pdfs
def test_radicals_that_a_font_names_for_characters_are_the_characters() -> None:
    said = text_of("a.pdf", pdf([(90, 740, "⼈⺠政府⽂件，渡口的船工。")], encoding="UniGB-UCS2-H", codec="utf-16-be"))
    assert "人民政府文件" in said


def test_points_and_lines_of_a_table_of_contents_stand_alone() -> None:
    page = [
        Line("目 录", 250, 310, 780, 18),
        Line("第一卷 投标人须知", 90, 250, 750, 18),
        Line("第二卷 评标办法", 90, 230, 720, 18),
        Line("• 持续的情绪低落，而且对任何一件事情都没有兴趣，也不想同人谈起", 90, 490, 690, 12),
        Line("• 无法感受快乐", 90, 180, 672, 12),
    ]
    assert set_as_text([page]).split("\n\n") == [
        "# 目 录",
        "# 第一卷 投标人须知",
        "# 第二卷 评标办法",
        "• 持续的情绪低落，而且对任何一件事情都没有兴趣，也不想同人谈起",
        "• 无法感受快乐\n",
    ]


def test_text_beside_much_small_print_is_no_heading() -> None:
    code = [Line("print(value, other, third, fourth, fifth)", 90, 330, 600 - 14 * n, 9) for n in range(12)]
    page = [
        Line("第一章 概述", 90, 200, 780, 22),
        *(Line(one, 90, 490, 700 - 18 * n, 12) for n, one in enumerate(LINES * 2)),
    ]
    assert set_as_text([[*page, *code]]).startswith(f"# 第一章 概述\n\n{''.join(LINES * 2)}\n")


def test_a_sentence_in_large_print_is_no_heading() -> None:
    large = "依法必须进行招标的项目应当参照本范本编制招标公告和招标文件。"
    page = [
        Line("使用说明", 200, 300, 780, 18),
        Line(large, 90, 490, 740, 16),
        Line(LINES[0], 90, 490, 700, 12),
        Line(LINES[1], 90, 490, 682, 12),
    ]
    assert set_as_text([page]).split("\n\n") == ["# 使用说明", large, f"{LINES[0]}{LINES[1]}\n"]


@pdfs
def test_a_line_that_touches_a_table_stands_above_it() -> None:
    text = text_of("a.pdf", pdf([(90, 759, "本次招标共三包："), *cells_at(ROWS)], drawn=grid(3, 3)))
    assert text.startswith("本次招标共三包：\n\n| 渡口 |")


@pytest.mark.parametrize(
    ("drawn", "tables"),
    [
        ([(0, 0, 200, 100), (100, 0, 100.5, 100)], [[(0, 0, 100.25, 100), (100.25, 0, 200, 100)]]),
        ([(0, 0, 200, 100)], []),
        ([(0, 0, 100, 100), (200, 0, 300, 100)], []),
        ([(0, 0, 60, 40), (62, 0, 120, 40)], [[(0, 0, 61, 40), (61, 0, 120, 40)]]),
    ],
    ids=["a box and a rule", "a box", "boxes apart", "boxes that nearly touch"],
)
def test_the_cells_of_a_table_are_the_smallest_boxes_that_rules_make(
    drawn: list[tuple[float, ...]], tables: list[list[tuple[float, ...]]]
) -> None:
    assert [[tuple(cell) for cell in grid.cells] for grid in grids(Rectangle(*one) for one in drawn)] == tables


# Bad packages


@pytest.mark.parametrize("name", ["a.docx", "a.epub"])
@pytest.mark.parametrize(
    "data", [b"no package", b"PK\x03\x04" + b"\0" * 40, package({"x": "y"}), SAID.encode(), epub("x")[:-30]]
)
def test_a_damaged_package_says_so(name: str, data: bytes) -> None:
    assert "damaged" in refusal(name, data)


def test_a_document_with_a_password_says_so() -> None:
    assert "password" in refusal("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    locked = bytearray(docx(words(SAID)))
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(sign)
        while at >= 0:
            locked[at + place] |= 1
            at = locked.find(sign, at + 4)
    assert "password" in refusal("a.docx", bytes(locked))


def test_a_bomb_in_a_package_is_refused() -> None:
    assert "unpacks" in refusal("a.docx", package({"word/document.xml": b" " * 70_000_000}))


def test_entities_are_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "很长"><!ENTITY b "&a;&a;&a;">]>'
    body = f'{bomb}<w:document xmlns:w="{made.W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
    assert "damaged" in refusal("a.docx", package({"word/document.xml": body}))


def test_an_empty_document_says_so() -> None:
    assert "no text" in refusal("a.docx", docx(words(" ")))
    assert "empty" in refusal("a.docx", b"")


# The library


def test_a_document_is_turned_once_and_its_text_kept_by_content(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.docx").write_bytes(docx(words("渡口", "t") + words(SAID)))
    (tmp_path / "~$a.docx").write_bytes(b"Word has it open")
    library = Library(tmp_path, tmp_path, tmp_path / "annotations", texts=tmp_path / "cache")
    assert list(library.names()) == ["a.docx"]
    first = library.read("a.docx")
    assert isinstance(first, Source)
    (tmp_path / "b.docx").write_bytes((tmp_path / "a.docx").read_bytes())
    monkeypatch.setattr("tui.text.formats.turn._turn", lambda *_: pytest.fail("turned again"))
    again = library.read("b.docx")
    assert isinstance(again, Source)
    assert (again.text, again.digest, again.encoding) == (first.text, first.digest, "docx")


@pdfs
def test_why_a_pdf_gives_no_text_is_found_out_once_and_said_in_the_language_of_the_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pdf([], [(280, 40, "1")])
    with pytest.raises(NotText, match="no text, only pictures"):
        read_text("a.pdf", data, "d", tmp_path)
    monkeypatch.setattr("tui.text.formats.pdf.text_of", lambda _data: pytest.fail("read again"))
    monkeypatch.setenv("PIZHU_LANG", "zh")
    i18n._translations.cache_clear()
    try:
        with pytest.raises(NotText, match="没有文字"):
            read_text("a.pdf", data, "d", tmp_path)
    finally:
        i18n._translations.cache_clear()


@pdfs
def test_a_damaged_cache_of_the_reason_is_none(tmp_path: Path) -> None:
    data = pdf([], [(280, 40, "1")])
    for bad in (b"", b"no zlib", zlib.compress(b"\xff\xfe")):
        with pytest.raises(NotText, match="no text, only pictures"):
            read_text("a.pdf", data, "d", tmp_path)
        (kept,) = tmp_path.iterdir()
        kept.write_bytes(bad)


@pytest.mark.parametrize("bad", [b"", b"no zlib", zlib.compress(b"\xff\xfe")])
def test_a_damaged_cache_is_none(tmp_path: Path, bad: bytes) -> None:
    data = docx(words(SAID))
    read_text("a.docx", data, "d", tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(bad)
    assert read_text("a.docx", data, "d", tmp_path).text == f"{SAID}\n"


def test_a_cache_that_cannot_be_written_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert read_text("a.docx", docx(words(SAID)), "d", tmp_path / "file").text == f"{SAID}\n"


def test_what_cannot_be_read_is_a_row_of_the_list_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"no package")
    found = Library.open(tmp_path).read("a.docx")
    assert isinstance(found, Unreadable)
    assert "damaged" in found.reason


def test_the_program_needs_no_library_for_documents_to_start(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def importing(name: str, *rest: object, **more: object) -> object:
        assert not name.startswith(("pdfminer", "docx")), name
        return real(name, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(builtins, "__import__", importing)
    assert SAID in text_of("a.docx", docx(words(SAID)))
