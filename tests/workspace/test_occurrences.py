"""Equal texts: what counts as the same text again."""

import pytest

from tui.workspace.notes.occurrences import places


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("总投资3亿元,其中3亿元", "3亿元", [3, 9]),
        ("融资1.13亿元", "3亿元", []),
        ("融资13亿元和3亿元", "3亿元", [7]),
        ("增长3.5%,占13.5%", "3.5%", [2]),
        ("3,500人和500人", "500人", [7]),
        ("在2024年,5人", "5人", [7]),
        ("十三亿元和三亿元", "三亿元", [5]),
        ("AIGC和AI", "AI", [5]),
        ("AI中国", "AI", [0]),
        ("3亿元", "3", [0]),
        ("35亿元", "3", []),
        ("大连大连大连", "大连", [0, 2, 4]),
        ("大连", "", []),
    ],
)
def test_an_equal_text_is_not_a_part_of_a_longer_number_or_word(text: str, quote: str, found: list[int]) -> None:
    assert [span.start for span in places(text, quote)] == found
