"""Words set apart by a cell: rows still fit, cells and offsets still agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.block import Role
from tui.typeset.layout import Layout
from tui.typeset.setting import Setting
from tui.typeset.widths import cells

TEXT = "大连港开展工作，全市工信系统干部AI+项目3亿元表示支持。"
WORDS = (
    (0, 3),
    (3, 5),
    (5, 7),
    (8, 10),
    (10, 12),
    (12, 14),
    (14, 16),
    (16, 19),
    (19, 21),
    (21, 24),
    (24, 26),
    (26, 28),
)


def layout(measure: int, apart: bool = True) -> Layout:
    setting = Setting(measure=measure, indent=0, hang=False)
    return Layout(TEXT, (), lambda _block: Role.PARAGRAPH, setting, words=WORDS, apart=apart)


@pytest.mark.parametrize("measure", [10, 16, 24, 80])
def test_a_cell_is_left_between_words_that_touch(measure: int) -> None:
    found = layout(measure)
    gaps = [at for row in found.rows(0, 100) for at in found.cells.gaps(row)]
    starts = {row.start for row in found.rows(0, 100)}
    touching = {first for first, _last in WORDS if any(last == first for _f, last in WORDS)}
    assert set(gaps) == touching - starts
    for row in found.rows(0, 100):
        assert cells(TEXT[row.start : row.end], 1) + len(found.cells.gaps(row)) <= measure
    assert "".join(TEXT[row.start : row.next] for row in found.rows(0, 100)) == TEXT


@given(st.integers(8, 80))
def test_cells_and_offsets_agree(measure: int) -> None:
    found = layout(measure)
    for number, row in enumerate(found.rows(0, 100)):
        for offset in range(row.start, row.end):
            assert found.offset_at(number, found.cell_of(offset)) == offset


def test_nothing_is_left_free_otherwise() -> None:
    found = layout(80, apart=False)
    assert not any(found.cells.gaps(row) for row in found.rows(0, 100))
