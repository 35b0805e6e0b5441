"""The reading text of an article maps to its source and back."""

import re
from pathlib import Path

import pytest

from tui.text.article import Article, Piece
from tui.text.block import Block, Link, Role, TableRow
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


def test_what_the_article_does_not_hold_from_end_to_end_has_no_place_in_it(article: Article) -> None:
    assert article.span_of((Span(5, 5),)) is None
    assert article.span_of((Span(0, 5),)) is None
    assert article.span_of((Span(3, 9),)) is None
    assert article.span_of((Span(3, 9), Span(13, 15))) == (8, 10)


def test_an_article_is_named_by_its_source_and_its_number(article: Article) -> None:
    assert article.id == "x#1"


def test_the_number_signs_of_a_markdown_heading_are_not_read_but_belong_to_it() -> None:
    source = Source(Path("x.md"), "x.md", "## 第一章\n正文。", "utf-8", "")
    blocks = (Block(Role.HEADING, (Span(0, 6),), level=2, hidden=(Span(0, 3),)), Block(Role.PARAGRAPH, (Span(7, 10),)))
    article = Article(source, 1, None, (), blocks)
    assert article.text == "第一章\n正文。"
    assert article.to_source(0, 3) == (Span(3, 6),)
    assert [article.to_article(offset) for offset in (0, 2, 3, 5, 7)] == [0, 0, 0, 2, 4]
    assert article.span_of((Span(0, 6),)) == (0, 3)


def test_markup_inside_and_at_the_end_is_not_read_and_maps_to_its_neighbours() -> None:
    text = "**他**说[站](u)。**好**"
    source = Source(Path("x.md"), "x.md", text, "utf-8", "")
    veils = (Span(0, 2), Span(3, 5), Span(6, 7), Span(8, 12), Span(13, 15), Span(16, 18))
    block = Block(Role.PARAGRAPH, (Span(0, len(text)),), hidden=veils, links=(Link(Span(7, 8), "u"),))
    article = Article(source, 1, None, (), (block,))
    assert article.text == "他说站。好"
    assert [article.to_article(at) for at in range(len(text))] == [0, 0, 0, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4]
    assert article.to_source(0, 5) == (Span(2, 3), Span(5, 6), Span(7, 8), Span(12, 13), Span(15, 16))
    assert article.links == (Link(Span(2, 3), "u"),)
    assert article.pieces == (
        Piece(0, 2, 1, hidden=2),
        Piece(1, 5, 1, hidden=2),
        Piece(2, 7, 1, hidden=1),
        Piece(3, 12, 1, hidden=4),
        Piece(4, 15, 1, hidden=2),
        Piece(5, 18, 0, hidden=2),
    )


def test_what_is_hidden_before_anything_is_shown_counts_as_the_first_character() -> None:
    source = Source(Path("x.md"), "x.md", "<br>\n正文", "utf-8", "")
    blocks = (Block(Role.PARAGRAPH, (Span(0, 4),), hidden=(Span(0, 4),)), Block(Role.PARAGRAPH, (Span(5, 7),)))
    article = Article(source, 1, None, (), blocks)
    assert article.text == "\n正文"
    assert [article.to_article(at) for at in range(7)] == [0, 0, 0, 0, None, 1, 2]


def test_the_cells_of_a_row_keep_apart_in_the_reading_text() -> None:
    text = "<td>财务</td><td>收支</td><td></td>"
    source = Source(Path("x.md"), "x.md", text, "utf-8", "")
    row = TableRow(1, 0, (Span(4, 6), Span(15, 17), Span(26, 26)))
    veils = (Span(0, 4), Span(6, 15), Span(17, 31))
    article = Article(source, 1, None, (), (Block(Role.PARAGRAPH, (Span(0, 31),), hidden=veils, row=row),))
    assert article.text == "财务 收支"
    assert article.cell_spans(0) == (Span(0, 2), Span(3, 5), Span(5, 5))


@pytest.mark.parametrize(
    ("text", "cells", "shown"),
    [
        ("<td></td><td>收支</td>", [(4, 4), (13, 15)], "收支"),
        ("<td>财 </td><td>收</td>", [(4, 6), (15, 16)], "财 收"),
        ("<td>财政</td><td>收</td>", [(4, 6), (15, 16)], "财政 收"),
    ],
)
def test_one_space_parts_two_cells_and_none_stands_before_the_first(
    text: str, cells: list[tuple[int, int]], shown: str
) -> None:
    source = Source(Path("x.md"), "x.md", text, "utf-8", "")
    veils = tuple(Span(*found.span()) for found in re.finditer(r"(<[^>]+>)+", text))
    row = TableRow(1, 0, tuple(Span(*cell) for cell in cells))
    block = Block(Role.PARAGRAPH, (Span(0, len(text)),), hidden=veils, row=row)
    assert Article(source, 1, None, (), (block,)).text == shown


def whole(text: str, *blocks: Block, title: str | None = None) -> Article:
    return Article(Source(Path("x.txt"), "x.txt", text, "utf-8", ""), 1, title, (), blocks)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("港" * 24, "港" * 24),
        ("港" * 25, "港" * 24 + "…"),
        ("一" * 24 + "二", "一" * 24 + "…"),
        ("（上接1版）大连海关开通热线", "大连海关开通热线"),
        ("（上接1版）", "（上接1版）"),
    ],
)
def test_an_article_without_a_title_is_called_by_its_first_words(text: str, label: str) -> None:
    by, body = f"记者甲\n{text}", Span(4, 4 + len(text))
    blocks = (Block(Role.BYLINE, (Span(0, 3),)), Block(Role.PARAGRAPH, (body,)))
    assert whole(by, *blocks).label == label
    assert whole(by, *blocks, title="题").label == "题"


def test_an_article_of_a_byline_alone_is_called_by_that() -> None:
    assert whole("\u3000记者甲", Block(Role.BYLINE, (Span(0, 4),))).label == "记者甲"
    assert whole("", Block(Role.BYLINE, (Span(0, 0),))).label == ""


def test_the_lines_of_a_repeated_passage_stand_on_lines_of_their_own_and_what_follows_keeps_its_place() -> None:
    blocks = (
        Block(Role.DUPLICATE, (Span(0, 2), Span(3, 5), Span(5, 7)), repeats=Span(8, 10)),
        Block(Role.PARAGRAPH, (Span(8, 10),)),
    )
    article = whole("甲乙\n丙丁戊己\n庚辛", *blocks)
    assert article.text == "甲乙\n丙丁\n戊己\n庚辛"
    assert article.block_spans == (Span(0, 8), Span(9, 11))
    assert [article.text[article.to_article(at)] for at in (0, 3, 5, 8, 9)] == list("甲丙戊庚辛")
    assert article.to_source(3, 8) == (Span(3, 7),)
    assert article.to_source(0, 11) == (Span(0, 2), Span(3, 7), Span(8, 10))


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("use", "rank", True),
        ("1990", "rank", True),
        ("word,", "next", True),
        ("end.", "Next", True),
        ("(", "next", False),
        ("word,", "9", False),
        ("word", "(", False),
        ("前半句,", "next", True),
        ("word,", "后", False),
        ("word", "后", False),
    ],
)
def test_a_blank_stands_only_for_a_line_break_between_latin_words(before: str, after: str, parted: bool) -> None:
    spans = (Span(0, len(before)), Span(len(before) + 1, len(before) + 1 + len(after)))
    article = whole(f"{before}\n{after}", Block(Role.PARAGRAPH, spans))
    assert article.text == f"{before}{' ' if parted else ''}{after}"
