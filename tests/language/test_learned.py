"""The library's dictionary: a file for people, evidence for later articles, never stronger than the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.language.pages import page, scene
from tui.language.analyser import Analyser
from tui.language.checkpoint import Checkpoint
from tui.language.entities import steps
from tui.language.learned import TAGS, learn, names


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("", {}),
        ("辽港集团 nt\n王小明 3 nr\n", {"辽港集团": "ORG", "王小明": "PER"}),
        ("# a remark\n黄泥川 ns\r\n", {"黄泥川": "LOC"}),
        ("#黄泥川 ns\n", {}),
        ("黄泥川\n黄泥川 v\nns\n连 ns\n", {}),
        ("Helen Gray nr\n", {"Helen Gray": "PER"}),
        ("辽港 ns\n辽港 nt\n", {"辽港": "ORG"}),
    ],
)
def test_a_dictionary_says_names_and_types(text, want):
    assert names(text) == want


def test_what_the_reader_wrote_into_the_dictionary_stays():
    text = "# mine\n#高峰 nr\n辽港 ns"
    assert learn(text, {"高峰": "PER", "辽港": "ORG", "奋楫": "TERM"}) == text
    assert learn(text, {"闻人卓": "PER"}) == "# mine\n#高峰 nr\n辽港 ns\n闻人卓 nr\n"
    assert names(learn("", {"闻人卓": "PER"})) == {"闻人卓": "PER"}


@given(st.dictionaries(st.text(max_size=6), st.sampled_from(sorted(TAGS))))
def test_what_is_learned_is_known_or_was_no_name(found):
    text = learn("", found)
    assert names(text).items() <= found.items()
    assert learn(text, found) == text


def test_an_accepted_name_is_found_where_the_model_finds_none():
    view = scene("记者/n|在/p|润新微/n|采访/v")
    assert steps.find([view], Checkpoint()) == [[]]
    found = steps.find([view], Checkpoint(), known={"润新微": "ORG"})[0]
    assert [(view.text[name.start : name.end], name.type) for name in found] == [("润新微", "ORG")]


def test_an_accepted_name_gives_way_to_the_text():
    view = scene("东软大学/ORG 0.95|和/c|高峰期/n")
    found = steps.find([view], Checkpoint(), known={"东软": "ORG", "高峰": "PER"})[0]
    assert [view.text[name.start : name.end] for name in found] == ["东软大学"]
    sure = scene("大窑湾/LOC 0.99|和/c|大窑湾/LOC 0.99|、|大窑湾/LOC 0.99")
    assert {name.type for name in steps.find([sure], Checkpoint(), known={"大窑湾": "ORG"})[0]} == {"LOC"}


def test_other_accepted_names_are_another_entry_of_the_cache(tmp_path):
    text = "记者在润新微采访。"
    Analyser(tmp_path).analyse(page(text))
    found = Analyser(tmp_path, known={"润新微": "ORG"}).analyse(page(text))
    assert [text[e.start : e.end] for e in found[1].entities] == ["润新微"]
