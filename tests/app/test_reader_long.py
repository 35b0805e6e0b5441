"""Very long articles: rows whose numbers are estimates, marks that are found piece by piece."""

import itertools
from pathlib import Path

import pytest

from bench.bench_page import essay
from tests.app.reading import Reader, library_of, reading
from tui.language.analysis import Analysis, Entity, EntityType
from tui.text.article import Article
from tui.text.block import Block, Role
from tui.text.library import Library
from tui.text.source import Source, Span
from tui.text.structure import split
from tui.typeset.rows import RowKind
from tui.workspace.analysis import portions
from tui.workspace.analysis.portions import Portions


@pytest.fixture(scope="module")
def long_text() -> str:
    return essay(700_000)


@pytest.fixture
def long(tmp_path: Path, long_text: str) -> Path:
    return library_of(tmp_path, long=long_text)


def test_pieces_put_end_to_end_are_the_article(tmp_path: Path, long_text: str) -> None:
    source = Library.open(library_of(tmp_path, long=long_text)).read("long.txt")
    assert isinstance(source, Source)
    article = max(split(source).articles, key=lambda found: len(found.text))
    cut = Portions(article)
    at = 0
    for index, start in enumerate(cut.starts):
        piece = cut.page(index).articles[0]
        assert article.text[at:start].strip() == ""
        assert article.text.startswith(piece.text, start)
        at = start + len(piece.text)
    assert article.text[at:].strip() == ""


def test_what_a_piece_holds_lies_where_it_is_in_the_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PIECE", 10)
    text = "大连很大很大。" * 9
    source = Source(Path("x"), "x.txt", text, "utf-8", "")
    article = Article(source, 1, None, (), (Block(Role.PARAGRAPH, (Span(0, len(text)),)),))
    cut = Portions(article)
    for index in cut.around(0, len(text)):
        at = cut.page(index).articles[0].text.index("大连")
        cut.learn(index, Analysis((Span(at, at + 2),), (Entity(at, at + 2, EntityType.LOC),), (), complete=True))
    assert all(text[e.start : e.end] == "大连" for e in cut.all().entities)
    assert len(cut.all().entities) == len(cut.starts)
    assert cut.around(0, len(text)) == []
    assert cut.beyond(0, 1) is None


def test_a_folded_repeat_in_sight_is_not_analysed_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portions, "PIECE", 10)
    text = "大连很大很大。" * 200
    source = Source(Path("x"), "x.txt", text, "utf-8", "")
    cut = Portions(Article(source, 1, None, (), (Block(Role.PARAGRAPH, (Span(0, len(text)),)),)))
    asked = 0
    while unknown := cut.around(0, len(text)):
        cut.learn(unknown[0], Analysis((), (), (), complete=True))
        asked += 1
        assert asked <= portions.KEPT
    assert cut.around(0, 10) == cut.around(len(text) - 10, len(text)) == []


def consistent(reader: Reader) -> None:
    """Check that what is drawn is what lies at the place."""
    page = reader.screen.page
    rows = page.rows_in_sight
    assert rows[0].start <= page.cursor.start < rows[-1].next or page.cursor.start >= len(reader.text) - 2
    for before, after in itertools.pairwise(rows):
        assert before.next == after.start
    drawn = reader.driven.screen_text().split("\n")[1:]
    for line, row in zip(drawn, rows, strict=False):
        assert row.kind is RowKind.FOLD or reader.text[row.start : row.end] in line


async def test_the_place_holds_while_rows_become_known(long: Path) -> None:
    async with reading(long, digits=3600.0) as reader:
        consistent(reader)
        for keys in (("G",), ("k", "k"), ("ctrl+b",) * 3, ("5", "0", "%"), ("ctrl+b",) * 6, ("g", "g")):
            await reader.press(*keys)
            consistent(reader)
        assert reader.screen.page.scroll_offset.y == 0
        assert reader.screen.page.cursor.start == 0


async def test_rows_go_by_one_from_anywhere(long: Path) -> None:
    async with reading(long, digits=3600.0) as reader:
        await reader.press("3", "0", "%", "0")
        rows = []
        for _press in range(60):
            reader.screen.opened.navigation.move(None, "row_up")
            page = reader.screen.page
            rows.append(page.layout_now.row(page.layout_now.row_of(page.cursor.start)))
        await reader.driven.settle()
        for below, above in itertools.pairwise(rows):
            assert above.next <= below.start
            assert below.start - above.next < 2
        consistent(reader)


async def test_the_wheel_scrolls_and_takes_the_cursor_along(long: Path) -> None:
    async with reading(long, digits=3600.0) as reader:
        await reader.press("5", "0", "%")
        page = reader.screen.page
        for _turn in range(15):
            page._on_mouse_scroll_down(_wheel(down=True))
        await reader.driven.settle()
        consistent(reader)
        for _turn in range(40):
            page._on_mouse_scroll_up(_wheel(down=False))
        await reader.driven.settle()
        consistent(reader)


def _wheel(*, down: bool) -> object:
    from textual import events

    kind = events.MouseScrollDown if down else events.MouseScrollUp
    return kind(None, 5, 5, 0, 0, 0, False, False, False)


async def test_marks_come_where_the_reader_is_and_jumps_look_further(long: Path) -> None:
    async with reading(long, digits=3600.0) as reader:
        assert reader.screen.opened.analysing.portions is not None
        await reader.driven.until(lambda: len(reader.reading.figures))
        known = len(reader.reading.figures)
        await reader.press("5", "0", "%")
        here = reader.screen.page.cursor.start
        await reader.driven.until(lambda: reader.reading.figures.overlapping(here, here + 2000))
        assert len(reader.reading.figures) > known
        await reader.press("]", "f")
        assert reader.screen.page.cursor.start > here
        await reader.press("9", "8", "%", "[", "f")
        await reader.driven.until(lambda: reader.reading.figures.overlapping(*reader.screen.page.cursor))


async def test_a_far_jump_shows_the_rows_around_the_cursor(tmp_path: Path) -> None:
    text = "长文\n\n" + "\n\n".join(f"第{number}段，" + "正文写得很长，" * 30 + "。" for number in range(4000))
    async with reading(library_of(tmp_path, long=text), (120, 40)) as reader:
        for keys in (("G",), ("5", "0", "%"), ("G",), ("g", "g"), ("G",), ("2", "0", "%")):
            await reader.press(*keys)
            await reader.driven.settle()
            sight = reader.screen.page.in_sight
            assert sight.start <= reader.screen.page.cursor.start < sight.end, keys
