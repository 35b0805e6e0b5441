"""Titles and terms are what brackets enclose; unbalanced ones do no harm."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language import brackets
from tui.language.analysis import EntityType
from tui.language.quick import quick


def of(text, type_):
    return [text[entity.start : entity.end] for entity in brackets.find(text) if entity.type is type_]


TITLES = [
    ("入选《“AI中国”生态图谱(2025)》板块", ["《“AI中国”生态图谱(2025)》"]),
    ("《关于《民法典》的解释》一书", ["《关于《民法典》的解释》"]),
    ("跨行的《大连市\n行动方案》印发", ["《大连市\n行动方案》"]),
    ("只有一半的《实施意见和《提升清单》", ["《提升清单》"]),
    ("只有一半的实施意见》和《提升清单》", ["《提升清单》"]),
    ("“引《甲》用”与《乙”丙》", ["《甲》", "《乙”丙》"]),
    ("《" + "长" * 200 + "》", []),
    ("《》", ["《》"]),
]


@pytest.mark.parametrize(("text", "wanted"), TITLES)
def test_a_title_is_marked_with_its_marks(text, wanted):
    assert of(text, EntityType.WORK) == wanted


TERMS = [
    ("面向“十五五”开局", ["十五五"]),
    ("“两先区”建设，两先区发展", ["两先区", "两先区"]),
    ("“3+3”主导产业和1+4赛道", ["3+3", "1+4"]),
    ("“AI+”与“高速+轮渡”", ["AI+", "高速+轮渡"]),
    ("“小巨人”企业，国家级“小巨人”", ["小巨人", "小巨人"]),
    ("他说：“六个月，我没有回家。”", []),
    ("一次“意外惊喜”", []),
    ("他说“两年就回本了”", []),
    ("“高”和“高”", []),
    ("“缺什么、补什么”“缺什么、补什么”", []),
    ("「十四五」規劃", ["十四五"]),
    ("没有结束的“十四五规划", []),
]


@pytest.mark.parametrize(("text", "wanted"), TERMS)
def test_a_term_is_marked_without_its_marks(text, wanted):
    assert of(text, EntityType.TERM) == wanted


@given(st.text(st.sampled_from("《》“”「」『』‘’十五一二+3AI区，。\n"), max_size=60))
def test_brackets_of_any_kind_give_marks_inside_the_text_and_apart(text):
    found = brackets.find(text)
    assert all(0 <= entity.start < entity.end <= len(text) for entity in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(st.sampled_from("《》“”十五一二+3区，。年月日元万今去12 \n"), max_size=60))
def test_the_marks_of_the_quick_pass_never_overlap(text):
    analysis = quick(text)
    marks = sorted([*analysis.entities, *analysis.figures], key=lambda mark: mark.start)
    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert not analysis.complete
    assert analysis.words == ()


def test_a_figure_inside_a_title_belongs_to_the_title():
    analysis = quick("《支持30家企业的2025年方案》补助30家")
    assert len(analysis.entities) == len(analysis.figures) == 1
