"""Finding: literal unless asked otherwise, blind to case and width, exact in offsets, never stuck."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.search import SearchError, find, fold

letters = st.text(st.sampled_from("aAbBsSßẞﬁfiﬀİiıŉ,，。ＡａＢ ＳＳ\u3000\n“”\"'’中文𠮷"), max_size=30)


def hits(text: str, needle: str, **more: object) -> list[str]:
    return [text[span.start : span.end] for span in find(text, needle, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "needle", "expected"),
    [
        ("人工智能与人工智能", "人工智能", [(0, 4), (5, 9)]),
        ("ＡＩ与ai与Ai", "AI", [(0, 2), (3, 5), (6, 8)]),
        ("好，好,好", ",", [(1, 2), (3, 4)]),
        ("好，好,好", "，", [(1, 2), (3, 4)]),
        ("（一）(一)", "(一)", [(0, 3), (3, 6)]),
        ("“十五五”", '"十五五"', [(0, 5)]),
        ("Straße STRASSE", "strasse", [(0, 6), (7, 14)]),
        ("Straße STRASSE", "straße", [(0, 6), (7, 14)]),
        ("ﬁne fine", "fine", [(0, 3), (4, 8)]),
        ("İstanbul", "istanbul", [(0, 8)]),
        ("ISTANBUL", "İstanbul", [(0, 8)]),
        ("ß", "s", []),
        ("a\u3000b a\nb", "a b", [(0, 3), (4, 7)]),
        ("aaaa", "aa", [(0, 2), (2, 4)]),
        ("𠮷野家", "野", [(1, 2)]),
        ("a.c abc", "a.c", [(0, 3)]),
        ("[/数据]", "[/", [(0, 2)]),
        ("中文", "", []),
        ("", "中", []),
        ("3·15晚会 3•15", "3·15", [(0, 4), (7, 11)]),
    ],
)
def test_hits_of_a_literal_search(text: str, needle: str, expected: list[tuple[int, int]]) -> None:
    assert find(text, needle) == expected


@given(letters, letters.filter(bool))
def test_every_hit_equals_the_needle_but_for_case_and_width(text: str, needle: str) -> None:
    found = find(text, needle)
    assert all(fold(text[span.start : span.end]) == fold(needle) for span in found)
    assert all(left.end <= right.start for left, right in pairwise(found))


@given(letters, letters, letters.filter(bool))
def test_what_is_there_is_found(before: str, after: str, needle: str) -> None:
    text = before + needle + after
    assert any(span.end > len(before) - len(needle) * 3 for span in find(text, needle))


@given(letters, letters.filter(bool))
def test_hits_are_those_of_trying_every_place(text: str, needle: str) -> None:
    places, at = [], 0
    wanted = fold(needle)
    while at < len(text):
        ends = [end for end in range(at + 1, len(text) + 1) if fold(text[at:end]) == wanted]
        if ends:
            places.append((at, ends[0]))
            at = ends[0]
        else:
            at += 1
    assert find(text, needle) == places


def test_a_limit_ends_the_search_early() -> None:
    assert len(find("的" * 1000, "的", limit=10)) == 10
    assert len(find("的" * 1000, "的", regex=True, limit=10)) == 10


def test_regular_expressions_find_by_pattern_without_regard_to_case() -> None:
    assert hits("2024年与2025年，GDP", r"\d{4}年", regex=True) == ["2024年", "2025年"]
    assert hits("2024年与2025年，GDP", "gdp$", regex=True) == ["GDP"]
    assert hits("甲\n乙", "^.", regex=True) == ["甲", "乙"]
    assert hits("aaa", "b*", regex=True) == []


@pytest.mark.parametrize("pattern", ["(", "[", "a{2,1}", "(?P<x", "*", "\\", "(?<=a+", "[" * 500])
def test_a_wrong_expression_is_said_to_be_wrong(pattern: str) -> None:
    with pytest.raises(SearchError, match="regular expression"):
        find("中文", pattern, regex=True)


def test_an_expression_that_is_too_long_is_refused() -> None:
    with pytest.raises(SearchError, match="too long"):
        find("a", "a" * 5000, regex=True)


def test_an_expression_that_would_run_for_ever_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.text.search.TIME_LIMIT", 0.2)
    with pytest.raises(SearchError, match="too long on this text"):
        find("a" * 5000 + "c", "(?:(?:(?:a{1,1000}){1,1000}){1,1000}){1,1000}b", regex=True)
