"""Motions go where vim's do, in Chinese."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from tui.text import graphemes, motions
from tui.text.source import Span

TEXT = "大连市开会。会议（会期3.5天）讨论AI+。他说：“好。”\n第二段，写完了。"
WORDS = [Span(0, 3), Span(3, 5), Span(6, 8), Span(9, 11), Span(11, 15), Span(16, 18), Span(18, 21), Span(22, 24)]
BLOCKS = [Span(0, 29), Span(30, 38)]

clusters = st.lists(
    st.sampled_from(
        [
            "中",
            "，",
            "a",
            "e\u0301",
            "👨\u200d👩\u200d👧",
            "🇨🇳",
            "👍🏽",
            "1\ufe0f\u20e3",
            "한",
            "क्षि",
            "\n",
            "\u0301",
            "\U0001f1e6",
        ]
    ),
    max_size=30,
).map("".join)


@given(clusters)
def test_a_character_is_a_grapheme_cluster(text: str) -> None:
    starts = [found.start() for found in regex.finditer(r"\X", text)]
    assert [offset for offset in range(len(text)) if graphemes.start_of(text, offset) == offset] == starts
    for here, following in pairwise([*starts, len(text)]):
        assert graphemes.next_start(text, here) == following
        assert graphemes.previous_start(text, following) == here


@given(clusters, st.integers(0, 60), st.integers(1, 40))
def test_back_and_forth_by_characters_returns(text: str, offset: int, count: int) -> None:
    offset = graphemes.start_of(text, min(offset, motions.last(text)))
    there = motions.character(text, offset, count)
    assert there >= offset
    if there < motions.last(text):
        assert motions.character(text, there, -count) == offset


@pytest.mark.parametrize(
    ("offset", "count", "expected"),
    [
        (0, 1, 3),
        (1, 1, 3),
        (0, 3, 9),
        (4, -1, 3),
        (3, -1, 0),
        (3, -5, 0),
        (22, 1, len(TEXT) - 1),
        (5, 1, 6),
        (5, -1, 3),
    ],
)
def test_word_motions(offset: int, count: int, expected: int) -> None:
    assert motions.word(TEXT, WORDS, offset, count) == expected


@pytest.mark.parametrize(
    ("offset", "count", "expected"), [(0, 1, 2), (2, 1, 4), (0, 2, 4), (5, 1, 7), (30, 1, len(TEXT) - 1)]
)
def test_end_of_word(offset: int, count: int, expected: int) -> None:
    assert motions.word_end(TEXT, WORDS, offset, count) == expected


def test_without_words_the_cursor_stays() -> None:
    assert motions.word(TEXT, [], 4) == 4
    assert motions.word_end(TEXT, [], 4) == 4


def test_sentences_forward_and_back() -> None:
    starts = [0, 6, TEXT.index("他说"), 30]
    for here, there in pairwise(starts):
        assert motions.sentence(TEXT, here, 1) == there
        assert motions.sentence(TEXT, there, -1) == here
        assert motions.sentence(TEXT, there + 1, -1) == there
    assert motions.sentence(TEXT, 0, 3) == 30
    assert motions.sentence(TEXT, 30, -2) == 6
    assert motions.sentence(TEXT, 33, -99) == 0
    assert motions.sentence(TEXT, 33, 99) == len(TEXT) - 1


@pytest.mark.parametrize("reach", [64, 8192])
@pytest.mark.parametrize("text", ["开会讨论了。" * 400, "开会讨论了。\n" * 400, "开会讨论了" * 400 + "。完了。"])
def test_sentence_motions_far_away_are_as_near_by(text: str, reach: int) -> None:
    first = text.index("。") + 1
    first += text[first : first + 1] == "\n"
    assert motions.sentence(text, 0, 1, reach) == first
    there = motions.sentence(text, 0, 300, reach)
    assert motions.sentence(text, there, -300, reach) == 0


def test_paragraphs() -> None:
    assert motions.paragraph(BLOCKS, 5) == 30
    assert motions.paragraph(BLOCKS, 32) == 32
    assert motions.paragraph(BLOCKS, 32, -1) == 30
    assert motions.paragraph(BLOCKS, 30, -1) == 0
    assert motions.paragraph(BLOCKS, 30, -9) == 0
    assert motions.paragraph([], 3) == 3


def test_per_cent_of_the_text() -> None:
    assert motions.percent(TEXT, 0) == 0
    assert motions.percent(TEXT, 50) == len(TEXT) // 2
    assert motions.percent(TEXT, 100) == motions.percent(TEXT, 900) == len(TEXT) - 1
    assert motions.percent("", 50) == 0


@pytest.mark.parametrize(
    ("text", "offset", "expected"),
    [
        ("（一）", 0, 2),
        ("（一）", 2, 0),
        ("看（一）", 0, 3),
        ("（一(二)三）", 0, 6),
        ("（一)", 0, 2),
        ("“好‘的’”", 0, 5),
        ("“好‘的’”", 4, 2),
        ("《大连》", 3, 0),
        ('说"好"了', 1, 3),
        ('说"好"了', 3, 1),
        ("（没有", 0, 0),
        ("没有）", 2, 2),
        ("（\n）", 0, 0),
        ("没有括号", 1, 1),
    ],
)
def test_the_matching_bracket_or_quote(text: str, offset: int, expected: int) -> None:
    assert motions.matching(text, offset) == expected


def test_jumps_in_a_sorted_list() -> None:
    spans = [Span(2, 4), Span(2, 6), Span(9, 10), Span(20, 25)]
    assert motions.jump(spans, 0) == Span(2, 4)
    assert motions.jump(spans, 2) == Span(9, 10)
    assert motions.jump(spans, 2, 2) == Span(20, 25)
    assert motions.jump(spans, 20) is None
    assert motions.jump(spans, 9, -1) == Span(2, 6)
    assert motions.jump(spans, 2, -1) is None
    assert motions.jump([], 5) is None


@given(st.text(max_size=60), st.integers(0, 60), st.integers(-70, 70).filter(bool))
def test_every_motion_lands_on_a_character(text: str, offset: int, count: int) -> None:
    offset = min(offset, motions.last(text))
    words = [Span(start, start + 1) for start in range(0, len(text), 2)]
    for there in (
        motions.character(text, offset, count),
        motions.word(text, words, offset, count),
        motions.sentence(text, offset, count),
        motions.percent(text, count),
        motions.matching(text, offset),
    ):
        assert 0 <= there <= motions.last(text)
