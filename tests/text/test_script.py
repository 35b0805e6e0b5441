"""Simplified and traditional text are one to a search, and offsets stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.script import simplified, table
from tui.text.search import find
from tui.text.source import Span


@pytest.mark.parametrize(
    ("text", "simple"),
    [
        ("臺灣總統府", "台湾总统府"),
        ("台灣", "台湾"),
        ("裏面裡面里面", "里面里面里面"),
        ("頭髮發展", "头发发展"),
        ("简体不变 ABC", "简体不变 ABC"),
        ("", ""),
    ],
)
def test_traditional_characters_become_simplified(text: str, simple: str) -> None:
    assert simplified(text) == simple


def test_every_character_folds_in_one_step() -> None:
    assert not {simple for simple in table().values() if ord(simple) in table()}


@given(st.text())
def test_the_length_stays(text: str) -> None:
    assert len(simplified(text)) == len(text)


@pytest.mark.parametrize("needle", ["台湾", "臺灣", "台灣"])
def test_either_script_finds_the_other(needle: str) -> None:
    assert find("在臺灣，在台湾", needle) == [Span(1, 3), Span(5, 7)]
