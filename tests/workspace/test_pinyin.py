"""Pinyin of characters and of passages, whichever is asked for first."""

from tui.workspace.codebook.pinyin import spoken, syllables


def test_a_character_has_all_its_syllables_and_a_passage_the_right_ones() -> None:
    assert syllables("重") == ("zhong", "chong", "tong")
    assert syllables("a") == ()
    assert spoken("重庆银行") == "chóng qìng yín háng"
    assert syllables("行")[:2] == ("xing", "hang")
