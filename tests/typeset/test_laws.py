"""What holds of every text at every width."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.conftest import SEEDS
from tests.typeset.texts import all_rows, chinese, hostile, lay
from tests.typeset.violations import cluster_inside, violations
from tui.language.figures import find
from tui.language.words import words
from tui.text.block import Role
from tui.text.library import Library
from tui.text.structure import split
from tui.typeset.layout import Layout
from tui.typeset.rows import RowKind
from tui.typeset.setting import HANG_CELLS, Setting
from tui.typeset.widths import cells, drawn

settings_ = st.builds(
    Setting,
    measure=st.integers(1, 200),
    indent=st.integers(0, 8),
    spacing=st.integers(0, 2),
    hang=st.booleans(),
    ambiguous=st.sampled_from([1, 2]),
    keep_words=st.booleans(),
)
spans = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 12))).map(
    lambda found: sorted((start, start + size) for start, size in found)
)


@given(hostile, settings_, spans, spans, st.sampled_from(Role))
def test_the_rows_put_end_to_end_are_the_text(text, setting, keep, parts, role) -> None:
    layout = lay(text, setting, lambda _: role, keep=keep, words=parts)
    rows = all_rows(layout)
    assert "".join(text[row.start : row.next] for row in rows) == text
    assert all(text[row.end : row.next].strip() == "" for row in rows)
    assert layout.height == len(rows)


@given(hostile, settings_)
def test_no_row_is_wider_than_the_measure_but_for_one_hanging_mark(text, setting) -> None:
    inside = cluster_inside(drawn(text))
    for row in all_rows(lay(text, setting)):
        shown = text[row.start : row.end]
        assert row.width == cells(shown, setting.ambiguous)
        if row.indent + row.width > setting.measure:
            hanging = setting.hang and shown[-1] in ",.，．、。｡､"
            alone = all(place in inside for place in range(row.start + 1, row.end))
            assert alone or (hanging and row.indent + row.width <= setting.measure + HANG_CELLS)


@given(hostile, st.integers(1, 200))
@example("1\u200b\ufe0f", 2)
@example("👩\u200d\u0301a", 2)
def test_rich_measures_what_is_drawn_as_we_do(text, measure) -> None:
    for row in all_rows(lay(text, Setting(measure=measure))):
        shown = drawn(text[row.start : row.end])
        assert len(shown) == row.end - row.start
        assert cell_len(shown) == row.width


@given(hostile, st.integers(1, 200))
def test_no_grapheme_cluster_is_split(text, measure) -> None:
    inside = cluster_inside(text)
    assert [row.start for row in all_rows(lay(text, Setting(measure=measure))) if row.start in inside] == []


@given(chinese, st.integers(2, 200), st.booleans())
@settings(derandomize=True, max_examples=300)
def test_no_row_breaks_a_rule_where_it_could_be_kept(text, measure, hang) -> None:
    rows = all_rows(lay(text, Setting(measure=measure, hang=hang)))
    assert list(violations(text, [row.start for row in rows])) == []


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem[:3])
def test_the_shipped_pages_break_no_rule_at_any_usual_width(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for measure in range(40, 121, 4):
        for hang in (True, False):
            rows = all_rows(lay(text, Setting(measure=measure, hang=hang)))
            assert list(violations(text, [row.start for row in rows])) == []


@given(hostile, settings_)
def test_every_offset_is_in_the_row_that_holds_it(text, setting) -> None:
    layout = lay(text, setting)
    for offset in range(len(text) + 1):
        row = layout.row(layout.row_of(offset))
        assert row.kind is RowKind.TEXT
        assert row.start <= offset < max(row.next, row.start + 1) or offset == len(text)


@given(hostile, settings_)
def test_a_cell_leads_to_the_character_drawn_there_and_back(text, setting) -> None:
    layout = lay(text, setting)
    inside = cluster_inside(text)
    for row_number, row in enumerate(all_rows(layout)):
        for offset in range(row.start, row.end):
            cell = layout.cell_of(offset)
            found = layout.offset_at(row_number, cell)
            width = cells(text[row.start : offset], setting.ambiguous)
            if offset not in inside and cells(text[offset : row.end], setting.ambiguous) and width < row.width:
                assert cell == row.indent + width
                assert found >= row.start
                assert layout.cell_of(found) <= cell


@pytest.mark.parametrize("stem", [path.stem for path in sorted(SEEDS.glob("*.txt"))], ids=lambda stem: stem[:3])
def test_articles_set_with_their_words_and_figures_break_no_rule(library: Path, stem: str) -> None:
    page = split(Library.open(library).read(f"{stem}.txt"))
    for article in page.articles:
        found, figures = words(article.text), [(figure.start, figure.end) for figure in find(article.text)]
        inside = frozenset(place for start, end in figures for place in range(start + 1, end))
        for measure in range(40, 121, 16):
            layout = Layout.of(article, Setting(measure=measure), words=found, keep=figures)
            starts = [row.start for row in all_rows(layout)]
            assert list(violations(article.text, starts, inside)) == []
