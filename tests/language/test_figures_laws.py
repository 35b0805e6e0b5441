"""Laws of figures: notations agree, spans are apart and in the text, lines do not touch one another."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import SEEDS
from tui.language import figures
from tui.language.figures import numerals
from tui.language.plain import plain

DIGITS = "零一二三四五六七八九"


def chinese(number):
    """Spell a whole number up to 10^16 as it is read aloud."""
    if number >= 10**8:
        high, low = divmod(number, 10**8)
        return chinese(high) + "亿" + (("零" if low < 10**7 else "") + chinese(low) if low else "")
    if number >= 10**4:
        high, low = divmod(number, 10**4)
        return chinese(high) + "万" + (("零" if low < 10**3 else "") + chinese(low) if low else "")
    spelled, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            spelled += ("零" if gap and spelled else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return spelled or "零"


@given(st.integers(1, 10**12))
def test_a_number_reads_the_same_in_every_notation(number):
    wide = "".join(chr(ord(c) + 0xFEE0) for c in str(number))
    spellings = [str(number), f"{number:,}", chinese(number), wide]
    for spelling in spellings[:3]:
        assert numerals.read(spelling) == number, spelling
    for spelling in spellings:
        [figure] = figures.find(f"共计{spelling}吨。")
        assert (figure.value, figure.unit) == (number, "吨"), spelling


@given(st.integers(1, 99_999), st.sampled_from([("万", 4), ("亿", 8), ("千万", 7), ("万亿", 12), ("", 0)]))
def test_decimals_and_magnitudes_lose_nothing(hundredths, magnitude):
    name, power = magnitude
    text = f"投资{hundredths // 100}.{hundredths % 100:02d}{name}元。"
    [figure] = figures.find(text)
    assert figure.value == float(f"{hundredths}e{power - 2}")


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("三万五", 35000),
        ("一百五", 150),
        ("三百零五", 305),
        ("一万零十二", 10012),
        ("廿二", 22),
        ("十", 10),
        ("三点五", 3.5),
        ("万亿", 10**12),
        ("3.8万", 38000),
        ("二〇二四", 2024),
        ("五亿零六", 500000006),
        ("千万", 10**7),
    ],
)
def test_spoken_numerals_are_read_as_they_are_meant(numeral, value):
    assert numerals.read(numeral) == value


@pytest.mark.parametrize("numeral", ["", "亿" * 39, "点", "点五", "三五", "十" * 50, "1" * 50, "一二三四", "3点"])
def test_what_is_no_numeral_has_no_value(numeral):
    assert numerals.read(numeral) is None


HOSTILE = st.text(
    st.sampled_from(
        "0123456789.,:/%+-—至到近约超余多几数上半第零〇一二两三十百千万亿元个年月日天点分之成前负℃$￥ "
        "\n“”《》）(大a１％，个半以上以下内"
    ),
    max_size=40,
)


@given(HOSTILE | st.text(max_size=40))
@example("半")
@example("百分之")
@example("0:0")
@example("１" * 60)
@example("1至")
@example("零下")
@example("第")
@example("前1天，前0.5天")
@example("亿" * 39 + "元")
@example("1" + "亿" * 38 + "元")
def test_any_text_gives_figures_inside_it_and_apart(text):
    found = figures.find(text)
    for figure in found:
        assert 0 <= figure.start < figure.end <= len(text)
        assert isinstance(figure.value, float) or figure.value[0] < figure.value[1]
        assert figure.bound in {"exact", "about", "over", "under", "range"}
        assert (figure.bound == "range") == isinstance(figure.value, tuple)
        for span in (figure.measured, figure.change, figure.period):
            assert span is None or 0 <= span.start < span.end <= len(text)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_the_figures_of_a_page_are_those_of_its_lines(name):
    text = (SEEDS / name).read_text(encoding="utf-8-sig")
    at, of_lines = 0, []
    for line in text.split("\n"):
        of_lines += [(f.start + at, f.end + at, f.value, f.unit) for f in figures.find(line)]
        at += len(line) + 1
    assert [(f.start, f.end, f.value, f.unit) for f in figures.find(text)] == of_lines


@given(st.text(st.sampled_from("0123456789个元一二三十万"), max_size=12))
def test_a_full_width_text_holds_the_figures_of_the_plain_one(text):
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isdigit() and c.isascii() else c for c in text)
    assert figures.find(wide) == figures.find(text)


@given(st.text(st.sampled_from("１２，345％·萬億個點兩陆伍拾贰仟分之壹ＡＢ 元3"), max_size=20) | st.text(max_size=20))
def test_the_plain_spelling_keeps_every_character_in_its_place(text):
    flat = plain(text)
    assert len(flat) == len(text)
    assert plain(flat) == flat
