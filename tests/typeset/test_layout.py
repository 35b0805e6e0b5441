"""Rows are made where they are looked at, in articles of any size, and the place stays."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.typeset.texts import all_rows, lay, lines
from tests.typeset.violations import violations
from tui.text.block import Role
from tui.text.source import Span
from tui.typeset.chunks import Blocks
from tui.typeset.division import LONG, Division
from tui.typeset.layout import Layout
from tui.typeset.rows import RowKind
from tui.typeset.setting import Setting

SENTENCE = "全市上下要锚定目标、乘势而上，推动经济发展提质增效，取得7.5万平方米的成绩。"
PARAGRAPH = SENTENCE * 7
BIG = "\n".join([PARAGRAPH] * 300)
"""About 80,000 characters in 20 chunks."""
GIANT = SENTENCE * 3000
"""One paragraph of 115,000 characters."""
SHORT = "\n".join(f"第{number}行" for number in range(20_000))


def whole(text: str) -> Layout:
    return Layout(text, [Span(0, len(text))], lambda _: Role.PARAGRAPH, Setting())


@pytest.fixture(params=["big", "giant", "short", "short in one block"])
def layout(request: pytest.FixtureRequest) -> Layout:
    match request.param:
        case "big":
            return lay(BIG, Setting(spacing=1))
        case "giant":
            return whole(GIANT)
        case "short":
            return lay(SHORT, Setting())
        case _:
            return whole(SHORT)


def test_the_first_screen_sets_no_more_than_the_beginning(layout: Layout) -> None:
    layout.rows(0, 50)
    assert not layout.complete
    assert layout.height > 1000


def test_the_end_is_there_before_the_middle_is_set(layout: Layout) -> None:
    number = layout.lay_out(len(layout.text), 50, 50)
    assert number == layout.height - 1
    assert layout.row(number).next == len(layout.text)
    assert not layout.complete


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.99])
def test_rows_around_a_place_are_the_same_whether_or_not_the_rest_is_set(layout: Layout, share: float) -> None:
    offset = int(len(layout.text) * share)
    number = layout.lay_out(offset, 40, 40)
    before = layout.rows(max(0, number - 40), number + 40)
    rows = all_rows(layout)
    number = layout.row_of(offset)
    assert layout.rows(max(0, number - 40), number + 40) == before
    assert rows[number].start <= offset < max(rows[number].next, rows[number].start + 1)


def test_row_numbers_near_a_settled_place_do_not_change_while_they_are_looked_at(layout: Layout) -> None:
    number = layout.lay_out(len(layout.text) // 2, 100, 100)
    start = layout.row(number).start
    layout.rows(number - 100, number + 100)
    assert layout.row_of(start) == number


def test_setting_by_and_by_ends_with_every_row_known(layout: Layout) -> None:
    guess, steps = layout.height, 0
    while layout.lay_out_more(400):
        steps += 1
    assert layout.complete
    assert steps > 3
    assert guess == pytest.approx(layout.height, rel=0.4)
    rows = layout.rows(0, layout.height)
    assert len(rows) == layout.height
    assert "".join(layout.text[row.start : row.next] for row in rows) == layout.text


def test_a_giant_paragraph_is_indented_once_and_breaks_no_rule() -> None:
    layout = whole(GIANT)
    rows = all_rows(layout)
    assert [row.indent for row in rows].count(4) == 1
    assert list(violations(GIANT[:20_000], [row.start for row in rows if row.start < 20_000])) == []
    short = [row for row in rows[:-1] if row.width < 60]
    assert len(short) <= len(GIANT) // 4096
    assert all(GIANT[row.next - 1] == "。" for row in short)


def test_a_paragraph_of_the_usual_length_is_never_divided() -> None:
    text = "好" * (LONG - 1)
    rows = all_rows(whole(text))
    assert {row.width for row in rows[1:-1]} == {76}


@given(st.lists(st.sampled_from([0, 1, 700, 2048, 5000, 19_999, 20_001, 23_000, 41_000]), min_size=1, max_size=6))
@settings(max_examples=25)
def test_long_and_short_paragraphs_follow_one_another(sizes: list[int]) -> None:
    text = "\n".join((SENTENCE * 1100)[number : number + size] for number, size in enumerate(sizes))
    layout = lay(text, Setting())
    jumped = [layout.row(layout.row_of(offset)) for offset in range(len(text), -1, -977)]
    assert all(row.start <= offset for row, offset in zip(jumped, range(len(text), -1, -977), strict=True))
    rows = all_rows(layout)
    assert "".join(text[row.start : row.next] for row in rows) == text
    assert {row for row in jumped if row.kind is RowKind.TEXT} <= set(rows)


@pytest.mark.parametrize("every", [50, 700, 2500, 3001, 9000, 30_000])
def test_lines_of_any_length_within_one_block(every: int) -> None:
    text = "\n".join(GIANT[at : at + every] for at in range(0, len(GIANT), every))
    layout = whole(text)
    division = Division(text, Blocks(layout.blocks, lambda _: Role.PARAGRAPH, ()), 1)
    starts = [division.start(index) for index in range(division.count + 1)]
    assert starts == sorted(starts)
    rows = all_rows(layout)
    assert "".join(text[row.start : row.next] for row in rows) == text
    assert [row.start for row in rows if row.first] == [line.start for line in lines(text)]


def test_marks_that_cannot_be_cut_do_not_stop_a_giant_paragraph() -> None:
    for text in ("。" * 50_000, " " * 50_000, "a" * 50_000, "\u0301" * 50_000, "\n" * 50_000, "👩\u200d" * 20_000):
        rows = all_rows(whole(text))
        assert "".join(text[row.start : row.next] for row in rows) == text


def test_a_new_measure_keeps_the_place() -> None:
    offset = len(BIG) // 3
    for measure in (76, 41, 100):
        layout = lay(BIG, Setting(measure=measure))
        row = layout.row(layout.lay_out(offset, 30, 30))
        assert row.start <= offset < row.next
        assert layout._chunks.ready < 8


def test_a_folded_block_is_one_row_that_stands_for_its_text() -> None:
    text = f"标题\n{PARAGRAPH}\n{PARAGRAPH}\n尾声"
    layout = lay(text, Setting(), folded={2})
    rows = all_rows(layout)
    fold = [row for row in rows if row.kind is RowKind.FOLD]
    spans = lines(text)
    assert [(row.block, row.start, row.end) for row in fold] == [(2, *spans[2])]
    assert layout.row_of(spans[2].start + 100) == rows.index(fold[0])
    assert layout.offset_at(rows.index(fold[0]), 30) == spans[2].start
    assert "".join(text[row.start : row.next] for row in rows) == text


def test_a_giant_folded_block_is_one_row() -> None:
    text = f"{GIANT}\n尾声"
    layout = lay(text, Setting(), folded={0})
    assert [row.kind for row in all_rows(layout)] == [RowKind.FOLD, RowKind.TEXT]
    assert layout.row_of(len(GIANT) // 2) == 0


def test_row_motions_keep_their_cell_and_pass_over_blank_rows() -> None:
    layout = lay(BIG, Setting(spacing=1))
    cell = layout.cell_of(100)
    down = layout.beside(100, 30, cell)
    assert layout.row(layout.row_of(down)).kind is RowKind.TEXT
    assert abs(layout.cell_of(down) - cell) <= 1
    assert layout.row_of(layout.beside(down, -30, cell)) == layout.row_of(100)
    assert layout.beside(0, -5, 0) == 0
    assert layout.row_of(layout.beside(0, 10**6, 0)) == layout.height - 1


def test_row_motions_upward_from_a_far_place_go_row_by_row() -> None:
    layout = lay(BIG, Setting(spacing=2))
    offset, seen = len(BIG) - 1, []
    for _ in range(300):
        offset = layout.beside(offset, -1, 10)
        seen.append(offset)
    rows = all_rows(layout)
    numbers = [layout.row_of(offset) for offset in seen]
    text_rows = [number for number, row in enumerate(rows) if row.kind is RowKind.TEXT]
    ranks = [text_rows.index(number) for number in numbers]
    assert {a - b for a, b in pairwise(ranks)} == {1}


@given(st.lists(st.sampled_from(Role), min_size=1, max_size=12), st.integers(2, 100), st.integers(0, 2))
def test_every_role_has_rows_that_fit(roles, measure, spacing) -> None:
    text = "\n".join(PARAGRAPH[: 20 + 40 * (number % 3)] for number in range(len(roles)))
    rows = all_rows(lay(text, Setting(measure=measure, spacing=spacing), lambda index: roles[index]))
    assert all(row.indent + row.width <= max(2, measure) + 2 for row in rows)
    assert rows[0].kind is not RowKind.BLANK
    assert rows[-1].kind is not RowKind.BLANK


def test_an_empty_article_has_one_empty_row() -> None:
    layout = Layout("", (), lambda _: Role.PARAGRAPH, Setting())
    assert layout.height == 1
    assert layout.row(0).end == 0
    assert layout.row_of(0) == layout.offset_at(0, 5) == 0
    with pytest.raises(IndexError):
        layout.row(1)
    with pytest.raises(IndexError):
        layout.row(-1)
