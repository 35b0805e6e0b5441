"""Laws of the maps between an article and its source, over articles of any blocks, columns and hidden markup."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.text.article import Article
from tui.text.block import Block, Role
from tui.text.source import Source, Span

LETTERS = "大连a1,。 "
LONG = "二十四个字" * 4 + "四个字一"


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """Draw spans of a source that do not overlap, dealt out to blocks in any order, each with hidden stretches."""
    text = draw(st.text(LETTERS, min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    spans = [Span(start, end) for start, end in pairwise(cuts) if draw(st.booleans())]
    spans = draw(st.permutations(spans)) or [Span(0, len(text))]
    blocks = []
    while spans:
        count = draw(st.integers(1, len(spans)))
        own, spans = spans[:count], spans[count:]
        hidden = []
        for start, end in sorted(own):
            ends = sorted(draw(st.sets(st.integers(start, end), max_size=4)))
            hidden += [Span(low, high) for low, high in zip(ends[::2], ends[1::2], strict=False)]
        blocks.append(Block(draw(st.sampled_from([Role.PARAGRAPH, Role.DUPLICATE])), tuple(own), hidden=tuple(hidden)))
    return Article(Source(Path("x.txt"), "x.txt", text, "utf-8", ""), 1, None, (), tuple(blocks))


def shown(article: Article) -> list[tuple[str, int | None]]:
    """Return each character of the reading text with its place in the source, None for what joins; letter by letter."""
    source, found = article.source.text, list[tuple[str, int | None]]()
    for number, block in enumerate(article.blocks):
        found += [("\n", None)] if number else []
        for order, (start, end) in enumerate(block.spans):
            if order and block.role is Role.DUPLICATE:
                found.append(("\n", None))
            elif order:
                sides = source[block.spans[order - 1].end - 1] + source[start]
                found += [(" ", None)] if re.match("[A-Za-z0-9]{2}|[,.;:!?)][A-Za-z]", sides) else []
            veiled = {at for veil in block.hidden for at in range(*veil)}
            found += [(source[at], at) for at in range(start, end) if at not in veiled]
    return found


@given(articles())
def test_the_reading_text_is_what_is_shown_of_its_spans(article: Article) -> None:
    assert article.text == "".join(letter for letter, _at in shown(article))
    assert "\n".join(article.text[span.start : span.end] for span in article.block_spans) == article.text


@given(articles(), st.data())
def test_to_source_gives_the_fewest_spans_in_reading_order(article: Article, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(article.text)))
    end = data.draw(st.integers(start, len(article.text)))
    wanted = [at for _letter, at in shown(article)[start:end] if at is not None]
    found = article.to_source(start, end)
    assert [at for span in found for at in range(*span)] == wanted
    assert all(span.start < span.end for span in found)
    assert all(one.end != other.start for one, other in pairwise(found))


@given(articles())
def test_every_character_maps_back_and_what_is_hidden_to_its_own_block(article: Article) -> None:
    for offset, (_letter, at) in enumerate(shown(article)):
        assert at is None or article.to_article(at) == offset
    held = {at for block in article.blocks for span in block.spans for at in range(*span)}
    for at in range(len(article.source.text)):
        offset = article.to_article(at)
        assert at in held or offset is None
    for block, inside in zip(article.blocks, article.block_spans, strict=True):
        veiled = {at for veil in block.hidden for at in range(*veil)}
        for span in block.spans:
            if {*range(*span)} - veiled:
                assert all(inside.start <= (article.to_article(at) or 0) < inside.end for at in range(*span))


@pytest.mark.parametrize(
    ("title", "text", "label"),
    [
        ("标题", "正文。", "标题"),
        (None, LONG, LONG),
        (
            None,
            f"{LONG}二",
            f"{LONG}…",
        ),
        (None, "第一行\n第二行", "第一行"),
        (None, "(上接第一版)会议指出", "会议指出"),
        (None, "【紧接第3版】 会议指出\n第二行", "会议指出"),
        (None, "(上接第一版)\n会议指出", "(上接第一版)"),
    ],
)
def test_an_article_without_a_title_is_called_by_its_first_words(title: str | None, text: str, label: str) -> None:
    source = Source(Path("x.txt"), "x.txt", text, "utf-8", "")
    block = Block(Role.PARAGRAPH, (Span(0, len(text)),))
    assert Article(source, 1, title, (), (block,)).label == label


def test_the_label_passes_over_blocks_that_say_nothing() -> None:
    source = Source(Path("x.txt"), "x.txt", "图说明\n正文开始。", "utf-8", "")
    blocks = (Block(Role.CAPTION, (Span(0, 3),)), Block(Role.PARAGRAPH, (Span(4, 9),)))
    assert Article(source, 1, None, (), blocks).label == "正文开始。"


def test_spans_that_touch_come_back_as_one() -> None:
    source = Source(Path("x.txt"), "x.txt", "图一二三四", "utf-8", "")
    spans = (Span(0, 1), Span(1, 3), Span(3, 5))
    article = Article(source, 1, None, (), (Block(Role.PARAGRAPH, spans),))
    assert article.to_source(0, 5) == (Span(0, 5),)
    assert article.to_source(2, 4) == (Span(2, 4),)
    apart = Article(source, 1, None, (), (Block(Role.PARAGRAPH, (Span(3, 5), Span(0, 1), Span(1, 3))),))
    assert apart.to_source(0, 5) == (Span(3, 5), Span(0, 3))
