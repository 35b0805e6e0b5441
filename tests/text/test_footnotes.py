"""A mark in the text leads to the note that bears it, and the note back."""

import pytest

from tui.text.footnotes import mark_at, other_end
from tui.text.source import Span


def led(text: str, sign: str, which: int = 0) -> str | None:
    """Return what the mark leads to, with what follows it."""
    at = -1
    for _ in range(which + 1):
        at = text.index(sign, at + 1)
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    mark = mark_at(text, at)
    assert mark == Span(at, at + len(sign))
    found = other_end(text, blocks, mark)
    return text[found.start :].split("\n", maxsplit=1)[0] if found else None


@pytest.mark.parametrize("sign", ["[^1]", "[^a-b]", "[1]", "［12］", "〔3〕", "【4】", "(66)", "[注1]", "①", "㉑"])
def test_a_reference_leads_to_its_note_and_the_note_back(sign: str) -> None:
    text = f"老陈说{sign}，不得夜航。\n另一段。\n{sign} 见《渡口志》。"
    assert led(text, sign) == f"{sign} 见《渡口志》。"
    assert led(text, sign, 1) == f"{sign}，不得夜航。"


def test_where_numbers_begin_anew_the_nearest_note_below_and_reference_above_hold() -> None:
    text = "甲①。\n① 甲注。\n乙①。\n① 乙注。"
    assert [led(text, "①", n) for n in range(4)] == ["① 甲注。", "①。", "① 乙注。", "①。"]


def test_a_mark_without_a_counterpart_leads_nowhere() -> None:
    assert led("老陈说[1]。", "[1]") is None
    assert led("① 第一条\n② 第二条", "②") is None


@pytest.mark.parametrize("text", ["老陈[说]", "（3）", "[12345]", "[^ ]", "" * 3])
def test_what_is_no_mark_is_none(text: str) -> None:
    assert all(mark_at(text, at) is None for at in range(len(text)))
