"""All decisions on one screen: seen, reversed, taken back; reopened by changed words only."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.app.test_queue import current, painted, reviewing, screen, stored, until_alike
from tui.app.queue import ReviewHome
from tui.app.table import TableScreen
from tui.notes.model.annotation import Kind
from tui.workspace.review.gather import items
from tui.workspace.review.item import What
from tui.workspace.review.scope import Reach, ReviewScope
from tui.workspace.session import Session

LIBRARY = ReviewScope(Reach.LIBRARY)


async def decide(driven: Driven) -> tuple[str, int]:
    """Accept a group of equal names; return the name and how often it stood there."""
    count = await until_alike(driven)
    quote = current(driven).quote
    await driven.press("A")
    await driven.until(lambda: len(stored(driven, Kind.MARK)) == count + 1)
    return quote, count


def table(driven: Driven) -> TableScreen:
    found = driven.app.screen
    assert isinstance(found, TableScreen)
    return found


async def show(driven: Driven) -> None:
    await driven.press("q")
    await driven.until(lambda: isinstance(driven.app.screen, ReviewHome))
    await driven.press("D")
    await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
    await driven.until(lambda: not table(driven).table_view.state.loading)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_decision_is_one_row_and_is_reversed_with_all_it_settled(tmp_path: Path, size: tuple[int, int]) -> None:
    async with reviewing(tmp_path, size=size) as driven:
        quote, count = await decide(driven)
        await show(driven)
        (line,) = table(driven).rows.lines
        assert line.cells[:4] == (quote, "organisation", "accepted  for the library", str(count))
        await driven.press("x")
        await driven.until(lambda: not stored(driven, Kind.MARK) and not table(driven).rows.lines)
        await driven.press("u")
        await driven.until(lambda: len(stored(driven, Kind.MARK)) == count + 1 and len(table(driven).rows.lines) == 1)


async def test_decisions_are_found_from_the_palette_of_the_list(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题\n\n文字。\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("colon")
        await driven.type("decisions")
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        assert "All decisions" in driven.screen_text()


async def test_a_group_says_how_often_its_text_was_settled_before(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as driven:
        await until_alike(driven)
        quote = current(driven).quote
        await driven.press("a")
        await driven.until(lambda: stored(driven, Kind.MARK))
    async with reviewing(tmp_path) as driven:
        while current(driven).quote != quote:
            await driven.press("n")
        await painted(driven)
        assert "settled by you 1 time" in driven.screen_text()
        assert screen(driven).desk.settled


def test_a_decision_reopens_only_when_its_own_words_change(tmp_path: Path) -> None:
    import asyncio

    async def accept() -> tuple[str, int]:
        async with reviewing(tmp_path) as driven:
            return await decide(driven)

    quote, _count = asyncio.run(accept())
    path = tmp_path / "a.txt"
    text = path.read_text(encoding="utf-8")

    def waiting() -> list[str]:
        with Session.open(tmp_path) as session:
            return [one.quote for batch in items(session, What.NAMES, LIBRARY, lambda: False) for one in batch]

    assert quote not in waiting()
    path.write_text(text.replace("本报讯", "新的一行。\n\n本报讯"), encoding="utf-8")
    assert quote not in waiting()
    path.write_text(text.replace(quote, "上海海关"), encoding="utf-8")
    assert "上海海关" in waiting()
