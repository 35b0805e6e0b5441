"""Why a line was read as it was."""

from tests.text.pages import source_of
from tests.text.test_structure import BODY, MORE
from tui.text.structure import Op
from tui.text.structure.explain import explain

CUT = MORE.index("的工作")
PAGE = f"重点项目集中开工\n本报讯 {BODY}\n{MORE[:CUT]}\n{MORE[CUT:]}\n图书馆下月开放\n本报讯 {BODY[3:]}\n"


def test_a_headline_is_explained_by_the_cues_that_spoke():
    found = explain(source_of(PAGE), PAGE.index("图书馆下月"))
    assert found is not None
    assert (found.kind, found.role, found.article) == ("newspaper", "title", 2)
    assert "story_follows" in [weight.cue for weight in found.headline]
    assert all(weight.weight for weight in found.headline)
    assert Op.SPLIT in found.instead


def test_a_second_half_is_explained_by_its_seam():
    found = explain(source_of(PAGE), PAGE.index(MORE[CUT:]))
    assert found is not None
    assert (found.role, found.lines) == ("paragraph", 2)
    assert found.goes_on
    assert Op.UNJOIN in found.instead


def test_a_document_says_its_kind_and_the_shape_of_the_line():
    text = "# 一座县城的读书月\n\n四月的县城，街头巷尾都摆出了书摊。\n\n责任编辑：周知秋\n"
    found = explain(source_of(text, "a.md"), text.index("责任"))
    assert found is not None
    assert (found.kind, found.role, found.article) == ("article", "source-note", None)
    assert found.shape == "says where it is from, or who edited it"
    assert not found.headline


def test_a_blank_place_has_nothing_to_explain():
    assert explain(source_of("题目\n\n正文在这里。\n"), 3) is None
