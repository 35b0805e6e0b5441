"""Marks, notes and hits of a row are found without a scan of the whole."""

from hypothesis import given
from hypothesis import strategies as st

from tui.text.intervals import Intervals
from tui.text.source import Span

spans = st.lists(st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(0, 20)))


@given(spans, st.integers(0, 90), st.integers(0, 30))
def test_overlapping_finds_what_a_scan_finds(items, start, size) -> None:
    end = start + size
    expected = sorted((s for s in items if s.start < end and s.end > start), key=lambda s: (s.start, -s.end))
    assert Intervals(items).overlapping(start, end) == expected


@given(spans, st.integers(0, 90))
def test_the_smallest_at_an_offset_comes_first(items, offset) -> None:
    found = Intervals(items).at(offset)
    assert sorted(found) == sorted(s for s in items if s.start <= offset < s.end)
    sizes = [s.end - s.start for s in found]
    assert sizes == sorted(sizes)


@given(spans, st.integers(0, 90))
def test_the_neighbours_of_an_offset(items, offset) -> None:
    intervals = Intervals(items)
    after, before = intervals.after(offset), intervals.before(offset)
    assert (after.start if after else None) == min((s.start for s in items if s.start > offset), default=None)
    assert (before.start if before else None) == max((s.start for s in items if s.start < offset), default=None)


def test_none_at_all() -> None:
    assert not Intervals[Span]().overlapping(0, 10)
    assert len(Intervals[Span]()) == 0
