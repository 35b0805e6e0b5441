"""A figure is found however it is written."""

import pytest

from tui.language import figures
from tui.workspace.search.numerals import spellings


@pytest.mark.parametrize(
    ("word", "among"),
    [
        ("1200亿", "一千二百亿"),
        ("一千二百亿", "1200亿"),
        ("1200亿元", "1,200亿元"),
        ("1200亿元", "一千二百亿元"),
        ("5%", "5%"),
        ("15家", "十五家"),
        ("十五家", "15家"),
        ("10500吨", "1.05万吨"),
        ("一万零五百吨", "10500吨"),
        ("100005人", "十万零五人"),
        ("2.5万吨", "25000吨"),
        ("2.5万吨", "25,000吨"),
        ("三百二十户", "320户"),
    ],
)
def test_another_writing_is_looked_for_too(word: str, among: str) -> None:
    assert among in spellings(word)


@pytest.mark.parametrize("word", ["海关", "超300家", "15至30天", "2024年", "973计划", "5G", "一", "", "十五五"])
def test_what_is_no_exact_figure_stays_as_it_is(word: str) -> None:
    assert spellings(word) == (word,)


@pytest.mark.parametrize("word", ["1200亿元", "10500吨", "三百零二户", "2.5万人", "3.26万亿元", "110000000户"])
def test_every_writing_has_the_same_value(word: str) -> None:
    (figure,) = figures.find(word)
    for other in spellings(word):
        (found,) = figures.find(other)
        assert (found.value, found.unit) == (figure.value, figure.unit), other
