"""Documents that somebody made to break a reader: read, or refused in a line, within time and memory."""

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.text.documents import epub, package, pdf
from tests.text.test_documents import SAID, pdfs, refusal, text_of
from tui.text.formats.xhtml import Chapter


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_part_compressed_in_a_way_that_no_document_is_says_so(way: int) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", way) as archive:
        archive.writestr("word/document.xml", b"A" * 30_000_000)
    assert "damaged" in refusal("a.docx", data.getvalue())


def test_a_package_of_very_many_parts_is_refused_before_they_are_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.text.formats.package.PARTS_MOST", 20)
    assert "more than 20 parts" in refusal("a.docx", package({f"word/{number}": "" for number in range(30)}))


BOMBS = {
    "lists in lists": "<ul><li>字" * 10_000,
    "one wide row": "<table><tr>" + "<td>字</td>" * 10_000 + "</tr>" + "<tr><td>字</td></tr>" * 10_000 + "</table>",
    "comments that never end": "<!--" * 20_000,
    "tags that never end": "<a b='" * 100_000,
    "sections of no kind": "<p>字</p><![x[" * 20_000 + "]]>",
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_a_chapter_made_to_break_a_reader_is_read(bomb: str) -> None:
    whole = epub("", **{"o__c 0.xhtml": f"<html><body><h1>章</h1><p>{SAID}</p>{bomb}"})
    text = text_of("a.epub", whole)
    assert SAID in text
    assert len(text) < 10 * len(bomb)


@pytest.mark.parametrize("begun", ["<!--", "<a b='", "<a ", "</a "])
def test_the_end_of_what_never_ends_is_looked_for_once(begun: str, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    for name in ("parse_comment", "parse_starttag", "parse_endtag"):
        monkeypatch.setattr(Chapter, name, _counted(getattr(Chapter, name), looked), raising=False)
    text_of("a.epub", epub("", **{"o__c 0.xhtml": f"<html><body><p>{SAID}</p>{begun * 50}"}))
    assert len(looked) < 20


def _counted(method: Callable[..., int], looked: list[str]) -> Callable[..., int]:
    def look(*args: object) -> int:
        looked.append(method.__name__)
        return method(*args)

    return look


def test_a_part_named_again_and_again_is_a_chapter_once() -> None:
    items, spine = '<item id="c0" href="c%200.xhtml" media-type="application/xhtml+xml"/>', '<itemref idref="c0"/>'
    again = f"<package><manifest>{items}</manifest><spine>{spine * 20_000}</spine></package>"
    assert text_of("a.epub", epub(f"<p>{SAID}</p>", **{"o__b.opf": again})).count(SAID) == 1


def test_no_chapter_of_a_long_novel_is_left_out() -> None:
    text = text_of("a.epub", epub(*[f"<h1>第{n}章</h1><p>{SAID}</p>" for n in range(1, 6_001)]))
    assert text.count(SAID) == 6_000


def test_a_book_of_more_text_than_is_taken_is_refused_before_all_of_it_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("tui.text.formats.written.LARGEST", 1_000)
    assert "longer than" in refusal("a.epub", epub(*[f"<h1>章</h1><p>{SAID * 10}</p>"] * 20))


@pdfs
def test_a_pdf_that_its_reader_stumbles_over_is_damaged_and_not_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([(90, 700, SAID)]).replace(b"/Kids[", b"/Kids[/x ")
    assert "damaged" in refusal("a.pdf", data)
