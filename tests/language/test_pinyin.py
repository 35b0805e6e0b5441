"""Pinyin of characters and of passages, whichever is asked for first."""

import json
from importlib.resources import files

import pytest

from tui.language.pinyin import spoken, syllables
from tui.language.readings import PhraseReadings


def test_a_character_has_all_its_syllables_and_a_passage_the_right_ones() -> None:
    assert syllables("重") == ("zhong", "chong", "tong")
    assert syllables("a") == ()
    assert spoken("重庆银行") == "chóng qìng yín háng"
    assert syllables("行")[:2] == ("xing", "hang")


def test_every_phrase_has_the_readings_that_pypinyin_gives_it() -> None:
    data = (files("pypinyin") / "phrases_dict.json").read_bytes()
    known, every = PhraseReadings(data), json.loads(data)
    assert len(known) == len(every) > 40_000
    assert [phrase for phrase, readings in every.items() if known.reading(phrase) != readings] == []


def test_a_text_is_read_by_the_phrases_that_stand_in_it() -> None:
    known = PhraseReadings('{\n"重庆": [\n["chóng"], ["qìng"]],\n"银行": [["yín"], ["háng"]]\n}'.encode())
    assert known.within("在重庆一家银行") == {"重庆", "银行"}
    assert known.within("庆重") == set()
    assert known.reading("重庆") == [["chóng"], ["qìng"]]


def test_what_is_no_phrase_is_none_though_it_shares_characters_with_one() -> None:
    known = PhraseReadings('{\n"重庆": [\n["chóng"], ["qìng"]]\n}'.encode())
    assert known.within("重庆重庆\ud800重") == {"重庆"}
    with pytest.raises(KeyError):
        known.reading("重")
