"""Text takes the cells that Rich gives it, and two for ambiguous characters where the reader says so."""

import pytest
from rich.cells import cell_len

from tui.typeset.widths import cells, drawn


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("好，", 4),
        ("𠮷𪚥", 4),
        ("“”…—·①℃", 7),
        ("👨\u200d👩\u200d👧", 2),
        ("👍🏽", 2),
        ("🇨🇳", 2),
        ("🇨🇳🇫🇷", 4),
        ("1\ufe0f\u20e3", 2),
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("e\u0301", 1),
        ("か\u309a", 2),
        ("葛\U000e0100", 2),
        ("\u200b\u2060", 0),
        ("한글", 4),
        ("ﾊﾞ", 2),
        ("\x1b[0m", 4),
        ("\t", 1),
    ],
)
def test_cells_of_a_text(text: str, width: int) -> None:
    assert cells(text) == width
    assert cell_len(drawn(text)) == width


@pytest.mark.parametrize(("text", "width"), [("“”…—·①℃", 14), ("好abc", 5), ("e\u0301", 1), ("❤\ufe0f", 2), ("α", 2)])
def test_ambiguous_characters_count_two_when_the_terminal_shows_them_so(text: str, width: int) -> None:
    assert cells(text, ambiguous=2) == width


def test_what_is_drawn_has_a_character_for_each_and_no_control_code() -> None:
    text = "a\x1b[31m\u202eb\u200dc\t\x07\ud800"
    shown = drawn(text)
    assert len(shown) == len(text)
    assert shown.isprintable() or "\u200c" in shown
    assert "\x1b" not in shown


def test_joined_emoji_stay_joined_when_drawn() -> None:
    assert drawn("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥") == "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥"
