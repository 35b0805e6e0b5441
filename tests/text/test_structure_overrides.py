"""The reader overrules the structure of a page."""

import pytest

from tests.text.pages import blocks_of, page_of, paragraphs_of, roles_by_line
from tests.text.test_structure import BODY, LONG, MORE, THIRD
from tui.text.block import Role
from tui.text.source import Span
from tui.text.structure import Op, Override, override_for

PAGE = f"重点项目集中开工\n本报讯 {BODY}\n向开放要合力\n{MORE}\n{THIRD}\n图书馆下月开放\n本报讯 {LONG}\n"


def at(text, words):
    return text.index(words)


def overruled(text, *wishes):
    """The page after one command after the other, each at some words."""
    overrides = ()
    for words, op in wishes:
        found = override_for(page_of(text, overrides), at(text, words), op)
        assert found is not None, (words, op)
        overrides += (found,)
    return page_of(text, overrides)


def titles(page):
    return [article.title for article in page.articles]


def test_split_here_begins_an_article_with_the_line():
    assert titles(page_of(PAGE)) == ["重点项目集中开工", "图书馆下月开放"]
    page = overruled(PAGE, ("向开放要", Op.SPLIT))
    assert titles(page) == ["重点项目集中开工", "向开放要合力", "图书馆下月开放"]
    page = overruled(PAGE, (THIRD, Op.SPLIT))
    assert titles(page) == ["重点项目集中开工", None, "图书馆下月开放"]
    assert page.articles[1].text == THIRD


def test_merge_with_the_next_makes_one_article():
    page = overruled(PAGE, (MORE, Op.MERGE))
    assert titles(page) == ["重点项目集中开工"]
    assert roles_by_line(page)["图书馆下月开放"] == "heading"
    assert page.articles[0].text.endswith(LONG)


def test_the_last_article_cannot_be_merged():
    assert override_for(page_of(PAGE), at(PAGE, LONG), Op.MERGE) is None


def test_split_and_merge_undo_each_other():
    assert titles(overruled(PAGE, (THIRD, Op.SPLIT), (MORE, Op.MERGE))) == titles(page_of(PAGE))


def test_a_line_becomes_the_title_and_the_old_title_a_kicker():
    page = overruled(PAGE, ("向开放要", Op.TITLE))
    assert titles(page) == ["向开放要合力", "图书馆下月开放"]
    assert [str(block.role) for block in page.articles[0].blocks[:2]] == ["kicker", "title"]


def test_a_kicker_becomes_the_title():
    text = f"全市重点工作推进会召开\n以更严标准打好保卫战\n本报讯 {BODY}\n"
    assert titles(page_of(text)) == ["以更严标准打好保卫战"]
    page = overruled(text, ("全市重点", Op.TITLE))
    assert titles(page) == ["全市重点工作推进会召开"]
    assert roles_by_line(page)["以更严标准打好保卫战"] == "subtitle"


def test_this_is_a_caption():
    page = overruled(PAGE, (THIRD, "caption"))
    assert roles_by_line(page)[THIRD] == "caption"


def test_a_caption_between_halves_lets_them_meet():
    first, second = MORE[:20], MORE[20:]
    text = f"重点项目集中开工\n本报讯 {BODY}\n{first}\n首艘国产大型邮轮缓缓驶离码头。\n{second}\n"
    page = overruled(text, ("首艘国产", "caption"))
    assert MORE in paragraphs_of(page)


def test_join_with_the_next_and_unjoin():
    page = overruled(PAGE, (MORE, Op.JOIN))
    assert MORE + THIRD in paragraphs_of(page)
    page = overruled(PAGE, (MORE, Op.JOIN), (MORE, Op.UNJOIN))
    assert paragraphs_of(page) == paragraphs_of(page_of(PAGE))


def test_a_joined_paragraph_is_taken_apart():
    text = PAGE.replace(MORE, MORE[:20] + "\n" + MORE[20:])
    assert MORE in paragraphs_of(page_of(text))
    assert {MORE[:20], MORE[20:]} <= set(paragraphs_of(overruled(text, (MORE[:20], Op.UNJOIN))))
    assert override_for(page_of(text), at(text, THIRD), Op.UNJOIN) is None


def test_a_repeat_that_is_none_is_read_again():
    text = PAGE + LONG[2:] + "\n"
    assert "duplicate" in [role for role, _ in blocks_of(page_of(text))]
    page = page_of(text, (Override(Op.KEEP, (Span(len(PAGE), len(text) - 1),)),))
    assert "duplicate" not in [role for role, _ in blocks_of(page)]
    assert override_for(page_of(PAGE), 0, Op.KEEP) is None


@pytest.mark.parametrize("op", [Op.SPLIT, Op.MERGE, Op.TITLE, Op.UNJOIN, Op.KEEP])
def test_overrules_are_stored_as_data_and_read_back(op):
    override = Override(op, (Span(3, 9), Span(12, 15)))
    assert Override.from_data(override.to_data(), override.spans) == override


def test_a_role_is_stored_with_its_name():
    override = Override(Op.ROLE, (Span(3, 9),), Role.CAPTION)
    assert override.to_data() == {"op": "role", "role": "caption"}
    assert Override.from_data(override.to_data(), [Span(3, 9)]) == override


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"op": "dance"},
        {"op": "role"},
        {"op": "role", "role": "king"},
        {"op": "split", "role": "title"},
        {"op": 3},
        {"op": ["x"]},
        {"op": "join"},
    ],
)
def test_data_that_is_not_understood_is_no_overrule(data):
    assert Override.from_data(data, [Span(0, 3)]) is None


def test_overrules_for_text_that_is_gone_do_nothing():
    gone = (
        Override(Op.SPLIT, (Span(9000, 9010),)),
        Override(Op.TITLE, (Span(-5, -1),)),
        Override(Op.JOIN, (Span(9000, 9001), Span(9002, 9003))),
    )
    assert page_of(PAGE, gone) == page_of(PAGE)


def test_white_space_cannot_be_overruled():
    assert override_for(page_of("一\n\n二"), 2, Op.SPLIT) is None


def test_a_paragraph_inside_a_line_can_be_overruled_alone():
    text = f"重点项目集中开工\n　　本报讯 {BODY}　　{MORE}　　{THIRD}\n"
    assert [article.text for article in overruled(text, (THIRD, Op.SPLIT)).articles][1] == THIRD
    assert roles_by_line(overruled(text, (MORE, "caption")))[MORE] == "caption"
