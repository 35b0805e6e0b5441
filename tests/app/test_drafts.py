"""A note that was begun when the program ended is found by `:drafts`, gone on with, or thrown away with a way back."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tui.app.dialogs.note import NoteDialog
from tui.app.table import TableScreen
from tui.folders import folders
from tui.notes.store.drafts import Drafts

STORY = "港口\n\n　　甲地今年卸下八百件货物。\n\n　　乙地的码头工人说，明年还会更多。\n"
WORDS = "八百件货物"


def left(root: Path, about: str, text: str, quote: str = "") -> None:
    """Leave a draft as a session does that is killed."""
    Drafts(folders().state, root / "seeds").put("a.txt", about, text, quote)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    page = tmp_path / "seeds" / "a.txt"
    page.parent.mkdir()
    page.write_text(STORY, encoding="utf-8")
    return tmp_path


async def drafts(driven: Driven) -> TableScreen:
    """Go to the drafts by name."""
    await driven.press("colon")
    await driven.type("drafts")
    await driven.press("enter")
    await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
    table = driven.app.screen
    assert isinstance(table, TableScreen)
    await driven.until(lambda: not table.table_view.state.loading)
    return table


def kept(driven: Driven) -> list[tuple[str, str]]:
    book = driven.app.session.notes.known("a.txt")
    return [(one.anchor.quote, one.note) for one in book.annotations] if book else []


async def test_a_note_on_words_is_gone_on_with(story: Path) -> None:
    at = STORY.index(WORDS)
    left(story, f"{at}-{at + len(WORDS)}", "数目待", WORDS)
    async with opened(story) as driven:
        await driven.until(lambda: any("1 note that was begun" in told for told in driven.app.services.told))
        table = await drafts(driven)
        assert table.rows.lines[0].cells[1:] == ("数目待", WORDS, "a.txt")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, NoteDialog))
        await driven.type("查")
        await driven.press("escape")
        await driven.until(lambda: kept(driven) == [(WORDS, "数目待查")])
        await driven.until(lambda: not table.rows.lines)
        assert not list(driven.app.session.drafts.all())
        await driven.press("u")
        await driven.until(lambda: kept(driven) == [])


async def test_keys_typed_right_behind_enter_belong_to_the_note(story: Path) -> None:
    at = STORY.index(WORDS)
    left(story, f"{at}-{at + len(WORDS)}", "数目", WORDS)
    async with opened(story) as driven:
        await drafts(driven)
        await driven.pilot.press("enter", "x", "q", "escape")
        await driven.until(lambda: kept(driven) == [(WORDS, "数目xq")])


async def test_it_follows_its_words_in_a_text_that_changed(story: Path) -> None:
    words = "乙地的码头工人说，明年还会更多"
    at = STORY.index(words)
    left(story, f"{at}-{at + len(words)}", "引语", words)
    page = story / "seeds" / "a.txt"
    page.write_text(STORY.replace("港口\n\n", "港口\n\n　　新加的一段放在最前面。\n\n"), encoding="utf-8")
    async with opened(story) as driven:
        await drafts(driven)
        await driven.pilot.press("enter", "q", "escape")
        await driven.until(lambda: kept(driven) == [(words, "引语q")])


async def test_on_words_that_are_gone_it_stays_a_draft(story: Path) -> None:
    left(story, "12-20", "数目", "从来没有过的几个字在这里")
    async with opened(story) as driven:
        table = await drafts(driven)
        await driven.press("enter")
        await driven.until(lambda: "What it is about is gone" in driven.bottom)
        assert driven.app.screen is table
        assert len(list(driven.app.session.drafts.all())) == 1


async def test_a_note_on_the_article_is_gone_on_with(story: Path) -> None:
    left(story, "#1", "全文", "港口")
    async with opened(story) as driven:
        await drafts(driven)
        await driven.pilot.press("enter", "q", "escape")
        await driven.until(lambda: [note for _quote, note in kept(driven)] == ["全文q"])


@pytest.mark.parametrize("keys", [("x",), ("enter", "ctrl+x")])
async def test_one_that_is_thrown_away_comes_back_by_undo(story: Path, keys: tuple[str, ...]) -> None:
    left(story, "#1", "全文", "港口")
    async with opened(story) as driven:
        table = await drafts(driven)
        (before,) = driven.app.session.drafts.all()
        await driven.pilot.press(*keys)
        await driven.until(lambda: not table.rows.lines and "u brings it back" in driven.bottom)
        await driven.until(lambda: not list(driven.app.session.drafts.all()))
        await driven.press("u")
        await driven.until(lambda: len(table.rows.lines) == 1)
        assert list(driven.app.session.drafts.all()) == [before]
