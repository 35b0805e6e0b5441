"""Words are jieba's, whichever engine cuts them; marks and the reader's own words are never cut."""

import logging
import sys
from itertools import pairwise

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SEEDS
from tui.language.words import Segmenter, UserWord, words
from tui.text.source import Span

jieba.setLogLevel(logging.CRITICAL)
HOSTILE = st.text(st.sampled_from("大连海关港中国的一是,。 \n\r\t-_.+#&%aAbtTcC0159㐀龥鿕𠀀“》\x00é５"), max_size=40)


def texts(text, spans):
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize("name", sorted(path.name for path in SEEDS.glob("*.txt")))
def test_every_shipped_page_is_cut_as_jieba_cuts_it(name):
    text = (SEEDS / name).read_text(encoding="utf-8")
    assert list(Segmenter().tokens(text)) == jieba.lcut(text)


TRICKY = """5-4|1.2.3|v1.0-beta|a_b|x86-64|2025-2026年|c++ c# C++11 AT&T|100%-5%|-60℃|3+3|..|a.b.c国5.国|T恤5G|1.5.%|%%
㐀㐁中国|

| 	||GB/T 1.1-2020|龥鿕鿖中国"""


@pytest.mark.parametrize("text", TRICKY.split("|"))
def test_figures_and_latin_signs_are_cut_as_jieba_cuts_them(text):
    assert list(Segmenter().tokens(text)) == jieba.lcut(text)


@given(HOSTILE)
def test_any_text_is_cut_as_jieba_cuts_it(text):
    assert list(Segmenter().tokens(text)) == jieba.lcut(text)


@given(st.text(max_size=60))
def test_tokens_put_end_to_end_are_the_text(text):
    assert "".join(Segmenter().tokens(text)) == text


def test_without_rjieba_jieba_gives_the_same_words_silently(monkeypatch, capfd):
    text = (SEEDS / "002_c2a2cffd3f66d5d6.txt").read_text(encoding="utf-8")
    want = words(text)
    monkeypatch.setitem(sys.modules, "rjieba", None)
    assert Segmenter().words(text) == want
    assert capfd.readouterr() == ("", "")


def test_punctuation_and_white_space_are_not_words():
    assert texts("大连,海关。\n 5.2%!", words("大连,海关。\n 5.2%!")) == ["大连", "海关", "5.2%"]


def test_a_mark_is_one_word_and_no_word_crosses_its_edge():
    text = "位于英歌石科学城的实验室增长5.2%以上"
    keep = [Span(2, 8), Span(14, 20)]
    assert texts(text, words(text, keep)) == ["位于", "英歌石科学城", "的", "实验室", "增长", "5.2%以上"]


@given(HOSTILE, st.lists(st.integers(0, 40), max_size=8))
def test_words_are_sorted_disjoint_and_hold_every_mark(text, cuts):
    edges = sorted({cut for cut in cuts if cut <= len(text)})
    keep = [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    found = words(text, keep)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(span.start < span.end for span in found)
    assert set(keep) <= set(found)


@pytest.mark.parametrize("engine", ["rjieba", "jieba"])
def test_words_that_the_reader_joined_or_split_are_cut_that_way(engine, monkeypatch):
    if engine == "jieba":
        monkeypatch.setitem(sys.modules, "rjieba", None)
    segmenter = Segmenter([UserWord(("在连高校",)), UserWord(("高质量", "发展"))])
    text = "支持在连高校高质量发展"
    assert texts(text, segmenter.words(text)) == ["支持", "在连高校", "高质量", "发展"]


def test_a_readers_word_does_not_leak_into_another_segmenter():
    Segmenter([UserWord(("支持在连",))]).words("支持在连")
    assert texts("支持在连", words("支持在连")) == ["支持", "在", "连"]
