"""The parts of a printed page: columns, notes, running heads, items, tables with few rules, what is set at an angle."""

import pytest

from tests.text.documents import pdf
from tests.text.test_documents import LINES, SAID, pdfs, text_of
from tests.text.test_pdf import ROWS, cells_at, grid
from tui.text.formats.order import ordered
from tui.text.formats.printed import set_as_text
from tui.text.formats.printedpart import Line


def column(left: float, top: float, count: int, words: str) -> list[Line]:
    return [Line(f"{words}{n}，{LINES[0][:14]}", left, left + 200, top - 15 * n, 12) for n in range(count)]


def test_columns_are_read_one_after_the_other_and_what_spans_them_before_and_behind() -> None:
    head = Line("各地渡口的冬天与它们的船工", 120, 480, 780, 18)
    left, right = column(90, 740, 5, "左"), column(310, 733, 5, "右")
    foot = Line(LINES[0] * 2, 90, 510, 600, 12)
    mixed = [head, *(line for pair in zip(left, right, strict=True) for line in pair), foot]
    told = [line.text for line in [head, *left, *right, foot]]
    assert [line.text for line in ordered(mixed)] == told
    assert [line.text for line in ordered(mixed[::-1])] == told


def test_the_ragged_lines_of_a_column_are_put_together() -> None:
    left = [
        Line(words, 90, 90 + 12 * len(words), 740 - 16 * n, 12) for n, words in enumerate([*RAGGED, "也就过了一冬。"])
    ]
    right = [Line(LINES[0][:17], 320, 524, 738 - 16 * n, 12) for n in range(4)]
    above = Line("渡" * 36, 90, 522, 780, 12)
    assert "".join([*RAGGED, "也就过了一冬。"]) in set_as_text([ordered([above, *left, *right])])


RAGGED = (
    "渡口的船工应当在天黑以前收船，不得",
    "夜航，也不得在大雾里开船，邻居们",
    "都来帮忙，比去年早了半个多月，谁也",
)


def test_cells_that_no_rule_parts_are_read_row_by_row() -> None:
    cells = [
        Line(f"{row}{n}", left, left + 24, 700 - 16 * n, 12)
        for n in range(5)
        for row, left in (("船", 90), ("人", 300))
    ]
    assert [line.text for line in ordered(cells[::-1])] == [line.text for line in cells]


def test_what_was_filled_into_a_form_stands_where_it_was_filled_in() -> None:
    form = [Line("委托人：", 90, 138, 700, 12), Line("受托人：", 90, 138, 680, 12)]
    filled = [Line("陶小满", 141, 177, 700.4, 13), Line("老陈", 141, 165, 680.4, 13)]
    assert [line.text for line in ordered([*form, *filled])] == ["委托人：陶小满", "受托人：老陈"]


def test_a_page_of_very_many_lines_is_read_in_time_that_grows_with_its_length() -> None:
    every = [Line("·", 3.0 * (n % 500), 3.0 * (n % 500) + 1, float(n // 500), 1) for n in range(20_000)]
    assert len(ordered(every)) == 20_000


def test_the_lines_of_an_item_set_in_behind_its_number_are_one_item() -> None:
    page = [
        Line(f"1. {LINES[0]}", 112, 505, 700, 12),
        Line(f"{LINES[1]}这样", 136, 505, 684, 12),
        Line("过了一冬。", 136, 200, 668, 12),
        Line(f"• {LINES[1]}", 112, 505, 652, 12),
        Line("过了一冬。", 136, 200, 636, 12),
        Line("2. 攻击渡口的船是老少都可以去做的事情，所以要有人守着它过夜。", 90, 500, 600, 12),
        Line(LINES[0], 114, 505, 584, 12),
    ]
    assert set_as_text([page]).split("\n\n") == [
        f"1. {LINES[0]}{LINES[1]}这样过了一冬。",
        f"• {LINES[1]}过了一冬。",
        "2. 攻击渡口的船是老少都可以去做的事情，所以要有人守着它过夜。",
        f"{LINES[0]}\n",
    ]


def test_a_clause_numbered_in_parts_and_set_in_behind_its_number_is_one() -> None:
    page = [
        Line("2.5 落实政策的价格调整：只有符合第二章《投标人须知》5.2 条规", 97, 516, 700, 12),
        Line("定情形的，可以享受扶持政策，用扣除后的价格参加评审；否则评", 133, 516, 680, 12),
        Line("标时价格不予扣除。", 133, 253, 660, 12),
    ]
    assert set_as_text([page]).count("\n\n") == 0


def test_a_bracket_that_is_open_at_the_end_of_a_line_is_closed_on_the_next_one() -> None:
    page = [
        Line("（1982年4月1日第五届船工大会第五次会议通过 根据1988年", 120, 480, 700, 12),
        Line("4月12日《渡口章程修正案》修正）", 200, 400, 680, 12),
        Line(LINES[0], 90, 505, 640, 12),
    ]
    assert set_as_text([page]).startswith(
        "（1982年4月1日第五届船工大会第五次会议通过 根据1988年4月12日《渡口章程修正案》修正）\n"
    )


def noted(number: int) -> list[Line]:
    return [
        Line(f"{LINES[0]}¹", 90, 505, 700, 12, 0.8),
        *(Line(LINES[1], 90, 505, 680 - 20 * n, 12, 0.7) for n in range(3)),
        Line(f"¹ 见《渡口志》卷{number}，老陈藏本，", 90, 400, 120, 9, 0.15),
        Line("今已不存。", 90, 200, 108, 9, 0.14),
        Line("2 同上。", 90, 150, 96, 9, 0.12),
    ]


def test_notes_at_the_foot_of_a_page_do_not_break_its_text() -> None:
    assert set_as_text([noted(1), noted(2)]).split("\n\n") == [
        f"{LINES[0]}[^1]{LINES[1] * 3}{LINES[0]}[^3]{LINES[1] * 3}",
        "[^1]: 见《渡口志》卷1，老陈藏本，今已不存。",
        "[^2]: 同上。",
        "[^3]: 见《渡口志》卷2，老陈藏本，今已不存。",
        "[^4]: 同上。\n",
    ]


def test_a_list_in_small_print_is_no_note() -> None:
    page = [Line(LINES[0], 90, 505, 700, 12), *(Line(f"{n}. 渡口{n}", 90, 200, 200 - 12 * n, 9) for n in range(1, 4))]
    assert "[^" not in set_as_text([page])


def test_the_row_of_a_page_number_stands_aside_in_a_wide_margin_with_what_stands_beside_it() -> None:
    pages = [
        [
            Line(f"{n} 渡口的{what}", 134, 190, 690, 10.5, 0.82),
            Line(str(n), 472, 478, 690, 10.5, 0.82),
            Line(LINES[0], 134, 478, 650, 10.5, 0.77),
        ]
        for n, what in ((3, "船"), (4, "人"))
    ]
    assert set_as_text(pages).count("<!--") == 4


@pytest.mark.parametrize("number", ["共 7 页 第 {} 页", "| {}", "Page {} of 9", "第 {} 页 共 9 页", "{} / 9"])
def test_a_page_number_of_any_form_stands_aside(number: str) -> None:
    pages = [[Line(LINES[0], 90, 505, 700, 12), Line(number.format(n), 290, 330, 40, 9, 0.05)] for n in (1, 2)]
    assert set_as_text(pages).replace("<!-- ", "").count("9") <= set_as_text(pages).count("<!--")
    assert f"<!-- {number.format(1)} -->" in set_as_text(pages)


def test_a_running_head_that_counts_its_pages_stands_aside() -> None:
    pages = [
        [Line(f"渡口志 · 第{n}册 {n}", 90, 300, 800, 9, 0.95), Line(f"{LINES[0]}", 90, 505, 700, 12)]
        for n in range(1, 5)
    ]
    assert set_as_text(pages).count("<!-- 渡口志") == 4


@pdfs
def test_a_table_between_rules_across_is_a_table() -> None:
    rules = "\n".join(f"90 {y} m 330 {y} l S 332 {y} m 505 {y} l S" for y in (762, 738, 685))
    text = text_of("a.pdf", pdf([(90, 790, SAID), *cells_at(ROWS), (90, 600, LINES[0]), (90, 580, SAID)], drawn=rules))
    assert [line for line in text.split("\n") if line][1:5] == [
        "| 渡口 | 船数 | 人数 |",
        "| --- | --- | --- |",
        "| 上渡口 | 3艘 | 12人 |",
        "| 下渡口 | 5艘 | 21人 |",
    ]


@pdfs
def test_a_table_drawn_open_at_its_sides_is_a_table() -> None:
    drawn = grid(3, 3).split("\n")
    text = text_of("a.pdf", pdf([*cells_at(ROWS), (90, 600, LINES[0])], drawn="\n".join([*drawn[:4], *drawn[5:7]])))
    assert "| 上渡口 | 3艘 | 12人 |\n| 下渡口 | 5艘 | 21人 |\n" in text


@pdfs
def test_rules_between_paragraphs_make_no_table() -> None:
    rules = "\n".join(f"90 {y} m 505 {y} l S" for y in (815, 775, 725, 640))
    text = text_of(
        "a.pdf", pdf([(90, 790, SAID), (90, 740, LINES[0]), (90, 700, SAID), (90, 650, LINES[1])], drawn=rules)
    )
    assert "|" not in text


@pdfs
@pytest.mark.parametrize("slant", [(0.8, 0.6, -0.6, 0.8), (0.0, 1.0, -1.0, 0.0)], ids=["a stamp", "a mark at the side"])
def test_what_is_stamped_across_a_page_stands_aside(slant: tuple[float, ...]) -> None:
    stamp = f"BT /F 40 Tf {' '.join(map(str, slant))} 60 300 Tm <{'机密副本'.encode('gbk').hex()}> Tj ET"
    text = text_of("a.pdf", pdf([(114, 700, LINES[0]), (90, 680, LINES[1]), (90, 660, "半个月。")], drawn=stamp))
    assert f"{LINES[0]}{LINES[1]}半个月。" in text
    assert "<!-- 机密副本 -->" in text
    assert "#" not in text


@pdfs
def test_print_that_is_bold_because_it_is_printed_three_times_is_read_once() -> None:
    said = [(114 + 0.3 * n, 700 - 0.2 * n, LINES[0]) for n in range(3)]
    assert text_of("a.pdf", pdf([*said, (90, 680, "渡渡口口。")])) == f"{LINES[0]}渡渡口口。\n"


@pdfs
def test_a_raised_reference_in_brackets_is_no_raised_number() -> None:
    raised = "\n".join(
        f"BT /F {size} Tf {x} {y} Td <{words.encode('gbk').hex()}> Tj ET"
        for x, y, size, words in [
            (90, 700, 12, "渡口"),
            (114, 706, 7, "[3]"),
            (136, 700, 12, "的船"),
            (160, 706, 7, "2"),
        ]
    )
    assert "渡口[3]的船²" in text_of("a.pdf", pdf([(90, 660, SAID)], drawn=raised))


@pdfs
def test_a_page_that_is_set_across_is_read() -> None:
    lines = [(700 - 20 * n, words) for n, words in enumerate([LINES[0], LINES[1], "半个月。"])]
    turned = "\n".join(
        f"BT /F 12 Tf 0 1 -1 0 {800 - y} 90 Tm <{words.encode('gbk').hex()}> Tj ET" for y, words in lines
    )
    assert f"{LINES[0]}{LINES[1]}半个月。" in text_of("a.pdf", pdf([(280, 40, "1")], drawn=turned))
