"""Two articles compared on the screen."""

from pathlib import Path

import pytest

from tests.app.driving import opened
from tui.app.table import TableScreen
from tui.workspace import Session


async def test_two_selected_articles_are_compared(tmp_path: Path) -> None:
    for name, amount in (("a", "4400"), ("b", "4620")):
        text = f"外贸增长\n\n去年，全市进出口总额{amount}亿元，规模居全省首位。\n\n各部门要抓好落实。\n"
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("=")
        assert not isinstance(driven.app.screen, TableScreen)
        await driven.press("v", "v", "=")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and driven.app.screen.rows.lines)
        screen = driven.app.screen
        assert isinstance(screen, TableScreen)
        assert [line.cells for line in screen.rows.lines] == [
            (
                "figure changed",
                "去年，全市进出口总额【4400亿元】，规模居全省首位。",
                "去年，全市进出口总额【4620亿元】，规模居全省首位。",
            )
        ]


async def test_two_articles_that_share_nothing_are_told_to_be_no_editions(tmp_path: Path) -> None:
    for name, text in (("a", "全市进出口总额4400亿元，规模居全省首位。"), ("b", "昨夜暴雨，江水上涨，居民连夜转移。")):
        (tmp_path / f"{name}.txt").write_text(f"简讯\n\n{text}\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("v", "v", "=")
        await driven.until(lambda: "not two editions of one text" in driven.screen_text())


@pytest.fixture
def editions(tmp_path: Path) -> Path:
    """Return a library of two editions, two passages of the older one annotated."""
    for name, year, amount in (("a", 2023, 4400), ("b", 2024, 4620)):
        text = f"外贸增长\n\n去年，全市进出口总额{amount}亿元，规模居全省首位。\n\n各部门要抓好落实。\n"
        (tmp_path / f"{name}.txt").write_text(f"---\ndate: {year}-01-02\n---\n\n{text}", encoding="utf-8")
    with Session.open(tmp_path) as session:
        (article,) = session.articles([("a.txt", 1)])
        for quote in ("全省首位", "抓好落实"):
            at = article.source.text.index(quote)
            session.notes.annotate(article.source, [(at, at + len(quote))], tags=["要点"])
    return tmp_path


async def test_notes_of_the_older_article_are_carried_over_and_one_undo_takes_them_back(editions: Path) -> None:
    async with opened(editions) as driven:

        def carried() -> list[str]:
            return [one.anchor.quote for one in driven.home.session.notes.store.read("b.txt").annotations]

        await driven.press("v", "v", "=")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen) and driven.app.screen.rows.lines)
        await driven.press("P")
        await driven.until(lambda: "2 carried" in driven.bottom)
        assert carried() == ["全省首位", "抓好落实"]
        await driven.press("P")
        await driven.until(lambda: "0 carried, 2 there already" in driven.bottom)
        await driven.press("u")
        await driven.until(lambda: not carried())


async def test_other_tables_say_where_notes_are_carried(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("标题\n\n正文。\n", encoding="utf-8")
    async with opened(tmp_path) as driven:
        await driven.press("N")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        await driven.press("P")
        await driven.until(lambda: "v on both" in driven.bottom)


async def test_both_of_two_editions_with_long_names_are_named_in_a_narrow_window(tmp_path: Path) -> None:
    for name, title in (
        ("a", "勇于争先守正创新奋力开创全面振兴新局面甲"),
        ("b", "勇于争先守正创新奋力开创全面振兴新局面乙"),
    ):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n\n收入增长。\n", encoding="utf-8")
    async with opened(tmp_path, size=(80, 24)) as driven:
        await driven.press("v", "v", "=")
        await driven.until(lambda: isinstance(driven.app.screen, TableScreen))
        await driven.until(lambda: "局面甲" in driven.screen_text() and "局面乙" in driven.screen_text())
