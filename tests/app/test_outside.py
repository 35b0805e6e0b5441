"""A note that lies in no article, because the text changed around it, is told of in the list and can be reached."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.running import pizhu
from tui.app.reader import ReaderScreen
from tui.app.table import TableScreen

TEXT = "港口\n\n　　正文第一段，国务院发布了通知。\n\n{}\n\n　　第二段写得也很长，有很多的字。\n"
LINE = "一共卸下八百件货物"


@pytest.fixture
def astray(tmp_path: Path) -> Path:
    """Return a library with a note on words, and one on a dividing line, which is in no article."""
    page = tmp_path / "seeds" / "a.txt"
    page.parent.mkdir()
    page.write_text(TEXT.format("-" * len(LINE)), encoding="utf-8")
    at = page.read_text(encoding="utf-8").index("---")
    for start, note in ((6, "甲"), (at + 2, "数目待查")):
        added = pizhu("note", "add", page, "--start", start, "--end", start + 4, "--text", note)
        assert added.exit_code == 0, added.stderr
    return tmp_path


async def table_of_notes(driven: Driven) -> TableScreen:
    await driven.press("N")
    await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
    table = driven.app.screen
    assert isinstance(table, TableScreen)
    await driven.until(lambda: not table.table_view.state.loading)
    return table


async def test_the_list_tells_of_it_and_enter_leads_to_what_stands_nearest(astray: Path) -> None:
    async with opened(astray) as driven:
        await driven.until(lambda: "1 note lies in no article: N shows it" in driven.screen_text())
        table = await table_of_notes(driven)
        assert [(line.cells[0], line.cells[3]) for line in table.rows.lines] == [("", "甲"), ("no article", "数目待查")]
        await driven.press("G", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen) and driven.app.screen.opened)
        reader = driven.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.state.text[reader.state.cursor.start] == "。"
        assert any("No article holds this note" in told for told in driven.app.services.told)


async def test_it_comes_first_among_the_problems(astray: Path) -> None:
    async with opened(astray) as driven:
        table = await table_of_notes(driven)
        await driven.press("o", "o", "o", "o")
        assert [line.cells[3] for line in table.rows.lines] == ["数目待查", "甲"]


async def test_of_a_file_that_cannot_be_read_any_more_the_notes_are_told_of(astray: Path) -> None:
    (astray / "seeds" / "a.txt").write_bytes(b"")
    async with opened(astray) as driven:
        await driven.until(lambda: "the file is empty  2 notes lie in no article" in driven.screen_text())
        table = await table_of_notes(driven)
        await driven.press("enter")
        await driven.until(lambda: "No article holds this note now" in driven.bottom)
        assert driven.app.screen is table
