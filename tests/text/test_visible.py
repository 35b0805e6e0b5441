"""What a terminal would obey or not show at all is shown as a sign."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.visible import has_invisible, visible, visible_line

HIDDEN = (
    "\u00ad\u034f\u115f\u1160\u200b\u200c\u200d\u2060\u2800\u3164\ufe00\ufe0f\ufeff\uffa0\u180e\u17b4"
    "\U000e0061\U000e0100\U0001d159"
)


@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("frame", ["机{}构", "{}机构", "机构{}", "a{}b", " {}"])
def test_an_invisible_character_in_a_name_is_a_sign(hidden: str, frame: str) -> None:
    text = frame.format(hidden)
    assert visible_line(text) == frame.format("␦")
    assert has_invisible(text)


@pytest.mark.parametrize("emoji", ["👩‍👩‍👧", "❤️", "1️⃣", "👨🏽‍💻", "👁️‍🗨️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "⭐️", "é", "가", "標題"])
def test_what_makes_an_emoji_stays(emoji: str) -> None:
    assert visible_line(emoji) == emoji


@pytest.mark.parametrize(
    "alike",
    [
        "★\u200d★",
        "☰\ufe0f",
        "1\ufe0f",
        "🍎\ufe0f",
        "\u2060\ufe0f",
        "❤\ufe0e",
        "🏴\U000e0067\U000e0062\U000e007f",
        "甲\ufe00",
    ],
)
def test_what_only_looks_like_the_beginning_of_an_emoji_is_shown(alike: str) -> None:
    assert "␦" in visible_line(alike)


@given(st.text())
def test_signs_stand_one_to_one_and_nothing_steers(text: str) -> None:
    for shown in (visible(text), visible_line(text)):
        assert len(shown) == len(text)
        assert not any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown.replace("\n", ""))
    assert "\n" not in visible_line(text)
    assert visible_line(visible_line(text)) == visible_line(text)


def test_what_parts_pages_and_columns_is_a_blank() -> None:
    assert visible("甲\f乙\v丙\t丁") == "甲 乙 丙 丁"
