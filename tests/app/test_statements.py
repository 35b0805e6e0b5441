"""Who said what, and the timeline, as screens: a row opens its passage, and q comes back to it."""

from pathlib import Path

import pytest

from tests.app.driving import opened
from tui.app.reader.screen import ReaderScreen
from tui.app.table import TableScreen


@pytest.mark.parametrize(
    ("key", "want"),
    [("Q", ["王芳", "王芳"]), ("D", ["2023", "2024", "2024-03-05"])],
)
async def test_a_row_opens_its_passage_and_q_comes_back_to_it(tmp_path: Path, key: str, want: list[str]) -> None:
    story = (
        "---\ntitle: 财政\ndate: 2024-03-06\n---\n\n市财政局局长王芳5日表示，去年收入增长。\n\n“今年会更好。”王芳说。\n"
    )
    (tmp_path / "a.md").write_text(story, encoding="utf-8")
    async with opened(tmp_path, size=(100, 30)) as driven:
        await driven.press("g", key, "1")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and len(driven.app.screen.rows.lines) > 1)
        table = driven.app.screen
        assert isinstance(table, TableScreen)
        await driven.until(lambda: not table.table_view.state.loading)
        assert [line.cells[0] for line in table.rows.lines] == want
        await driven.press("g", "g", "j", "enter")
        await driven.until(lambda: isinstance(driven.app.screen, ReaderScreen))
        await driven.press("q")
        await driven.until(lambda: driven.app.screen is table)
        assert table.rows.cursor == 1


@pytest.mark.parametrize(
    ("keys", "offered", "elsewhere"),
    [
        (
            ("g", "Q", "1"),
            "Copy the rows",
            ("Ledger:", "of a ledger", "Editions:", "stand for this one", "Tag the notes"),
        ),
        (("g", "A", "1"), "The selected names stand for this one", ("Ledger:", "of a ledger", "Editions:")),
        (("L", "1"), "The day of issue of the article", ("Editions:", "stand for this one")),
        (("v", "v", "="), "Editions: carry", ("Ledger:", "of a ledger", "Remove the notes")),
        (("N",), "Tag the notes", ("Ledger:", "of a ledger", "Editions:", "stand for this one")),
    ],
)
async def test_the_keys_of_a_table_are_those_that_mean_something_in_it(
    tmp_path: Path, keys: tuple[str, ...], offered: str, elsewhere: tuple[str, ...]
) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("财政\n\n王芳表示，2023年收入增长5%。\n", encoding="utf-8")
    async with opened(tmp_path, size=(200, 60)) as driven:
        await driven.press(*keys)
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        await driven.press("?")
        await driven.until(lambda: "Finding and arranging" in driven.screen_text())
        told = driven.screen_text()
        assert offered in told
        assert [one for one in elsewhere if one in told] == []


async def test_what_was_said_and_who_is_named_can_be_read_in_a_narrow_window(tmp_path: Path) -> None:
    story = (
        "---\ntitle: 财政收入稳步增长\ndate: 2024-03-06\n---\n\n大连獐子岛海洋发展集团负责人王芳表示，收入明显增长。\n"
    )
    (tmp_path / "a.md").write_text(story, encoding="utf-8")
    async with opened(tmp_path, size=(40, 12)) as driven:
        for key, want in (("Q", "收入明显"), ("A", "王芳")):
            await driven.press("g", key, "1")
            await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
            await driven.until(lambda want=want: want in driven.screen_text())
            await driven.press("q")
