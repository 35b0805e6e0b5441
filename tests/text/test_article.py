"""The reading text of an article maps to its source and back."""

from pathlib import Path

import pytest

from tui.text.article import Article
from tui.text.block import Block, Role
from tui.text.source import Source, Span

TEXT = "标题一\n\n前半句,\n图说\n后半句。use\nrank"


@pytest.fixture
def article() -> Article:
    source = Source(Path("x.txt"), "x.txt", TEXT, "utf-8", "")
    blocks = (
        Block(Role.TITLE, (Span(0, 3),)),
        Block(Role.PARAGRAPH, (Span(5, 9), Span(13, 20), Span(21, 25))),
        Block(Role.CAPTION, (Span(10, 12),)),
    )
    return Article(source, 1, "标题一", (), blocks)


def test_a_paragraph_broken_over_columns_reads_as_one(article: Article) -> None:
    assert article.text == "标题一\n前半句,后半句。use rank\n图说"
    assert [article.text[s.start : s.end] for s in article.block_spans] == ["标题一", "前半句,后半句。use rank", "图说"]


@pytest.mark.parametrize(
    ("start", "end", "spans"),
    [(0, 3, [(0, 3)]), (4, 8, [(5, 9)]), (6, 10, [(7, 9), (13, 15)]), (15, 16, []), (14, 17, [(19, 20), (21, 22)])],
)
def test_an_article_span_maps_to_source_spans(
    article: Article, start: int, end: int, spans: list[tuple[int, int]]
) -> None:
    assert list(article.to_source(start, end)) == spans


def test_every_source_character_of_the_article_maps_back(article: Article) -> None:
    for piece in article.pieces:
        for k in range(piece.length):
            assert article.to_article(piece.source + k) == piece.start + k
    assert article.to_article(3) is None
    assert article.span_of((Span(7, 9), Span(13, 15))) == (6, 10)


def test_the_number_signs_of_a_markdown_heading_are_not_read_but_belong_to_it() -> None:
    source = Source(Path("x.md"), "x.md", "## 第一章\n正文。", "utf-8", "")
    blocks = (Block(Role.HEADING, (Span(0, 6),), level=2, markup=3), Block(Role.PARAGRAPH, (Span(7, 10),)))
    article = Article(source, 1, None, (), blocks)
    assert article.text == "第一章\n正文。"
    assert article.to_source(0, 3) == (Span(3, 6),)
    assert [article.to_article(offset) for offset in (0, 2, 3, 5, 7)] == [0, 0, 0, 2, 4]
    assert article.span_of((Span(0, 6),)) == (0, 3)
