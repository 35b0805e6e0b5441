"""Word documents, e-books and PDFs are read as texts; what cannot be read says why and what to do."""

import builtins
import importlib.util
import zlib
from pathlib import Path

import pytest

from tests.text import documents as made
from tests.text.documents import docx, epub, package, pdf, words
from tests.text.pages import source_of
from tui import i18n
from tui.text.article import Page
from tui.text.decode import NotText
from tui.text.formats import read_text
from tui.text.formats.epub import day_of
from tui.text.library import Library
from tui.text.source import Source, Unreadable
from tui.text.structure import split

SAID = "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船。"
LINES = (
    "渡口的船工应当在天黑以前收船，不得夜航，也不得在大雾里开船，",
    "谁也没有想到会这样，一直忙到天黑，邻居们都来帮忙，比去年早了",
)


pdfs = pytest.mark.skipif(importlib.util.find_spec("pdfminer") is None, reason="needs pizhu[documents]")


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
