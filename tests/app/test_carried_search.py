"""A search in the list goes along into its articles, and from one to the next."""

from pathlib import Path

import pytest

from tests.app.driving import Driven, opened
from tests.running import pizhu
from tui.app.reader import ReaderScreen


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text("通关提速\n\n大连海关支持口岸发展，海关说。\n", encoding="utf-8")
    (folder / "b.txt").write_text("天气\n\n今天天气好。\n", encoding="utf-8")
    (folder / "c.txt").write_text("臺灣\n\n總統府說，海關收人730亿元。\n", encoding="utf-8")
    pizhu("note", "add", folder / "b.txt", "--start", 6, "--end", 8, "--tag", "气象", "--text", "要核对")
    return folder


async def search(driven: Driven, text: str) -> None:
    await driven.press("/")
    await driven.type(text)
    await driven.press("enter")


def cursor(driven: Driven) -> str:
    screen = driven.app.screen
    assert isinstance(screen, ReaderScreen)
    state = screen.state
    return state.text[state.cursor.start :][:6]


async def test_the_cursor_is_on_the_first_hit_and_n_goes_on_into_the_next_article(texts: Path) -> None:
    async with opened(texts) as driven:
        await search(driven, "海关")
        await driven.until(lambda: "2 articles, 3 hits" in driven.screen_text())
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen) and driven.app.screen.opened)
        await driven.until(lambda: "hit 1 of 2 · article 1 of 2" in driven.screen_text())
        assert cursor(driven) == "海关支持口岸"
        await driven.press("n")
        await driven.until(lambda: "hit 2 of 2 · article 1 of 2" in driven.screen_text())
        await driven.press("n")
        await driven.until(lambda: "hit 1 of 1 · article 2 of 2" in driven.screen_text())
        assert cursor(driven) == "海關收人73"


async def test_an_article_that_was_left_in_the_middle_is_opened_at_its_first_hit(texts: Path) -> None:
    between = "".join(f"\n第{number}段说的是天气，今天很好。\n" for number in range(60))
    (texts / "a.txt").write_text(f"通关提速\n\n大连海关支持口岸发展。\n{between}\n海关说。\n", encoding="utf-8")
    async with opened(texts) as driven:
        await search(driven, "海关")
        for _time in range(2):
            await driven.until(lambda: driven.app.screen is driven.home and len(driven.home.state.found) == 2)
            await driven.press("enter")
            await driven.until(lambda: "hit 1 of 2 · article 1 of 2" in driven.screen_text())
            await driven.press("5", "0", "%", "q")


async def test_tags_and_notes_of_passages_are_found_in_the_list(texts: Path) -> None:
    async with opened(texts) as driven:
        for text in ("要核对", "气象", "tag：气象"):
            await search(driven, text)
            await driven.until(lambda: driven.home.state.found == {("b.txt", 1)})
            assert driven.current.source == "b.txt"


async def test_an_empty_search_ends_it(texts: Path) -> None:
    async with opened(texts) as driven:
        await search(driven, "海关")
        await driven.until(lambda: len(driven.home.state.found) == 2)
        await driven.press("/", "enter")
        await driven.until(lambda: not driven.home.state.search)
        await driven.press("enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen) and driven.app.screen.opened)
        assert "hit 1" not in driven.screen_text()


async def test_what_is_no_filter_is_looked_for_as_it_stands(texts: Path) -> None:
    async with opened(texts) as driven:
        await search(driven, "(海关")
        await driven.until(lambda: driven.home.state.search == "(海关")
        await driven.settle()
        assert driven.home.state.found == frozenset()
