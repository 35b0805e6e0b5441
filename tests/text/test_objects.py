"""Text objects mean what stands around the cursor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text import objects
from tui.text.source import Span


@pytest.mark.parametrize(
    ("text", "offset", "key", "inside", "around"),
    [
        ("看《大连日报》去", 3, "<", "大连日报", "《大连日报》"),
        ("看《大连日报》去", 1, "《", "大连日报", "《大连日报》"),
        ("看《大连日报》去", 6, "》", "大连日报", "《大连日报》"),
        ("看《大连日报》去", 7, "<", None, None),
        ("会（期（三）天）了", 4, "(", "三", "（三）"),
        ("会（期（三）天）了", 6, ")", "期（三）天", "（期（三）天）"),
        ("会(期)了", 2, "（", "期", "(期)"),
        ("会（期)了", 2, "(", "期", "（期)"),
        ("说“好的”了", 2, '"', "好的", "“好的”"),
        ("说“好的”了", 2, "“", "好的", "“好的”"),
        ("说“好的”了", 2, "'", "好的", "“好的”"),
        ('说"好的"了"不"', 2, '"', "好的", '"好的"'),
        ('说"好的"了"不"', 5, '"', None, None),
        ('说"好的"了"不"', 7, '"', "不", '"不"'),
        ("「好」", 1, '"', "好", "「好」"),
        ("【好】", 1, "[", "好", "【好】"),
        ("（好", 1, "(", None, None),
        ("（\n好）", 2, "(", None, None),
        ("好", 0, "z", None, None),
        ("", 0, "(", None, None),
    ],
)
def test_pairs(text: str, offset: int, key: str, inside: str | None, around: str | None) -> None:
    for expected, wide in ((inside, False), (around, True)):
        span = objects.pair(text, offset, key, around=wide)
        assert (text[span.start : span.end] if span else None) == expected


def test_a_count_takes_the_pair_further_out() -> None:
    text = "（一（二（三）））"
    assert objects.pair(text, 5, "(") == Span(5, 6)
    assert objects.pair(text, 5, "(", count=3) == Span(1, 8)
    assert objects.pair(text, 5, "(", count=4) is None


def test_words_sentences_and_paragraphs() -> None:
    text = "use it. 今天开会。 好。\n第二段"
    words = [Span(0, 3), Span(4, 6)]
    assert objects.word(text, words, 1) == Span(0, 3)
    assert objects.word(text, words, 1, around=True) == Span(0, 4)
    assert objects.word(text, words, 6) is None
    assert objects.sentence(text, 9) == Span(8, 13)
    assert objects.sentence(text, 9, around=True) == Span(8, 14)
    blocks = [Span(0, 16), Span(17, 20)]
    assert objects.paragraph(text, blocks, 3) == Span(0, 16)
    assert objects.paragraph(text, blocks, 3, around=True) == Span(0, 17)
    assert objects.paragraph(text, blocks, 16) is None


def test_the_smallest_thing_that_covers_the_cursor() -> None:
    assert objects.covering([Span(0, 10), Span(2, 5), Span(3, 9)], 4) == Span(2, 5)
    assert objects.covering([Span(0, 2)], 2) is None


@given(
    st.text(st.sampled_from('（）()“”"‘’《》<>【】[]中\n'), max_size=40),
    st.integers(0, 40),
    st.sampled_from("([{<\"'《“"),
)
def test_a_pair_holds_the_cursor(text: str, offset: int, key: str) -> None:
    span = objects.pair(text, offset, key, around=True)
    if span:
        assert span.start <= offset < span.end
        assert "\n" not in text[span.start : span.end]
        assert objects.pair(text, offset, key) == Span(span.start + 1, span.end - 1)
