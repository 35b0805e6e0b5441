"""PDFs are read by where their lines stand; what gives no text says why."""

import zlib
from collections.abc import Iterable

import pytest

from tests.text.documents import pdf
from tests.text.pages import blocks_of
from tests.text.test_documents import LINES, SAID, page_of, pdfs, refusal, text_of
from tui.text.formats.printed import set_as_text
from tui.text.formats.printedpart import Line
from tui.text.formats.ruled import Rectangle, grids


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
def test_a_pdf_whose_fonts_show_han_for_signs_of_latin_says_so() -> None:
    said = '2017 3Ô¦)a¨"¬ÿ© ¸zé{µu!©?z!Ê!¸± ; íµ Oé#â!ÜE¶¹¬'
    shown = " ".join(f"BT /G 12 Tf 90 {700 - 20 * n} Td <{said.encode('cp1252').hex()}> Tj ET" for n in range(8))
    data = pdf([(90, 40, "1")], drawn=shown, fonts="/G<</Type/Font/Subtype/Type1/BaseFont/X/Encoding/WinAnsiEncoding>>")
    assert "fonts" in refusal("a.pdf", data)


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
