"""What a row break costs between characters: a digit for each place, named in the docstring of breaks.py."""

import pytest

from tui.typeset.breaks import CLUSTER, LETTERS, RULE, TOKEN, WORD, Stretch

PENALTIES = [
    ("全市的", "00"),
    ("约¥30万元的", "033220"),  # a currency holds on to its number, the unit to both
    ("价$ 5元", "0402"),  # not where a blank stands between
    ("气温-5℃", "0034"),  # a minus goes along
    ("气温−5度", "0032"),
    ("≥5人", "22"),
    ("-3是", "30"),  # also at the beginning of a text
    ("共3-5个", "0222"),  # a range is one number
    ("-3", "3"),
    ("-5和A", "300"),  # whatever the text ends with
    ("好\u0301的", "50"),  # a cluster is never parted
    ("A-3型", "220"),  # a hyphen after letters is no sign of the number
    ("3-5", "22"),
    ("第A-3", "022"),
    ("2024年5月1日至", "333222220"),
    ("10:30分", "34232"),
    ("第１２号", "032"),
    ("12平方公里", "32222"),
    ("约3.5个百分点。", "04222224"),
    ("增长5%左右", "00400"),
    ("5G和C++", "30022"),
    ("COVID-19的", "33332230"),
    ("见https://a.b/c", "0333342224222"),
    ("他“（说”。", "04444"),
    ("他说“  好”。", "0044444"),  # nothing parts an opener from what follows, however many blanks (LB14)
    ("（好的", "40"),  # but right behind it only
    ("（ 好", "44"),
    ("（  好", "444"),
    ("好（  好", "0444"),
    ("好  好", "440"),
    ("“ 　好", "444"),
    ('说"好"的', "0440"),  # straight quotes open and close in turn
    ('说"好"和"坏"的', "04400440"),
    ('说"好的', "110"),  # one alone holds on to both sides
    ('说"好"的\n一"个', "04404011"),  # counted line by line
    ("是……好", "440"),
    ("— —", "44"),
]


@pytest.mark.parametrize(("text", "expected"), PENALTIES)
def test_a_break_costs_what_the_rules_of_rows_say(text: str, expected: str) -> None:
    assert penalties(Stretch(text, 1)) == expected


def penalties(stretch: Stretch) -> str:
    return "".join(str(stretch.penalty(at)) for at in range(1, len(stretch.text)))


@pytest.mark.parametrize(
    ("spans", "penalty", "expected"),
    [
        ([(0, 2)], WORD, "1000"),
        ([(1, 4)], WORD, "0110"),
        ([(1, 2)], WORD, "0000"),  # one character has no inside
        ([(-3, 2), (3, 99)], TOKEN, "2002"),  # what reaches out of the stretch is cut
        ([(0, 3), (2, 5)], WORD, "1111"),
    ],
)
def test_the_inside_of_a_kept_span_costs_its_penalty(spans: list[tuple[int, int]], penalty: int, expected: str) -> None:
    stretch = Stretch("大连海关城", 1)
    stretch.keep(spans, penalty)
    assert penalties(stretch) == expected.ljust(4, "0")


def test_a_lower_penalty_never_takes_the_place_of_a_higher_one() -> None:
    stretch = Stretch("大连海关城", 1)
    stretch.keep([(0, 2), (1, 4)], TOKEN)
    stretch.keep([(0, 2), (0, 5)], WORD)
    assert penalties(stretch) == "2221"
    stretch.keep([(3, 5)], LETTERS)
    assert penalties(stretch) == "2223"
    other = Stretch("大连海关城", 1)
    other.keep([(1, 4)], TOKEN)
    other.keep([(0, 2)], WORD)
    assert penalties(other) == "1220"
    assert penalties(Stretch("30。e\u0301", 1)) == f"{LETTERS}{RULE}0{CLUSTER}"


def test_a_cell_is_left_before_each_offset_that_is_set_apart() -> None:
    stretch = Stretch("ab大连", 1)
    assert stretch.cells == [0, 1, 2, 4, 6]
    stretch.set_apart([1, 3])
    assert stretch.cells == [0, 2, 3, 6, 8]
    stretch.set_apart([])
    assert stretch.cells == [0, 2, 3, 6, 8]
