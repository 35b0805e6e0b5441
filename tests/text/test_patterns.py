"""Any character in a place, look-alikes, and words near one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.patterns import flat, near, search
from tui.text.search import find, fold


def hits(text: str, needle: str, *, confused: bool = False) -> list[str]:
    return [text[span.start : span.end] for span in search(text, needle, confused=confused)]


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        ("一般公共预算收入、支出", "预算？入", ["预算收入"]),
        ("王明说，王小明说", "王?明", ["王小明"]),
        ("臺灣、台灣", "?湾", ["臺灣", "台灣"]),
        ("上\n海", "上?海", []),
        ("a.c abc", "a.?", ["a.c"]),
        ("A1B", "a?b", ["A1B"]),
    ],
)
def test_a_question_mark_stands_for_one_character(text: str, needle: str, expected: list[str]) -> None:
    assert hits(text, needle) == expected


def test_look_alikes_are_one_on_request_only() -> None:
    assert hits("收人730亿元，收入", "收入") == ["收入"]
    assert hits("收人730亿元，收入", "收入", confused=True) == ["收人", "收入"]
    assert hits("[数据]", "[数据]", confused=True) == ["[数据]"]


@pytest.mark.parametrize(
    ("text", "words", "distance", "expected"),
    [
        ("海关支持口岸", ["海关", "口岸"], 2, ["海关支持口岸"]),
        ("海关支持口岸", ["口岸", "海关"], 2, ["海关支持口岸"]),
        ("海关支持口岸", ["海关", "口岸"], 1, []),
        ("海关海关口岸", ["海关", "口岸"], 0, ["海关口岸"]),
        ("口岸、海关；口岸、海关", ["海关", "口岸"], 1, ["口岸、海关", "口岸、海关"]),
        ("海关", ["海关", "口岸"], 9, []),
        ("甲乙丙", ["甲", "乙", "丙"], 0, ["甲乙丙"]),
    ],
)
def test_words_near_one_another(text: str, words: list[str], distance: int, expected: list[str]) -> None:
    assert [text[span.start : span.end] for span in near(text, words, distance)] == expected


@given(st.text())
def test_the_flat_text_is_as_long(text: str) -> None:
    assert len(flat(text)) == len(text)


@given(
    st.text(st.sampled_from("海關关AaＡ日曰，, ß"), max_size=20),
    st.text(st.sampled_from("海关aß，"), min_size=1, max_size=3),
)
def test_without_wishes_it_is_the_plain_search(text: str, needle: str) -> None:
    assert search(text, needle) == find(text, needle)
    assert all(fold(text[a:b]) == fold(needle) for a, b in search(text, needle))
