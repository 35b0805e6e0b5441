"""A reference names what is known of an article, in the form of GB/T 7714-2015."""

from dataclasses import replace

import pytest

from tests.export.material import PAGE
from tui.export.citation import citation, reference

ARTICLE = replace(PAGE.articles[0], title="大连奋楫争先打好打赢攻坚之战")


@pytest.mark.parametrize(
    ("authors", "date", "page", "paper", "expected"),
    [
        ((), "2024-03-05", "04", "辽宁日报", "大连奋楫争先打好打赢攻坚之战[N]. 辽宁日报, 2024-03-05(04)."),
        (("吕丽",), None, None, "", "吕丽. 大连奋楫争先打好打赢攻坚之战[N]."),
        (
            ("甲", "乙", "丙", "丁"),
            "2024-03-05",
            None,
            "",
            "甲, 乙, 丙, 等. 大连奋楫争先打好打赢攻坚之战[N]. 2024-03-05.",
        ),
        ((), None, "04", "辽宁日报", "大连奋楫争先打好打赢攻坚之战[N]. 辽宁日报(04)."),
        ((), None, "04", "", "大连奋楫争先打好打赢攻坚之战[N]."),
    ],
)
def test_a_reference_has_the_parts_that_are_known(
    authors: tuple[str, ...], date: str | None, page: str | None, paper: str, expected: str
) -> None:
    assert reference(replace(ARTICLE, authors=authors, date=date, page=page, origin=paper)) == expected


@pytest.mark.parametrize(
    ("quote", "shown"),
    [("启用", "“启用”"), ("打造“新枢纽”", "“打造‘新枢纽’”"), ("“甲‘乙’”", "““甲‘乙’””")],
)
def test_a_quotation_stands_in_marks_over_its_reference(quote: str, shown: str) -> None:
    assert citation(ARTICLE, quote).split("\n")[0] == shown
