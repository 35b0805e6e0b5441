"""Words joined or split in one place; names stay whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.rewords import Reword, rewords
from tui.language.words import Segmenter, UserWord
from tui.text.source import Span

TEXT = "支持在连高校发展"
WORDS = (Span(0, 2), Span(2, 3), Span(3, 4), Span(4, 6), Span(6, 8))


def spans(*edges):
    return tuple(Span(a, b) for a, b in pairwise(edges))


@pytest.mark.parametrize(
    ("parts", "want"),
    [
        (spans(2, 6), ["支持", "在连高校", "发展"]),
        (spans(4, 5, 6), ["支持", "在", "连", "高", "校", "发展"]),
        (spans(1, 3), ["支", "持在", "连", "高校", "发展"]),
        (spans(0, 8), [TEXT]),
        ((), ["支持", "在", "连", "高校", "发展"]),
        ((Span(4, 4),), ["支持", "在", "连", "高校", "发展"]),
        ((Span(2, 3), Span(4, 6)), ["支持", "在", "连", "高校", "发展"]),
    ],
)
def test_a_place_is_divided_as_the_reader_wants(parts, want):
    assert [TEXT[a:b] for a, b in rewords(WORDS, [Reword(parts)])] == want


def test_a_choice_never_cuts_a_name_but_may_join_around_it():
    names = [Span(4, 6)]
    assert rewords(WORDS, [Reword(spans(3, 5))], names) == WORDS
    assert rewords(WORDS, [Reword(spans(4, 5, 6))], names) == WORDS
    assert rewords(WORDS, [Reword(spans(3, 6))], names) == (Span(0, 2), Span(2, 3), Span(3, 6), Span(6, 8))


def test_of_two_choices_that_overlap_the_later_stands():
    assert rewords(WORDS, [Reword(spans(2, 4)), Reword(spans(3, 6))])[1:3] == (Span(2, 3), Span(3, 6))


def test_a_choice_for_the_library_divides_other_texts_too():
    joined = UserWord(("在连高校",))
    text = "在连高校很多"
    assert Segmenter([joined]).words(text)[0] == Span(0, 4)


@given(st.lists(st.lists(st.integers(0, 8), min_size=2, max_size=4, unique=True).map(sorted), max_size=4))
def test_words_stay_sorted_and_apart(choices):
    found = rewords(WORDS, [Reword(spans(*edges)) for edges in choices])
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert sum(end - start for start, end in found) == len(TEXT)
