"""Tables, lists, quotations and code look like what they are, at every width."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.typeset.texts import PIECES, all_rows
from tests.typeset.violations import cluster_inside
from tui.text.article import Article
from tui.text.block import Block, Role, Style, TableRow
from tui.text.source import Source, Span
from tui.typeset.layout import Layout
from tui.typeset.setting import Setting
from tui.typeset.widths import cells
from tui.typeset.widths import drawn as drawn_

TABLE = [
    ["指标", "单位", "数值", "说明"],
    ["地区生产总值", "亿元", "8752.9", "初步核算"],
    ["进出口", "亿美元", "-3.2", ""],
    ["人口", "", "12", "户籍人口，按公安部门登记的年末数计算，与常住人口的口径不同"],
]


def article(*blocks: tuple[str, dict[str, object]]) -> Article:
    """Return an article of blocks, each given as its text and what it is besides; cells stand between bars."""
    text, made = "", []
    for line, more in blocks:
        start, end = len(text), len(text) + len(line)
        text += line + "\n"
        row = more.get("row")
        if isinstance(row, TableRow):
            edges = [-1, *(at for at, sign in enumerate(line) if sign == "|"), len(line)]
            spans = [_trimmed(text, start + a + 1, start + b) for a, b in pairwise(edges)]
            more = more | {"row": replace(row, cells=tuple(spans))}
        made.append(Block(Role.PARAGRAPH, (Span(start, end),), **more))  # type: ignore[arg-type]
    return Article(Source(Path("a.txt"), "a.txt", text, "utf-8", ""), 1, None, (), tuple(made))


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def table(
    rows: list[list[str]], number: int = 1, *, header: bool = True, align: tuple[str, ...] = ()
) -> list[tuple[str, dict[str, object]]]:
    """Return the blocks of a pipe table."""
    return [
        (" | ".join(row), {"style": Style.ROW, "row": TableRow(number, at, (), header and not at, align)})
        for at, row in enumerate(rows)
    ]


def seen(layout: Layout) -> list[str]:
    """Return what is drawn, row by row."""
    return [layout.cells.lead(row) + layout.cells.shown(row, row.start, row.end) for row in all_rows(layout)]


def drawn(*blocks: tuple[str, dict[str, object]], measure: int, **more: object) -> list[str]:
    return seen(Layout.of(article(*blocks), Setting(measure=measure, **more)))  # type: ignore[arg-type]


def test_a_table_keeps_its_columns_and_numbers_stand_right() -> None:
    assert drawn(*table(TABLE[:3]), measure=60) == [
        "指标         | 单位   |   数值 | 说明",
        "地区生产总值 | 亿元   | 8752.9 | 初步核算",
        "进出口       | 亿美元 |   -3.2 |",
    ]


def test_columns_are_aligned_as_the_table_says() -> None:
    rows = [
        ["指标", "单位", "数值", "说明"],
        ["地区生产总值", "亿元", "8752.9", "初步"],
        ["人口", "人", "12", "户籍人口"],
    ]
    wishes = ("right", "center", "left", "right")
    assert drawn(*table(rows, align=wishes), measure=60) == [
        "        指标 | 单位 | 数值   |     说明",
        "地区生产总值 | 亿元 | 8752.9 |     初步",
        "        人口 |  人  | 12     | 户籍人口",
    ]


def test_the_last_column_may_take_several_rows() -> None:
    assert drawn(*table(TABLE), measure=56)[-3:] == [
        "人口         |        |     12 | 户籍人口，按公安部门登",
        "                                 记的年末数计算，与常住",
        "                                 人口的口径不同",
    ]


def test_the_blanks_of_a_table_that_is_aligned_in_its_source_are_not_doubled() -> None:
    rows = [["甲乙  ", "丙      "], ["丁    ", "戊己庚辛"], ["      ", "壬      "], ["", "癸"]]
    assert drawn(*table(rows), measure=40) == [
        "甲乙   | 丙",
        "丁     | 戊己庚辛",
        "       | 壬",
        "       | 癸",
    ]


def test_a_row_too_wide_for_its_columns_is_a_card() -> None:
    assert drawn(*table(TABLE[:3]), measure=30) == [
        "指标 | 单位 | 数值 | 说明",
        "",
        "指标: 地区生产总值",
        "单位: 亿元",
        "数值: 8752.9",
        "说明: 初步核算",
        "",
        "指标: 进出口",
        "单位: 亿美元",
        "数值: -3.2",
    ]


def test_one_wide_row_does_not_make_cards_of_the_others() -> None:
    rows = [*TABLE[:3], ["甲" * 20, "乙" * 20, "1", ""], *TABLE[1:3]]
    found = drawn(*table(rows), measure=60)
    assert found[1] == "地区生产总值 | 亿元   | 8752.9 | 初步核算"
    assert found[3:8] == ["", "指标: " + "甲" * 20, "单位: " + "乙" * 20, "数值: 1", ""]


def test_the_first_row_names_the_columns_when_numbers_stand_below_it() -> None:
    assert drawn(*table(TABLE[:2], header=False), measure=30)[2:] == [
        "指标: 地区生产总值",
        "单位: 亿元",
        "数值: 8752.9",
        "说明: 初步核算",
    ]
    assert drawn(*table([["甲" * 9, "乙" * 9], ["丙" * 9, "丁" * 9]], header=False), measure=30) == [
        "甲" * 9,
        "乙" * 9,
        "",
        "丙" * 9,
        "丁" * 9,
    ]


def test_parts_of_a_row_stand_side_by_side() -> None:
    def part(text: str, number: int) -> tuple[str, dict[str, object]]:
        return text, {"style": Style.ROW, "row": TableRow(1, number, ())}

    blocks = [part("名称", 0), part("数值", 0), part("甲", 1), part("12", 1)]
    layout = Layout.of(article(*blocks), Setting(measure=40))
    assert seen(layout) == ["名称  数值", "甲      12"]
    assert [layout.cell_of(at) for at in (0, 3, 6, 8)] == [0, 6, 0, 8]
    assert [layout.offset_at(1, cell) for cell in (0, 8, 9, 30)] == [6, 8, 9, 9]


def test_blank_rows_stand_around_a_table_and_between_two() -> None:
    text: tuple[str, dict[str, object]] = ("正文", {})
    found = drawn(text, *table(TABLE[:1]), *table(TABLE[:1], 2), text, measure=60, indent=0)
    names = "指标 | 单位 | 数值 | 说明"
    assert found == ["正文", "", names, "", names, "", "正文"]


def test_items_hang_by_their_marks_and_keep_their_depth() -> None:
    item = Style.ITEM
    found = drawn(
        ("1. 一二三四五六七八九十", {"style": item, "depth": 1, "marker": 3}),
        ("- 甲乙丙丁戊己庚辛壬癸", {"style": item, "depth": 2, "marker": 2}),
        ("子丑", {"style": item, "depth": 2}),
        measure=16,
        hang=False,
    )
    assert found == ["1. 一二三四五六", "   七八九十", "  - 甲乙丙丁戊己", "    庚辛壬癸", "    子丑"]


def test_items_without_a_mark_have_their_sign_drawn_before_them() -> None:
    item = Style.ITEM
    found = drawn(
        ("一二三四五六七八九", {"style": item, "depth": 1, "sign": "•"}),
        ("十", {"style": item, "depth": 1}),
        ("甲乙丙丁戊己庚辛壬癸", {"style": item, "depth": 2, "sign": "12."}),
        measure=16,
        hang=False,
    )
    assert found == ["• 一二三四五六七", "  八九", "  十", "  12. 甲乙丙丁戊", "      己庚辛壬癸"]


def test_quotations_and_code_have_a_bar_and_no_indent() -> None:
    found = drawn(
        ("一二三四五六七八九十", {"style": Style.QUOTE, "depth": 1}),
        ("内", {"style": Style.QUOTE, "depth": 2}),
        ("if x:", {"style": Style.CODE}),
        ("pass", {"style": Style.CODE, "indent": 4}),
        measure=16,
        hang=False,
    )
    assert found == ["│ 一二三四五六七", "│ 八九十", "│ │ 内", "", "┊ if x:", "┊     pass"]


words_ = st.lists(
    st.sampled_from([piece for piece in PIECES if "|" not in piece and piece not in ("\u2028",)]), max_size=12
)
texts = words_.map("".join)
tables = st.lists(st.lists(texts, min_size=1, max_size=5), min_size=1, max_size=6)
wishes = st.lists(st.sampled_from(["", "left", "center", "right"]), max_size=5).map(tuple)
shapes = st.one_of(
    st.tuples(texts, st.just({})).map(lambda one: [one]),
    st.tuples(texts, st.integers(1, 9), st.integers(0, 3)).map(
        lambda one: [(one[0], {"style": Style.ITEM, "depth": one[1], "marker": min(one[2], len(one[0]))})]
    ),
    st.tuples(texts, st.integers(1, 9)).map(lambda one: [(one[0], {"style": Style.QUOTE, "depth": one[1]})]),
    st.tuples(texts, st.integers(0, 60)).map(lambda one: [(one[0], {"style": Style.CODE, "indent": one[1]})]),
    st.tuples(tables, st.integers(1, 99), st.booleans(), wishes).map(
        lambda one: table(one[0], one[1], header=one[2], align=one[3])
    ),
)
articles = st.lists(shapes, min_size=1, max_size=6).map(
    lambda parts: article(*(block for part in parts for block in part))
)
settings_ = st.builds(
    Setting,
    measure=st.integers(1, 120),
    spacing=st.integers(0, 2),
    hang=st.booleans(),
    ambiguous=st.sampled_from([1, 2]),
)


@given(articles, settings_, st.booleans())
def test_the_rows_put_end_to_end_are_the_text_and_only_rules_are_not_drawn(found, setting, apart) -> None:
    text = found.text
    layout = Layout.of(found, setting, apart=apart, words=[(at, at + 1) for at in range(len(text))])
    rows = all_rows(layout)
    assert "".join(text[row.start : row.next] for row in rows) == text
    assert all(text[row.end : row.next].replace("|", "").strip() == "" for row in rows)
    assert layout.height == len(rows)


@given(articles, settings_)
def test_nothing_drawn_is_wider_than_the_measure(found, setting) -> None:
    inside, layout = cluster_inside(drawn_(found.text)), Layout.of(found, setting)
    for row in all_rows(layout):
        shown = found.text[row.start : row.end]
        assert cells(layout.cells.lead(row), setting.ambiguous) == row.indent
        assert cells(shown.replace("\n", ""), setting.ambiguous) + len(layout.cells.gaps(row)) == row.width
        if row.indent + row.width > setting.measure:
            hanging = setting.hang and shown[-1] in ",.，．、。｡､" and row.indent + row.width <= setting.width
            assert hanging or all(place in inside for place in range(row.start + 1, row.end))


@given(articles, settings_)
def test_every_offset_is_in_a_row_and_its_cell_leads_back(found, setting) -> None:
    layout, text = Layout.of(found, setting), found.text
    all_rows(layout)
    for offset in range(len(text)):
        number = layout.row_of(offset)
        row = layout.row(number)
        assert row.start <= offset < max(row.next, row.start + 1)
        if row.start <= offset < row.end and cells(text[offset], setting.ambiguous):
            cell = layout.cell_of(offset)
            assert row.indent <= cell <= row.indent + row.width
            assert layout.cell_of(layout.offset_at(number, cell)) <= cell


@pytest.mark.parametrize("measure", [40, 60, 80, 120])
def test_a_long_table_is_set_by_and_by_as_a_whole(measure: int) -> None:
    rows = [TABLE[0], *([f"第{number}项", "亿元", f"{number}.5", "说明"] for number in range(3000))]
    whole = Layout.of(article(*table(rows)), Setting(measure=measure))
    lazy = Layout.of(article(*table(rows)), Setting(measure=measure))
    middle = len(whole.text) // 2
    number = lazy.lay_out(middle, 20, 20)
    assert not lazy.complete
    near = lazy.rows(number - 20, number + 20)
    every = all_rows(whole)
    at = whole.row_of(middle)
    assert every[at - 20 : at + 20] == near
    assert {len(every) // len(rows)} == {1}


def test_what_is_free_before_a_cell_leads_to_it_and_what_is_free_behind_one_to_that() -> None:
    layout = Layout.of(article(*table([["名称", "数值"], ["甲", "8752.9"], ["乙", "12"]])), Setting(measure=40))
    row = layout.row(2)
    assert layout.cells.lead(row) + layout.cells.shown(row, row.start, row.end) == "乙   |     12"
    found = [layout.text[layout.offset_at(2, cell)] for cell in range(14)]
    assert "".join(found) == "乙乙乙乙 | 1111122"
