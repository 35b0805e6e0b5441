"""What holds for every page, whatever stands on it."""

import random

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from tests.text.layouts import make
from tests.text.pages import blocks_of, page_of, paragraphs_of
from tests.text.stories import CAPTIONS, own_stories, seed_stories
from tui.text.article import Page
from tui.text.block import Role
from tui.text.kind import DocumentKind
from tui.text.source import Span
from tui.text.structure import Op, Override, override_for

LONG = [
    part.text
    for story in seed_stories() + own_stories()
    for part in story.parts
    if len(part.text) > 80 and part.role == "paragraph"
]
MARKS = """本报讯 （记者 摄 上接1版） “ ” 。 ， 、 ： —— # ## 一、 （一） 图为 供图 [张琳] 大连 记者 的 第4版
2025年3月4日
作者 来源： ！ ？ … ) ( * - > | 1. ·"""
WORDS = st.sampled_from([*MARKS.split(), " ", "\u3000\u3000", "\u200b", "\ue000", "\x1b[31m"])
LINES = st.lists(st.one_of(WORDS, st.text(max_size=8)), max_size=6).map("".join)
PAGES = st.lists(LINES, max_size=14).map("\n".join)


def uncovered(page: Page) -> str:
    """What no block holds, and what two blocks hold marked by `*`."""
    text = page.source.text
    times = [0] * len(text)
    for block in [b for article in page.articles for b in article.blocks] + list(page.other):
        for span in block.spans:
            assert 0 <= span.start < span.end <= len(text)
            assert not text[span.start].isspace() and not text[span.end - 1].isspace()
            for at in range(span.start, span.end):
                times[at] += 1
    return "".join(
        "*" if n > 1 else c for c, n in zip(text, times, strict=True) if n > 1 or (not n and not c.isspace())
    )


@given(PAGES)
@example("")
@example("\n\n \n")
@example("#")
@example("# \n## \n###")
@example("标题")
@example("(上接1版)")
@example("本报讯")
def test_every_character_is_in_exactly_one_block_or_is_white_space(text):
    assert uncovered(page_of(text)) == ""


@settings(max_examples=40)
@given(st.integers(0, 10**6))
def test_no_character_of_a_real_page_is_lost_or_shown_twice(seed):
    page = page_of(make(seed).text.replace("\r\n", "\n"))
    assert uncovered(page) == ""
    shown = "".join(article.text for article in page.articles)
    for piece in (piece for article in page.articles for piece in article.pieces):
        shown += page.source.text[piece.source - piece.hidden : piece.source]
    outside = sum(span.end - span.start for block in page.other for span in block.spans)
    assert (
        len("".join(shown.split())) <= len("".join(page.source.text.split())) <= len("".join(shown.split())) + outside
    )


@given(PAGES)
def test_articles_are_numbered_from_one_and_none_is_empty(text):
    page = page_of(text)
    assert [article.number for article in page.articles] == list(range(1, len(page.articles) + 1))
    assert all(article.blocks for article in page.articles)
    assert all(article.label for article in page.articles)


def shape(page: Page) -> list[object]:
    return [
        (a.title, a.authors, [(str(b.role), len(b.spans), b.level) for b in a.blocks]) for a in page.articles
    ] + blocks_of(page)


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_adding_blank_lines_changes_nothing_on_a_newspaper_page(seed, chance):
    text = make(seed).text.replace("\r\n", "\n")
    assume(page_of(text).kind is DocumentKind.NEWSPAPER)
    spaced = "".join(line + "\n" * chance.randint(1, 4) for line in text.split("\n"))
    assert shape(page_of(spaced)) == shape(page_of(text))


def cut_somewhere(text: str, chance: random.Random) -> int:
    """A place in the middle of a sentence."""
    places = [
        at
        for at in range(30, len(text) - 20)
        if text[at - 1] not in "。！？…；：”）)’!?;:　 " and text[at] not in "”’）)　 "
    ]
    return chance.choice(places)


@settings(derandomize=True, max_examples=200)
@given(st.sampled_from(LONG), st.randoms(use_true_random=False))
def test_a_paragraph_cut_in_mid_sentence_is_joined_again(text, chance):
    at = cut_somewhere(text, chance)
    page = page_of(f"辽渔航运中心正式启用 通道建设提速\n\n{text[:at]}\n\n{text[at:]}\n")
    assert text in paragraphs_of(page)


@settings(derandomize=True, max_examples=200)
@given(st.sampled_from(LONG), st.sampled_from(CAPTIONS), st.randoms(use_true_random=False))
def test_a_paragraph_cut_by_a_captioned_picture_is_joined_again(text, picture, chance):
    at = cut_somewhere(text, chance)
    caption, credit = picture
    page = page_of(f"辽渔航运中心正式启用 通道建设提速\n{text[:at]}\n{caption}\n{credit}\n{text[at:]}\n")
    assert text in paragraphs_of(page)
    assert ("caption", caption) in blocks_of(page) and ("credit", credit) in blocks_of(page)


@settings(derandomize=True, max_examples=200)
@given(st.sampled_from(LONG), st.randoms(use_true_random=False))
def test_a_paragraph_cut_by_a_credit_alone_is_joined_again(text, chance):
    at = cut_somewhere(text, chance)
    page = page_of(f"辽渔航运中心正式启用 通道建设提速\n{text[:at]}\n辽渔集团供图\n{text[at:]}\n")
    assert text in paragraphs_of(page)


@given(st.lists(st.sampled_from(LONG), min_size=2, max_size=5, unique=True))
def test_whole_paragraphs_are_never_joined(texts):
    assert paragraphs_of(page_of("关于某事的报道 记一次会议\n" + "\n".join(texts))) == texts


OPS = st.sampled_from([*Op, "caption"])


@settings(max_examples=60)
@given(st.integers(0, 10**6), st.lists(st.tuples(st.floats(0, 1), OPS), max_size=6))
def test_whatever_is_overruled_no_character_is_lost(seed, wishes):
    text = make(seed).text.replace("\r\n", "\n")
    overrides = ()
    for share, op in wishes:
        role = Role.HEADING if op is Op.ROLE else None
        found = override_for(page_of(text, overrides), int(share * (len(text) - 1)), op, role)
        overrides += (found,) if found else ()
    assert uncovered(page_of(text, overrides)) == ""


@given(
    PAGES,
    st.lists(
        st.tuples(st.sampled_from(list(Op)), st.integers(0, 60), st.integers(1, 20), st.sampled_from(list(Role))),
        max_size=5,
    ),
)
def test_any_overrules_at_all_keep_the_text_whole(text, wishes):
    overrides = tuple(
        Override(
            op,
            (Span(start, start + size), Span(start + size + 1, start + 2 * size + 2)),
            role if op is Op.ROLE else None,
        )
        for op, start, size, role in wishes
    )
    assert uncovered(page_of(text, overrides)) == ""


@settings(max_examples=30)
@given(st.integers(0, 10**6))
def test_reading_text_and_source_agree_character_by_character(seed):
    page = page_of(make(seed).text.replace("\r\n", "\n"))
    for article in page.articles:
        for piece in article.pieces:
            held = page.source.text[piece.source : piece.source + piece.length]
            assert article.text[piece.start : piece.start + piece.length] == held
        joints = len(article.text) - sum(piece.length for piece in article.pieces)
        assert joints >= len(article.blocks) - 1
